package rasid.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Objects;
import java.util.stream.LongStream;

/// A headline and the text below it in at most 241 bytes, by which two articles tell whether one is
/// about what the other says first.
///
/// Two stories may have more than half of their text in common, as background or as furniture of
/// the site; what their headlines say is not in that half. A copy may have another headline, but
/// then that of the first is still told somewhere in its text.
///
/// @param code in Base64 without padding: how many words of the headline the text has too (1 byte),
///   which of the words of the text these are (1 byte each, ascending), then the words of the text,
///   hashes of 14 bits in ascending order, each as its distance from the one before (1 byte; 255
///   says that there are 255 and more to come)
public record Headline(@JsonValue String code) {
  /// Most words held of a text, each once: those of its headline, then the first of the others. Of
  /// a strange word one in a hundred seems to be among them.
  public static final int MOST_WORDS = 160;

  /// Most words of a headline held.
  public static final int MOST_TITLE = 16;

  private static final int HASHES = 1 << 14;
  private static final int MORE = 255;

  @JsonCreator
  public Headline {
    try {
      open(code);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("headline '%s' is damaged".formatted(code), e);
    }
  }

  /// What is held of a headline and a text.
  ///
  /// @param title hashes of the words of the headline that stand in the text too
  /// @param text hashes of the words of the text, in its order
  public static Headline of(long[] title, long[] text) {
    var titled = hashes(Arrays.stream(title)).limit(MOST_TITLE).sorted().toArray();
    var words =
        hashes(LongStream.concat(Arrays.stream(titled), Arrays.stream(text)))
            .limit(MOST_WORDS)
            .sorted()
            .toArray();
    var bytes = new ByteArrayOutputStream();
    bytes.write(titled.length);
    for (long word : titled) {
      bytes.write(Arrays.binarySearch(words, word));
    }
    long last = 0;
    for (long word : words) {
      for (; word - last >= MORE; last += MORE) {
        bytes.write(MORE);
      }
      bytes.write((int) (word - last));
      last = word;
    }
    return new Headline(Base64.getEncoder().withoutPadding().encodeToString(bytes.toByteArray()));
  }

  private static LongStream hashes(LongStream words) {
    return words.map(word -> word & (HASHES - 1)).distinct();
  }

  /// A headline as numbers.
  ///
  /// @param title hashes of the words of the headline that the text has too
  /// @param text those of the words of the text
  private record Opened(BitSet title, BitSet text) {}

  private static Opened open(String code) {
    var bytes = Base64.getDecoder().decode(code);
    int titled = bytes[0] & 0xff;
    var words = new int[MOST_WORDS];
    int size = 0;
    int word = 0;
    for (int at = 1 + titled; at < bytes.length; at++) {
      int distance = bytes[at] & 0xff;
      word += distance;
      if (distance < MORE) {
        words[size++] = word;
      }
    }
    if (word >= HASHES || titled > MOST_TITLE) {
      throw new IllegalArgumentException("too much");
    }
    var title = new BitSet(HASHES);
    for (int at = 1; at <= titled; at++) {
      title.set(words[Objects.checkIndex(bytes[at] & 0xff, size)]);
    }
    var text = new BitSet(HASHES);
    Arrays.stream(words, 0, size).forEach(text::set);
    return new Opened(title, text);
  }

  /// How much of one of two headlines is told below the other, of what its own text tells of it:
  /// that of the two of which it is more. From 0 to 1, and 1 where its own text tells nothing.
  public static double told(Headline one, Headline other) {
    var a = open(one.code);
    var b = open(other.code);
    return Math.max(share(a.title, b.text), share(b.title, a.text));
  }

  private static double share(BitSet title, BitSet text) {
    int all = title.cardinality();
    title.and(text);
    return all == 0 ? 1 : (double) title.cardinality() / all;
  }
}
