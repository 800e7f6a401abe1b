package rasid.ingest.archive.warc;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;
import rasid.ingest.archive.file.GzipMembers;

/// The body of an answer as its server packed it.
///
/// Archives often hold it unpacked and the header that says otherwise; and one that is cut off is
/// good as far as it goes.
final class Unpacking {
  /// Largest page that is read, in bytes; as large as one that is fetched.
  static final int LARGEST = 5 << 20;

  /// So often a body is packed by servers one behind the other.
  private static final int MOST_LAYERS = 3;

  private static final int BUFFER = 1 << 14;

  private Unpacking() {}

  /// The plain body.
  ///
  /// @param encodings as [Answer#encodings]
  /// @throws BrokenRecordException when it is larger than a page may be, or packed as nobody can
  ///   say
  static byte[] plain(byte[] body, List<String> encodings) throws BrokenRecordException {
    if (encodings.size() > MOST_LAYERS) {
      throw new BrokenRecordException("the body is packed %d times".formatted(encodings.size()));
    }
    var plain = body;
    for (var encoding : encodings.reversed()) {
      plain = unpacked(plain, encoding);
    }
    plain = GzipMembers.isGzip(plain, 0) ? unpacked(plain, "gzip") : plain;
    if (plain.length > LARGEST) {
      throw new BrokenRecordException("the page is larger than %d MiB".formatted(LARGEST >> 20));
    }
    return plain;
  }

  private static byte[] unpacked(byte[] body, String encoding) throws BrokenRecordException {
    var in = new ByteArrayInputStream(body);
    var plain =
        switch (encoding) {
          case "gzip", "x-gzip" ->
              GzipMembers.isGzip(body, 0) ? read(() -> new GZIPInputStream(in)) : body;
          case "deflate" -> inflated(body);
          case "br" -> read(() -> new BrotliInputStream(in));
          case "zstd", "compress", "x-compress", "dcb", "dcz" ->
              throw new BrokenRecordException(
                  "the body is packed as " + encoding + ", not read here");
          default -> body;
        };
    return plain.length == 0 ? body : plain;
  }

  // Some servers send it bare, without the frame of zlib that the standard asks for.
  private static byte[] inflated(byte[] body) {
    boolean framed =
        body.length > 1
            && (body[0] & 0x0f) == 8
            && ((body[0] & 0xff) << 8 | (body[1] & 0xff)) % 31 == 0;
    var inflater = new Inflater(!framed);
    try {
      return read(() -> new InflaterInputStream(new ByteArrayInputStream(body), inflater));
    } finally {
      inflater.end();
    }
  }

  @FunctionalInterface
  private interface Opening {
    InputStream open() throws IOException;
  }

  private static byte[] read(Opening opening) {
    try (var in = opening.open()) {
      return asFarAsGood(in, LARGEST + 1);
    } catch (IOException _) {
      return new byte[0]; // not packed so
    }
  }

  /// What comes before the stream ends, breaks, or gives more than so many bytes.
  static byte[] asFarAsGood(InputStream in, int most) {
    var out = new ByteArrayOutputStream();
    var buffer = new byte[BUFFER];
    try {
      for (int read = in.read(buffer, 0, Math.min(BUFFER, most));
          read > 0;
          read = in.read(buffer, 0, Math.min(BUFFER, most - out.size()))) {
        out.write(buffer, 0, read);
      }
    } catch (IOException _) {
      // what came before is good
    }
    return out.toByteArray();
  }
}
