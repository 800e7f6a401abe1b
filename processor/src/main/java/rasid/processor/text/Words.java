package rasid.processor.text;

import java.util.Arrays;

/// The words of a folded text, which are runs of units of one kind, and their forms, hashed.
///
/// How long a word is cannot be foreseen, neither by a reader nor by a processor, which loses the
/// time of ten units on each wrong guess. So units are walked without asking: each notes that a run
/// begins there, and the note stays where one does. Stretches are short, so that notes and sums
/// stay in the nearest cache.
final class Words {
  private static final int UNITS_A_WORD = 5;
  private static final int STRETCH = 256;

  // Kinds of units; words are of the second and the third.
  private static final byte NO_WORD = 0;
  private static final byte ARABIC = 1;
  private static final byte OTHER = 2;
  private static final byte SURROGATE = 3;

  // The kind of every UTF-16 unit; what surrogates stand for is asked when met.
  private static final byte[] KINDS = kinds();

  private static final String CLAUSE_MARKS = ",،()[]\"«»“”/–—|…";
  private static final String SENTENCE_MARKS = ".!?؟؛;:\n";

  private static final long[] POWERS = RollingHash.powers(STRETCH);
  private static final long[] INVERSES = RollingHash.inverses(STRETCH);

  private static byte[] kinds() {
    var kinds = new byte[Character.MAX_VALUE + 1];
    for (int unit = 0; unit < kinds.length; unit++) {
      kinds[unit] = Character.isSurrogate((char) unit) ? SURROGATE : kindOf(unit);
    }
    return kinds;
  }

  private static byte kindOf(int codePoint) {
    if (codePoint >= 0x620 && codePoint <= 0x6FF) {
      return Character.isLetter(codePoint) ? ARABIC : NO_WORD;
    }
    if (Character.isLetterOrDigit(codePoint)) {
      return OTHER;
    }
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK
        ? OTHER
        : NO_WORD;
  }

  // Of one unit of a pair, that of the pair.
  private static byte kindOf(char[] chars, int at, int length) {
    boolean isSecond =
        at > 0 && Character.isLowSurrogate(chars[at]) && Character.isHighSurrogate(chars[at - 1]);
    return kindOf(Character.codePointAt(chars, isSecond ? at - 1 : at, length));
  }

  private final char[] chars;
  private final int length;
  private int size;
  private int[] starts;
  private int[] ends;
  private int[] forms;
  private int formCount;
  private long[] hashes;
  private int[] codes;

  // Of the stretch at hand: where it begins, where its runs begin, and the sum of all units before
  // each, each times its power.
  private int stretch;
  private int[] runs = new int[STRETCH + 1];
  private long[] sums = new long[STRETCH + 1];
  private long[] powers = POWERS;
  private long[] inverses = INVERSES;

  Words(Folded folded) {
    chars = folded.chars();
    length = folded.size();
    int guess = length / UNITS_A_WORD + 8;
    starts = new int[guess];
    ends = new int[guess];
    forms = new int[guess];
    hashes = new long[2 * guess];
    codes = new int[hashes.length];
    while (stretch < length) {
      int to = Math.min(length, stretch + powers.length);
      int whole = runs(to);
      if (to < length) {
        whole--; // the last may go on
      }
      int first = size;
      addWords(whole);
      addForms(first);
      stretch = runs[whole];
      if (whole == 0) {
        powers = RollingHash.powers(2 * powers.length);
        inverses = RollingHash.inverses(powers.length);
        runs = new int[powers.length + 1];
        sums = new long[runs.length];
      }
    }
    forms[size] = formCount;
  }

