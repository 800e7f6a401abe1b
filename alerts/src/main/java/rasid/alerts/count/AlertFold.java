package rasid.alerts.count;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import rasid.alerts.count.AlertMemory.Clock;
import rasid.alerts.count.AlertMemory.WatchState;
import rasid.alerts.detect.Exposure;
import rasid.alerts.detect.WatchDetector;
import rasid.alerts.lifecycle.AlertLifecycle;
import rasid.alerts.lifecycle.Episode;
import rasid.alerts.lifecycle.Signal;
import rasid.model.Action;
import rasid.model.Alert;
import rasid.model.Mention;
import rasid.model.Pane;
import rasid.model.Pulse;
import rasid.model.Quiet;
import rasid.model.Watch;
import rasid.model.topic.ActionLog;
import rasid.model.topic.WatchHistory.Moment;

/// Mentions and pulses in, revisions of alerts out.
///
/// It acts on a tick when every article partition has passed it, on ticks in ascending order, and
/// takes the mentions before a tick in the order of first sight, article and watch. So what it
/// answers depends on what the topics hold, and not on how their records interleave.
///
/// Mutable, for one thread.
public final class AlertFold {
  private static final Comparator<Mention> IN_ORDER =
      Comparator.comparingLong(Mention::after)
          .thenComparing(Mention::seenAt)
          .thenComparing(Mention::article)
          .thenComparing(Mention::watch);
  private static final long DAY = 288;
  private static final int GAP = 3;

  private final BiFunction<Moment, String, Optional<Watch>> watches;
  private final ActionLog actions;
  private final AlertMemory memory;
  private final Map<String, Watched> watched = new TreeMap<>();
  private final TreeSet<Mention> waiting = new TreeSet<>(IN_ORDER);
  private final List<Pulse> pulses = new ArrayList<>();
  private final TreeSet<String> changed = new TreeSet<>();
  private final TreeSet<Long> changedPanes = new TreeSet<>();
  private Barrier barrier = new Barrier(0);
  private @Nullable Clock clock;
  private @Nullable Exposure exposure;
  private boolean exposureChanged;

  /// One watch as it is counted.
  private static final class Watched {
    private final ReportBook book = new ReportBook();
    private final WatchDetector detector;
    private Episode episode;
    private Watch watch;

    Watched(Watch watch, Episode episode, WatchDetector detector) {
      this.watch = watch;
      this.episode = episode;
      this.detector = detector;
    }
  }

  /// A fold that has seen nothing.
  ///
  /// @param watches a watch by its id, as it holds at a tick
  /// @param actions what desks did
  /// @param memory where it keeps what it must not forget
  public AlertFold(
      BiFunction<Moment, String, Optional<Watch>> watches, ActionLog actions, AlertMemory memory) {
    this.watches = watches;
    this.actions = actions;
    this.memory = memory;
  }

  /// Everything a memory was given, to begin again from.
  ///
  /// @param panes volumes of the panes held, by pane
  /// @param reports by watch
  public record Kept(
      @Nullable Clock clock,
      Exposure.@Nullable Saved exposure,
      Map<Long, Map<String, Integer>> panes,
      Map<String, WatchState> watches,
      Map<String, List<Report>> reports,
      List<Mention> waiting,
      List<Pulse> pulses) {}

  /// Begins again from what was kept. Call it first, if at all.
  public void restore(Kept kept) {
    clock = kept.clock;
    barrier = new Barrier(clock == null ? 0 : clock.done());
    if (kept.exposure != null) {
      exposure = new Exposure(kept.exposure, kept.panes);
    }
    kept.watches.forEach(
        (id, state) -> {
          var held =
              new Watched(state.watch(), state.episode(), new WatchDetector(state.detector()));
          held.book.restore(kept.reports.getOrDefault(id, List.of()));
          watched.put(id, held);
        });
    waiting.addAll(kept.waiting);
    kept.pulses.stream()
        .sorted(Comparator.comparingLong(pulse -> pulse.passed().getFirst().tick()))
        .forEach(
            pulse -> {
              if (!barrier.pass(pulse).isEmpty()) {
                throw new IllegalStateException("a tick was kept that nothing waited for");
              }
              pulses.add(pulse);
            });
  }

  /// Takes a mention, to be counted with the tick after it.
  public void mention(Mention mention) {
    if (mention.after() < barrier.done()) {
      throw new IllegalStateException(
          "mention of %s in %s belongs to tick %d, which was acted on already"
              .formatted(mention.watch(), mention.article(), mention.after() + 1));
    }
    if (waiting.add(mention)) {
      memory.waiting(mention, true);
    }
  }

  /// Takes a pulse and acts on the ticks that it lets through.
  ///
  /// @return the revisions to tell, in order
  /// @throws IllegalStateException when pulses contradict each other, see [Barrier]
  public List<Alert> pulse(Pulse pulse) {
    var told = new ArrayList<Alert>();
    var ready = barrier.pass(pulse);
    for (var tick : ready) {
      act(tick, told);
    }
    keep(pulse);
    return told;
  }

