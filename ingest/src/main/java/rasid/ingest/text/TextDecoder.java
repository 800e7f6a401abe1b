package rasid.ingest.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Bytes of a feed or page to characters.
///
/// What is declared is believed only if the bytes decode under it. Bytes beyond ASCII that form
/// valid UTF-8 are UTF-8 whatever was declared: text in another charset forms it by chance next to
/// never. Then counts the HTTP header, then a byte order mark, then the XML declaration or HTML
/// `meta`, and last a guess between windows-1256 (Arabic) and windows-1252.
public final class TextDecoder {
  /// A declaration stands within so many bytes of the start; browsers look at 1,024.
  private static final int DECLARED_WITHIN = 4_096;

  private static final Charset ARABIC = Charset.forName("windows-1256");
  private static final Charset WESTERN = Charset.forName("windows-1252");
  private static final Pattern HTTP =
      Pattern.compile("charset\\s*=\\s*[\"']?([\\w.:-]{2,40})", Pattern.CASE_INSENSITIVE);
  private static final Pattern WRITTEN =
      Pattern.compile(
          "<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([\\w.:-]{2,40})"
              + "|<meta[^>]{0,200}?charset\\s*=\\s*[\"']?([\\w.:-]{2,40})",
          Pattern.CASE_INSENSITIVE);

  private TextDecoder() {}

  /// The characters, without a byte order mark.
  ///
  /// @param contentType the HTTP header, or null
  public static String decode(byte[] bytes, @Nullable String contentType) {
    var text = decoded(bytes, contentType);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static String decoded(byte[] bytes, @Nullable String contentType) {
    var wide = utf16(bytes);
    if (wide.isPresent()) {
      return new String(bytes, wide.get());
    }
    var utf8 = strictly(bytes, UTF_8);
    if (utf8.isPresent() && utf8.get().length() < bytes.length) {
      return utf8.get();
    }
    return (contentType == null ? Optional.<String>empty() : found(HTTP, contentType))
        .flatMap(name -> strictly(bytes, name))
        .or(() -> found(WRITTEN, head(bytes)).flatMap(name -> strictly(bytes, name)))
        .or(() -> utf8)
        .orElseGet(() -> guessed(bytes));
  }

  private static String guessed(byte[] bytes) {
    // Mostly UTF-8 with a few broken bytes: better a few replacement marks than all of it garbled.
    var utf8 = new String(bytes, UTF_8);
    long broken = utf8.chars().filter(c -> c == 0xFFFD).count();
    long beyond = utf8.chars().filter(c -> c > 0x7f && c != 0xFFFD).count();
    if (beyond > 10 * broken) {
      return utf8;
    }
    int high = 0;
    int letters = 0;
    for (byte b : bytes) {
      if (b < 0) {
        high++;
      } else if (Character.isLetter(b)) {
        letters++;
      }
    }
    // A French text has one accent in some twenty letters; an Arabic one has markup as its only
    // ASCII.
    return new String(bytes, high * 8 > letters ? ARABIC : WESTERN);
  }

  private static Optional<Charset> utf16(byte[] bytes) {
    if (bytes.length < 4) {
      return Optional.empty();
    }
    int first = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
    if (first == 0xFEFF || (bytes[0] == 0 && bytes[1] == '<')) {
      return Optional.of(UTF_16BE);
    }
    if (first == 0xFFFE || (bytes[0] == '<' && bytes[1] == 0)) {
      return Optional.of(UTF_16LE);
    }
    return Optional.empty();
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

  private static Optional<String> strictly(byte[] bytes, String name) {
    try {
      var charset = Charset.forName(name);
      // As browsers do: who says Latin-1 or ASCII mostly means windows-1252.
      return strictly(
          bytes, charset.equals(ISO_8859_1) || charset.equals(US_ASCII) ? WESTERN : charset);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
      return Optional.empty();
    }
  }

  private static Optional<String> strictly(byte[] bytes, Charset charset) {
    if (!charset.canEncode()) {
      return Optional.empty();
    }
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
