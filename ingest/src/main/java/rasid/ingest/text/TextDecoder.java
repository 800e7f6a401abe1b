package rasid.ingest.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Bytes of a feed or page to characters.
///
/// What is declared is believed only if the bytes decode under it. First counts a byte order mark;
/// then, whatever is declared, that bytes beyond ASCII form valid UTF-8, which text in another
/// charset does by chance next to never; then the HTTP header, the XML declaration or HTML `meta`,
/// and last a guess ([CharsetGuess]).
public final class TextDecoder {
  /// A declaration stands within so many bytes of the start; browsers look at 1,024.
  private static final int DECLARED_WITHIN = 4_096;

  /// So many characters of more than one byte are UTF-8 by chance in no charset. One or two may be,
  /// in the charsets of East Asia.
  private static final int NO_CHANCE = 4;

  /// So many sound characters for one broken make a text UTF-8 that was cut or patched.
  private static final int SOUND_FOR_BROKEN = 10;

  /// So many characters tell whether it is a text, and so many sound ones go with one that is none.
  private static final int LOOKED_AT = 4_096;

  private static final int SOUND_FOR_ODD = 20;

  private static final Charset WESTERN = Charset.forName("windows-1252");
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
  private static final Charset EBCDIC = Charset.forName("IBM037");
  private static final int BOM = 0xFEFF;
  private static final int BACKWARDS = 0xFFFE;

  private static final Pattern HTTP =
      Pattern.compile("charset\\s{0,9}=\\s{0,9}[\"']?([\\w.:-]{2,40})", Pattern.CASE_INSENSITIVE);
  private static final Pattern WRITTEN =
      Pattern.compile(
          "<\\?xml[^>]{0,200}?encoding\\s{0,9}=\\s{0,9}[\"']\\s{0,9}([\\w.:-]{2,40})"
              + "|<meta[^>]{0,200}?charset\\s{0,9}=\\s{0,9}[\"']?([\\w.:-]{2,40})",
          Pattern.CASE_INSENSITIVE);

  private TextDecoder() {}

  /// How the charset of a text was found.
  public enum How {
    /// By a byte order mark, or the zeros beside its first signs.
    MARK,
    /// Its bytes are valid UTF-8.
    BYTES,
    /// The server says so.
    HTTP,
    /// The document says so itself.
    DOCUMENT,
    /// By its letters.
    GUESS
  }

  /// A text, without a byte order mark, and how its bytes were read.
  public record Decoded(String text, Charset charset, How how) {}

  /// The characters, without a byte order mark.
  ///
  /// @param contentType the HTTP header, or null
  public static String decode(byte[] bytes, @Nullable String contentType) {
    return read(bytes, contentType).text();
  }

  /// The characters, and how they were found.
  ///
  /// @param contentType the HTTP header, or null
  public static Decoded read(byte[] bytes, @Nullable String contentType) {
    var read = decoded(bytes, contentType);
    return read.text().startsWith("\uFEFF")
        ? new Decoded(read.text().substring(1), read.charset(), read.how())
        : read;
  }

  /// Whether what was decoded is no text: controls are more than a slip in it.
  ///
  /// A zero or two are a slip; beside one, replacement marks count as well.
  public static boolean isBinary(String decoded) {
    int looked = Math.min(decoded.length(), LOOKED_AT);
    boolean zeros = decoded.indexOf('\0') >= 0;
    long odd =
        decoded
            .substring(0, looked)
            .chars()
            .filter(c -> isControl(c) || (zeros && c == 0xFFFD))
            .count();
    return odd * SOUND_FOR_ODD > looked;
  }

  // Of ASCII, without white space: those above it stand in texts under a wrong label.
  private static boolean isControl(int c) {
    return c == 0x7f || (c < ' ' && !Character.isWhitespace(c));
  }

  private static Decoded decoded(byte[] bytes, @Nullable String contentType) {
    var shape = byShape(bytes);
    if (shape.isPresent()) {
      return new Decoded(new String(bytes, shape.get()), shape.get(), How.MARK);
    }
    if (looksEbcdic(bytes)) {
      return new Decoded(ebcdic(bytes), EBCDIC, How.MARK);
    }
    var utf8 = strictly(bytes, UTF_8).map(text -> new Decoded(text, UTF_8, How.BYTES));
    if (utf8.isPresent() && bytes.length - utf8.get().text().length() >= 2 * NO_CHANCE) {
      return utf8.get();
    }
    var http = contentType == null ? Optional.<String>empty() : found(HTTP, contentType);
    var declared =
        http.flatMap(name -> believed(bytes, name, How.HTTP))
            .or(
                () ->
                    found(WRITTEN, head(bytes))
                        .flatMap(name -> believed(bytes, name, How.DOCUMENT)));
    return declared
        .filter(one -> utf8.isEmpty() || takesSeveralBytes(one.charset()))
        .or(() -> utf8)
        .orElseGet(() -> guessed(bytes));
  }

