package rasid.alerts.detect;

/// Looks for a burst that is going on now, or a drop, as one pane follows the other.
///
/// What is usual is a rate per exposure by hour and weekday ([Rhythm]) that wanders by a learned
/// [Spread]. Windows of twelve scales from 5 minutes to a day, ending now, are compared with it
/// ([Surprise]); the highest surprise, once with all reports and once with every pane winsorised so
/// that no single one decides, is turned into the false alarms it stands for ([FalseAlarms]).
///
/// An hour is learned six hours late, winsorised, and the less the more it looked like a burst by
/// then: a burst does not become usual, unless it stays for days.
///
/// Deterministic: the same panes give the same bits. Mutable, for one thread.
public final class BurstDetector {
  /// Days after which a watch is judged by its own past alone.
  static final int LEARNING_DAYS = 14;

  private static final double HALF_LIFE_HOURS = 35 * 24;
  private static final int BLOCK_MINUTES = 360;
  private static final double MINUTES_OF_4_WEEKS = 28 * 1440;
  private static final double LEAST_MEAN = 1e-9;

  private static final int DAYS_TRUSTED = 10;
  private static final int DAYS_NOT_WINSORISED = 7;
  private static final int DAYS_WITHOUT_PEAKS = 4;
  private static final int DAYS_OF_STREAM = 7;
  private static final double WINSORISED_AT = 2;

  // Squared deviation over variance below which a window is not looked at: less than one in five.
  private static final double UNREMARKABLE = 0.5;

  // A watch of one day must be as surprising as one in ten times its budget.
  private static final double YOUNG_COSTS = 1;

  // Where the stream itself is out of the usual by more than chance, what is read of it is less
  // of a witness: up to two decades, at a seventh more or less.
  private static final double STRANGE_COSTS = 2;

  private final Panes panes;
  private final Side side;
  private final int[] scales;
  private final int inHour;
  private final Usual usual;
  private final Spread spread;
  private final double leftOfBlock;
  private final double leftOfHour;
  private final FalseAlarms sudden;
  private final FalseAlarms lasting;
  private final Suspicion suspicion;
  private final Hours suddenPeaks;
  private final Hours lastingPeaks;
  private double age;
  private double blockSudden;
  private double blockLasting;

  /// A detector of bursts that knows nothing.
  public BurstDetector(Panes panes) {
    this(panes, Side.ABOVE);
  }

  /// A detector that knows nothing.
  BurstDetector(Panes panes, Side side) {
    this.panes = panes;
    this.side = side;
    scales = panes.scales();
    inHour = panes.inHour();
    usual = new Usual(panes);
    spread = new Spread(scales.length, hourScale(), scales[hourScale()]);
    int block = panes.in(BLOCK_MINUTES);
    double blocks = MINUTES_OF_4_WEEKS / (block * panes.minutes());
    double windows = 0;
    for (int scale : scales) {
      windows += (double) block / scale;
    }
    double hour = (double) inHour * panes.minutes() / 60;
    leftOfBlock = Decay.left((double) block * panes.minutes() / 60, HALF_LIFE_HOURS);
    leftOfHour = Decay.left(hour, HALF_LIFE_HOURS);
    boolean above = side == Side.ABOVE;
    sudden = new FalseAlarms(above ? FalseAlarms.SUDDEN : FalseAlarms.SILENCE, blocks, windows);
    lasting = new FalseAlarms(above ? FalseAlarms.LASTING : FalseAlarms.SILENCE, blocks, windows);
    int hours = panes.remembered();
    suspicion = new Suspicion(hours, hour);
    suddenPeaks = new Hours(hours);
    lastingPeaks = new Hours(hours);
  }

  /// A detector as it was when `saved` was taken.
  BurstDetector(Panes panes, Side side, String saved) {
    this(panes, side);
    var from = new Numbers(saved);
    usual.restore(from);
    spread.restore(from);
    sudden.restore(from);
    lasting.restore(from);
    suspicion.restore(from);
    suddenPeaks.restore(from);
    lastingPeaks.restore(from);
    suspicion.restoreShare(from);
    age = from.take();
    blockSudden = from.take();
    blockLasting = from.take();
  }

  /// All it has learned, as one line of text.
  public String saved() {
    var into = new Numbers();
    usual.save(into);
    spread.save(into);
    sudden.save(into);
    lasting.save(into);
    suspicion.save(into);
    suddenPeaks.save(into);
    lastingPeaks.save(into);
    suspicion.saveShare(into);
    into.put(age);
    into.put(blockSudden);
    into.put(blockLasting);
    return into.text();
  }

  /// Learns a time before the panes it can be shown, in which the watch had no report.
  ///
  /// @param from its first pane
  /// @param to the pane after its last
  /// @param exposureOfPane what there was to read in a pane of it, on average, above 0
  public void silence(long from, long to, double exposureOfPane) {
    for (long first = from; first < to; first += inHour) {
      long last = first + inHour - 1;
      double exposure = exposureOfPane * inHour;
      usual.learn(last, 0, exposure, variation(due(last, 0, exposure)), 1);
      age += inHour;
    }
  }

