package rasid.ingest.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import rasid.ingest.archive.file.Aside;
import rasid.ingest.archive.file.Finds;
import rasid.ingest.archive.file.Reading;

/// Where the articles of an archive stand in its files, in the order in which they were seen, each
/// article once.
///
/// Only places and times are held, some 60 bytes an article, so that an archive larger than memory
/// can be loaded.
final class ArchiveIndex implements Closeable {
  /// Nothing was seen on the web before there was one; a time before would be ticked through.
  static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

  /// Later than this is no time either, and nanoseconds since 1970 would not fit a number.
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  /// So many broken places are remembered; a file that has more is no archive but noise.
  private static final int MOST_BAD = 10_000;

  /// From so many places on, those of articles found before are let go in between: feeds name the
  /// same ones each time they are captured.
  private static final int CROWD = 1 << 20;

  private static final Comparator<Entry> BY_TIME =
      Comparator.comparingLong(Entry::nanos)
          .thenComparingInt(Entry::file)
          .thenComparingLong(Entry::offset)
          .thenComparingInt(Entry::item);

  /// A place that may hold an article.
  ///
  /// @param nanos when it was seen, in nanoseconds since 1970
  /// @param id the first 64 bits of the article's
  /// @param item number of the article among those that stand there
  /// @param file number of the file
  record Entry(long nanos, long id, long offset, int length, int item, int file) {
    Instant seenAt() {
      return Instant.EPOCH.plusNanos(nanos);
    }
  }

  /// A place that holds none.
  ///
  /// @param where file and line, or file and offset
  record Bad(String where, String why, int file, long offset, int length) {}

  private final List<ArchiveFile> files;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Bad> bad = new ArrayList<>();
  private final Map<Aside, Long> aside = new EnumMap<>(Aside.class);
  private final int crowd;
  private long moreBad;

  private ArchiveIndex(List<ArchiveFile> files, int crowd) {
    this.files = new ArrayList<>(files);
    this.crowd = crowd;
  }

  /// Looks through the files of an archive once.
  static ArchiveIndex of(Path place, Progress progress) throws IOException {
    return of(place, progress, CROWD);
  }

  /// @param crowd places from which on those of articles found before are let go in between
  static ArchiveIndex of(Path place, Progress progress, int crowd) throws IOException {
    var index = new ArchiveIndex(ArchiveFiles.open(place), crowd);
    try {
      index.lookThrough(progress);
    } catch (IOException | RuntimeException e) {
      index.close();
      throw e;
    }
    return index;
  }

  private void lookThrough(Progress progress) throws IOException {
    long whole = 0;
    for (var file : files) {
      whole += file.size();
    }
    long before = 0;
    for (int i = 0; i < files.size(); i++) {
      long size = files.get(i).size();
      var found = new Found(i, before, whole, progress);
      if (!files.get(i).lookThrough(found)) {
        files.set(i, files.get(i).unpacked());
        found = new Found(i, before, Math.max(whole, before + files.get(i).size()), progress);
        files.get(i).lookThrough(found);
      }
      before += size;
      take(found);
    }
    keepFirstOfEach(entries, aside);
    entries.sort(BY_TIME);
  }

  private void take(Found found) {
    entries.addAll(found.entries);
    if (entries.size() >= crowd) {
      keepFirstOfEach(entries, aside);
    }
    int room = Math.min(MOST_BAD - bad.size(), found.bad.size());
    bad.addAll(found.bad.subList(0, room));
    moreBad += found.moreBad + found.bad.size() - room;
    found.aside.forEach((what, count) -> aside.merge(what, count, Long::sum));
  }

  // Pages are captured again and again; the article is news once, when it was first seen.
  private static void keepFirstOfEach(List<Entry> entries, Map<Aside, Long> aside) {
    entries.sort(Comparator.comparingLong(Entry::id).thenComparing(BY_TIME));
    int kept = 0;
    for (int i = 0; i < entries.size(); i++) {
      if (kept == 0 || entries.get(kept - 1).id() != entries.get(i).id()) {
        entries.set(kept++, entries.get(i));
      }
    }
    if (kept < entries.size()) {
      aside.merge(Aside.AGAIN, (long) entries.size() - kept, Long::sum);
      entries.subList(kept, entries.size()).clear();
    }
  }

  /// Places that may hold articles, by first sight.
  List<Entry> entries() {
    return entries;
  }

  /// Places that hold none; at most the first 10,000.
  List<Bad> bad() {
    return bad;
  }

  /// How many more there are.
  long moreBad() {
    return moreBad;
  }

  /// What is sound and no article.
  Map<Aside, Long> aside() {
    return aside;
  }

  /// Reads a place.
  ///
  /// @param entries the articles wanted that stand there, one at least
  List<Reading> read(List<Entry> entries) throws IOException {
    var place = entries.getFirst();
    var items = entries.stream().map(Entry::item).toList();
    return files.get(place.file()).read(place.offset(), place.length(), items);
  }

  /// What may be an article, as it stands in its file.
  byte[] bytes(Entry entry) throws IOException {
    return files.get(entry.file()).bytes(entry.offset(), entry.length());
  }

  /// What is none, as it stands in its file.
  byte[] bytes(Bad place) throws IOException {
    return files.get(place.file()).bytes(place.offset(), place.length());
  }

  /// Where a place is, for a person.
  String where(Entry entry) {
    return files.get(entry.file()).name() + ":" + entry.offset();
  }

  @Override
  public void close() throws IOException {
    for (var file : files) {
      file.close();
    }
  }

  /// What one file was found to hold.
  private final class Found implements Finds {
    private final int file;
    private final long before;
    private final long whole;
    private final Progress progress;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Bad> bad = new ArrayList<>();
    private final Map<Aside, Long> aside = new EnumMap<>(Aside.class);
    private int crowded = crowd;
    private long moreBad;

    Found(int file, long before, long whole, Progress progress) {
      this.file = file;
      this.before = before;
      this.whole = whole;
      this.progress = progress;
    }

    @Override
    public void article(long place, Instant seenAt, String id, long offset, int length, int item) {
      if (seenAt.isBefore(EARLIEST) || seenAt.isAfter(LATEST)) {
        broken(place, "it was seen at %s, which cannot be".formatted(seenAt), offset, length);
        return;
      }
      long nanos = Duration.between(Instant.EPOCH, seenAt).toNanos();
      long brief = Long.parseUnsignedLong(id, 0, 16, 16);
      entries.add(new Entry(nanos, brief, offset, length, item, file));
      if (entries.size() >= crowded) {
        keepFirstOfEach(entries, aside);
        crowded = Math.max(crowd, 2 * entries.size());
      }
    }

    @Override
    public void feed(Instant seenAt, long offset, int length) throws IOException {
      var ids = files.get(file).ids(offset, length);
      for (int item = 0; item < ids.size(); item++) {
        article(offset, seenAt, ids.get(item), offset, length, item);
      }
      if (ids.isEmpty()) {
        aside(Aside.FEED);
      }
    }

    @Override
    public void broken(long place, String why, long offset, int length) {
      if (bad.size() < MOST_BAD) {
        var where = files.get(file).name() + ":" + place;
        bad.add(new Bad(where, why, file, offset, length));
      } else {
        moreBad++;
      }
    }

    @Override
    public void aside(Aside what) {
      aside.merge(what, 1L, Long::sum);
    }

    @Override
    public void reached(long offset) {
      progress.lookedThrough(before + offset, whole);
    }
  }
}
