package rasid.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import rasid.alerts.count.Baseline;
import rasid.cli.watch.WatchYaml;
import rasid.model.Pane;
import rasid.model.Watch;
import rasid.model.topic.CloudEvents;
import rasid.model.topic.Cluster;
import rasid.model.topic.Json;
import rasid.model.topic.Topics;

/// Writes what desks follow to the watches topic: all of a change or nothing.
///
/// Versions count up here, and so do changes: all records of one change bear its number, the ticks
/// name the last one, and from there it holds, so that a replay changes over at the same place (see
/// [rasid.model.topic.WatchHistory]). One publisher at a time: its transactional id fences an
/// earlier one off, so two who change watches at once cannot both build on the same state.
public final class WatchPublisher {
  private final Cluster cluster;
  private final Topics topics;
  // Newest reports kept of a past: with more of them copies are told better, but a record is to
  // stay well below what a broker takes.
  private static final int MOST_REPORTS = 500;
  private static final int LARGEST_PAST = 2 << 20;

  private final Past past;
  private final Consumer<String> warnings;

  /// @param past where watches that are new get what they would have learned
  /// @param warnings told of records that cannot be read
  public WatchPublisher(Cluster cluster, Topics topics, Past past, Consumer<String> warnings) {
    this.cluster = cluster;
    this.topics = topics;
    this.past = past;
    this.warnings = warnings;
  }

  /// What watches would have learned, had they been there.
  @FunctionalInterface
  public interface Past {
    /// Nothing: they begin to learn when they are given.
    Past NONE = _ -> Map.of();

    /// By watch id, as far as anything is recorded.
    Map<String, Baseline> of(Collection<Watch> watches);
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
    var standing = current();
    var anew =
        wanted.stream()
            .filter(watch -> watch.enabled() && isNews(standing.get(watch.id()), watch))
            .toList();
    // Before the change begins: it takes a minute, and nobody else can make a change meanwhile.
    var learned = anew.isEmpty() ? Map.<String, Baseline>of() : past.of(anew);
    return Changing.watches(
        cluster,
        topics,
        warnings,
        changing -> {
          var before = current();
          var added = new ArrayList<String>();
          var changed = new ArrayList<String>();
          var unchanged = new ArrayList<String>();
          for (var watch : wanted) {
            var old = before.get(watch.id());
            if (old == null) {
              added.add(watch.id());
              put(changing, watch, null, learned);
            } else if (sameBut(old, watch)) {
              unchanged.add(watch.id());
            } else {
              changed.add(watch.id());
              put(changing, watch, old, learned);
            }
          }
          var removed = before.keySet().stream().filter(gone).toList();
          removed.forEach(id -> changing.put(id, null, id + "@removed"));
          return new Change(added, changed, unchanged, removed);
        });
  }

  private void put(
      Changing<Watch> changing, Watch watch, @Nullable Watch old, Map<String, Baseline> learned) {
    int version = old == null ? 1 : old.version() + 1;
    boolean news = isNews(old, watch);
    var baseline = news || old == null ? Long.valueOf(changing.number()) : old.baseline();
    var id = "%s@%d".formatted(watch.id(), version);
    changing.put(watch.id(), watch.revised(version, changing.at(), baseline), id);
    if (news) {
      var known = learned.get(watch.id());
      changing.beside(
          topics.baselines(),
          CloudEvents.BASELINE,
          watch.id(),
          known == null ? null : bytes(known.from(Pane.of(changing.at()))),
          id);
    }
  }

  private static byte[] bytes(Baseline baseline) {
    for (int most = MOST_REPORTS; ; most /= 2) {
      var bytes = Json.MAPPER.writeValueAsBytes(baseline.withReports(most));
      if (bytes.length <= LARGEST_PAST || most == 0) {
        return bytes;
      }
    }
  }

  // Whether what was learned of a watch says nothing of it as it will be.
  private static boolean isNews(@Nullable Watch old, Watch watch) {
    return old == null
        || !old.query().equals(watch.query())
        || old.kind() != watch.kind()
        || (watch.enabled() && !old.enabled());
  }

  private static boolean sameBut(Watch old, Watch watch) {
    return old.equals(watch.revised(old.version(), old.since(), old.baseline()));
  }
}