  // Notes where runs begin, and last where the stretch ends; how many there are.
  private int runs(int to) {
    var chars = this.chars;
    var runs = this.runs;
    var sums = this.sums;
    var powers = this.powers;
    int stretch = this.stretch;
    long sum = 0;
    int count = 0;
    byte last = SURROGATE;
    for (int i = stretch; i < to; i++) {
      char unit = chars[i];
      sums[i - stretch] = sum;
      sum += unit * powers[i - stretch];
      byte kind = KINDS[unit];
      if (kind == SURROGATE) {
        kind = kindOf(chars, i, length);
      }
      runs[count] = i;
      count += kind == last ? 0 : 1;
      last = kind;
    }
    sums[to - stretch] = sum;
    runs[count] = to;
    return count;
  }

  private void addWords(int count) {
    if (size + count >= starts.length) {
      int room = Math.max(size + count + 1, 2 * starts.length);
      starts = Arrays.copyOf(starts, room);
      ends = Arrays.copyOf(ends, room);
      forms = Arrays.copyOf(forms, room);
    }
    int at = size;
    for (int run = 0; run < count; run++) {
      int from = runs[run];
      byte kind = KINDS[chars[from]];
      if (kind == SURROGATE) {
        kind = kindOf(chars, from, length);
      }
      starts[at] = from;
      ends[at] = runs[run + 1];
      at += kind == NO_WORD ? 0 : 1;
    }
    size = at;
  }

  // Most words have one form or two, and which cannot be foreseen either: the second is written
  // in any case, and written over where there is none.
  private void addForms(int first) {
    int most = formCount + (size - first) * ProcliticForms.MOST;
    if (most > hashes.length) {
      hashes = Arrays.copyOf(hashes, Math.max(most, 2 * hashes.length));
      codes = Arrays.copyOf(codes, hashes.length);
    }
    int at = formCount;
    for (int word = first; word < size; word++) {
      long packed = ProcliticForms.of(chars, starts[word], ends[word]);
      int count = ProcliticForms.count(packed);
      forms[word] = at;
      hashes[at] = hash(starts[word] - stretch, ends[word] - stretch);
      codes[at] = word << Byte.SIZE;
      put(at + 1, ProcliticForms.form(packed, 1), word);
      for (int i = 2; i < count; i++) {
        put(at + i, ProcliticForms.form(packed, i), word);
      }
      at += count;
    }
    formCount = at;
  }

  private void put(int at, byte form, int word) {
    int from = starts[word] - stretch + ProcliticForms.from(form);
    int to = ends[word] - stretch - ProcliticForms.cut(form);
    int alef = ProcliticForms.alef(form);
    hashes[at] = (sums[to] - sums[from]) * inverses[from - alef] + alef * 'ا';
    codes[at] = (word << Byte.SIZE) | (form & 0xFF);
  }

  private long hash(int from, int to) {
    return (sums[to] - sums[from]) * inverses[from];
  }

  /// The folded text, and room for more.
  char[] chars() {
    return chars;
  }

  int size() {
    return size;
  }

  int start(int word) {
    return starts[word];
  }

  /// Where a word has ended.
  int end(int word) {
    return ends[word];
  }

  /// Number of the first form of a word; of one that is not there, the number after the last.
  int firstForm(int word) {
    return forms[word];
  }

  /// A form, see [ProcliticForms].
  byte form(int number) {
    return (byte) codes[number];
  }

  /// The word of a form.
  int word(int form) {
    return codes[form] >>> Byte.SIZE;
  }

  /// The [RollingHash] of a form.
  long hash(int number) {
    return hashes[number];
  }

  /// Whether a comma, a bracket, a quotation mark or more stands after a word.
  boolean partsClauses(int word) {
    return partsSentences(word) || isFollowedBy(CLAUSE_MARKS, word);
  }

  /// Whether a sentence or paragraph ends after a word.
  boolean partsSentences(int word) {
    return isFollowedBy(SENTENCE_MARKS, word);
  }

  private boolean isFollowedBy(String marks, int word) {
    int next = word + 1 < size ? starts[word + 1] : length;
    for (int i = ends[word]; i < next; i++) {
      if (marks.indexOf(chars[i]) >= 0) {
        return true;
      }
    }
    return false;
  }
}