  /// A reading, and what goes to memory of it: new peaks, and the surprise of every scale.
  private static final class Look {
    private final Reading reading;
    private final double sudden;
    private final double lasting;
    private final double[] surprises;

    Look(Reading reading, double sudden, double lasting, double[] surprises) {
      this.reading = reading;
      this.sudden = sudden;
      this.lasting = lasting;
      this.surprises = surprises;
    }
  }

  /// What is seen in a pane that may still go on. Changes nothing.
  public Reading look(long pane, Recent recent) {
    return seen(pane, recent).reading;
  }

  /// What is seen in a pane that is over; it is remembered, and the hour six hours back is learned.
  /// Call it for every pane in turn.
  public Reading close(long pane, Recent recent) {
    var look = seen(pane, recent);
    long hour = StrictMath.floorDiv(pane, (long) inHour);
    suspect(pane, hour, look.surprises);
    remember(pane, hour, look);
    age++;
    if (StrictMath.floorMod(pane + 1, (long) inHour) == 0) {
      usual.foresee(hour, pane);
      learn(pane, hour - panes.guardHours(), recent);
      suspicion.clear(hour + 1);
      suddenPeaks.clear(hour + 1);
      lastingPeaks.clear(hour + 1);
    }
    return look.reading;
  }

  /// Learns that a burst was a false alarm: its like is expected again, and what was suspected of
  /// it is learned as usual, as far as it is not learned yet.
  ///
  /// @param onset the pane it began in
  /// @param pane the present one
  /// @param surprise its highest
  void called(long onset, long pane, double surprise) {
    sudden.called(surprise);
    lasting.called(surprise);
    long now = StrictMath.floorDiv(pane, (long) inHour);
    long first =
        StrictMath.max(StrictMath.floorDiv(onset, (long) inHour), now - panes.guardHours());
    for (long hour = first; hour <= now; hour++) {
      suspicion.clear(hour);
    }
  }

  /// Reports usual in the panes of so long a window that ends in a pane.
  ///
  /// @param back how many panes before the present one that is
  public double expected(long pane, int back, int window, Recent recent) {
    return usual.begun() ? window(pane, back, window, recent).mean() : 0;
  }

  /// How surprising the reports of a window are that ends in a pane, see [Surprise].
  public double surprise(long pane, int window, Recent recent) {
    if (!usual.begun()) {
      return 0;
    }
    int scale = 0;
    while (scale < scales.length - 1 && scales[scale] < window) {
      scale++;
    }
    var seen = window(pane, 0, window, recent);
    return side.surprise(
        seen.count(), seen.mean(), spread.variation(scale, seen.mean()) + usual.unknown(pane));
  }

  private Usual.Window window(long pane, int back, int length, Recent recent) {
    var window = usual.new Window(pane);
    for (int i = 0; i < length; i++) {
      window.add(pane - i, recent.count(back + i), recent.exposure(back + i));
    }
    return window;
  }

  private Look seen(long pane, Recent recent) {
    var surprises = new double[scales.length];
    if (!usual.begun() || days() < 1) {
      return new Look(new Reading(Reading.QUIET, 0, 0, learning()), 0, 0, surprises);
    }
    double unknown = usual.unknown(pane);
    var window = usual.new Window(pane);
    double evened = 0;
    double highest = 0;
    double highestLasting = 0;
    int at = 0;
    int back = 0;
    for (int k = 0; k < scales.length; k++) {
      for (; back < scales[k]; back++) {
        double exposure = recent.exposure(back);
        double n = recent.count(back);
        double due = window.add(pane - back, n, exposure);
        if (exposure > 0) {
          evened += n <= due ? n : StrictMath.min(n, most(due, spread.variation(0, due) + unknown));
        }
      }
      double count = window.count();
      double mean = window.mean();
      double variation = spread.variation(k, mean) + unknown;
      double off = side.off(count, mean);
      surprises[k] =
          off * off < UNREMARKABLE * mean * (1 + variation * mean)
              ? 0
              : side.surprise(count, mean, variation);
      if (surprises[k] > highest) {
        highest = surprises[k];
        at = scales[k];
      }
      if (scales[k] > 1) {
        double even =
            evened == count || surprises[k] == 0
                ? surprises[k]
                : side.surprise(StrictMath.rint(evened), mean, variation);
        highestLasting = StrictMath.max(highestLasting, even);
      }
    }
    long hour = StrictMath.floorDiv(pane, (long) inHour);
    long day = hour - panes.longestHours();
    double newSudden = highest > suddenPeaks.highest(day + 1, hour) ? highest : 0;
    double newLasting = highestLasting > lastingPeaks.highest(day + 1, hour) ? highestLasting : 0;
    double score = Reading.QUIET;
    if (newSudden > 0 || newLasting > 0) {
      double scored =
          StrictMath.max(
              newSudden > 0 ? sudden.score(newSudden) : Reading.QUIET,
              newLasting > 0 ? lasting.score(newLasting) : Reading.QUIET);
      score =
          StrictMath.max(Reading.QUIET, scored - STRANGE_COSTS * strange(pane, recent) - young());
    }
    return new Look(new Reading(score, highest, at, learning()), newSudden, newLasting, surprises);
  }

