package rasid.model;

import java.util.Arrays;
import java.util.BitSet;
import rasid.model.Sketch.Opened;

/// How much of the shorter of two texts stands in the longer, told from their sketches.
///
/// - `share`: how many of its runs of words do, those at its beginning weighing more, for news puts
///   first what it is about, and background and site furniture last
/// - `spread`: in how many of its parts some do; a paraphrase keeps a little everywhere, a second
///   story repeats one paragraph
/// - `figures`: how many of its figures do, each text's most telling words; a half where there are
///   none, so that one alone does not decide
/// - `clash`: whether more figures differ than agree between the same words, as they do in
///   bulletins that are written anew every day on one pattern
///
/// Pure and symmetric.
///
/// @param share from 0 to 1
/// @param spread from 0 to 1
/// @param figures above 0, below 1
public record Likeness(double share, double spread, double figures, boolean clash) {
  // Fitted by logistic regression to one half of the pairs in `golden/copies`; the other half
  // tests them.
  private static final double SHARE = 5.2;
  private static final double SPREAD = 11.3;
  private static final double FIGURES = 14.9;
  private static final double BAR = 19.0;

  /// Weight of the last run of a text, where the first has 1.
  private static final double LAST = 0.3;

  /// Most parts that a text is cut into.
  private static final int PARTS = 8;

  /// Fewest runs in a part, for one shared by chance to be no sign.
  private static final int PART = 3;

  /// Least share of a part's runs for the part to be found in the other text.
  private static final double FOUND = 0.25;

  /// Weight of a figure that is common, such as 3 or Thursday, where another has 1.
  private static final double COMMON = 0.5;

  /// With fewer runs to compare, only equal texts are alike.
  private static final int FEWEST = 8;

  /// A text this many times longer holds a copy only at its beginning: it is the whole article of
  /// which the other is a teaser. Further down it is a digest that quotes.
  private static final int DIGEST = 4;

  private static final Likeness NONE = new Likeness(0, 0, 0.5, false);
  private static final Likeness EQUAL = new Likeness(1, 1, 0.5, false);

  /// Compares two texts.
  public static Likeness of(Sketch one, Sketch other) {
    var a = one.opened();
    var b = other.opened();
    boolean inOrder =
        a.runs() < b.runs() || (a.runs() == b.runs() && Arrays.compare(a.held(), b.held()) <= 0);
    return inOrder ? within(a, b) : within(b, a);
  }

  /// Whether the texts are near-copies of each other.
  public boolean isCopy() {
    return !clash && SHARE * share + SPREAD * spread + FIGURES * figures > BAR;
  }

  private static Likeness within(Opened shorter, Opened longer) {
    int limit = Math.min(shorter.limit(), longer.limit());
    var theirs = new BitSet();
    for (char run : longer.held()) {
      theirs.set(run);
    }
    var shared = new boolean[shorter.held().length];
    int compared = 0;
    for (char run : shorter.held()) {
      if (run < limit) {
        shared[compared++] = theirs.get(run);
      }
    }
    if (compared < FEWEST) {
      return Arrays.equals(shorter.held(), longer.held()) ? EQUAL : NONE;
    }
    if (longer.runs() > DIGEST * shorter.runs() && !isAtBeginning(shorter, longer, limit)) {
      return NONE;
    }
    var figures = figures(shorter.figures(), longer.figures());
    return new Likeness(
        share(shared, compared),
        spread(shared, compared),
        figures,
        clashes(shorter.figures(), longer.figures()));
  }

  private static double share(boolean[] shared, int compared) {
    double sum = 0;
    double all = 0;
    for (int i = 0; i < compared; i++) {
      double weight = 1 - (1 - LAST) * i / compared;
      all += weight;
      sum += shared[i] ? weight : 0;
    }
    return sum / all;
  }

  private static double spread(boolean[] shared, int compared) {
    int parts = Math.min(PARTS, compared / PART);
    int found = 0;
    for (int part = 0; part < parts; part++) {
      int from = compared * part / parts;
      int to = compared * (part + 1) / parts;
      int count = 0;
      for (int i = from; i < to; i++) {
        count += shared[i] ? 1 : 0;
      }
      found += count >= FOUND * (to - from) ? 1 : 0;
    }
    return (double) found / parts;
  }

  private static boolean isAtBeginning(Opened shorter, Opened longer, int limit) {
    var ours = new BitSet();
    for (char run : shorter.held()) {
      ours.set(run);
    }
    int early = 0;
    int all = 0;
    for (int i = 0; i < longer.held().length; i++) {
      char run = longer.held()[i];
      if (run < limit && ours.get(run)) {
        all++;
        early += i * 3 < longer.held().length ? 1 : 0;
      }
    }
    return 2 * early >= all;
  }

  // Figures above the other text's largest, where that text has more than are held, are not
  // compared. One imagined of two more are shared, so that few figures say little.
  private static double figures(int[] ours, int[] theirs) {
    int limit = Math.min(limit(ours), limit(theirs));
    var a = values(ours, limit);
    var b = values(theirs, limit);
    double fewer = Math.min(weight(a), weight(b));
    a.and(b);
    return (weight(a) + 1) / (fewer + 2);
  }

  private static double weight(BitSet values) {
    int rare = values.get(0, value(Sketch.COMMON)).cardinality();
    return rare + COMMON * (values.cardinality() - rare);
  }

  private static BitSet values(int[] figures, int limit) {
    var values = new BitSet();
    for (int figure : figures) {
      if (value(figure) < limit) {
        values.set(value(figure));
      }
    }
    return values;
  }

  private static int limit(int[] figures) {
    return figures.length < Sketch.MOST_FIGURES
        ? Integer.MAX_VALUE
        : value(figures[figures.length - 1]);
  }

  private static boolean clashes(int[] ours, int[] theirs) {
    int agree = 0;
    int differ = 0;
    var seen = new BitSet();
    for (int figure : ours) {
      if (seen.get(place(figure))) {
        continue;
      }
      seen.set(place(figure));
      var here = at(place(figure), ours);
      var there = at(place(figure), theirs);
      if (there.isEmpty()) {
        continue;
      }
      if (here.intersects(there)) {
        agree++;
      } else {
        differ++;
      }
    }
    return differ > 0 && differ >= agree;
  }

  private static BitSet at(int place, int[] figures) {
    var values = new BitSet();
    for (int figure : figures) {
      if (place(figure) == place) {
        values.set(value(figure));
      }
    }
    return values;
  }

  private static int value(int figure) {
    return figure >>> 12;
  }

  private static int place(int figure) {
    return figure & 0xfff;
  }
}
