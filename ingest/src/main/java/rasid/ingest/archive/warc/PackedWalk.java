package rasid.ingest.archive.warc;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import rasid.ingest.archive.file.BombException;
import rasid.ingest.archive.file.Bytes;
import rasid.ingest.archive.file.Finds;
import rasid.ingest.archive.file.GzipMembers;

/// A walk from gzip member to gzip member, each a record.
final class PackedWalk {
  private final Bytes file;
  private final WarcWalk walk;
  private final Finds finds;
  private final byte[] start = new byte[WarcWalk.heads()];
  private final byte[] buffer = new byte[1 << 16];

  // Bytes that may be read a second time in search of the next member: members made to lie within
  // each other would have the file read again and again.
  private long again;

  PackedWalk(Bytes file, WarcWalk walk, Finds finds) {
    this.file = file;
    this.walk = walk;
    this.finds = finds;
  }

  /// As [WarcWalk#packed].
  boolean walk() throws IOException {
    again = file.size();
    try (var members = new GzipMembers(file)) {
      for (long at = 0; at < file.size(); at = members.position()) {
        finds.reached(at);
        if (!step(members)) {
          return false;
        }
      }
    }
    finds.reached(file.size());
    return true;
  }

  private boolean step(GzipMembers members) throws IOException {
    long at = members.position();
    try {
      if (!members.next()) {
        return true;
      }
      return record(members, at);
    } catch (BrokenRecordException e) {
      broken(at, e.getMessage(), members.position());
      return true;
    } catch (ZipException | EOFException | BombException e) {
      again -= members.position() - at;
      members.seek(again > 0 ? at + 1 : Math.max(at + 1, members.position()), RecordHead.MAGIC);
      broken(at, e.getMessage(), members.position());
      return true;
    }
  }

  // Reads the member to its end; false when a second record stands in it.
  private boolean record(GzipMembers members, long at) throws IOException {
    int end = 0;
    long whole = 0;
    RecordHead head = null;
    String why = null;
    var behind = new Behind();
    for (int read = members.read(buffer); read >= 0; read = members.read(buffer)) {
      int kept = Math.min(read, start.length - end);
      System.arraycopy(buffer, 0, start, end, kept);
      end += kept;
      whole += read;
      if (head == null
          && why == null
          && (end == start.length || RecordHead.end(start, 0, end) >= 0)) {
        try {
          head = head(end);
        } catch (BrokenRecordException e) {
          why = e.getMessage();
        }
        behind.look(start, end, 0, head);
      } else {
        behind.look(buffer, read, whole - read, head);
      }
      if (behind.isRecord()) {
        return false;
      }
    }
    if (why != null) {
      throw new BrokenRecordException(why);
    }
    if (head == null) {
      if (end == 0) {
        return true; // an empty member, as some writers end a file
      }
      head = head(end);
    }
    if (whole < head.size() + head.length()) {
      throw new BrokenRecordException(
          "the record's length is wrong: %,d of its %,d bytes are there"
              .formatted(Math.max(0, whole - head.size()), head.length()));
    }
    if (behind.isText()) {
      throw new BrokenRecordException(
          "the record's length is wrong: there is more than its %,d bytes"
              .formatted(head.length()));
    }
    walk.take(head, start, end, at, members.position() - at);
    return true;
  }

  private RecordHead head(int end) throws BrokenRecordException {
    if (!WarcWalk.isWarc(start, end)) {
      throw new BrokenRecordException("no record begins here");
    }
    return RecordHead.read(start, end);
  }

  private void broken(long at, @Nullable String why, long next) {
    finds.broken(at, String.valueOf(why), at, (int) Math.min(next - at, WarcRecords.LARGEST));
  }

  /// What stands in a member behind its record: line ends, or a second record.
  private static final class Behind {
    private final byte[] first = new byte[RecordHead.MAGIC.length];
    private int held;

    /// @param from where in the member these bytes stand
    void look(byte[] bytes, int length, long from, @Nullable RecordHead head) {
      if (head == null) {
        return;
      }
      long end = head.size() + head.length();
      if (end < 0 || from + length <= end) {
        return;
      }
      for (int i = (int) Math.max(0, end - from); i < length && held < first.length; i++) {
        if (held > 0 || (bytes[i] != '\r' && bytes[i] != '\n')) {
          first[held++] = bytes[i];
        }
      }
    }

    boolean isRecord() {
      return WarcWalk.isWarc(first, held);
    }

    boolean isText() {
      return held > 0;
    }
  }
}
