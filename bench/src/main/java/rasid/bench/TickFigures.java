package rasid.bench;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import rasid.alerts.count.AlertFold;
import rasid.alerts.count.AlertMemory;
import rasid.alerts.count.Watches;
import rasid.model.Mention;
import rasid.model.Pane;
import rasid.model.Pulse;
import rasid.model.Signature;
import rasid.model.Watch;
import rasid.model.topic.ActionLog;

/// How long a tick takes over 100,000 watches of which 1 % were mentioned, on one core: each watch
/// has been mentioned before, 300 sources bring news, and a pane ends with every tick.
final class TickFigures {
  private static final int WATCHES = 100_000;
  private static final int SOURCES = 300;
  private static final int SEEDED = 288;
  private static final int QUIET = 60;
  private static final int MEASURED = 20;
  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");

  private final SplittableRandom random = new SplittableRandom(1);
  private final AlertFold fold =
      new AlertFold(
          Watches.standing(id -> watch(id), Collections.emptySortedSet()),
          new ActionLog(),
          AlertMemory.NONE);
  private long articles;
  private long tick;

  private TickFigures() {}

  /// @param arguments none
  public static void main(String[] arguments) {
    new TickFigures().run();
  }

  private void run() {
    for (int i = 0; i < SEEDED; i++) {
      int first = (int) ((long) WATCHES * i / SEEDED);
      int last = (int) ((long) WATCHES * (i + 1) / SEEDED);
      var watches = new ArrayList<Integer>();
      for (int watch = first; watch < last; watch++) {
        watches.add(watch);
      }
      pass(watches);
    }
    for (int i = 0; i < QUIET; i++) {
      pass(some(WATCHES / 2_000));
    }
    var millis = new ArrayList<Double>();
    for (int i = 0; i < MEASURED; i++) {
      millis.add(pass(some(WATCHES / 100)));
    }
    millis.sort(null);
    System.out.printf(
        Locale.ROOT,
        "%,d watches, %,d mentioned, a pane ends: median %.0f ms, slowest of %d %.0f ms (bar: 1,000)%n",
        WATCHES,
        WATCHES / 100,
        millis.get(MEASURED / 2),
        MEASURED,
        millis.getLast());
  }

  private List<Integer> some(int count) {
    return random.ints(count, 0, WATCHES).boxed().toList();
  }

  // One tick with mentions of these watches; answers how long it took, in milliseconds.
  private double pass(List<Integer> watches) {
    var at = START.plus(Pane.LENGTH.multipliedBy(tick + 1));
    var seen = at.minus(Duration.ofMinutes(1));
    for (int watch : watches) {
      fold.mention(mention(watch, seen));
    }
    var volumes = new TreeMap<String, Integer>();
    for (int i = 0; i < 30; i++) {
      volumes.merge("source-" + random.nextInt(SOURCES), 1, Integer::sum);
    }
    var counted = new ArrayList<Pulse.Volume>();
    volumes.forEach((source, n) -> counted.add(new Pulse.Volume(source, Pane.of(seen), n)));
    tick++;
    var passed = new Pulse.Passed(tick, at, Pane.LENGTH, counted, Map.of());
    long began = System.nanoTime();
    var told = fold.pulse(new Pulse(0, 1, List.of(passed)));
    double took = (System.nanoTime() - began) / 1e6;
    if (told.size() > watches.size()) {
      throw new IllegalStateException("more alerts than mentions");
    }
    return took;
  }

  private Mention mention(int watch, Instant seen) {
    articles++;
    var minima = new long[Signature.SIZE];
    for (int i = 0; i < minima.length; i++) {
      minima[i] = random.nextLong();
    }
    var source = "source-" + random.nextInt(SOURCES);
    return new Mention(
        "watch-" + watch,
        1,
        "%064x".formatted(articles),
        URI.create("https://paper.example/" + articles),
        source,
        source,
        "ar",
        "عنوان",
        "نص",
        0,
        List.of(),
        List.of(),
        Signature.of(minima),
        null,
        null,
        null,
        seen,
        seen,
        tick);
  }

  private static Watch watch(String id) {
    return new Watch(id, 1, Map.of("en", id), "x", 1, 3, 2, List.of(), Instant.EPOCH);
  }
}
