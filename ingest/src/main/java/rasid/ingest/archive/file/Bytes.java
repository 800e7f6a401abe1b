package rasid.ingest.archive.file;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/// Bytes that can be read anywhere. Safe for many threads.
public interface Bytes extends Closeable {
  /// How many there are.
  long size() throws IOException;

  /// Reads some.
  ///
  /// @param at from 0
  /// @return how many: all that were asked for, or fewer where the bytes end
  int read(long at, byte[] into, int from, int length) throws IOException;

  /// Those of a place, fewer where the bytes end.
  default byte[] read(long at, int length) throws IOException {
    var bytes = new byte[(int) Math.max(0, Math.min(length, size() - at))];
    int read = read(at, bytes, 0, bytes.length);
    return read == bytes.length ? bytes : Arrays.copyOf(bytes, read);
  }
}
