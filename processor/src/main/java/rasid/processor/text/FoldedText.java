package rasid.processor.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rasid.model.Span;

/// A text as [ArabicText] folds it, cut into words, each with its place in the published text.
///
/// A word is a run of letters and digits. Arabic letters never share a word with others, so that
/// `الـAES` and `و25` fall apart; apostrophes and hyphens part words as spaces do.
public final class FoldedText {
  private final String published;
  private final String folded;
  private final int[] starts;
  private final int[] ends;
  private final String[] tokens;
  private final int[] tokenAt;

  FoldedText(String published, String folded, int[] starts, int[] ends) {
    this.published = published;
    this.folded = folded;
    this.starts = starts;
    this.ends = ends;
    var words = new ArrayList<String>(folded.length() / 5 + 1);
    var places = new int[folded.length() / 5 + 1];
    for (int i = 0; i < folded.length(); ) {
      int kind = kind(i);
      int end = i + width(i);
      if (kind != NO_WORD) {
        while (end < folded.length() && kind(end) == kind) {
          end += width(end);
        }
        if (words.size() == places.length) {
          places = Arrays.copyOf(places, 2 * places.length);
        }
        places[words.size()] = i;
        words.add(folded.substring(i, end));
      }
      i = end;
    }
    tokens = words.toArray(String[]::new);
    tokenAt = Arrays.copyOf(places, tokens.length);
  }

  private static final int NO_WORD = 0;
  private static final int ARABIC = 1;
  private static final int OTHER = 2;

  // The kind of every UTF-16 unit; what surrogates stand for is asked when met.
  private static final byte[] KINDS = kinds();

  private static byte[] kinds() {
    var kinds = new byte[Character.MAX_VALUE + 1];
    for (int unit = 0; unit < kinds.length; unit++) {
      kinds[unit] = (byte) kindOf(unit);
    }
    return kinds;
  }

  private static int kindOf(int codePoint) {
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

  private int kind(int at) {
    char unit = folded.charAt(at);
    return Character.isSurrogate(unit) ? kindOf(folded.codePointAt(at)) : KINDS[unit];
  }

  private int width(int at) {
    return Character.isSurrogate(folded.charAt(at))
        ? Character.charCount(folded.codePointAt(at))
        : 1;
  }

  /// The text before folding.
  public String published() {
    return published;
  }

  /// The whole folded text, punctuation and spaces included.
  public String folded() {
    return folded;
  }

  /// How many words it has.
  public int size() {
    return tokens.length;
  }

  /// A word, folded.
  public String token(int index) {
    return tokens[index];
  }

  /// All words, folded.
  public List<String> tokens() {
    return List.of(tokens);
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
    int start = starts[tokenAt[first] + skipped];
    int end = ends[tokenAt[last] + tokens[last].length() - cut - 1];
    return new Span(start, end);
  }

  /// Whether a word was written with a capital at its beginning.
  public boolean isCapitalised(int index) {
    return Character.isUpperCase(published.codePointAt(starts[tokenAt[index]]));
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
    if (index + 1 >= tokens.length) {
      return true;
    }
    int end = tokenAt[index] + tokens[index].length();
    for (int i = end; i < tokenAt[index + 1]; i++) {
      if (".!?؟؛;:\n".indexOf(folded.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }
}
