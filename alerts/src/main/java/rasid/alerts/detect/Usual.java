package rasid.alerts.detect;

import java.util.Arrays;

/// What is usual: reports of a watch for what was read, and how much is read.
///
/// Mutable, for one thread.
final class Usual {
  private static final double LEAST_MEAN = 1e-9;

  // The level of a watch may wander by a tenth in twelve days, the stream's by a third.
  private static final double WATCH_WANDERS = 5e-5;
  private static final double STREAM_WANDERS = 5e-4;
  private static final double STREAM_SPREAD = 0.02;
  private static final double STREAM_FACTOR = 1.5;
  private static final double WORST_UNKNOWN = 4;

  // Articles that what is usually read weighs as much as.
  private static final double BELIEF = 20;

  // Up to two standard deviations of chance and of a volume that wanders by a fifth.
  private static final double BELIEVED_WITHIN = 4;
  private static final double WANDERS_BY = 0.2;

  private static final double STRANGE_AT = 0.15;
  private static final int STRANGE_HOURS = 6;
  private static final double STREAM_NOISE_AN_HOUR = 0.01;
  private static final double STREAM_NOISE = 0.006;

  private final Panes panes;
  private final int inHour;
  private final Rhythm watch = new Rhythm(WATCH_WANDERS);
  private final Rhythm stream = new Rhythm(STREAM_WANDERS);
  private final Hours foreseen;
  private final double[] streamRates = new double[Rhythm.HOURS];

  Usual(Panes panes) {
    this.panes = panes;
    inHour = panes.inHour();
    foreseen = new Hours(panes.remembered());
  }

  /// Whether anything is known.
  boolean begun() {
    return watch.begun();
  }

  /// Panes taken together, as they are added, latest first or not.
  final class Window {
    private final double now;
    private long first = Long.MIN_VALUE;
    private double streamUsual;
    private double rate;
    private double all;
    private double read;
    private double stream;
    private double count;

    /// @param now a pane by which the present rate is taken
    Window(long now) {
      this.now = rate(now);
    }

    /// Adds a pane.
    ///
    /// @return reports usual for what was read in it; 0 where that is nothing
    double add(long pane, double reports, double exposure) {
      if (pane < first || pane >= first + inHour) {
        turnTo(panes.hour(pane));
      }
      stream += streamUsual;
      if (exposure <= 0) {
        return 0;
      }
      double usual = exposure * rate;
      all += usual;
      read += exposure;
      count += reports;
      return usual;
    }

    // By what was known then: a window is not to be compared with what it taught itself.
    private void turnTo(long hour) {
      first = hour * inHour;
      streamUsual = streamUsual(first);
      double then = foreseen.at(hour);
      rate = then > 0 ? then : now;
    }

    /// Reports in panes in which something was read.
    double count() {
      return count;
    }

    /// Whether anything was read.
    boolean read() {
      return read > 0;
    }

    /// Reports usual in it, above 0.
    ///
    /// What was read is believed to be nearer to what is usually read than a few articles say: a
    /// pane of two articles, one of them a report, is no proof of silence else. Where it is further
    /// off than chance has it, an outage or its backlog, what was read is believed.
    double mean() {
      if (stream <= 0) {
        return StrictMath.max(LEAST_MEAN, all);
      }
      double off = read - stream;
      double chance = stream + 1 + WANDERS_BY * WANDERS_BY * stream * stream;
      double belief = BELIEF / (1 + StrictMath.max(0, off * off / chance - BELIEVED_WITHIN));
      double volume = (read + belief) / (stream + belief) * stream;
      return StrictMath.max(LEAST_MEAN, volume * (read > 0 ? all / read : now));
    }
  }

  /// Variance of the log of the rate at a pane: how well it is known.
  double unknown(long pane) {
    return StrictMath.min(WORST_UNKNOWN, watch.variance(panes.hourOfWeek(panes.hour(pane))));
  }

  /// Reports usual per exposure at a pane, as it is known now.
  double rate(long pane) {
    int hour = panes.hourOfWeek(panes.hour(pane));
    return StrictMath.exp(watch.log(hour) + StrictMath.min(1, watch.variance(hour)) / 2);
  }

  /// Notes what is foreseen for an hour that is over, before anything of it is learned.
  ///
  /// @param last its last pane
  void foresee(long hour, long last) {
    foreseen.clear(hour + 1);
    if (begun()) {
      foreseen.raise(hour, rate(last));
    }
  }

  /// Learns an hour.
  ///
  /// @param last its last pane
  /// @param exposure what was read in it, above 0
  /// @param variation see [Surprise#of]
  /// @param trust from 0 to 1
  void learn(long last, double count, double exposure, double variation, double trust) {
    int hour = panes.hourOfWeek(panes.hour(last));
    double before = StrictMath.exp(stream.log(hour));
    double volume =
        stream.begun()
            ? StrictMath.max(
                before / STREAM_FACTOR, StrictMath.min(before * STREAM_FACTOR, exposure))
            : exposure;
    stream.learn(hour, volume, 1, STREAM_SPREAD, 1);
    Arrays.fill(streamRates, 0);
    watch.learn(hour, count, exposure, variation, trust);
  }

  /// From 0 to 1: how far what was read in the last hours is from what usually is, beyond chance.
  double strange(long pane, Recent recent) {
    double read = 0;
    double usual = 0;
    double most = 0;
    int back = 0;
    for (int hours = 1; hours <= STRANGE_HOURS; hours++) {
      for (; back < hours * inHour; back++) {
        read += recent.exposure(back);
        usual += streamUsual(pane - back);
      }
      double chance =
          2 * StrictMath.sqrt(1 / (usual + 1) + STREAM_NOISE_AN_HOUR / hours + STREAM_NOISE);
      double off = StrictMath.abs(StrictMath.log((read + 0.5) / (usual + 0.5)));
      most = StrictMath.max(most, off - chance);
    }
    return StrictMath.min(1, most / STRANGE_AT);
  }

  // What is usually read in a pane, 0 before anything was learned.
  private double streamUsual(long pane) {
    if (!stream.begun()) {
      return 0;
    }
    int hour = panes.hourOfWeek(panes.hour(pane));
    if (streamRates[hour] == 0) {
      streamRates[hour] = StrictMath.exp(stream.log(hour)) / inHour;
    }
    return streamRates[hour];
  }

  void save(Numbers into) {
    watch.save(into);
    stream.save(into);
    foreseen.save(into);
  }

  void restore(Numbers from) {
    watch.restore(from);
    stream.restore(from);
    foreseen.restore(from);
  }
}
