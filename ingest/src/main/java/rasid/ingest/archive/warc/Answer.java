package rasid.ingest.archive.warc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.LengthedBody;
import rasid.ingest.archive.file.Aside;

/// What a server sent, as a record holds it: an HTTP answer, or the file alone.
///
/// @param status of HTTP; 200 where the file alone is held
/// @param contentType as the server said, or null
/// @param encodings in which the body is packed, in the order in which that was done
/// @param body as it came, no longer in chunks; of an answer that is cut off, what came
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Answer(int status, @Nullable String contentType, List<String> encodings, byte[] body) {
  /// @param bytes the record
  /// @param end where it ends, or where that which was read of it ends
  /// @throws BrokenRecordException when the answer has no head
  static Answer of(RecordHead head, byte[] bytes, int end) throws BrokenRecordException {
    int from = Math.min(head.size(), end);
    int to = (int) Math.min(end, head.size() + head.length());
    if (head.type().equals("resource")) {
      var body = Arrays.copyOfRange(bytes, from, to);
      return new Answer(
          200, head.contentType().isEmpty() ? null : head.contentType(), List.of(), body);
    }
    if (RecordHead.end(bytes, from, to) < 0 && to - from >= RecordHead.LONGEST) {
      throw new BrokenRecordException(
          "the head of the HTTP answer is longer than %d KiB".formatted(RecordHead.LONGEST >> 10));
    }
    try {
      return of(http(bytes, from, to), to - from);
    } catch (IOException | RuntimeException e) { // jwarc throws several at bytes that are no HTTP
      throw new BrokenRecordException("the record holds no HTTP answer", e);
    }
  }

  private static Answer of(HttpResponse http, int most) throws IOException {
    var encodings = new ArrayList<String>();
    for (var field : http.headers().all("Content-Encoding")) {
      for (var name : field.split(",")) {
        encodings.add(name.strip().toLowerCase(Locale.ROOT));
      }
    }
    return new Answer(
        http.status(),
        http.headers().first("Content-Type").orElse(null),
        List.copyOf(encodings),
        Unpacking.asFarAsGood(http.body().stream(), most));
  }

  // The length is that of the record: servers announce that of the packed body where the archive
  // holds it unpacked, and the other way round.
  private static HttpResponse http(byte[] bytes, int from, int to) throws IOException {
    var block = Channels.newChannel(new ByteArrayInputStream(bytes, from, to - from));
    return HttpResponse.parse(LengthedBody.create(block, ByteBuffer.allocate(0), to - from));
  }

  /// What it is, where it is no page; null for a page.
  @Nullable Aside aside() {
    if (status != 200) {
      return Aside.STATUS;
    }
    var type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
    if (type.contains("html") || type.isBlank()) {
      return null;
    }
    return type.contains("xml") || type.contains("feed+json") ? Aside.FEED : Aside.OTHER_TYPE;
  }
}