  /// Days until a watch has been learned from for long enough to be judged by its own past alone, 0
  /// when it has.
  public int learning(String id) {
    var volume = exposure;
    if (volume == null) {
      return WatchDetector.LEARNING_DAYS;
    }
    var held = watched.get(id);
    var detector = held == null ? new WatchDetector(Long.MIN_VALUE, volume) : held.detector;
    return detector.learning();
  }

  private void act(Barrier.Passed tick, List<Alert> told) {
    long heeded = clock == null || clock.actions() == null ? 0 : clock.actions();
    boolean advanced = walkTo(tick);
    var volume = requireNonNull(exposure);
    tick.volumes()
        .forEach(
            (of, articles) -> {
              volume.add(of.source(), of.pane(), articles);
              changedPanes.add(of.pane());
              exposureChanged = true;
            });
    var touched = new TreeSet<String>();
    while (!waiting.isEmpty() && waiting.first().after() < tick.number()) {
      var mention = requireNonNull(waiting.pollFirst());
      memory.waiting(mention, false);
      count(mention, tick);
      touched.add(mention.watch());
    }
    if (volume.tooLittle(tick.health())) {
      volume.blind(volume.now());
      exposureChanged = true;
    }
    if (advanced) {
      watched.forEach(
          (id, held) -> {
            if (held.episode instanceof Episode.Open) {
              touched.add(id);
            }
          });
    }
    heed(heeded, tick, told);
    for (var id : touched) {
      look(id, tick).ifPresent(told::add);
    }
  }

  // What desks called false is learned from, and closed where it goes on.
  private void heed(long heeded, Barrier.Passed tick, List<Alert> told) {
    long upTo = tick.actions() == null ? heeded : tick.actions();
    actions.await(upTo);
    for (var action : actions.between(heeded, upTo)) {
      if (action instanceof Action.FalseAlarm called) {
        var held = watched.get(called.watch());
        if (held == null) {
          continue;
        }
        var volume = requireNonNull(exposure);
        held.detector.catchUp(volume);
        held.detector.called(Pane.of(called.onset()), called.surprise(), volume);
        changed.add(called.watch());
        if (held.episode instanceof Episode.Open open && open.alert().equals(called.alert())) {
          step(held, new Signal.Calm(volume.now()), tick).ifPresent(told::add);
        }
      }
    }
  }

  /// Walks the panes up to a tick one by one; those that ingest slept through are blind.
  private boolean walkTo(Barrier.Passed tick) {
    long pane = Pane.of(tick.at());
    var before = clock;
    clock = new Clock(tick.number(), tick.at(), tick.every(), tick.actions());
    if (exposure == null || before == null) {
      exposure = new Exposure(pane);
      exposureChanged = true;
      return false;
    }
    var every = before.every().compareTo(tick.every()) > 0 ? before.every() : tick.every();
    boolean slept = before.at().plus(every.multipliedBy(GAP)).isBefore(tick.at());
    boolean advanced = exposure.now() < pane;
    while (exposure.now() < pane) {
      exposure.next();
      changedPanes.add(exposure.now() - Exposure.HELD);
      exposureChanged = true;
      if (slept && exposure.now() < pane) {
        exposure.blind(exposure.now());
      }
      sweep(exposure);
    }
    return advanced;
  }

  // Once a day, each at a pane of its own, so that no tick waits for a hundred thousand: watches
  // that
  // nobody mentions are walked along, and old reports forgotten.
  private void sweep(Exposure volume) {
    long turn = volume.now() % DAY;
    watched.forEach(
        (id, held) -> {
          if (StrictMath.floorMod(id.hashCode(), DAY) != turn) {
            return;
          }
          held.detector.catchUp(volume);
          changed.add(id);
          Long onset = held.episode instanceof Episode.Open open ? open.onset() : null;
          held.book
              .forget(volume.now(), onset)
              .forEach(report -> memory.report(id, report.first().article(), null));
        });
  }

  private void count(Mention mention, Barrier.Passed tick) {
    var volume = requireNonNull(exposure);
    var held = watched.computeIfAbsent(mention.watch(), id -> watched(id, mention, tick, volume));
    held.detector.catchUp(volume);
    long pane = Pane.of(mention.countedAt());
    long counted = volume.seasoned(mention.source()) ? pane : Report.NOT_COUNTED;
    var noted = held.book.note(mention, counted, volume.now());
    noted.ifPresent(
        what -> {
          memory.report(mention.watch(), what.report().first().article(), what.report());
          if (what.counts()) {
            held.detector.add(mention.source(), pane, volume);
          }
        });
    changed.add(mention.watch());
  }

