package rasid.ingest.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rasid.ingest.archive.ArchiveIndex.Bad;
import rasid.ingest.archive.ArchiveIndex.Entry;
import rasid.ingest.archive.Steps.Step;
import rasid.ingest.archive.file.Aside;
import rasid.ingest.archive.file.Reading;
import rasid.ingest.tick.TickRecords;
import rasid.ingest.wire.CommittedRecords;
import rasid.ingest.wire.Ownership;
import rasid.ingest.wire.Records;
import rasid.model.DeadLetter;
import rasid.model.Pane;
import rasid.model.Tick;
import rasid.model.topic.Cluster;
import rasid.model.topic.DeadLetters;
import rasid.model.topic.Topics;

/// Loads an archive before a stream goes live: its articles in the order they were seen, and a tick
/// of its own recorded time at the end of each pane, or more often where there are many.
///
/// The last tick and the articles before it are committed together, so the last committed tick says
/// how far a load has come, and a broken-off load goes on from there.
public final class ArchiveLoader {
  private static final Logger LOG = LoggerFactory.getLogger(ArchiveLoader.class);

  private final Topics topics;
  private final Path archive;
  private final ArchiveIndex index;
  private final ArticleReader reader;
  private final Instant until;
  private final Progress progress;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<Aside, Long> aside = new EnumMap<>(Aside.class);
  private long articles;
  private long broken;
  private long number;

  private ArchiveLoader(
      Topics topics,
      Path archive,
      ArchiveIndex index,
      ArticleReader reader,
      Instant until,
      Progress progress,
      KafkaProducer<byte[], byte[]> producer) {
    this.topics = topics;
    this.archive = archive;
    this.index = index;
    this.reader = reader;
    this.until = until;
    this.progress = progress;
    this.producer = producer;
  }

  /// Loads an archive up to an instant.
  ///
  /// The topics must exist. While it loads it owns the ticks, and fences a live writer; a live
  /// writer that starts meanwhile fences it.
  ///
  /// @param archive a WARC or JSON lines (see [JsonLinesArchive]), packed by gzip or not, or a
  ///   folder of such
  /// @param until where recorded time will stand afterwards; articles first seen then or later are
  ///   left out
  /// @throws IllegalStateException when the stream is past the archive's time already
  /// @throws IOException when the archive cannot be read, or is none
  /// @throws KafkaException when the cluster refuses, or another writer took the ticks over
  public static Loaded load(
      Cluster cluster, Topics topics, Path archive, Instant until, Progress progress)
      throws IOException {
    try (var index = ArchiveIndex.of(archive, progress);
        var reader = new ArticleReader(index);
        var producer = Ownership.producer(cluster, TickRecords.transactionalId(topics))) {
      var last = CommittedRecords.lastTick(cluster, topics);
      return new ArchiveLoader(topics, archive, index, reader, until, progress, producer)
          .load(last);
    }
  }

  private Loaded load(Optional<Tick> last) throws IOException {
    var all = index.entries();
    var wanted = all.stream().takeWhile(entry -> entry.seenAt().isBefore(until)).toList();
    long beyond = (long) all.size() - wanted.size();
    refuseIfLive(wanted, last);
    boolean begun = last.isPresent() && isOurs(last.get());
    var from = begun ? last.get().at() : Instant.MIN;
    int before = (int) wanted.stream().takeWhile(entry -> entry.seenAt().isBefore(from)).count();
    var rest = wanted.subList(before, wanted.size());
    number = last.map(Tick::number).orElse(0L);
    var at = last.map(Tick::at).orElse(Instant.MIN);
    boolean nothingLeft = rest.isEmpty() && (begun || wanted.isEmpty()) && !at.isBefore(until);
    if (!nothingLeft) {
      // Up to here ticks tell of nothing; where a load goes on, they stand where it was left.
      var start = begun ? at : rest.isEmpty() ? until.minusNanos(1) : rest.getFirst().seenAt();
      at = load(new Steps(rest, start, until), rest, before, begun ? List.of() : index.bad());
      broken += begun ? 0 : index.bad().size() + index.moreBad();
    }
    index.aside().forEach((what, count) -> aside.merge(what, count, Long::sum));
    LOG.info(
        "archive loaded archive={} articles={} bad={} aside={} ticks={} at={}",
        archive,
        articles,
        broken,
        aside,
        number,
        at);
    return new Loaded(articles, before, broken, aside, beyond, number, at);
  }

  private Instant load(Steps steps, List<Entry> rest, int before, List<Bad> bad)
      throws IOException {
    var at = Instant.MIN;
    int done = 0;
    var first = bad;
    for (var some = steps.next(); !some.isEmpty(); some = steps.next()) {
      var entries = rest.subList(done, some.getLast().to());
      // All reading comes before the transaction, which must be short.
      var read = reader.read(entries);
      producer.beginTransaction();
      setAside(first);
      first = List.of();
      write(some, done, entries, read);
      producer.commitTransaction();
      done = some.getLast().to();
      at = some.getLast().end();
      progress.reached(before + (long) done, before + (long) rest.size(), at);
    }
    return at;
  }

  private void write(List<Step> steps, int done, List<Entry> entries, List<Reading> read)
      throws IOException {
    int next = 0;
    for (var step : steps) {
      for (; done + next < step.to(); next++) {
        write(entries.get(next), read.get(next));
      }
      number++;
      var tick = new Tick(number, step.end(), Pane.LENGTH, topics.articlePartitions(), Map.of());
      TickRecords.send(producer, topics, tick);
    }
  }

  private void write(Entry entry, Reading reading) throws IOException {
    switch (reading) {
      case Reading.News(var article) -> {
        var _ = producer.send(Records.article(topics, article));
        articles++;
      }
      case Reading.NotNews(var what) -> aside.merge(what, 1L, Long::sum);
      case Reading.Broken(var why) -> {
        setAside(index.where(entry), why, index.bytes(entry));
        broken++;
      }
    }
  }

  // Ticks an archive writes tell of a pane; a live writer's do not.
  private static boolean isOurs(Tick tick) {
    return tick.every().equals(Pane.LENGTH);
  }

  private void refuseIfLive(List<Entry> wanted, Optional<Tick> last) {
    if (last.isEmpty()) {
      return;
    }
    var tick = last.get();
    boolean past = tick.at().isAfter(until);
    boolean amid =
        !isOurs(tick) && !wanted.isEmpty() && wanted.getFirst().seenAt().isBefore(tick.at());
    if (past || amid) {
      throw new IllegalStateException(
          "the stream %s has gone live: its clock stands at %s, past articles of %s (up to %s); load an archive into new topics, before anything else"
              .formatted(topics.prefix(), tick.at(), archive.getFileName(), until));
    }
  }

  // In the transaction of the first tick: once there is one, they are there.
  private void setAside(List<Bad> bad) throws IOException {
    for (var place : bad) {
      setAside(place.where(), place.why(), index.bytes(place));
    }
    if (!bad.isEmpty() && index.moreBad() > 0) {
      LOG.warn(
          "broken places left out archive={} places={} why=\"only the first {} are set aside\"",
          archive,
          index.moreBad(),
          bad.size());
    }
  }

  private void setAside(String where, String why, byte[] bytes) {
    LOG.warn("dead letter where={} why=\"{}\"", where, why);
    var letter = new DeadLetter(where, why, where.getBytes(UTF_8), bytes);
    var _ = producer.send(DeadLetters.record(topics, letter));
  }
}
