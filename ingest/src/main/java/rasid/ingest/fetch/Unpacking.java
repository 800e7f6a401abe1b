package rasid.ingest.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import rasid.ingest.coding.ContentCoding;

/// Bodies unpacked: gzip, deflate and brotli, what the header says and what it forgets.
final class Unpacking {
  /// Largest share of unpacked to packed bytes. HTML packs to a tenth, a feed of repeats to a
  /// fiftieth.
  static final int RATIO = 200;

  /// A body unpacked to less than this is not suspect, whatever it was packed in, in bytes.
  static final int SMALL = 256 << 10;

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
  /// @param growth told while it grows
  /// @throws Room.Full when there is no room for it
  /// @throws Bomb when it is larger, or packed in a way no honest server packs
  /// @throws IOException when it is broken
  static byte[] unpack(byte[] packed, String encodings, int most, Room.Growth growth)
      throws IOException, InterruptedException {
    var names =
        Arrays.stream(encodings.toLowerCase(Locale.ROOT).split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty() && !name.equals("identity"))
            .toList();
    if (names.size() > ContentCoding.LAYERS) {
      throw new Bomb("the body is packed %d times over".formatted(names.size()));
    }
    var body = packed;
    for (var name : names.reversed()) {
      body = layer(body, name, most, growth, packed.length);
    }
    // Some servers pack though they do not say so.
    for (int layers = names.size(); ContentCoding.isGzip(body, 0); layers++) {
      if (layers >= ContentCoding.LAYERS) {
        throw new Bomb(
            "the body is packed more than %d times over".formatted(ContentCoding.LAYERS));
      }
      body = all(ContentCoding.open(body, "gzip"), most, growth, packed.length);
    }
    return body;
  }

  private static byte[] layer(byte[] body, String name, int most, Room.Growth growth, int wire)
      throws IOException, InterruptedException {
    if (!ContentCoding.isKnown(name)) {
      throw new Bomb("the body is packed as '%s', not asked for".formatted(name));
    }
    // Some say so though they did not.
    boolean packed = ContentCoding.isGzip(name) ? ContentCoding.isGzip(body, 0) : !isText(body);
    return packed ? all(ContentCoding.open(body, name), most, growth, wire) : body;
  }

  private static byte[] all(InputStream packed, int most, Room.Growth growth, int wire)
      throws IOException, InterruptedException {
    try (packed) {
      var out = new ByteArrayOutputStream();
      var buffer = new byte[16 << 10];
      for (int read = packed.read(buffer); read >= 0; read = packed.read(buffer)) {
        if (out.size() + read > most) {
          throw new Bomb("the body is larger than %d KiB when unpacked".formatted(most >> 10));
        }
        growth.to(out.size() + read);
        out.write(buffer, 0, read);
        if (out.size() > SMALL && out.size() / RATIO > wire) {
          throw new Bomb("the body unpacks to more than %d times its size".formatted(RATIO));
        }
      }
      return out.toByteArray();
    }
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
