package rasid.ingest.archive.warc;

import java.io.IOException;
import rasid.ingest.archive.file.Bytes;
import rasid.ingest.archive.file.Finds;

/// A walk from record to record by their lengths.
final class PlainWalk {
  private static final int BUFFER = 1 << 16;

  /// So much of a record holds both its heads nearly always.
  private static final int USUAL_HEADS = 8 << 10;

  /// Bytes of the two line ends that stand behind each record.
  private static final int LINE_ENDS = 4;

  private final Bytes file;
  private final WarcWalk walk;
  private final Finds finds;
  private final byte[] start = new byte[WarcWalk.heads()];

  PlainWalk(Bytes file, WarcWalk walk, Finds finds) {
    this.file = file;
    this.walk = walk;
    this.finds = finds;
  }

  void walk() throws IOException {
    long size = file.size();
    for (long at = afterLineEnds(0); at < size; ) {
      finds.reached(at);
      at = step(at, size);
    }
    finds.reached(size);
  }

  // Takes the record that begins here, and answers where the next one does.
  private long step(long at, long size) throws IOException {
    // Where to search from when this one does not say where it ends.
    long search = at + 1;
    try {
      int end = start(at);
      if (!WarcWalk.isWarc(start, end)) {
        throw new BrokenRecordException("no record begins here");
      }
      var head = RecordHead.read(start, end);
      search = at + head.size();
      if (head.length() > size - search) {
        throw new BrokenRecordException(
            "the record is cut off: %,d of its %,d bytes are there"
                .formatted(size - search, head.length()));
      }
      long next = afterLineEnds(search + head.length());
      boolean ended = next - search - head.length() >= LINE_ENDS;
      if (next < size && !ended && !beginsAt(next)) {
        throw new BrokenRecordException(
            "the record's length is wrong: none begins after its %,d bytes"
                .formatted(head.length()));
      }
      // Its end is known: whatever is wrong within it, the next begins there.
      search = next;
      walk.take(head, start, end, at, head.size() + head.length());
      return next;
    } catch (BrokenRecordException e) {
      long next = next(search, size);
      finds.broken(
          at, String.valueOf(e.getMessage()), at, (int) Math.min(next - at, WarcRecords.LARGEST));
      return next;
    }
  }

  private boolean beginsAt(long at) throws IOException {
    var bytes = file.read(at, RecordHead.MAGIC.length);
    return WarcWalk.isWarc(bytes, bytes.length);
  }

  private int start(long at) throws IOException {
    int end = file.read(at, start, 0, USUAL_HEADS);
    int head = RecordHead.end(start, 0, end);
    return head >= 0 && RecordHead.end(start, head, end) >= 0
        ? end
        : file.read(at, start, 0, start.length);
  }

  private long afterLineEnds(long from) throws IOException {
    var line = new byte[8];
    for (long at = from; ; ) {
      int read = file.read(at, line, 0, line.length);
      for (int i = 0; i < read; i++) {
        if (line[i] != '\r' && line[i] != '\n') {
          return at + i;
        }
      }
      at += read;
      if (read < line.length) {
        return at;
      }
    }
  }

  // Where a line begins as a record does, or the file's end.
  private long next(long from, long size) throws IOException {
    var buffer = new byte[BUFFER];
    long at = Math.max(0, from - 1);
    while (at < size) {
      int read = file.read(at, buffer, 0, buffer.length);
      for (int i = 0; i + 7 < read; i++) {
        if (buffer[i] == '\n' && begins(buffer, i + 1)) {
          return at + i + 1;
        }
      }
      if (read < buffer.length) {
        return size;
      }
      at += read - 7;
    }
    return size;
  }

  private static boolean begins(byte[] bytes, int at) {
    for (int i = 0; i < RecordHead.MAGIC.length; i++) {
      if (bytes[at + i] != RecordHead.MAGIC[i]) {
        return false;
      }
    }
    int version = bytes[at + RecordHead.MAGIC.length];
    return version >= '0' && version <= '9';
  }
}