  private void suspect(long pane, long hour, double[] surprises) {
    for (int k = 0; k < scales.length; k++) {
      long from = StrictMath.floorDiv(pane - scales[k] + 1, (long) inHour);
      suspicion.raise(from, hour, surprises[k]);
    }
  }

  private void remember(long pane, long hour, Look look) {
    suddenPeaks.raise(hour, look.sudden);
    lastingPeaks.raise(hour, look.lasting);
    blockSudden = StrictMath.max(blockSudden, look.sudden);
    blockLasting = StrictMath.max(blockLasting, look.lasting);
    int block = panes.in(BLOCK_MINUTES);
    if (StrictMath.floorMod(pane + 1, (long) block) == 0) {
      if (days() >= DAYS_WITHOUT_PEAKS) {
        sudden.learn(blockSudden, leftOfBlock);
        lasting.learn(blockLasting, leftOfBlock);
      }
      blockSudden = 0;
      blockLasting = 0;
    }
  }

  private void learn(long now, long hour, Recent recent) {
    suspicion.pass(hour);
    spread.fade(leftOfHour);
    long last = (hour + 1) * inHour - 1;
    int skip = (int) (now - last);
    double count = 0;
    double exposure = 0;
    for (int back = skip; back < skip + inHour; back++) {
      if (recent.exposure(back) > 0) {
        count += recent.count(back);
        exposure += recent.exposure(back);
      }
    }
    if (exposure <= 0) {
      return;
    }
    if (usual.begun()) {
      learnSpread(last, skip, hour, recent);
    }
    double due = due(last, count, exposure);
    double variation = variation(due);
    usual.learn(
        last,
        days() > DAYS_NOT_WINSORISED ? StrictMath.min(count, most(due, variation)) : count,
        exposure,
        variation,
        trust(hour, hour));
  }

  // Reports due in an hour, by what is known; before anything is, what there were.
  private double due(long last, double count, double exposure) {
    return usual.begun()
        ? StrictMath.max(LEAST_MEAN, exposure * usual.rate(last))
        : StrictMath.max(1, count);
  }

  private double variation(double due) {
    return spread.variation(hourScale(), due);
  }

  // Windows that end in the hour: those of its panes where they are shorter, else one, which grows
  // from scale to scale.
  private void learnSpread(long last, int skip, long hour, Recent recent) {
    double unknown = usual.unknown(last);
    var growing = usual.new Window(last);
    int grown = 0;
    for (int k = 0; k < scales.length; k++) {
      int ends = scales[k] < inHour ? inHour : 1;
      double share = (double) inHour / ends / scales[k];
      long first = StrictMath.floorDiv(last - scales[k] + 1, (long) inHour);
      double trust = trust(first, hour);
      if (ends == 1) {
        for (; grown < scales[k]; grown++) {
          growing.add(last - grown, recent.count(skip + grown), recent.exposure(skip + grown));
        }
        learnSpread(k, growing, unknown, share, trust);
      } else {
        for (int end = 0; end < ends; end++) {
          var window = window(last - end, skip + end, scales[k], recent);
          learnSpread(k, window, unknown, share, trust);
        }
      }
    }
  }

  private void learnSpread(
      int scale, Usual.Window window, double unknown, double share, double trust) {
    if (window.read()) {
      spread.learn(scale, window.count(), window.mean(), unknown, share, trust);
    }
  }

  private int hourScale() {
    for (int k = 0; k < scales.length; k++) {
      if (scales[k] >= inHour) {
        return k;
      }
    }
    return 0;
  }

  private double trust(long from, long to) {
    return days() < DAYS_TRUSTED ? 1 : suspicion.trust(from, to);
  }

  private double strange(long pane, Recent recent) {
    return days() < DAYS_OF_STREAM ? 0 : usual.strange(pane, recent);
  }

  private static double most(double due, double variation) {
    return due + WINSORISED_AT * StrictMath.sqrt(due + variation * due * due) + 1;
  }

  // What a watch that is hardly known must be more surprising by, in decades.
  private double young() {
    return YOUNG_COSTS * StrictMath.max(0, 1 - days() / LEARNING_DAYS);
  }

  /// Days until it has learned for long enough to judge by its own past alone, 0 when it has.
  int learning() {
    return (int) StrictMath.max(0, StrictMath.ceil(LEARNING_DAYS - days()));
  }

  private double days() {
    return age * panes.minutes() / 1440;
  }
}
