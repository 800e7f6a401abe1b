package rasid.alerts.count;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import rasid.model.Headline;
import rasid.model.Health;
import rasid.model.Mention;
import rasid.model.MentionFlow;
import rasid.model.Pane;
import rasid.model.Pulse;
import rasid.model.Signature;
import rasid.model.Sketch;
import rasid.model.Watch;

/// A recorded stream of news for tests: what every article partition said, in order.
public final class Samples {
  /// Where the recorded time of the samples begins.
  public static final Instant START = Instant.parse("2026-10-01T00:00:00Z");

  /// Distance of ticks in the samples: one a pane.
  public static final Duration EVERY = Pane.LENGTH;

  private Samples() {}

  /// A watch that opens at three reports of two outlets.
  public static Watch watch(String id) {
    return new Watch(
        id, 1, Map.of("en", id, "ar", "متابعة"), "x", 1, 3, 2, List.of("console"), Instant.EPOCH);
  }

  /// A signature of its own for every text, near to those of the same story.
  public static Signature signature(long story, int changed) {
    var random = new SplittableRandom(story);
    var minima = new long[Signature.SIZE];
    for (int i = 0; i < minima.length; i++) {
      minima[i] = random.nextLong();
    }
    for (int i = 0; i < changed; i++) {
      minima[i] = ~minima[i];
    }
    return Signature.of(minima);
  }

  /// A sketch of its own for every text, near to those of the same story.
  public static Sketch sketch(long story, int changed) {
    var random = new SplittableRandom(story);
    var runs = new char[Signature.SIZE];
    for (int i = 0; i < runs.length; i++) {
      runs[i] = (char) ((random.nextInt(1 << 10) << 6) | i);
    }
    for (int i = 0; i < changed; i++) {
      runs[i * 5] = (char) ~runs[i * 5];
    }
    return Sketch.of(runs, new int[0]);
  }

  /// A mention of an article seen just before the tick after `after`.
  public static Mention mention(String watch, long article, long story, int copy, long after) {
    return mention(
        watch,
        article,
        "Outlet " + article % 7,
        signature(story, copy),
        sketch(story, copy),
        null,
        after);
  }

  /// A mention of an article with these marks of its text, carried by an outlet of its own.
  public static Mention signed(
      long article, Signature signature, @Nullable Sketch sketch, @Nullable Headline headline) {
    return mention("fuel", article, "Outlet " + article, signature, sketch, headline, 0);
  }

  private static Mention mention(
      String watch,
      long article,
      String outlet,
      Signature signature,
      @Nullable Sketch sketch,
      @Nullable Headline headline,
      long after) {
    var seen = START.plus(EVERY.multipliedBy(after)).plusSeconds(article % 290 + 1);
    return new Mention(
        watch,
        1,
        "%064x".formatted(article),
        URI.create("https://outlet%d.example/%d".formatted(article % 7, article)),
        "s" + article % 7,
        outlet,
        "ar",
        "عنوان " + article,
        "نص المقال",
        0,
        List.of(),
        List.of("ML"),
        signature,
        sketch,
        headline,
        null,
        seen,
        seen,
        after);
  }

  /// One tick passed by one partition.
  public static Pulse pulse(
      int partition, int of, long tick, List<Pulse.Volume> volumes, Map<String, Health> health) {
    var at = START.plus(EVERY.multipliedBy(tick));
    return new Pulse(partition, of, List.of(new Pulse.Passed(tick, at, EVERY, volumes, health)));
  }

  /// What `of` partitions say over `ticks` ticks: quiet news, and from tick `burst` on for 30 ticks
  /// a burst of the watch `fuel`. The news is the same for every `of`.
  public static List<List<MentionFlow>> stream(long seed, int of, int ticks, int burst) {
    var random = new SplittableRandom(seed);
    var partitions = new ArrayList<List<MentionFlow>>();
    for (int p = 0; p < of; p++) {
      partitions.add(new ArrayList<>());
    }
    long article = 0;
    for (long tick = 1; tick <= ticks; tick++) {
      var volumes = new ArrayList<TreeMap<String, Integer>>();
      for (int p = 0; p < of; p++) {
        volumes.add(new TreeMap<>());
      }
      boolean bursting = tick >= burst && tick < burst + 30;
      int articles = 2 + random.nextInt(3) + (bursting ? 2 : 0);
      for (int i = 0; i < articles; i++) {
        article++;
        int p = (int) (article * 31 % of);
        volumes.get(p).merge("s" + article % 7, 1, Integer::sum);
        int kind = random.nextInt(100);
        if ((bursting && kind < 60) || kind < 1) {
          long story = random.nextInt(3) == 0 ? tick / 4 : article + 1_000_000;
          partitions.get(p).add(mention("fuel", article, story, random.nextInt(12), tick - 1));
        }
        if (kind > 95) {
          partitions.get(p).add(mention("other", article, article, 0, tick - 1));
        }
      }
      for (int p = 0; p < of; p++) {
        long pane = Pane.of(START) + tick - 1;
        var counted = new ArrayList<Pulse.Volume>();
        volumes.get(p).forEach((source, n) -> counted.add(new Pulse.Volume(source, pane, n)));
        partitions.get(p).add(pulse(p, of, tick, counted, Map.of()));
      }
    }
    return partitions;
  }

  /// The records of all partitions in one order of many: each partition keeps its own.
  public static List<MentionFlow> interleaved(List<List<MentionFlow>> partitions, long seed) {
    var random = new SplittableRandom(seed);
    var next = new int[partitions.size()];
    var all = new ArrayList<MentionFlow>();
    int left = partitions.stream().mapToInt(List::size).sum();
    while (left > 0) {
      int p = random.nextInt(partitions.size());
      for (int run = random.nextInt(40); run > 0 && next[p] < partitions.get(p).size(); run--) {
        all.add(partitions.get(p).get(next[p]++));
        left--;
      }
    }
    return all;
  }
}
