package rasid.ingest.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import rasid.ingest.archive.file.Bytes;
import rasid.ingest.archive.file.FileBytes;
import rasid.ingest.archive.file.Finds;
import rasid.ingest.archive.file.Reading;

/// A file of lines as [JsonLinesArchive] reads them.
///
/// @param packed whether it is packed by gzip
record JsonLinesFile(String name, Bytes file, boolean packed) implements ArchiveFile {
  private static final int BUFFER = 1 << 20;

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  public boolean lookThrough(Finds finds) throws IOException {
    if (packed) {
      return false;
    }
    var line = new ByteArrayOutputStream();
    var buffer = new byte[BUFFER];
    long start = 0;
    int number = 1;
    long at = 0;
    for (int read = file.read(at, buffer, 0, BUFFER);
        read > 0;
        read = file.read(at, buffer, 0, BUFFER)) {
      for (int i = 0; i < read; i++) {
        if (buffer[i] == '\n') {
          take(line.toByteArray(), start, at + i - start, number++, finds);
          line.reset();
          start = at + i + 1;
        } else if (line.size() <= JsonLinesArchive.LONGEST_LINE) {
          // One byte over the limit is enough to know that it is too long.
          line.write(buffer[i]);
        }
      }
      at += read;
      finds.reached(at);
    }
    take(line.toByteArray(), start, at - start, number, finds);
    return true;
  }

  private static void take(byte[] line, long start, long length, int number, Finds finds) {
    if (isBlank(line)) {
      return;
    }
    int kept = (int) Math.min(length, JsonLinesArchive.LONGEST_LINE);
    try {
      var article = JsonLinesArchive.read(line);
      finds.article(number, article.seenAt(), article.id(), start, kept, 0);
    } catch (IllegalArgumentException e) {
      finds.broken(number, why(e), start, kept);
    }
  }

  private static String why(IllegalArgumentException e) {
    return e.getMessage() == null ? "unreadable" : e.getMessage();
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b > ' ' || b < 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public ArchiveFile unpacked() throws IOException {
    try (file) {
      return new JsonLinesFile(name, FileBytes.unpacked(file), false);
    }
  }

  @Override
  public List<String> ids(long offset, int length) {
    return List.of(); // a line is one article
  }

  @Override
  public List<Reading> read(long offset, int length, List<Integer> items) throws IOException {
    try {
      return List.of(new Reading.News(JsonLinesArchive.read(bytes(offset, length))));
    } catch (IllegalArgumentException e) {
      return List.of(new Reading.Broken(why(e)));
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
