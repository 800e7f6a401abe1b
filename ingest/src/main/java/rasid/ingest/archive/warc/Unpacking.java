package rasid.ingest.archive.warc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import rasid.ingest.coding.ContentCoding;

/// The body of an answer as its server packed it.
///
/// Archives often hold it unpacked and the header that says otherwise; and one that is cut off is
/// good as far as it goes.
final class Unpacking {
  /// Largest page that is read, in bytes; as large as one that is fetched.
  static final int LARGEST = 5 << 20;

  private static final Set<String> UNREAD = Set.of("zstd", "compress", "x-compress", "dcb", "dcz");

  private static final int BUFFER = 1 << 14;

  private Unpacking() {}

  /// The plain body.
  ///
  /// @param encodings as [Answer#encodings]
  /// @throws BrokenRecordException when it is larger than a page may be, or packed as nobody can
  ///   say
  static byte[] plain(byte[] body, List<String> encodings) throws BrokenRecordException {
    if (encodings.size() > ContentCoding.LAYERS) {
      throw new BrokenRecordException("the body is packed %d times".formatted(encodings.size()));
    }
    var plain = body;
    for (var encoding : encodings.reversed()) {
      plain = unpacked(plain, encoding);
    }
    plain = ContentCoding.isGzip(plain, 0) ? unpacked(plain, "gzip") : plain;
    if (plain.length > LARGEST) {
      throw new BrokenRecordException("the page is larger than %d MiB".formatted(LARGEST >> 20));
    }
    return plain;
  }

  private static byte[] unpacked(byte[] body, String encoding) throws BrokenRecordException {
    if (UNREAD.contains(encoding)) {
      throw new BrokenRecordException("the body is packed as " + encoding + ", not read here");
    }
    boolean told = ContentCoding.isKnown(encoding);
    boolean packed = told && (!ContentCoding.isGzip(encoding) || ContentCoding.isGzip(body, 0));
    var plain = packed ? read(body, encoding) : body;
    return plain.length == 0 ? body : plain;
  }

  private static byte[] read(byte[] body, String encoding) {
    try (var in = ContentCoding.open(body, encoding)) {
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
