package rasid.ingest.archive.file;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import rasid.ingest.coding.ContentCoding;

/// The members of a gzip file (RFC 1952) one after another, and where each stands in it: a WARC has
/// one for each record, which is what lets a record be read alone.
///
/// For one thread.
public final class GzipMembers implements AutoCloseable {
  /// Plain bytes for one packed from where on a member is a bomb. Deflate can do 1,032; pages of
  /// the press come to 5 to 20.
  private static final int MOST_RATIO = 200;

  /// So many plain bytes may be packed as densely as can be.
  private static final long RATIO_FROM = 16 << 20;

  /// Longest head of a member, in bytes; names of files stand in it.
  private static final int LONGEST_HEAD = 4_096;

  private static final int TRAILER = 8;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int HEAD_CHECK = 2;
  private static final int RESERVED = 0xe0;

  private final Bytes file;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 check = new CRC32();
  private final byte[] packed = new byte[1 << 16];
  private int from;
  private int to;
  private long read;
  private long start;
  private boolean open;

  /// Stands before the first member.
  public GzipMembers(Bytes file) {
    this.file = file;
  }

  /// Goes on to the member that begins here, or says that the file has ended.
  ///
  /// @throws ZipException when none begins here
  /// @throws EOFException when its head is cut off
  public boolean next() throws IOException {
    start = position();
    ensure(LONGEST_HEAD);
    if (from == to) {
      return false;
    }
    int head = head(packed, from, to);
    if (head < 0) {
      throw to - from < LONGEST_HEAD && ContentCoding.isGzip(packed, from)
          ? new EOFException("it is cut off within a gzip head")
          : new ZipException("no gzip member begins here");
    }
    from += head;
    inflater.reset();
    check.reset();
    open = true;
    return true;
  }

  /// Reads of the member, at least one byte.
  ///
  /// @return how many, or -1 at its end
  /// @throws ZipException when it is broken
  /// @throws EOFException when it is cut off
  /// @throws BombException when it is a bomb
  public int read(byte[] into) throws IOException {
    while (open) {
      if (inflater.finished()) {
        end();
        break;
      }
      if (inflater.needsInput()) {
        ensure(1);
        if (from == to) {
          throw new EOFException("it is cut off within a gzip member");
        }
        inflater.setInput(packed, from, to - from);
      }
      int plain = inflate(into);
      from = to - inflater.getRemaining();
      if (plain > 0) {
        check.update(into, 0, plain);
        refuseBomb();
        return plain;
      }
    }
    return -1;
  }

  private int inflate(byte[] into) throws ZipException {
    try {
      int plain = inflater.inflate(into);
      if (plain == 0 && inflater.needsDictionary()) {
        throw new ZipException("it is packed with a dictionary");
      }
      return plain;
    } catch (DataFormatException e) {
      throw new ZipException("its gzip member is broken: " + e.getMessage());
    }
  }

  private void refuseBomb() throws BombException {
    long plain = inflater.getBytesWritten();
    if (plain > RATIO_FROM && plain / MOST_RATIO > inflater.getBytesRead()) {
      throw new BombException(
          "it is packed more than %d to 1, as no text is".formatted(MOST_RATIO));
    }
  }

  private void end() throws IOException {
    open = false;
    ensure(TRAILER);
    if (to - from < TRAILER) {
      throw new EOFException("it is cut off within a gzip member");
    }
    boolean sound =
        number(from) == (int) check.getValue()
            && number(from + 4) == (int) inflater.getBytesWritten();
    from += TRAILER;
    if (!sound) {
      throw new ZipException("its gzip member does not add up to its checksum");
    }
  }

  private int number(int at) {
    return (packed[at] & 0xff)
        | (packed[at + 1] & 0xff) << 8
        | (packed[at + 2] & 0xff) << 16
        | (packed[at + 3] & 0xff) << 24;
  }

  /// Where the member at hand begins in the file.
  public long start() {
    return start;
  }

  /// Where in the file reading stands: after the member, once it has been read.
  public long position() {
    return read - (to - from);
  }

  /// Goes elsewhere in the file.
  public void seek(long position) {
    open = false;
    long held = read - to;
    if (position >= held && position <= read) {
      from = (int) (position - held);
      return;
    }
    read = position;
    from = 0;
    to = 0;
  }

  /// Goes to the next member from a place on whose plain bytes begin so, or to the end.
  public void seek(long position, byte[] beginning) throws IOException {
    seek(position);
    var plain = new byte[beginning.length];
    // A member's head, and enough of it to see how it begins.
    for (ensure(2 * LONGEST_HEAD); from < to; ensure(2 * LONGEST_HEAD)) {
      if (begins(plain, beginning)) {
        return;
      }
      from++;
    }
  }

  private boolean begins(byte[] plain, byte[] beginning) {
    int head = head(packed, from, to);
    if (head < 0) {
      return false;
    }
    try {
      inflater.reset();
      inflater.setInput(packed, from + head, Math.min(to - from - head, LONGEST_HEAD));
      return inflater.inflate(plain) == plain.length && Arrays.equals(plain, beginning);
    } catch (DataFormatException _) {
      return false;
    }
  }

  // So many bytes at hand, fewer where the file ends.
  private void ensure(int bytes) throws IOException {
    if (to - from >= bytes) {
      return;
    }
    System.arraycopy(packed, from, packed, 0, to - from);
    to -= from;
    from = 0;
    int more = file.read(read, packed, to, packed.length - to);
    read += more;
    to += more;
  }

  // How long the head of a member is, or -1 when there is none.
  private static int head(byte[] bytes, int from, int to) {
    int end = Math.min(to, from + LONGEST_HEAD);
    int at = from + 10;
    if (at > end || !ContentCoding.isGzip(bytes, from) || (bytes[from + 3] & RESERVED) != 0) {
      return -1;
    }
    int flags = bytes[from + 3];
    if ((flags & EXTRA) != 0) {
      if (at + 2 > end) {
        return -1;
      }
      at += 2 + (bytes[at] & 0xff) + ((bytes[at + 1] & 0xff) << 8);
    }
    for (int text = NAME; text <= COMMENT; text += NAME) {
      if ((flags & text) != 0) {
        while (at < end && bytes[at] != 0) {
          at++;
        }
        at++;
      }
    }
    at += (flags & HEAD_CHECK) != 0 ? 2 : 0;
    return at > end ? -1 : at - from;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
