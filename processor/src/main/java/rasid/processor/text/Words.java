package rasid.processor.text;

import java.util.Arrays;

/// The words of a folded text, which are runs of units of one kind, and their forms, hashed.
///
/// How long a word is cannot be foreseen, neither by a reader nor by a processor, which loses the
/// time of ten units on each wrong guess. So units are walked without asking: each notes that a run
/// begins there, and the note stays where one does. Stretches are short, so that notes and hashes
/// stay in the nearest cache.
final class Words {
  private static final int UNITS_A_WORD = 5;
  private static final int STRETCH = 512;

  private static final byte NO_WORD = 0;
  private static final byte ARABIC = 1;
  private static final byte OTHER = 2;
  private static final byte PARTS_CLAUSES = 3;
  private static final byte PARTS_SENTENCES = 4;
  private static final byte SURROGATE = 5;

  // The kind of every UTF-16 unit; what surrogates stand for is asked when met.
  private static final byte[] KINDS = kinds();

  private static byte[] kinds() {
    var kinds = new byte[Character.MAX_VALUE + 1];
    for (int unit = 0; unit < kinds.length; unit++) {
      kinds[unit] = Character.isSurrogate((char) unit) ? SURROGATE : kindOf(unit);
    }
    for (char mark : ",،()[]\"«»“”/–—|…".toCharArray()) {
      kinds[mark] = PARTS_CLAUSES;
    }
    for (char mark : ".!?؟؛;:\n".toCharArray()) {
      kinds[mark] = PARTS_SENTENCES;
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
  private byte[] partings;
  private int[] forms;
  private int formCount;
  private long[] hashes;
  private byte[] codes;

  // Of the stretch at hand: where it begins, where its runs begin, the hash of all units before
  // each.
  private int stretch;
  private int[] runs = new int[STRETCH + 1];
  private long[] before = new long[STRETCH + 1];

  Words(Folded folded) {
    chars = folded.chars();
    length = folded.size();
    int guess = length / UNITS_A_WORD + 8;
    starts = new int[guess];
    ends = new int[guess];
    partings = new byte[guess];
    forms = new int[guess + 1];
    hashes = new long[2 * guess];
    codes = new byte[hashes.length];
    while (stretch < length) {
      int to = Math.min(length, stretch + runs.length - 1);
      int count = runs(to);
      if (to < length) {
        count--; // the last may go on
      }
      for (int run = 0; run < count; run++) {
        add(runs[run], runs[run + 1]);
      }
      stretch = runs[count];
      if (count == 0) {
        runs = new int[2 * runs.length];
        before = new long[runs.length];
      }
    }
    forms[size] = formCount;
  }

  // Notes where runs begin, and last where the stretch ends; how many there are.
  private int runs(int to) {
    long hash = 0;
    int count = 0;
    byte last = SURROGATE;
    for (int i = stretch; i < to; i++) {
      char unit = chars[i];
      before[i - stretch] = hash;
      hash = hash * RollingHash.BASE + unit;
      byte kind = KINDS[unit];
      if (kind == SURROGATE) {
        kind = kindOf(chars, i, length);
      }
      runs[count] = i;
      count += kind == last ? 0 : 1;
      last = kind;
    }
    before[to - stretch] = hash;
    runs[count] = to;
    return count;
  }

  private void add(int from, int to) {
    byte kind = KINDS[chars[from]];
    if (kind == SURROGATE) {
      kind = kindOf(chars, from, length);
    }
    if (kind == ARABIC || kind == OTHER) {
      if (size == starts.length) {
        starts = Arrays.copyOf(starts, 2 * size);
        ends = Arrays.copyOf(ends, 2 * size);
        partings = Arrays.copyOf(partings, 2 * size);
        forms = Arrays.copyOf(forms, 2 * size + 1);
      }
      starts[size] = from;
      ends[size] = to;
      forms[size] = formCount;
      size++;
      addForms(from, to);
    } else if (kind != NO_WORD && size > 0) {
      partings[size - 1] = (byte) Math.max(partings[size - 1], kind);
    }
  }

  // Most words have one form or two, and which cannot be foreseen either: the second is written
  // in any case, and written over where there is none.
  private void addForms(int start, int end) {
    if (formCount + ProcliticForms.MOST > hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * hashes.length);
      codes = Arrays.copyOf(codes, hashes.length);
    }
    long packed = ProcliticForms.of(chars, start, end);
    int count = ProcliticForms.count(packed);
    put(formCount, ProcliticForms.form(packed, 0), start, end);
    put(formCount + 1, ProcliticForms.form(packed, 1), start, end);
    for (int i = 2; i < count; i++) {
      put(formCount + i, ProcliticForms.form(packed, i), start, end);
    }
    formCount += count;
  }

  private void put(int at, byte form, int start, int end) {
    int from = start + ProcliticForms.from(form);
    int to = end - ProcliticForms.cut(form);
    long power = RollingHash.power(to - from);
    hashes[at] =
        before[to - stretch]
            - before[from - stretch] * power
            + ProcliticForms.alef(form) * 'ا' * power;
    codes[at] = form;
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
    return codes[number];
  }

  /// The [RollingHash] of a form.
  long hash(int number) {
    return hashes[number];
  }

  /// Whether a comma, a bracket, a quotation mark or more stands after a word.
  boolean partsClauses(int word) {
    return partings[word] >= PARTS_CLAUSES;
  }

  /// Whether a sentence or paragraph ends after a word.
  boolean partsSentences(int word) {
    return partings[word] == PARTS_SENTENCES;
  }
}
