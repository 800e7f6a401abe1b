package rasid.ingest.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rasid.ingest.archive.LineIndex.Entry;
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
/// of its own recorded time at the end of each pane.
///
/// The last tick and the articles before it are committed together, so the last committed tick says
/// how far a load has come, and a broken-off load goes on from there.
public final class ArchiveLoader {
  private static final Logger LOG = LoggerFactory.getLogger(ArchiveLoader.class);

  /// Articles in one transaction, about: a commit costs as much as a few hundred of them.
  private static final int MOST_ARTICLES = 2_000;

  /// Panes in one transaction where articles are rare: two days.
  private static final int MOST_PANES = 576;

  private final Topics topics;
  private final LineIndex index;
  private final Instant until;
  private final Progress progress;
  private final KafkaProducer<byte[], byte[]> producer;

  private ArchiveLoader(
      Topics topics,
      LineIndex index,
      Instant until,
      Progress progress,
      KafkaProducer<byte[], byte[]> producer) {
    this.topics = topics;
    this.index = index;
    this.until = until;
    this.progress = progress;
    this.producer = producer;
  }

  /// Loads an archive up to an instant.
  ///
  /// The topics must exist. While it loads it owns the ticks, and fences a live writer; a live
  /// writer that starts meanwhile fences it.
  ///
  /// @param jsonl see [JsonLinesArchive]
  /// @param until where recorded time will stand afterwards; articles first seen then or later are
  ///   left out
  /// @throws IllegalStateException when the stream is past the archive's time already
  /// @throws IOException when the file cannot be read
  /// @throws KafkaException when the cluster refuses, or another writer took the ticks over
  public static Loaded load(
      Cluster cluster, Topics topics, Path jsonl, Instant until, Progress progress)
      throws IOException {
    try (var index = LineIndex.of(jsonl);
        var producer = Ownership.producer(cluster, TickRecords.transactionalId(topics))) {
      var last = CommittedRecords.lastTick(cluster, topics);
      return new ArchiveLoader(topics, index, until, progress, producer).load(jsonl, last);
    }
  }

  private Loaded load(Path jsonl, Optional<Tick> last) throws IOException {
    var all = index.entries();
    var wanted = all.stream().takeWhile(entry -> entry.seenAt().isBefore(until)).toList();
    long beyond = (long) all.size() - wanted.size();
    refuseIfLive(jsonl, wanted, last);
    boolean begun = last.isPresent() && isOurs(last.get());
    var from = begun ? last.get().at() : Instant.MIN;
    int before = (int) wanted.stream().takeWhile(entry -> entry.seenAt().isBefore(from)).count();
    long bad = begun ? 0 : index.bad().size();

    var rest = wanted.subList(before, wanted.size());
    var tick = last.orElse(null);
    long number = tick == null ? 0 : tick.number();
    var at = tick == null ? Instant.MIN : tick.at();
    if (rest.isEmpty() && (begun || wanted.isEmpty()) && !at.isBefore(until)) {
      return new Loaded(0, before, bad, beyond, number, at);
    }
    var start = begun ? at : rest.isEmpty() ? until.minusNanos(1) : rest.getFirst().seenAt();
    long pane = Pane.of(start);
    int next = 0;
    boolean setAside = begun;
    while (at.isBefore(until)) {
      int first = next;
      producer.beginTransaction();
      if (!setAside) {
        setAside(jsonl);
        setAside = true;
      }
      for (int panes = 0;
          panes < MOST_PANES && next - first < MOST_ARTICLES && at.isBefore(until);
          panes++) {
        var end = Pane.start(pane + 1).isAfter(until) ? until : Pane.start(pane + 1);
        next = sendBefore(end, rest, next);
        at = end;
        number++;
        pane++;
        var one = new Tick(number, at, Pane.LENGTH, topics.articlePartitions(), Map.of());
        TickRecords.send(producer, topics, one);
      }
      producer.commitTransaction();
      progress.reached(before + (long) next, wanted.size(), at);
    }
    LOG.info(
        "archive loaded file={} articles={} bad={} ticks={} at={}", jsonl, next, bad, number, at);
    return new Loaded(next, before, bad, beyond, number, at);
  }

  private int sendBefore(Instant end, List<Entry> rest, int from) throws IOException {
    int next = from;
    while (next < rest.size() && rest.get(next).seenAt().isBefore(end)) {
      var entry = rest.get(next++);
      var line = index.bytes(entry.offset(), entry.length());
      var _ = producer.send(Records.article(topics, JsonLinesArchive.read(line)));
    }
    return next;
  }

  // Ticks an archive writes are a pane apart; a live writer's are not.
  private static boolean isOurs(Tick tick) {
    return tick.every().equals(Pane.LENGTH);
  }

  private void refuseIfLive(Path jsonl, List<Entry> wanted, Optional<Tick> last) {
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
              .formatted(topics.prefix(), tick.at(), jsonl.getFileName(), until));
    }
  }

  // In the transaction of the first tick: once there is one, they are there.
  private void setAside(Path jsonl) throws IOException {
    for (var line : index.bad()) {
      var where = "%s:%d".formatted(jsonl.getFileName(), line.number());
      LOG.warn("dead letter where={} why=\"{}\"", where, line.why());
      var bytes = index.bytes(line.offset(), line.length());
      var letter = new DeadLetter(where, line.why(), where.getBytes(UTF_8), bytes);
      var _ = producer.send(DeadLetters.record(topics, letter));
    }
  }
}
