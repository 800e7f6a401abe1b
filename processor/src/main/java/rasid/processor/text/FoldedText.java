package rasid.processor.text;

import java.util.Arrays;
import java.util.List;
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
  // What a form is beside its letters: an alef put before, the plural s cut, units left out at the
  // beginning, units skipped.
  private static final int ALEF = 1;
  private static final int CUT = 2;
  private static final int FROM_SHIFT = 2;
  private static final int FROM_MASK = 7;
  private static final int SKIPPED_SHIFT = 5;

  // Odd, its bits well mixed: 2^64 over the golden ratio.
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private final String published;
  private final Folded folded;
  private final Words words;
  private final @Nullable String[] tokens;

  FoldedText(String published, Folded folded) {
    this.published = published;
    this.folded = folded;
    words = new Words(folded);
    tokens = new String[words.size];
  }

  private static final byte NO_WORD = 0;
  private static final byte ARABIC = 1;
  private static final byte OTHER = 2;
  private static final byte PARTS_CLAUSES = 3;
  private static final byte PARTS_SENTENCES = 4;

  // The kind of every UTF-16 unit; what surrogates stand for is asked when met.
  private static final byte[] KINDS = kinds();

  private static byte[] kinds() {
    var kinds = new byte[Character.MAX_VALUE + 1];
    for (int unit = 0; unit < kinds.length; unit++) {
      kinds[unit] = kindOf(unit);
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

  /// The words of a text, found in one pass.
  private static final class Words implements ProcliticForms.Sink {
    private static final int UNITS_A_WORD = 4;
    private static final int FORMS_A_WORD = 2;

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

    // Hashes of the word at hand without its first units.
    private final long[] tails = new long[ProcliticForms.MOST_STRIPPED + 1];

    Words(Folded folded) {
      chars = folded.chars();
      length = folded.size();
      int guess = length / UNITS_A_WORD + 8;
      starts = new int[guess];
      ends = new int[guess];
      partings = new byte[guess];
      forms = new int[guess + 1];
      hashes = new long[FORMS_A_WORD * guess];
      codes = new byte[FORMS_A_WORD * guess];
      for (int i = 0; i < length; ) {
        byte kind = kind(i);
        int end = i + width(i);
        if (kind == ARABIC || kind == OTHER) {
          while (end < length && kind(end) == kind) {
            end += width(end);
          }
          add(i, end);
        } else if (kind != NO_WORD && size > 0) {
          partings[size - 1] = (byte) Math.max(partings[size - 1], kind);
        }
        i = end;
      }
      forms[size] = formCount;
    }

    private byte kind(int at) {
      char unit = chars[at];
      return Character.isSurrogate(unit)
          ? kindOf(Character.codePointAt(chars, at, length))
          : KINDS[unit];
    }

    private int width(int at) {
      return Character.isHighSurrogate(chars[at])
          ? Character.charCount(Character.codePointAt(chars, at, length))
          : 1;
    }

    private void add(int start, int end) {
      if (size == starts.length) {
        starts = Arrays.copyOf(starts, 2 * size);
        ends = Arrays.copyOf(ends, 2 * size);
        partings = Arrays.copyOf(partings, 2 * size);
        forms = Arrays.copyOf(forms, 2 * size + 1);
      }
      starts[size] = start;
      ends[size] = end;
      forms[size] = formCount;
      size++;
      long hash = 0;
      for (int i = end - 1; i >= start; i--) {
        hash = hash * MULTIPLIER + chars[i];
        if (i - start < tails.length) {
          tails[i - start] = hash;
        }
      }
      ProcliticForms.of(chars, start, end, this);
    }

    @Override
    public void form(int from, boolean alef, int cut, int skipped) {
      if (formCount == hashes.length) {
        hashes = Arrays.copyOf(hashes, 2 * formCount);
        codes = Arrays.copyOf(codes, 2 * formCount);
      }
      long hash =
          cut > 0 ? hash(chars, starts[size - 1] + from, ends[size - 1] - cut) : tails[from];
      hashes[formCount] = alef ? hash * MULTIPLIER + 'ا' : hash;
      codes[formCount] =
          (byte)
              ((skipped << SKIPPED_SHIFT)
                  | (from << FROM_SHIFT)
                  | (cut > 0 ? CUT : 0)
                  | (alef ? ALEF : 0));
      formCount++;
    }
  }

  // Rolled from the end, so that forms, which differ at the beginning, share the work.
  private static long hash(char[] chars, int start, int end) {
    long hash = 0;
    for (int i = end - 1; i >= start; i--) {
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
    for (int i = word.length() - 1; i >= 0; i--) {
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
    for (int i = 0; i < words.size; i++) {
      token(i);
    }
    return List.of(tokens);
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
    return (words.codes[form] & 0xFF) >>> SKIPPED_SHIFT;
  }

  /// Whether a form lacks the end of its word: the plural s.
  public boolean isCut(int form) {
    return (words.codes[form] & CUT) != 0;
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
    int code = words.codes[form];
    return length(index)
        - ((code >>> FROM_SHIFT) & FROM_MASK)
        - ((code & CUT) == 0 ? 0 : 1)
        + (code & ALEF);
  }

  /// A unit of a form of a word.
  public char formCharAt(int index, int form, int at) {
    int code = words.codes[form];
    int alef = code & ALEF;
    return at < alef ? 'ا' : charAt(index, at - alef + ((code >>> FROM_SHIFT) & FROM_MASK));
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
