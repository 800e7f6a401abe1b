package rasid.processor.text;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rasid.model.Span;

/// A text as [ArabicText] folds it, cut into words, each with its forms and its place in the
/// published text.
///
/// A word is a run of letters and digits. Arabic letters never share a word with others, so that
/// `الـAES` and `و25` fall apart; apostrophes and hyphens part words as spaces do.
///
/// The forms of all words (see [ProcliticForms]) are numbered through the text, those of word `i`
/// from `firstForm(i)` to before `endForm(i)`, the whole word first. Each is hashed once, for every
/// [WordTable] that is asked. Not safe to share between threads: words become strings when asked
/// for.
public final class FoldedText {
  // Odd, its bits well mixed: 2^64 over the golden ratio.
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private final String published;
  private final Folded folded;
  private final Words words;
  private @Nullable String @Nullable [] tokens;

  FoldedText(String published, Folded folded) {
    this.published = published;
    this.folded = folded;
    words = new Words(folded);
  }

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

  /// The words of a text: runs of units of one kind.
  ///
  /// How long a word is cannot be foreseen, neither by a reader nor by a processor, which loses the
  /// time of ten units on each wrong guess. So units are walked without asking: each notes that a
  /// run begins there, and the note stays where one does. Stretches are short, so that notes and
  /// hashes stay in the nearest cache.
  private static final class Words {
    private static final int UNITS_A_WORD = 5;
    private static final int STRETCH = 512;

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
        hash = hash * MULTIPLIER + unit;
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
      long power = power(to - from);
      hashes[at] =
          before[to - stretch]
              - before[from - stretch] * power
              + ProcliticForms.alef(form) * 'ا' * power;
      codes[at] = form;
    }
  }

  // The first powers of the multiplier; words are seldom longer.
  private static final long[] POWERS = powers();

  private static long[] powers() {
    var powers = new long[64];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * MULTIPLIER;
    }
    return powers;
  }

  private static long power(int exponent) {
    long power = POWERS[exponent & (POWERS.length - 1)];
    for (int i = exponent - (exponent & (POWERS.length - 1)); i > 0; i--) {
      power *= MULTIPLIER;
    }
    return power;
  }

  // A polynomial of the units: what a text's end has more than its beginning gives that of a form.
  private static long hash(char[] chars, int start, int end) {
    long hash = 0;
    for (int i = start; i < end; i++) {
      hash = hash * MULTIPLIER + chars[i];
    }
    return hash;
  }

  /// The hash of a folded word, the same as that of a form that reads so.
  ///
  /// Two words of one text or table have the same with a chance of 2^-64 a pair, so it stands for
  /// the word: among a million words that is one in forty million for any pair at all.
  static long hash(String word) {
    long hash = 0;
    for (int i = 0; i < word.length(); i++) {
      hash = hash * MULTIPLIER + word.charAt(i);
    }
    return hash;
  }

  /// The text before folding.
  public String published() {
    return published;
  }

  /// The whole folded text, punctuation and spaces included.
  public String folded() {
    return new String(folded.chars(), 0, folded.size());
  }

  /// How many words it has.
  public int size() {
    return words.size;
  }

  /// A word, folded.
  public String token(int index) {
    if (tokens == null) {
      tokens = new String[words.size];
    }
    var token = tokens[index];
    if (token == null) {
      int start = words.starts[index];
      token = new String(words.chars, start, words.ends[index] - start);
      tokens[index] = token;
    }
    return token;
  }

  /// All words, folded.
  public List<String> tokens() {
    return IntStream.range(0, words.size).mapToObj(this::token).toList();
  }

  /// How many units a word has, folded.
  public int length(int index) {
    return words.ends[index] - words.starts[index];
  }

  /// A unit of a word, folded.
  public char charAt(int index, int at) {
    return words.chars[words.starts[index] + at];
  }

  /// A hash of what is left of a word without its first units; the same for the same letters.
  public int hash(int index, int skipped) {
    return Long.hashCode(
        skipped == 0
            ? words.hashes[words.forms[index]]
            : hash(words.chars, words.starts[index] + skipped, words.ends[index]));
  }

  /// Whether two words are the same when units are left out at their beginnings.
  public boolean isSame(int index, int skipped, int other, int otherSkipped) {
    return Arrays.equals(
        words.chars,
        words.starts[index] + skipped,
        words.ends[index],
        words.chars,
        words.starts[other] + otherSkipped,
        words.ends[other]);
  }

  /// Number of the first form of a word: the whole word.
  public int firstForm(int index) {
    return words.forms[index];
  }

  /// Number after the last form of a word.
  public int endForm(int index) {
    return words.forms[index + 1];
  }

  /// Units to leave out at the beginning of its word to mark a form.
  public int skipped(int form) {
    return ProcliticForms.skipped(words.codes[form]);
  }

  /// Whether a form lacks the end of its word: the plural s.
  public boolean isCut(int form) {
    return ProcliticForms.cut(words.codes[form]) > 0;
  }

  /// Whether one of the forms of a word reads so.
  public boolean isKnownBy(int index, String word) {
    long hash = hash(word);
    for (int form = firstForm(index); form < endForm(index); form++) {
      if (words.hashes[form] == hash) {
        return true;
      }
    }
    return false;
  }

  /// How many units a form of a word has.
  public int formLength(int index, int form) {
    byte code = words.codes[form];
    return length(index)
        - ProcliticForms.from(code)
        - ProcliticForms.cut(code)
        + ProcliticForms.alef(code);
  }

  /// A unit of a form of a word.
  public char formCharAt(int index, int form, int at) {
    byte code = words.codes[form];
    int alef = ProcliticForms.alef(code);
    return at < alef ? 'ا' : charAt(index, at - alef + ProcliticForms.from(code));
  }

  long formHash(int form) {
    return words.hashes[form];
  }

  /// Where the words from `first` to `last`, both included, stand in the published text.
  ///
  /// @param skipped units of the first word, as folded, that are left out at its beginning
  public Span span(int first, int skipped, int last) {
    return span(first, skipped, last, 0);
  }

  /// Where the words from `first` to `last`, both included, stand in the published text.
  ///
  /// @param skipped units of the first word, as folded, that are left out at its beginning
  /// @param cut units of the last word, as folded, that are left out at its end
  public Span span(int first, int skipped, int last, int cut) {
    int start = folded.start(words.starts[first] + skipped);
    int end = folded.end(words.ends[last] - cut - 1);
    return new Span(start, end);
  }

  /// Whether a word was written with a capital at its beginning.
  public boolean isCapitalised(int index) {
    return Character.isUpperCase(published.codePointAt(folded.start(words.starts[index])));
  }

  /// Whether a word was written in capitals throughout.
  public boolean isInCapitals(int index) {
    return span(index, 0, index)
        .in(published)
        .codePoints()
        .noneMatch(c -> Character.isLetter(c) && !Character.isUpperCase(c));
  }

  /// Whether a sentence or paragraph ends between a word and the next.
  public boolean isParted(int index) {
    return index + 1 >= words.size || words.partings[index] == PARTS_SENTENCES;
  }

  /// Whether a comma, a bracket, a quotation mark or more stands between a word and the next.
  public boolean isClauseParted(int index) {
    return index + 1 >= words.size || words.partings[index] >= PARTS_CLAUSES;
  }
}
