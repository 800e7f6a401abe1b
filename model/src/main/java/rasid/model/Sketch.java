package rasid.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Base64;

/// A text in at most 395 bytes, by which [Likeness] tells whether it is a near-copy of another.
///
/// It holds the hashes of the text's runs of words, all of them where there are few and otherwise
/// the smallest, which are the same choice in every text (Broder, "On the resemblance and
/// containment of documents", 1997); and the figures of the text, each with the words it stands
/// between.
///
/// @param code in Base64 without padding, all numbers big-endian: how many runs the text has (2
///   bytes), how many are held (1 byte), those runs in the order of the text (2 bytes each), then
///   the figures in ascending order (1 bit set for a common one, 11 for the figure, 12 for its
///   place)
public record Sketch(@JsonValue String code) {
  /// Most runs held: a text of up to some 160 words is held whole, and of one of 1,500 words enough
  /// to judge its first 40 %.
  public static final int MOST_RUNS = 160;

  /// Most figures held: an item of exchange rates has 15.
  public static final int MOST_FIGURES = 24;

  /// Set in the figures that say little; being the highest bit, it makes the others be held first.
  static final int COMMON = 1 << 23;

  private static final int HEAD = 3;

  @JsonCreator
  public Sketch {
    var bytes = Base64.getDecoder().decode(code);
    int held = bytes.length < HEAD ? -1 : bytes[2] & 0xff;
    int figures = bytes.length - HEAD - 2 * held;
    if (held < 0
        || held > MOST_RUNS
        || held > runs(bytes)
        || figures < 0
        || figures % 3 != 0
        || figures > 3 * MOST_FIGURES) {
      throw new IllegalArgumentException("sketch '%s' is damaged".formatted(code));
    }
  }

  /// The sketch of a text.
  ///
  /// @param runs hashes of its runs of words in the order of the text, each once
  /// @param figures its figures, see [#figure], each once
  public static Sketch of(char[] runs, int[] figures) {
    var held = smallest(runs);
    var few = Arrays.stream(figures).sorted().limit(MOST_FIGURES).toArray();
    var bytes = new byte[HEAD + 2 * held.length + 3 * few.length];
    int counted = Math.min(runs.length, Character.MAX_VALUE);
    bytes[0] = (byte) (counted >>> 8);
    bytes[1] = (byte) counted;
    bytes[2] = (byte) held.length;
    int at = HEAD;
    for (char run : held) {
      bytes[at++] = (byte) (run >>> 8);
      bytes[at++] = (byte) run;
    }
    for (int figure : few) {
      bytes[at++] = (byte) (figure >>> 16);
      bytes[at++] = (byte) (figure >>> 8);
      bytes[at++] = (byte) figure;
    }
    return new Sketch(Base64.getEncoder().withoutPadding().encodeToString(bytes));
  }

  /// A figure with its place, for [#of].
  ///
  /// @param value hash of the figure; its low 11 bits are kept
  /// @param isCommon whether many texts have it, whatever they tell
  /// @param place hash of the words around it; its low 12 bits are kept
  public static int figure(long value, boolean isCommon, long place) {
    return (isCommon ? COMMON : 0) | ((int) (value & 0x7ff) << 12) | (int) (place & 0xfff);
  }

  private static char[] smallest(char[] runs) {
    if (runs.length <= MOST_RUNS) {
      return runs;
    }
    var sorted = runs.clone();
    Arrays.sort(sorted);
    char largest = sorted[MOST_RUNS - 1];
    var held = new char[MOST_RUNS];
    int kept = 0;
    for (char run : runs) {
      if (run <= largest) {
        held[kept++] = run;
      }
    }
    return held;
  }

  private static int runs(byte[] bytes) {
    return number(bytes, 0, 2);
  }

  private static int number(byte[] bytes, int at, int width) {
    int number = 0;
    for (int i = at; i < at + width; i++) {
      number = (number << 8) | (bytes[i] & 0xff);
    }
    return number;
  }

  /// What the code says.
  Opened opened() {
    var bytes = Base64.getDecoder().decode(code);
    var held = new char[bytes[2] & 0xff];
    for (int i = 0; i < held.length; i++) {
      held[i] = (char) number(bytes, HEAD + 2 * i, 2);
    }
    int end = HEAD + 2 * held.length;
    var figures = new int[(bytes.length - end) / 3];
    for (int i = 0; i < figures.length; i++) {
      figures[i] = number(bytes, end + 3 * i, 3);
    }
    return new Opened(runs(bytes), held, figures);
  }

  /// A sketch as numbers.
  ///
  /// @param runs how many runs the text has
  /// @param held those held, in the order of the text
  /// @param figures in ascending order
  @SuppressWarnings("ArrayRecordComponent") // read at once and dropped, never compared
  record Opened(int runs, char[] held, int[] figures) {
    /// Every run of the text with a smaller hash is held.
    int limit() {
      if (held.length == runs) {
        return Character.MAX_VALUE + 1;
      }
      int largest = 0;
      for (char run : held) {
        largest = Math.max(largest, run);
      }
      return largest;
    }
  }
}
