package rasid.processor.text;

import java.util.Arrays;

/// The words of a folded text, which are runs of units of one kind, hashed.
///
/// How long a word is cannot be foreseen, neither by a reader nor by a processor, which loses the
/// time of ten units on each wrong guess. So units are walked without asking: each notes that a run
/// begins there, and the note stays where one does. Stretches are short, so that notes and sums
/// stay in the nearest cache. One text after another may be cut in the same room.
final class Words {
  private static final int UNITS_A_WORD = 5;
  private static final int STRETCH = 256;
  private static final int KIND_BITS = 2;
  private static final int KIND_MASK = (1 << KIND_BITS) - 1;

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

  private char[] chars = {};
  private int length;
  private int size;
  private int[] starts = {};
  private int[] ends = {};
  private long[] hashes = {};

  // Of the stretch at hand: where it begins, where its runs begin and below that their kind, and
  // the sum of all units before each, each times its power.
  private int stretch;
  private int[] runs = new int[STRETCH + 1];
  private long[] sums = new long[STRETCH + 1];
  private long[] powers = POWERS;
  private long[] inverses = INVERSES;

  /// Cuts a text, after which nothing is known of the one before.
  void cut(Folded folded) {
    chars = folded.chars();
    length = folded.size();
    size = 0;
    int guess = length / UNITS_A_WORD + 8;
    if (starts.length < guess) {
      starts = new int[guess];
      ends = new int[guess];
      hashes = new long[guess];
    }
    if (powers.length > STRETCH) {
      lengthen(POWERS, INVERSES); // as before that text
    }
    stretch = 0;
    while (stretch < length) {
      int to = Math.min(length, stretch + powers.length);
      int whole = runs(to);
      if (to < length) {
        whole--; // the last may go on
      }
      addWords(whole);
      stretch = runs[whole] >>> KIND_BITS;
      if (whole == 0) {
        int longer = 2 * powers.length;
        lengthen(RollingHash.powers(longer), RollingHash.inverses(longer));
      }
    }
  }

  // Makes stretches as long as that.
  private void lengthen(long[] powers, long[] inverses) {
    this.powers = powers;
    this.inverses = inverses;
    runs = new int[powers.length + 1];
    sums = new long[runs.length];
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
      runs[count] = (i << KIND_BITS) | kind;
      count += kind == last ? 0 : 1;
      last = kind;
    }
    sums[to - stretch] = sum;
    runs[count] = to << KIND_BITS;
    return count;
  }

  private void addWords(int count) {
    if (size + count > starts.length) {
      int room = Math.max(size + count, 2 * starts.length);
      starts = Arrays.copyOf(starts, room);
      ends = Arrays.copyOf(ends, room);
      hashes = Arrays.copyOf(hashes, room);
    }
    for (int run = 0; run < count; run++) {
      // Nearly every second run is a word, which is foreseen.
      if ((runs[run] & KIND_MASK) != NO_WORD) {
        int start = runs[run] >>> KIND_BITS;
        int end = runs[run + 1] >>> KIND_BITS;
        starts[size] = start;
        ends[size] = end;
        hashes[size] = (sums[end - stretch] - sums[start - stretch]) * inverses[start - stretch];
        size++;
      }
    }
  }

  /// The folded text, and then units that are none of it.
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

  /// The forms of a word, packed, see [ProcliticForms].
  long forms(int word) {
    return ProcliticForms.of(chars, starts[word], ends[word]);
  }

  /// The [RollingHash] of a word.
  long hash(int word) {
    return hashes[word];
  }

  /// Sums up what a form of a word may leave out at its beginning.
  ///
  /// @param sums gets the sum of no unit, of one, and so on, one more than
  ///   [ProcliticForms#MOST_LEFT_OUT]
  void sumBeginning(int word, long[] sums) {
    int last = ends[word] - 1; // once more for units that a short word lacks, which no form leaves
    long sum = 0;
    for (int i = 0; i < ProcliticForms.MOST_LEFT_OUT; i++) {
      sums[i] = sum;
      sum += chars[Math.min(starts[word] + i, last)] * POWERS[i];
    }
    sums[ProcliticForms.MOST_LEFT_OUT] = sum;
  }

  /// The [RollingHash] of a form of a word: that of the word without what the form leaves out.
  ///
  /// @param form see [ProcliticForms]
  /// @param sums from [#sumBeginning]
  long hash(int word, byte form, long[] sums) {
    int from = ProcliticForms.from(form);
    int alef = ProcliticForms.alef(form);
    long hash = hashes[word] - sums[from];
    if (ProcliticForms.cut(form) > 0) {
      hash -= chars[ends[word] - 1] * RollingHash.power(ends[word] - starts[word] - 1);
    }
    return hash * INVERSES[from - alef] + alef * 'ا';
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
