package rasid.ingest.archive.warc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.netpreserve.jwarc.MessageHeaders;
import org.netpreserve.jwarc.WarcParser;

/// What a record says of itself.
///
/// @param fields its named fields
/// @param size of the head in bytes, the blank line included
/// @param length of the block that follows, in bytes
record RecordHead(MessageHeaders fields, int size, long length) {
  /// With this every record begins.
  static final byte[] MAGIC = "WARC/".getBytes(US_ASCII);

  /// Longest head of a record or of an HTTP answer, in bytes; servers send 8 KiB at most.
  static final int LONGEST = 64 << 10;

  /// Longest block there can be, 1 PiB: no disk holds one.
  private static final long LARGEST_BLOCK = 1L << 50;

  /// @param bytes the record from its first byte on
  /// @param end where the bytes end
  /// @throws BrokenRecordException when they hold no head
  static RecordHead read(byte[] bytes, int end) throws BrokenRecordException {
    int size = end(bytes, 0, end);
    if (size < 0) {
      throw new BrokenRecordException(
          end >= LONGEST
              ? "the head of the record is longer than %d KiB".formatted(LONGEST >> 10)
              : "the head of the record is cut off");
    }
    var parser = new WarcParser();
    parser.setLenient(true);
    parser.parse(ByteBuffer.wrap(bytes, 0, size));
    if (!parser.isFinished() || !parser.version().getProtocol().equals("WARC")) {
      throw new BrokenRecordException("the head of the record is no WARC head");
    }
    var fields = parser.headers();
    return new RecordHead(fields, size, length(fields));
  }

  private static long length(MessageHeaders fields) throws BrokenRecordException {
    var written = fields.first("Content-Length").orElse("").strip();
    try {
      long length = Long.parseLong(written);
      if (length >= 0 && length <= LARGEST_BLOCK) {
        return length;
      }
    } catch (NumberFormatException _) {
      // told below, as one that cannot be is
    }
    throw new BrokenRecordException(
        written.isEmpty()
            ? "the record has no Content-Length"
            : "the record's Content-Length is no length: " + brief(written));
  }

  /// Where a head ends, after its blank line, or -1 when it does not end within its limit.
  static int end(byte[] bytes, int from, int to) {
    int limit = Math.min(to, from + LONGEST);
    for (int at = from; at < limit; at++) {
      if (bytes[at] != '\n') {
        continue;
      }
      int next = at + 1;
      while (next < limit && bytes[next] == '\r') {
        next++;
      }
      if (next < limit && bytes[next] == '\n') {
        return next + 1;
      }
    }
    return -1;
  }

  /// `response`, `request`, `warcinfo`, …; empty when it does not say.
  String type() {
    return fields.first("WARC-Type").orElse("").toLowerCase(Locale.ROOT);
  }

  /// Whether it goes on with a record before it.
  boolean isContinued() {
    return fields.first("WARC-Segment-Number").map(number -> !number.equals("1")).orElse(false);
  }

  /// The address it is about; empty when it is about none.
  String target() {
    var target = fields.first("WARC-Target-URI").orElse("");
    // WARC 1.0 printed the address in angle brackets, and wget writes it so.
    return target.startsWith("<") && target.endsWith(">")
        ? target.substring(1, target.length() - 1)
        : target;
  }

  /// When it was captured.
  Instant date() throws BrokenRecordException {
    var written = fields.first("WARC-Date").orElse("");
    try {
      return Instant.parse(written);
    } catch (DateTimeParseException e) {
      throw new BrokenRecordException(
          "the record's WARC-Date is no time: \"%s\"".formatted(brief(written)), e);
    }
  }

  /// The type of its block; empty when it does not say.
  String contentType() {
    return fields.first("Content-Type").orElse("");
  }

  private static String brief(String written) {
    return written.length() > 60 ? written.substring(0, 60) + "…" : written;
  }
}
