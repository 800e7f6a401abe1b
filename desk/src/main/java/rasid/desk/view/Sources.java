package rasid.desk.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import rasid.desk.view.SourceHealth.Level;
import rasid.desk.view.SourceOverview.Counts;
import rasid.model.Trouble;

/// The sources by how they do, kept in order as their states come: what a state costs grows with
/// the logarithm of their number, and an overview is made only after a state has come.
final class Sources {
  // Those that cannot be read, the longest unread first; then those to look at, and the others.
  private record Place(int rank, Instant lastSuccessAt, String id) implements Comparable<Place> {
    private static final Comparator<Place> WORST_FIRST =
        Comparator.comparingInt(Place::rank)
            .thenComparing(Place::lastSuccessAt)
            .thenComparing(Place::id);

    static Place of(String id, SourceHealth source) {
      var read = source.lastSuccessAt();
      return new Place(severity(source.trouble()), read == null ? Instant.MIN : read, id);
    }

    @Override
    public int compareTo(Place other) {
      return WORST_FIRST.compare(this, other);
    }
  }

  private final int most;
  private final TreeMap<Place, SourceHealth> byPlace = new TreeMap<>();
  private final Map<String, Place> places = new HashMap<>();
  private final EnumMap<Level, Integer> levels = new EnumMap<>(Level.class);
  private @Nullable SourceOverview overview = SourceOverview.EMPTY;

  /// @param most sources that an overview names
  Sources(int most) {
    this.most = most;
  }

  /// Takes a state; none removes the source.
  ///
  /// @return whether a page should hear of it: a poll that changed neither health nor trouble is
  ///   seen when somebody looks
  boolean put(String id, @Nullable SourceHealth source) {
    var place = places.remove(id);
    var before = place == null ? null : byPlace.remove(place);
    if (before != null) {
      levels.merge(before.level(), -1, Integer::sum);
    }
    if (source != null) {
      var next = Place.of(id, source);
      places.put(id, next);
      byPlace.put(next, source);
      levels.merge(source.level(), 1, Integer::sum);
    }
    overview = null;
    if (before == null || source == null) {
      return before != null || source != null;
    }
    return before.health() != source.health() || before.trouble() != source.trouble();
  }

  SourceOverview overview() {
    if (overview == null) {
      var worst = byPlace.values().stream().limit(most).toList();
      var counts = new Counts(byPlace.size(), count(Level.UNREAD), count(Level.LOOK));
      overview = SourceOverview.of(counts, worst, byPlace.size() - worst.size());
    }
    return overview;
  }

  private static int severity(@Nullable Trouble trouble) {
    return trouble == null ? Trouble.WORST_FIRST.size() : Trouble.WORST_FIRST.indexOf(trouble);
  }

  private int count(Level level) {
    return levels.getOrDefault(level, 0);
  }
}