  // Of the charsets that are declared, those of East Asia.
  private static boolean takesSeveralBytes(Charset charset) {
    return !charset.equals(UTF_8) && charset.newEncoder().maxBytesPerChar() > 1;
  }

  private static Optional<Decoded> believed(byte[] bytes, String label, How how) {
    var charset = CharsetLabel.charset(label);
    // What could be read as ASCII so far is not of two or four bytes a character.
    if (charset.isEmpty() || !charset.get().canEncode() || CharsetLabel.isWide(charset.get())) {
      return Optional.empty();
    }
    if (charset.get().equals(WESTERN)) {
      return CharsetGuess.isArabicUnderWesternLabel(bytes)
          ? Optional.empty()
          : western(bytes).map(text -> new Decoded(text, WESTERN, how));
    }
    return strictly(bytes, charset.get()).map(text -> new Decoded(text, charset.get(), how));
  }

  // Five places of windows-1252 are empty; on the web they are controls, as in ISO 8859-1.
  private static Optional<String> western(byte[] bytes) {
    return strictly(bytes, WESTERN).or(() -> strictly(bytes, ISO_8859_1));
  }

  private static Decoded guessed(byte[] bytes) {
    // Mostly UTF-8 with a few broken bytes: better a few replacement marks than all of it garbled.
    var utf8 = new String(bytes, UTF_8);
    long broken = utf8.chars().filter(c -> c == 0xFFFD).count();
    long beyond = utf8.chars().filter(c -> c > 0x7f && c != 0xFFFD).count();
    if (beyond > SOUND_FOR_BROKEN * broken) {
      return new Decoded(utf8, UTF_8, How.GUESS);
    }
    var guess = CharsetGuess.of(bytes);
    return new Decoded(new String(bytes, guess), guess, How.GUESS);
  }

  // A byte order mark, or the zeros beside the first signs of a document (XML 1.0, appendix F).
  private static Optional<Charset> byShape(byte[] bytes) {
    if (bytes.length < 4) {
      return Optional.empty();
    }
    int first = pair(bytes, 0);
    int second = pair(bytes, 2);
    if (first == 0 && (second == BOM || second == '<')) {
      return Optional.of(UTF_32BE);
    }
    if ((first == BACKWARDS || first == '<' << 8) && second == 0) {
      return Optional.of(UTF_32LE);
    }
    if (first == BOM || (first < 0x80 && bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0)) {
      return Optional.of(UTF_16BE);
    }
    if (first == BACKWARDS || (bytes[0] > 0 && bytes[1] == 0 && bytes[2] > 0 && bytes[3] == 0)) {
      return Optional.of(UTF_16LE);
    }
    boolean marked = first == 0xEFBB && bytes[2] == (byte) 0xBF;
    return marked ? Optional.of(UTF_8) : Optional.empty();
  }

  private static int pair(byte[] bytes, int at) {
    return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
  }

  // "<?xm" on mainframes, where a declaration must follow.
  private static boolean looksEbcdic(byte[] bytes) {
    return bytes.length > 4 && pair(bytes, 0) == 0x4C6F && pair(bytes, 2) == 0xA794;
  }

  private static String ebcdic(byte[] bytes) {
    var text = new String(bytes, EBCDIC);
    return found(WRITTEN, text.substring(0, Math.min(text.length(), DECLARED_WITHIN)))
        .flatMap(CharsetLabel::charset)
        .flatMap(charset -> strictly(bytes, charset))
        .orElse(text);
  }

  private static String head(byte[] bytes) {
    return new String(bytes, 0, Math.min(bytes.length, DECLARED_WITHIN), ISO_8859_1);
  }

  private static Optional<String> found(Pattern pattern, String text) {
    var match = pattern.matcher(text);
    if (!match.find()) {
      return Optional.empty();
    }
    var name = match.group(1);
    return Optional.ofNullable(name != null || match.groupCount() < 2 ? name : match.group(2));
  }

  private static Optional<String> strictly(byte[] bytes, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }
}
