package rasid.desk.backtest;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import rasid.alerts.count.AlertFold;
import rasid.alerts.count.Baseline;
import rasid.alerts.count.Watches;
import rasid.model.Alert;
import rasid.model.AlertKind;
import rasid.model.Mention;
import rasid.model.Pane;
import rasid.model.Pulse;
import rasid.model.TaggedArticle;
import rasid.model.TaggedArticle.WatchMatch;
import rasid.model.Watch;
import rasid.model.topic.ActionLog;
import rasid.processor.Tagger;
import rasid.processor.text.ArabicText;
import rasid.processor.watch.WatchIndex;
import rasid.processor.watch.WatchIndex.ParsedWatch;

/// Watches tried on a recorded stream: matching and counting as the live run does it, as if they
/// had been there from the beginning.
///
/// [#note] is safe to call from several threads; all else is for one. Articles come before the tick
/// after them, ticks in their order.
public final class Backtest {
  // Ticks folded at once: how they are batched changes nothing, and a batch costs as one.
  private static final int MOST_TICKS = 5_000;

  private final WatchIndex index;
  private final Map<String, Tried> tried = new TreeMap<>();
  private final Map<Double, AlertFold> folds = new TreeMap<>();
  private final TreeMap<Long, Waiting> waiting = new TreeMap<>();
  private final List<Mention> mentions = new ArrayList<>();
  private final List<Pulse.Passed> ticks = new ArrayList<>();
  private Pulse.@Nullable Passed first;
  private Pulse.@Nullable Passed last;
  private long articles;

  /// What is gathered of one watch.
  private static final class Tried {
    private final Watch watch;
    private final TreeMap<Long, Integer> reports = new TreeMap<>();
    private final TreeMap<Double, List<Alert>> revisions = new TreeMap<>();
    private long matched;

    Tried(Watch watch) {
      this.watch = watch;
    }
  }

  /// What waits for the tick after it.
  private static final class Waiting {
    private final TreeMap<String, TreeMap<Long, Integer>> volumes = new TreeMap<>();
    private final List<Mention> mentions = new ArrayList<>();
    private long articles;

    void add(Noted noted) {
      articles++;
      volumes
          .computeIfAbsent(noted.source(), _ -> new TreeMap<>())
          .merge(noted.pane(), 1, Integer::sum);
      mentions.addAll(noted.mentions());
    }
  }

  /// A backtest that has seen nothing.
  ///
  /// @param watches each id once
  /// @param budgets false alarms per 4 weeks to try beside the watches' own
  public Backtest(List<ParsedWatch> watches, SortedSet<Double> budgets) {
    index = WatchIndex.of(watches);
    for (var parsed : watches) {
      // As if it had been there from the beginning.
      var watch = parsed.watch().revised(parsed.watch().version(), Instant.EPOCH, null);
      var trial = new Tried(watch);
      var wanted = new TreeSet<>(budgets);
      wanted.add(watch.budget());
      wanted.forEach(budget -> trial.revisions.put(budget, new ArrayList<>()));
      if (tried.put(watch.id(), trial) != null) {
        throw new IllegalArgumentException("watch %s is there twice".formatted(watch.id()));
      }
    }
    var drops = new TreeSet<String>();
    tried.forEach(
        (id, trial) -> {
          if (trial.watch.kind() == AlertKind.DROP && trial.watch.enabled()) {
            drops.add(id);
          }
        });
    tried.values().stream()
        .flatMap(trial -> trial.revisions.keySet().stream())
        .distinct()
        .forEach(
            budget ->
                folds.put(
                    budget,
                    new AlertFold(
                        Watches.standing(id -> watch(id, budget), drops),
                        new ActionLog(),
                        new Counted((id, pane) -> count(id, pane, budget)))));
  }

  private Watch watch(String id, double budget) {
    return requireNonNull(tried.get(id)).watch.withBudget(budget);
  }

  // For the chart: once, by the fold of the watch's own budget.
  private void count(String watch, long pane, double budget) {
    var trial = requireNonNull(tried.get(watch));
    if (trial.watch.budget() == budget) {
      long day = Pane.start(pane).atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();
      trial.reports.merge(day, 1, Integer::sum);
    }
  }

