package rasid.ingest.fetch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/// Bodies unpacked: gzip, deflate and brotli, what the header says and what it forgets.
final class Unpacking {
  /// Largest share of unpacked to packed bytes. HTML packs to a tenth, a feed of repeats to a
  /// fiftieth.
  static final int RATIO = 200;

  /// A body unpacked to less than this is not suspect, whatever it was packed in, in bytes.
  static final int SMALL = 256 << 10;

  /// A body may be packed this often: once by the site, once by what stands before it, and once
  /// without a word.
  static final int LAYERS = 3;

  /// The body cannot be unpacked, and why.
  static final class Bomb extends IOException {
    Bomb(String why) {
      super(why);
    }
  }

  private Unpacking() {}

  /// The body itself.
  ///
  /// @param packed as it came over the wire
  /// @param encodings the `Content-Encoding` header; may be empty
  /// @param most largest body, in bytes
  /// @throws Bomb when it is larger, or packed in a way no honest server packs
  /// @throws IOException when it is broken
  static byte[] unpack(byte[] packed, String encodings, int most) throws IOException {
    var names =
        Arrays.stream(encodings.toLowerCase(Locale.ROOT).split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty() && !name.equals("identity"))
            .toList();
    if (names.size() > LAYERS) {
      throw new Bomb("the body is packed %d times over".formatted(names.size()));
    }
    var body = packed;
    for (var name : names.reversed()) {
      body = layer(body, name, most, packed.length);
    }
    // Some servers pack though they do not say so.
    for (int layers = names.size(); isGzip(body); layers++) {
      if (layers >= LAYERS) {
        throw new Bomb("the body is packed more than %d times over".formatted(LAYERS));
      }
      body = all(new GZIPInputStream(new ByteArrayInputStream(body)), most, packed.length);
    }
    return body;
  }

  private static byte[] layer(byte[] body, String name, int most, int wire) throws IOException {
    return switch (name) {
      // Some say so though they did not.
      case "gzip", "x-gzip" ->
          isGzip(body)
              ? all(new GZIPInputStream(new ByteArrayInputStream(body)), most, wire)
              : body;
      case "deflate" -> isText(body) ? body : inflated(body, most, wire);
      case "br" -> isText(body) ? body : brotli(body, most, wire);
      default -> throw new Bomb("the body is packed as '%s', not asked for".formatted(name));
    };
  }

  // With zlib's two bytes in front, as the standard says, or without, as some servers do.
  private static byte[] inflated(byte[] body, int most, int wire) throws IOException {
    boolean zlib =
        body.length > 1
            && (body[0] & 0x0f) == 8
            && (((body[0] & 0xff) << 8) | (body[1] & 0xff)) % 31 == 0;
    var inflater = new Inflater(!zlib);
    try {
      return all(new InflaterInputStream(new ByteArrayInputStream(body), inflater), most, wire);
    } finally {
      inflater.end();
    }
  }

  private static byte[] brotli(byte[] body, int most, int wire) throws IOException {
    try {
      return all(new BrotliInputStream(new ByteArrayInputStream(body)), most, wire);
    } catch (IllegalStateException | IndexOutOfBoundsException e) {
      // How the decoder answers to some of what it does not understand.
      throw new IOException("broken brotli", e);
    }
  }

  private static byte[] all(InputStream packed, int most, int wire) throws IOException {
    try (packed) {
      var out = new ByteArrayOutputStream();
      var buffer = new byte[16 << 10];
      for (int read = packed.read(buffer); read >= 0; read = packed.read(buffer)) {
        if (out.size() + read > most) {
          throw new Bomb("the body is larger than %d KiB when unpacked".formatted(most >> 10));
        }
        out.write(buffer, 0, read);
        if (out.size() > SMALL && out.size() / RATIO > wire) {
          throw new Bomb("the body unpacks to more than %d times its size".formatted(RATIO));
        }
      }
      return out.toByteArray();
    }
  }

  private static boolean isGzip(byte[] body) {
    return body.length > 2 && body[0] == 0x1f && body[1] == (byte) 0x8b;
  }

  // What feeds and pages begin with, and no packed body does: `<`, `{`, a byte order mark, after
  // blanks.
  private static boolean isText(byte[] body) {
    int at = 0;
    while (at < body.length && " \t\r\n".indexOf(body[at]) >= 0) {
      at++;
    }
    var begin = Arrays.copyOfRange(body, at, Math.min(body.length, at + 3));
    var marks = List.of(new byte[] {'<'}, new byte[] {'{'}, new byte[] {(byte) 0xef, (byte) 0xbb});
    return marks.stream()
        .anyMatch(
            mark ->
                begin.length >= mark.length
                    && Arrays.equals(begin, 0, mark.length, mark, 0, mark.length));
  }
}
