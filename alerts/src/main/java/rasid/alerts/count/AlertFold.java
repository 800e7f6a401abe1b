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
import org.jspecify.annotations.Nullable;
import rasid.alerts.count.AlertMemory.Clock;
import rasid.alerts.count.AlertMemory.WatchState;
import rasid.alerts.detect.Exposure;
import rasid.alerts.detect.WatchDetector;
import rasid.model.Action;
import rasid.model.Alert;
import rasid.model.AlertKind;
import rasid.model.Mention;
import rasid.model.Pane;
import rasid.model.Pulse;
import rasid.model.Watch;
import rasid.model.topic.ActionLog;

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

  private final Watches watches;
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

  /// A fold that has seen nothing.
  ///
  /// @param watches as they hold at a tick
  /// @param actions what desks did
  /// @param memory where it keeps what it must not forget
  public AlertFold(Watches watches, ActionLog actions, AlertMemory memory) {
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
        (id, state) ->
            watched.put(id, Watched.kept(state, kept.reports.getOrDefault(id, List.of()))));
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
    return held == null
        ? new WatchDetector(AlertKind.BURST, Long.MIN_VALUE, volume).learning()
        : held.learning();
  }

  /// What was learned of a watch, to begin with elsewhere; empty before the first tick.
  public Optional<Baseline> baseline(Watch watch) {
    var volume = exposure;
    if (volume == null) {
      return Optional.empty();
    }
    var held = watched.get(watch.id());
    return Optional.of((held == null ? Watched.begun(watch, volume) : held).baseline(volume));
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
    var present = new Present(volume, tick, watches, actions);
    while (!waiting.isEmpty() && waiting.first().after() < tick.number()) {
      var mention = requireNonNull(waiting.pollFirst());
      memory.waiting(mention, false);
      count(mention, present, told);
      touched.add(mention.watch());
    }
    exposureChanged |= volume.note(tick.health());
    if (volume.tooLittle(tick.health())) {
      volume.blind(volume.now());
      exposureChanged = true;
    }
    if (advanced) {
      watched.forEach(
          (id, held) -> {
            if (held.isOpen()) {
              touched.add(id);
            }
          });
      touched.addAll(watches.drops(tick.moment()));
    }
    heed(heeded, present, told);
    for (var id : touched) {
      var now = watches.at(tick.moment(), id);
      var held = following(id, now, present, told);
      now.ifPresent(held::follow);
      changed.add(id);
      // The silence of a watch that is followed no more says nothing.
      boolean gone = held.isForDrops() && !watches.drops(tick.moment()).contains(id);
      (gone ? held.over(present) : held.look(present)).ifPresent(told::add);
    }
  }

  // What desks called false is learned from, and closed where it goes on.
  private void heed(long heeded, Present present, List<Alert> told) {
    var upTo = present.tick().actions() == null ? heeded : present.tick().actions();
    actions.await(upTo);
    for (var action : actions.between(heeded, upTo)) {
      if (action instanceof Action.FalseAlarm called) {
        var held = watched.get(called.watch());
        if (held != null) {
          changed.add(called.watch());
          held.called(called, present).ifPresent(told::add);
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
  // that nobody mentions are walked along, and old reports forgotten.
  private void sweep(Exposure volume) {
    long turn = volume.now() % DAY;
    watched.forEach(
        (id, held) -> {
          if (StrictMath.floorMod(id.hashCode(), DAY) == turn) {
            changed.add(id);
            held.walk(volume).forEach(report -> forget(id, report));
          }
        });
  }

  private void count(Mention mention, Present present, List<Alert> told) {
    var id = mention.watch();
    following(id, watches.at(present.tick().moment(), id), present, told)
        .note(mention, present.volume())
        .ifPresent(report -> memory.report(id, report.first().article(), report));
    changed.add(id);
  }

  // What is counted of a watch; anew where its past was given anew.
  private Watched following(String id, Optional<Watch> now, Present present, List<Alert> told) {
    var held = watched.get(id);
    if (held != null && now.filter(held::beginsAnew).isEmpty()) {
      return held;
    }
    if (held != null) {
      held.over(present).ifPresent(told::add);
      held.reports().forEach(report -> forget(id, report));
    }
    var begun = begun(now.orElseGet(() -> unknown(id)), present.volume());
    begun.reports().forEach(report -> memory.report(id, report.first().article(), report));
    watched.put(id, begun);
    return begun;
  }

  private Watched begun(Watch watch, Exposure volume) {
    return Optional.ofNullable(watch.baseline())
        .flatMap(number -> watches.baseline(watch.id(), number))
        .map(past -> Watched.begun(watch, past, volume))
        .orElseGet(() -> Watched.begun(watch, volume));
  }

  private void forget(String watch, Report report) {
    memory.report(watch, report.first().article(), null);
  }

  // One nobody knows (any more) is counted under its id, with the defaults.
  private static Watch unknown(String id) {
    return new Watch(
        id,
        1,
        Map.of("en", id),
        id,
        Watch.DEFAULT_BUDGET,
        Watch.DEFAULT_MIN_REPORTS,
        Watch.DEFAULT_MIN_OUTLETS,
        List.of(),
        Instant.EPOCH);
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
      memory.watch(id, held.state());
    }
    changed.clear();
  }
}
