package rasid.ingest.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import rasid.ingest.archive.file.Bytes;
import rasid.ingest.archive.file.FileBytes;
import rasid.ingest.archive.file.Finds;
import rasid.ingest.archive.file.GzipMembers;
import rasid.ingest.archive.file.Reading;
import rasid.ingest.archive.warc.WarcRecords;
import rasid.ingest.archive.warc.WarcWalk;

/// A WARC, plain or packed record by record.
record WarcFile(String name, Bytes file, boolean packed) implements ArchiveFile {
  private static final int BUFFER = 1 << 16;

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  public boolean lookThrough(Finds finds) throws IOException {
    if (packed) {
      return WarcWalk.packed(file, finds);
    }
    WarcWalk.plain(file, finds);
    return true;
  }

  @Override
  public ArchiveFile unpacked() throws IOException {
    try (file) {
      return new WarcFile(name, FileBytes.unpacked(file), false);
    }
  }

  @Override
  public List<String> ids(long offset, int length) throws IOException {
    return WarcRecords.ids(record(offset, length));
  }

  @Override
  public List<Reading> read(long offset, int length, List<Integer> items) throws IOException {
    return WarcRecords.read(record(offset, length), items);
  }

  private byte[] record(long offset, int length) throws IOException {
    return packed ? unpackedRecord(offset) : bytes(offset, length);
  }

  private byte[] unpackedRecord(long offset) throws IOException {
    try (var members = new GzipMembers(file)) {
      members.seek(offset);
      members.next();
      var record = new ByteArrayOutputStream();
      var buffer = new byte[BUFFER];
      for (int read = members.read(buffer);
          read >= 0 && record.size() <= WarcRecords.LARGEST;
          read = members.read(buffer)) {
        record.write(buffer, 0, read);
      }
      return record.toByteArray();
    }
  }

  @Override
  public byte[] bytes(long offset, int length) throws IOException {
    return file.read(offset, length);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
