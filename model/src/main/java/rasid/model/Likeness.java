package rasid.model;

import java.util.Arrays;
import java.util.BitSet;
import rasid.model.Sketch.Opened;

/// How alike two texts are, told from their sketches and headlines.
///
/// - `opening`: how much of the first two fifths of one of them stands in the other, of that of the
///   two of which it is more. News puts first what it is about: a copy may have a new lead or lines
///   before it, but a second story on an event begins with its own news and shares the background
///   below
/// - `spread`: in how many parts of the shorter some of it stands in the longer; a paraphrase keeps
///   a little everywhere, a second story repeats one paragraph
/// - `figures`: how many of its figures do, each text's most telling words; a half where there are
///   none, so that one alone does not decide
/// - `headline`: how much of what one of the headlines says is told below the other, see
///   [Headline#told]; furniture of a site may be most of a text, and stand first, but is not what
///   it is about
/// - `clash`: whether more figures differ than agree between the same words, as they do in
///   bulletins that are written anew every day on one pattern
///
/// Pure and symmetric.
///
/// @param opening from 0 to 1
/// @param spread from 0 to 1
/// @param figures above 0, below 1
/// @param headline from 0 to 1; 1 where the headlines are not known
public record Likeness(
    double opening, double spread, double figures, double headline, boolean clash) {
  // Fitted by logistic regression to those of the pairs in `golden/copies` that its README names;
  // the others test them.
  private static final double OPENING = 29.2;
  private static final double SPREAD = 9.2;
  private static final double FIGURES = 11.9;
  private static final double HEADLINE = 10.4;
  private static final double BAR = 29.2;

  /// Share of a text that is its opening.
  private static final double FIRST = 0.4;

  /// An opening of which more is found says no more: the lead may be new, or lines before it.
  private static final double MOST_OPENING = 0.35;

  /// The same of a headline, for headlines use other words.
  private static final double MOST_HEADLINE = 0.6;

  /// Most parts that a text is cut into.
  private static final int PARTS = 8;

  /// Fewest runs in a part, for one shared by chance to be no sign.
  private static final int PART = 3;

  /// Least share of a part's runs for the part to be found in the other text.
  private static final double FOUND = 0.25;

  /// Weight of a figure that is common, such as 3 or Thursday, where another has 1.
  private static final double COMMON = 0.5;

  /// Where as many figures are shared, those that differ have only moved: sentences were turned.
  private static final double MOVED = 0.8;

  /// With fewer runs to compare, only equal texts are alike.
  private static final int FEWEST = 8;

  /// A text this many times longer holds a copy only at its beginning: it is the whole article of
  /// which the other is a teaser. Further down it is a digest that quotes.
  private static final int DIGEST = 4;

  private static final Likeness NONE = new Likeness(0, 0, 0.5, 1, false);
  private static final Likeness EQUAL = new Likeness(1, 1, 0.5, 1, false);

  /// Compares two texts.
  public static Likeness of(Sketch one, Sketch other) {
    var a = one.opened();
    var b = other.opened();
    boolean inOrder =
        a.runs() < b.runs() || (a.runs() == b.runs() && Arrays.compare(a.held(), b.held()) <= 0);
    return inOrder ? within(a, b) : within(b, a);
  }

  /// The same with the headlines of the two.
  public Likeness under(Headline one, Headline other) {
    return new Likeness(opening, spread, figures, Headline.told(one, other), clash);
  }

  /// Whether the texts are near-copies of each other.
  public boolean isCopy() {
    return !clash
        && OPENING * Math.min(opening, MOST_OPENING)
                + SPREAD * spread
                + FIGURES * figures
                + HEADLINE * Math.min(headline, MOST_HEADLINE)
            > BAR;
  }

  private static Likeness within(Opened shorter, Opened longer) {
    int limit = Math.min(shorter.limit(), longer.limit());
    var shared = shared(shorter, longer, limit);
    if (shared.length < FEWEST) {
      return Arrays.equals(shorter.held(), longer.held()) ? EQUAL : NONE;
    }
    var theirs = shared(longer, shorter, limit);
    if (longer.runs() > DIGEST * shorter.runs() && !isAtBeginning(theirs)) {
      return NONE;
    }
    double figures = figures(shorter.figures(), longer.figures());
    return new Likeness(
        Math.max(opening(shared), opening(theirs)),
        spread(shared),
        figures,
        1,
        figures < MOVED && clashes(shorter.figures(), longer.figures()));
  }

  // Which runs of a text stand in the other, in order, of those that both would hold.
  private static boolean[] shared(Opened text, Opened other, int limit) {
    var theirs = new BitSet();
    for (char run : other.held()) {
      theirs.set(run);
    }
    var shared = new boolean[text.held().length];
    int compared = 0;
    for (char run : text.held()) {
      if (run < limit) {
        shared[compared++] = theirs.get(run);
      }
    }
    return Arrays.copyOf(shared, compared);
  }

  private static int count(boolean[] shared, int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += shared[i] ? 1 : 0;
    }
    return count;
  }

  private static double opening(boolean[] shared) {
    int first = (int) Math.ceil(FIRST * shared.length);
    return (double) count(shared, 0, first) / first;
  }

  private static double spread(boolean[] shared) {
    int parts = Math.min(PARTS, shared.length / PART);
    int found = 0;
    for (int part = 0; part < parts; part++) {
      int from = shared.length * part / parts;
      int to = shared.length * (part + 1) / parts;
      found += count(shared, from, to) >= FOUND * (to - from) ? 1 : 0;
    }
    return (double) found / parts;
  }

  private static boolean isAtBeginning(boolean[] shared) {
    int early = count(shared, 0, (shared.length + 2) / 3);
    return 2 * early >= count(shared, 0, shared.length);
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
    double agree = 0;
    double differ = 0;
    for (int place : Arrays.stream(ours).map(Likeness::place).distinct().toArray()) {
      var here = at(place, ours);
      var there = at(place, theirs);
      double fewer = Math.min(weight(here), weight(there));
      here.and(there);
      agree += weight(here);
      differ += fewer - weight(here);
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
