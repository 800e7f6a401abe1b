package rasid.ingest.archive;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Where the lines of an archive stand in its file, in the order in which their articles were seen.
///
/// Only places and times are held, so that an archive larger than memory can be loaded.
final class LineIndex implements AutoCloseable {
  /// A line that holds an article.
  record Entry(Instant seenAt, long offset, int length, int number) {}

  /// A line that does not.
  record Bad(int number, String why, long offset, int length) {}

  private final RandomAccessFile file;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Bad> bad = new ArrayList<>();

  private LineIndex(RandomAccessFile file) {
    this.file = file;
  }

  /// Reads the file once.
  static LineIndex of(Path path) throws IOException {
    var index = new LineIndex(new RandomAccessFile(path.toFile(), "r"));
    try (var in = new BufferedInputStream(Files.newInputStream(path), 1 << 20)) {
      index.scan(in);
    } catch (IOException | RuntimeException e) {
      index.close();
      throw e;
    }
    // Stable: articles seen at the same time keep the file's order.
    index.entries.sort(Comparator.comparing(Entry::seenAt));
    return index;
  }

  private void scan(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    long start = 0;
    long at = 0;
    int number = 0;
    for (int next = in.read(); ; next = in.read()) {
      at++;
      if (next >= 0 && next != '\n') {
        // One byte over the limit is enough to know that it is too long.
        if (line.size() <= JsonLinesArchive.LONGEST_LINE) {
          line.write(next);
        }
        continue;
      }
      number++;
      take(line.toByteArray(), start, number, at - 1 - start);
      line.reset();
      start = at;
      if (next < 0) {
        return;
      }
    }
  }

  private void take(byte[] line, long start, int number, long length) {
    if (isBlank(line)) {
      return;
    }
    int kept = (int) Math.min(length, JsonLinesArchive.LONGEST_LINE);
    try {
      var article = JsonLinesArchive.read(line);
      entries.add(new Entry(article.seenAt(), start, kept, number));
    } catch (IllegalArgumentException e) {
      var why = e.getMessage() == null ? "unreadable" : e.getMessage();
      bad.add(new Bad(number, why, start, kept));
    }
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b > ' ' || b < 0) {
        return false;
      }
    }
    return true;
  }

  /// Lines with articles, by first sight.
  List<Entry> entries() {
    return entries;
  }

  /// Lines without.
  List<Bad> bad() {
    return bad;
  }

  /// The bytes of a line.
  byte[] bytes(long offset, int length) throws IOException {
    var bytes = new byte[length];
    file.seek(offset);
    file.readFully(bytes);
    return bytes;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
