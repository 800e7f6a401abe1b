package rasid.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import rasid.cli.watch.WatchYaml;
import rasid.model.Tick;
import rasid.model.Watch;
import rasid.model.topic.CloudEvents;
import rasid.model.topic.Cluster;
import rasid.model.topic.Topics;
import rasid.model.topic.WatchHistory;

/// Writes what desks follow to the watches topic: all of a change or nothing.
///
/// Versions count up here, and so do changes: all records of one change bear its number, the ticks
/// name the last one, and from there it holds, so that a replay changes over at the same place (see
/// [WatchHistory]). One publisher at a time: its transactional id fences an earlier one off, so two
/// who change watches at once cannot both build on the same state.
public final class WatchPublisher {
  private final Cluster cluster;
  private final Topics topics;
  private final Consumer<String> warnings;

  /// @param warnings told of records that cannot be read
  public WatchPublisher(Cluster cluster, Topics topics, Consumer<String> warnings) {
    this.cluster = cluster;
    this.topics = topics;
    this.warnings = warnings;
  }

  /// What a change came to, by watch id.
  public record Change(
      List<String> added, List<String> changed, List<String> unchanged, List<String> removed) {
    public Change {
      added = List.copyOf(added);
      changed = List.copyOf(changed);
      unchanged = List.copyOf(unchanged);
      removed = List.copyOf(removed);
    }
  }

  /// The watches as they stand, by id.
  public Map<String, Watch> current() {
    return TopicReader.table(cluster, topics.watches(), warnings);
  }

  /// Adds and changes these watches, and leaves all others.
  public Change add(List<Watch> watches) {
    return publish(watches, _ -> false);
  }

  /// Makes the topic equal to a file: what is not in it is removed. A watch the file means but has
  /// a mistake in stays as it was; and where entries cannot be told by their id, nothing is
  /// removed.
  public Change mirror(WatchYaml.Contents file) {
    var kept = new TreeSet<>(file.broken());
    file.watches().forEach(watch -> kept.add(watch.id()));
    return publish(file.watches(), id -> file.whole() && !kept.contains(id));
  }

  /// Removes watches; ids that do not stand are passed over.
  public Change remove(Set<String> ids) {
    return publish(List.of(), ids::contains);
  }

  private Change publish(List<Watch> wanted, Predicate<String> gone) {
    var config = cluster.producer();
    config.put("transactional.id", topics.prefix() + "-watch-publisher");
    var bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(config, bytes, bytes)) {
      producer.initTransactions();
      var last = lastTick();
      var standing = standing(last);
      var before = standing.watches;
      var since = last.map(Tick::at).orElse(Instant.EPOCH);
      long number = standing.lastChange + 1;
      var added = new ArrayList<String>();
      var changed = new ArrayList<String>();
      var unchanged = new ArrayList<String>();
      producer.beginTransaction(); // its commit fails when any send has failed
      for (var watch : wanted) {
        var old = before.get(watch.id());
        if (old == null) {
          added.add(watch.id());
          var _ = producer.send(record(number, since, watch.id(), watch.revised(1, since)));
        } else if (sameBut(old, watch)) {
          unchanged.add(watch.id());
        } else {
          changed.add(watch.id());
          var _ =
              producer.send(
                  record(number, since, watch.id(), watch.revised(old.version() + 1, since)));
        }
      }
      var removed = before.keySet().stream().filter(gone).toList();
      for (var id : removed) {
        var _ = producer.send(record(number, since, id, null));
      }
      producer.commitTransaction();
      return new Change(added, changed, unchanged, removed);
    } catch (ProducerFencedException | InvalidProducerEpochException e) {
      throw Refusal.wrongUse(
          "somebody else changed the watches at the same moment, so nothing was changed here; try"
              + " again",
          e);
    } catch (KafkaException e) {
      throw Refusal.wrongUse(
          "could not write the watches to %s: %s; nothing was changed"
              .formatted(topics.watches().name(), Reason.of(e)),
          e);
    }
  }

  /// The watches topic as it stands.
  private record Standing(Map<String, Watch> watches, long lastChange) {}

  // Not below the number that ticks have reached: a topic that was emptied begins above it.
  private Standing standing(Optional<Tick> lastTick) {
    var last = new AtomicLong(lastTick.map(Tick::changes).orElse(0L));
    TopicReader.records(
        cluster,
        topics.watches().name(),
        record ->
            WatchHistory.number(record.headers())
                .ifPresent(number -> last.accumulateAndGet(number, Math::max)));
    return new Standing(current(), last.get());
  }

  // The recorded clock, not this machine's: a replay reads it too.
  private Optional<Tick> lastTick() {
    return Optional.ofNullable(
        TopicReader.table(cluster, topics.ticks(), warnings).get(Topics.TICK_KEY));
  }

  private ProducerRecord<byte[], byte[]> record(
      long number, Instant since, String id, @Nullable Watch watch) {
    var topic = topics.watches();
    var value = watch == null ? null : topic.values().serializer().serialize(topic.name(), watch);
    var version = watch == null ? "removed" : Integer.toString(watch.version());
    var headers =
        CloudEvents.headers(CloudEvents.WATCH, "cli", id + "@" + version, since, "")
            .add(CloudEvents.SEQUENCE, Long.toString(number).getBytes(UTF_8));
    return new ProducerRecord<>(topic.name(), null, id.getBytes(UTF_8), value, headers);
  }

  private static boolean sameBut(Watch old, Watch watch) {
    return old.equals(watch.revised(old.version(), old.since()));
  }
}
