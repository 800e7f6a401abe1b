package rasid.alerts.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import rasid.model.Health;

/// How much there was to read: articles by source and pane, for the whole stream.
///
/// The last [#HELD] panes are held one by one; what is older is learned into a sum a source that
/// fades (see [Decay]). A pane is blind when nothing, or too little, was read in it: it is evidence
/// of nothing. A source that appears after the first day of the stream is on probation for 7 days:
/// its articles neither count as reports nor as exposure, because a new feed is not news.
///
/// Mutable, for one thread.
public final class Exposure {
  /// Panes held one by one: 60 h, what a [BurstDetector] is shown and a day in which a watch that
  /// is not mentioned may fall behind.
  public static final int HELD = 720;

  private static final long FOUNDING = 288;
  private static final long PROBATION = 7 * 288;
  private static final double LEAST_COVERAGE = 0.25;

  private final HashMap<Long, Volume> panes = new HashMap<>();
  private final HashMap<String, Integer> places = new HashMap<>();
  private final HashSet<Long> blind = new HashSet<>();
  private final TreeMap<String, Double> learned;
  private final TreeMap<String, Integer> held = new TreeMap<>();
  private final TreeMap<String, Long> firstSeen;
  private final Outages outages;
  private long now;
  private long first;
  private long begin;

  /// What [#saved] gives: all but the panes.
  ///
  /// @param now the newest pane begun
  /// @param first the oldest pane with an article, [Long#MAX_VALUE] before any
  /// @param learned faded articles by source, up to pane `now` − [#HELD]
  /// @param firstSeen pane of first sight by source
  /// @param blind the blind ones among the panes held
  /// @param outages when sources could not be read, by source: first pane to last; null in what was
  ///   kept before drops were looked for
  public record Saved(
      long now,
      long first,
      Map<String, Double> learned,
      Map<String, Long> firstSeen,
      List<Long> blind,
      @Nullable Map<String, Map<Long, Long>> outages) {}

  /// An empty stream that begins in a pane.
  public Exposure(long now) {
    this(new Saved(now, Long.MAX_VALUE, Map.of(), Map.of(), List.of(), Map.of()), Map.of());
  }

  /// What was saved, with the panes it held.
  public Exposure(Saved saved, Map<Long, Map<String, Integer>> volumes) {
    now = saved.now;
    first = saved.first;
    learned = new TreeMap<>(saved.learned);
    firstSeen = new TreeMap<>(saved.firstSeen);
    begin = firstSeen.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
    blind.addAll(saved.blind);
    outages = new Outages(saved.outages == null ? Map.of() : saved.outages);
    volumes.forEach(
        (pane, articles) -> {
          articles.forEach((source, n) -> volume(pane).add(source, n));
          articles.forEach((source, n) -> held.merge(source, n, Integer::sum));
        });
  }

  /// All but the panes, to be kept.
  public Saved saved() {
    return new Saved(
        now,
        first,
        new TreeMap<>(learned),
        new TreeMap<>(firstSeen),
        blind.stream().sorted().toList(),
        outages.saved());
  }

  /// The articles of one pane by source; empty when it is not held.
  public Map<String, Integer> pane(long pane) {
    var volume = panes.get(pane);
    return volume == null ? Map.of() : volume.articles;
  }

  /// What one pane held, laid out to be weighed for many watches: sources in the order of their
  /// names, by place, see [#placed].
  final class Volume {
    private final TreeMap<String, Integer> articles = new TreeMap<>();
    private int[] sources = {};
    private int[] counts = {};
    private boolean laid;

    private void add(String source, int n) {
      placed(source);
      articles.merge(source, n, Integer::sum);
      laid = false;
    }

    private void lay() {
      sources = articles.keySet().stream().mapToInt(Exposure.this::placed).toArray();
      counts = articles.values().stream().mapToInt(Integer::intValue).toArray();
      laid = true;
    }

    /// The sum of its articles, each weighed by its source's place.
    double weighed(double[] weights) {
      if (!laid) {
        lay();
      }
      double sum = 0;
      for (int i = 0; i < sources.length; i++) {
        sum += weights[sources[i]] * counts[i];
      }
      return sum;
    }

    /// Likewise, with a watch's own reports taken for no exposure, see [Recent#beside].
    ///
    /// @param own its reports by source
    double weighed(double[] weights, Map<String, Integer> own) {
      double sum = 0;
      for (var source : articles.entrySet()) {
        double beside = Recent.beside(source.getValue(), own.getOrDefault(source.getKey(), 0));
        sum += weights[placed(source.getKey())] * beside;
      }
      return sum;
    }
  }

