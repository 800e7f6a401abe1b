package rasid.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import rasid.cli.watch.WatchYaml;
import rasid.model.Watch;
import rasid.model.topic.Cluster;
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
              put(changing, watch.revised(1, changing.at()));
            } else if (sameBut(old, watch)) {
              unchanged.add(watch.id());
            } else {
              changed.add(watch.id());
              put(changing, watch.revised(old.version() + 1, changing.at()));
            }
          }
          var removed = before.keySet().stream().filter(gone).toList();
          removed.forEach(id -> changing.put(id, null, id + "@removed"));
          return new Change(added, changed, unchanged, removed);
        });
  }

  private static void put(Changing<Watch> changing, Watch watch) {
    changing.put(watch.id(), watch, "%s@%d".formatted(watch.id(), watch.version()));
  }

  private static boolean sameBut(Watch old, Watch watch) {
    return old.equals(watch.revised(old.version(), old.since()));
  }
}