  // A watch nobody knows (any more) is counted under its id, with the defaults.
  private Watched watched(String id, Mention mention, Barrier.Passed tick, Exposure volume) {
    var watch =
        watches
            .apply(tick.moment(), id)
            .orElseGet(
                () ->
                    new Watch(
                        id,
                        mention.watchVersion(),
                        Map.of("en", id),
                        id,
                        Watch.DEFAULT_BUDGET,
                        Watch.DEFAULT_MIN_REPORTS,
                        Watch.DEFAULT_MIN_OUTLETS,
                        List.of(),
                        Instant.EPOCH));
    long start = watch.since().equals(Instant.EPOCH) ? Long.MIN_VALUE : Pane.of(watch.since());
    return new Watched(watch, new Episode.Idle(Long.MIN_VALUE), new WatchDetector(start, volume));
  }

  private Optional<Alert> look(String id, Barrier.Passed tick) {
    var volume = requireNonNull(exposure);
    var held = requireNonNull(watched.get(id));
    held.watch = watches.apply(tick.moment(), id).orElse(held.watch);
    held.detector.catchUp(volume);
    changed.add(id);
    return step(held, signal(held, volume, tick), tick);
  }

  private Optional<Alert> step(Watched held, Signal signal, Barrier.Passed tick) {
    var volume = requireNonNull(exposure);
    var step = AlertLifecycle.next(held.episode, signal);
    if (step.episode().equals(held.episode)) {
      return Optional.empty();
    }
    var before = held.episode;
    held.episode = step.episode();
    return step.tell()
        .map(
            state -> {
              var told = (Episode.Open) (before instanceof Episode.Open ? before : held.episode);
              var now = held.episode instanceof Episode.Open open ? open : told;
              return Telling.revision(
                  state,
                  step.revision(),
                  now,
                  held.watch,
                  held.book,
                  held.detector,
                  volume,
                  tick,
                  quiet(held.watch, now.alert(), tick));
            });
  }

  // Why nobody is told of an alert now, or null.
  private @Nullable Quiet quiet(Watch watch, String alert, Barrier.Passed tick) {
    long upTo = tick.actions() == null ? 0 : tick.actions();
    if (actions.isAcknowledged(alert, upTo, tick.at())) {
      return Quiet.ACKNOWLEDGED;
    }
    if (actions.isMuted(watch.id(), upTo, tick.at())) {
      return Quiet.MUTED;
    }
    var hours = watch.quietHours();
    return hours != null && hours.hold(tick.at()) ? Quiet.QUIET_HOURS : null;
  }

  private Signal signal(Watched held, Exposure volume, Barrier.Passed tick) {
    return switch (held.episode) {
      case Episode.Idle(var floor) ->
          held.detector
              .burst(volume, floor, held.watch.minReports(), held.watch.budget())
              .filter(burst -> held.book.outletsSince(burst.onset()) >= held.watch.minOutlets())
              .<Signal>map(
                  burst -> {
                    var alert = Telling.id(held.watch.id(), burst.onset());
                    return new Signal.Began(
                        alert,
                        burst.onset(),
                        volume.now(),
                        burst.surprise(),
                        burst.scale(),
                        held.book.reportsSince(burst.onset()),
                        held.book.outletsSince(burst.onset()),
                        quiet(held.watch, alert, tick) != null);
                  })
              .orElseGet(Signal.Nothing::new);
      case Episode.Open open when held.detector.calm(open.onset(), volume) ->
          new Signal.Calm(volume.now());
      case Episode.Open open -> {
        var burst = held.detector.since(open.onset(), volume);
        yield new Signal.GoesOn(
            volume.now(),
            burst.surprise(),
            burst.scale(),
            held.book.reportsSince(open.onset()),
            held.book.outletsSince(open.onset()),
            quiet(held.watch, open.alert(), tick) != null);
      }
    };
  }

  // What changed since the last record goes to memory once, however many ticks it let through.
  private void keep(Pulse pulse) {
    if (pulse.passed().getLast().tick() > barrier.done()) {
      pulses.add(pulse);
      memory.pulse(pulse, true);
    }
    pulses.removeIf(
        kept -> {
          boolean through = kept.passed().getLast().tick() <= barrier.done();
          if (through) {
            memory.pulse(kept, false);
          }
          return through;
        });
    if (clock != null) {
      memory.clock(clock);
    }
    var volume = exposure;
    if (volume != null && exposureChanged) {
      memory.exposure(volume.saved());
      for (long pane : changedPanes) {
        var volumes = volume.pane(pane);
        memory.pane(pane, volumes.isEmpty() ? null : volumes);
      }
      changedPanes.clear();
      exposureChanged = false;
    }
    for (var id : changed) {
      var held = requireNonNull(watched.get(id));
      memory.watch(id, new WatchState(held.watch, held.episode, held.detector.saved()));
    }
    changed.clear();
  }
}