  /// The volume of a pane, or null where it has none or is not held.
  @Nullable Volume volumeOf(long pane) {
    return panes.get(pane);
  }

  private Volume volume(long pane) {
    return panes.computeIfAbsent(pane, _ -> new Volume());
  }

  /// How many places there are.
  int places() {
    return places.size();
  }

  /// Where the weight of a source stands; it stays while this object lives.
  int placed(String source) {
    return places.computeIfAbsent(source, _ -> places.size());
  }

  /// The newest pane begun.
  public long now() {
    return now;
  }

  /// Begins the next pane; the oldest one held is learned.
  public void next() {
    now++;
    double left = Decay.after(1);
    learned.replaceAll((_, articles) -> articles * left);
    long oldest = now - HELD;
    outages.forget(oldest);
    var leaving = panes.remove(oldest);
    if (leaving != null) {
      leaving.articles.forEach((source, n) -> held.merge(source, -n, Integer::sum));
    }
    if (!blind.remove(oldest) && leaving != null) {
      leaving.articles.forEach((source, n) -> learned.merge(source, (double) n, Double::sum));
    }
  }

  /// Marks a pane as evidence of nothing.
  public void blind(long pane) {
    if (pane > now - HELD) {
      blind.add(pane);
    }
  }

  /// Whether a pane is evidence of nothing.
  public boolean isBlind(long pane) {
    return blind.contains(pane);
  }

  /// Notes which sources cannot be read now.
  ///
  /// @return whether there are any
  public boolean note(Map<String, Health> health) {
    boolean any = false;
    for (var source : health.entrySet()) {
      if (source.getValue() == Health.FAILING || source.getValue() == Health.REMOVED) {
        outages.note(source.getKey(), now);
        any = true;
      }
    }
    return any;
  }

  /// When a source could not be read in the panes held: first pane of a span to its last.
  SortedMap<Long, Long> outages(String source) {
    return outages.of(source);
  }

  /// Notes that a source brought articles now that count in a pane, which may be long past.
  public void add(String source, long pane, int articles) {
    firstSeen.putIfAbsent(source, now);
    begin = StrictMath.min(begin, now);
    if (!seasoned(source)) {
      return;
    }
    first = StrictMath.min(first, pane);
    if (pane > now - HELD) {
      volume(pane).add(source, articles);
      held.merge(source, articles, Integer::sum);
    } else {
      learned.merge(source, articles * Decay.after(now - HELD - pane), Double::sum);
    }
  }

  /// Whether a source has been there long enough to count.
  public boolean seasoned(String source) {
    var since = firstSeen.get(source);
    if (since == null) {
      return false;
    }
    return since - begin < FOUNDING || now - since >= PROBATION;
  }

  /// Panes from the oldest with an article up to now: how long the stream has been learned from.
  public long span() {
    return first == Long.MAX_VALUE ? 0 : now - first + 1;
  }

  /// Faded articles by source, up to pane `now` − [#HELD].
  public SortedMap<String, Double> learned() {
    return learned;
  }

  /// The oldest pane with an article, [Long#MAX_VALUE] before any.
  public long first() {
    return first;
  }

  // What a source usually brings, faded; 0 when nothing.
  private double usual(String source) {
    return learned.getOrDefault(source, 0.0) + held.getOrDefault(source, 0);
  }

  /// Share of the usual volume whose sources are well, from 0 to 1; 1 while nothing is usual yet.
  public double coverage(Map<String, Health> health) {
    double ill = 0;
    for (var source : health.entrySet()) {
      ill += isMissed(source.getValue()) ? usual(source.getKey()) : 0;
    }
    if (ill <= 0) {
      return 1;
    }
    double all = 0;
    for (double articles : learned.values()) {
      all += articles;
    }
    for (int articles : held.values()) {
      all += articles;
    }
    return StrictMath.max(0, 1 - ill / all);
  }

  // One that was removed is not waited for.
  private static boolean isMissed(Health health) {
    return health == Health.FAILING || health == Health.SILENT;
  }

  /// Whether so little of the usual volume can be read that the pane is evidence of nothing.
  public boolean tooLittle(Map<String, Health> health) {
    return coverage(health) < LEAST_COVERAGE;
  }

  /// The sources that are not well and usually bring something, by id.
  public List<String> missing(Map<String, Health> health) {
    var missing = new ArrayList<String>();
    new TreeMap<>(health)
        .forEach(
            (source, state) -> {
              if (isMissed(state) && usual(source) > 0) {
                missing.add(source);
              }
            });
    return missing;
  }
}
