package rasid.ingest.coding;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;
import org.jspecify.annotations.Nullable;

/// The codings that a body is packed in on its way over the web, and what is behind them.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.4.1">RFC 9110, 8.4.1</a>
public final class ContentCoding {
  /// A body may be packed this often: once by the site, once by what stands before it, and once
  /// without a word.
  public static final int LAYERS = 3;

  private static final Set<String> GZIP = Set.of("gzip", "x-gzip");

  private ContentCoding() {}

  /// Whether bytes begin as gzip does.
  public static boolean isGzip(byte[] bytes, int at) {
    return bytes.length > at + 2
        && bytes[at] == 0x1f
        && bytes[at + 1] == (byte) 0x8b
        && bytes[at + 2] == 8;
  }

  /// Whether a coding, in small letters, is gzip.
  public static boolean isGzip(String coding) {
    return GZIP.contains(coding);
  }

  /// Whether a coding, in small letters, can be unpacked.
  public static boolean isKnown(String coding) {
    return isGzip(coding) || coding.equals("deflate") || coding.equals("br");
  }

  /// The body behind one layer. It answers whatever is broken with [IOException] alone, and sets no
  /// limit.
  ///
  /// @param coding one that is known
  /// @throws IOException when it is not packed so from the beginning
  public static InputStream open(byte[] body, String coding) throws IOException {
    var in = new ByteArrayInputStream(body);
    if (isGzip(coding)) {
      return new GZIPInputStream(in);
    }
    return switch (coding) {
      case "deflate" -> {
        var inflater = new Inflater(!isZlib(body));
        yield new Plain(new InflaterInputStream(in, inflater), inflater);
      }
      case "br" -> new Plain(brotli(in), null);
      default -> throw new IllegalArgumentException("unknown coding " + coding);
    };
  }

  // As the standard asks for; some servers send deflate bare.
  private static boolean isZlib(byte[] body) {
    return body.length > 1
        && (body[0] & 0x0f) == 8
        && (((body[0] & 0xff) << 8) | (body[1] & 0xff)) % 31 == 0;
  }

  private static InputStream brotli(InputStream in) throws IOException {
    try {
      return new BrotliInputStream(in);
    } catch (IllegalStateException | IndexOutOfBoundsException e) {
      throw new IOException("broken brotli", e);
    }
  }

  /// What is behind a layer.
  private static final class Plain extends FilterInputStream {
    private final @Nullable Inflater inflater;

    Plain(InputStream in, @Nullable Inflater inflater) {
      super(in);
      this.inflater = inflater;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      try {
        return super.read(into, from, length);
      } catch (IllegalStateException | IndexOutOfBoundsException e) {
        // How the decoder of brotli answers to some of what it does not understand.
        throw new IOException("broken brotli", e);
      }
    }

    @Override
    public void close() throws IOException {
      super.close();
      if (inflater != null) {
        inflater.end();
      }
    }
  }
}