  /// What an article says about the watches.
  public Noted note(TaggedArticle tagged) {
    var article = tagged.article();
    long after = tagged.after() == null ? Noted.UNKNOWN : tagged.after();
    return new Noted(
        after,
        article.source(),
        Pane.of(article.countedAt()),
        article.seenAt(),
        Tagger.mentions(tagged.matching(matches(tagged)), StrictMath.max(0, after)));
  }

  private List<WatchMatch> matches(TaggedArticle tagged) {
    var article = tagged.article();
    try (var text = ArabicText.fold(article.text())) {
      return index.matches(
          text, tagged.lang(), article.source(), tagged.mentions(), tagged.keywords());
    }
  }

  /// Takes an article, to be counted with the tick after it.
  public void article(Noted noted) {
    waiting.computeIfAbsent(noted.after(), _ -> new Waiting()).add(noted);
  }

  /// Takes a tick; its volumes are counted here. What stood before the first tick and its
  /// predecessor is left out: of it, the recording has a part only.
  public void tick(Pulse.Passed tick) {
    if (first == null) {
      first = tick;
      waiting.headMap(tick.tick() - 1).clear();
    }
    last = tick;
    var volumes = new ArrayList<Pulse.Volume>();
    var due = waiting.headMap(tick.tick());
    for (var part : due.values()) {
      articles += part.articles;
      mentions.addAll(part.mentions);
      part.volumes.forEach(
          (source, panes) ->
              panes.forEach((pane, n) -> volumes.add(new Pulse.Volume(source, pane, n))));
    }
    due.clear();
    ticks.add(new Pulse.Passed(tick.tick(), tick.at(), tick.every(), volumes, tick.health()));
    if (ticks.size() >= MOST_TICKS) {
      fold();
    }
  }

  private void fold() {
    if (ticks.isEmpty()) {
      return;
    }
    var pulse = new Pulse(0, 1, List.copyOf(ticks));
    for (var mention : mentions) {
      var trial = requireNonNull(tried.get(mention.watch()));
      trial.matched++;
      trial.revisions.keySet().forEach(b -> requireNonNull(folds.get(b)).mention(mention));
    }
    // Each budget's fold is its own; side by side they take as long as the slowest.
    var told =
        folds.entrySet().parallelStream()
            .map(fold -> Map.entry(fold.getKey(), fold.getValue().pulse(pulse)))
            .toList();
    for (var one : told) {
      for (var alert : one.getValue()) {
        var trial = requireNonNull(tried.get(alert.watch()));
        requireNonNull(trial.revisions.get(one.getKey())).add(alert);
      }
    }
    mentions.clear();
    ticks.clear();
  }

  /// Articles read so far.
  public long articles() {
    return articles;
  }

  /// Recorded time of the last tick, if there was one.
  public Optional<Instant> reached() {
    return Optional.ofNullable(last).map(Pulse.Passed::at);
  }

  /// What was learned of each watch, by its id; empty when there was no tick. Nothing can be added
  /// afterwards.
  public SortedMap<String, Baseline> baselines() {
    fold();
    var baselines = new TreeMap<String, Baseline>();
    tried.forEach(
        (id, trial) ->
            requireNonNull(folds.get(trial.watch.budget()))
                .baseline(trial.watch)
                .ifPresent(learned -> baselines.put(id, learned)));
    return baselines;
  }

  /// What it came to, by watch; empty when there was no tick. Nothing can be added afterwards.
  public List<Outcome> outcomes() {
    fold();
    var began = first;
    var ended = last;
    if (began == null || ended == null) {
      return List.of();
    }
    return tried.values().stream()
        .map(
            trial ->
                new Outcome(
                    trial.watch,
                    began.at(),
                    ended.at(),
                    trial.matched,
                    trial.reports,
                    requireNonNull(folds.get(trial.watch.budget())).learning(trial.watch.id()),
                    trial.revisions))
        .toList();
  }
}
