package rasid.ingest.archive;

import rasid.ingest.archive.file.Bytes;

/// Bytes in memory.
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ArrayBytes(byte[] bytes) implements Bytes {
  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public int read(long at, byte[] into, int from, int length) {
    int read = (int) Math.max(0, Math.min(length, bytes.length - at));
    System.arraycopy(bytes, (int) Math.min(at, bytes.length), into, from, read);
    return read;
  }

  @Override
  public void close() {
    // nothing is open
  }
}
