package rasid.processor.keyword;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rasid.model.Span;
import rasid.model.TaggedArticle.Keyword;
import rasid.processor.keyword.Lexicon.Node;
import rasid.processor.keyword.Lexicon.Strength;
import rasid.processor.text.FoldedText;

/// Says which event themes a text is about.
///
/// The longest terms are found first and consume their words, as do the phrases of
/// `theme_blocks.tsv`, which speak for nothing (انقلاب سيارة is no coup). Then each theme is given
/// points:
///
/// - a strong term 2, each time it comes again 1, at most twice
/// - a weak term 1, when it comes again 1 more, once
/// - twice as much for the first time in the title
///
/// A theme is told when all of these hold:
///
/// - it has a strong term or two different weak ones
/// - it has 2 points and one more for every 150 words of the text, at most 5: a word in passing
///   makes a short report, but not a long one
/// - it has a quarter of the points of the theme that has most
/// - none of its rivals has twice its points: sport has attacks, defenders and shots too
/// - none of its frames has as many, and a strong term: the kidnapping in a film is none
///
/// Safe to share between threads.
public final class KeywordTagger {
  /// The tagger with the themes that Rasid ships.
  public static final KeywordTagger STANDARD = new KeywordTagger(Lexicon.STANDARD);

  private static final int LEAST_POINTS = 2;
  private static final int MOST_NEEDED = 5;
  private static final int WORDS_PER_POINT = 150;
  private static final int SHARE_OF_BEST = 4;
  private static final int RIVAL_TIMES = 2;

  // Times that a term still counts.
  private static final int STRONG_TIMES = 3;
  private static final int WEAK_TIMES = 2;

  // In UTF-16 units; a first line longer than this is a paragraph, not a title.
  private static final int LONGEST_TITLE = 250;

  // A text of 200,000 units must not make a record larger than itself; readers look at a few.
  private static final int MOST_SPANS = 50;

  private final Lexicon lexicon;
  private final List<Theme> themes;

  private KeywordTagger(Lexicon lexicon) {
    this.lexicon = lexicon;
    themes = lexicon.themes();
  }

  /// All themes it knows, in the order of the table.
  public List<Theme> themes() {
    return themes;
  }

  /// The themes a text is about, by id, each with the words that speak for it.
  ///
  /// The first line of the text is its title, if more follow and it is not too long.
  public List<Keyword> keywords(FoldedText text) {
    var found = find(text);
    if (found.isEmpty()) {
      return List.of();
    }
    var tallies = tallies(found, text);
    int needed = Math.min(MOST_NEEDED, LEAST_POINTS + text.size() / WORDS_PER_POINT);
    int best = 0;
    for (var tally : tallies) {
      best = tally == null ? best : Math.max(best, tally.points);
    }
    var keywords = new ArrayList<Keyword>();
    for (int i = 0; i < tallies.length; i++) {
      var tally = tallies[i];
      if (tally != null
          && tally.isEnough(needed)
          && tally.points * SHARE_OF_BEST >= best
          && !isOutdone(i, tally, tallies)) {
        keywords.add(new Keyword(themes.get(i).id(), tally.spans));
      }
    }
    keywords.sort(Comparator.comparing(Keyword::theme));
    return List.copyOf(keywords);
  }

  /// A term met in a text.
  private record Found(int first, int skipped, int last, Node node) {
    boolean yieldsTo(int otherLast, Node other) {
      return otherLast > last || (otherLast == last && other.rank() > node.rank());
    }
  }

  private List<Found> find(FoldedText text) {
    var found = new ArrayList<Found>();
    for (int i = 0; i < text.size(); ) {
      var longest = longest(text, i);
      if (longest == null) {
        i++;
        continue;
      }
      if (!longest.node.blocks()) {
        found.add(longest);
      }
      i = longest.last + 1;
    }
    return found;
  }

  private @Nullable Found longest(FoldedText text, int first) {
    Found longest = null;
    for (var begun : lexicon.firsts(text, first)) {
      Node node = begun.node();
      int last = first;
      while (true) {
        if (node.isEnd() && (longest == null || longest.yieldsTo(last, node))) {
          longest = new Found(first, begun.skipped(), last, node);
        }
        if (node.isLeaf() || text.isParted(last)) {
          break;
        }
        var next = node.next(text, last + 1);
        if (next == null) {
          break;
        }
        node = next;
        last++;
      }
    }
    return longest;
  }

  /// What speaks for one theme.
  private static final class Tally {
    private int points;
    private int strong;
    private int weak;
    private final List<Span> spans = new ArrayList<>(4);

    boolean isEnough(int needed) {
      return (strong > 0 || weak > 1) && points >= needed;
    }
  }

  private @Nullable Tally[] tallies(List<Found> found, FoldedText text) {
    int titleEnd = titleEnd(text.published());
    var times = new byte[lexicon.terms()];
    var tallies = new @Nullable Tally[themes.size()];
    for (var one : found) {
      var span = text.span(one.first, one.skipped, one.last);
      for (var mark : one.node.marks()) {
        var tally = tallies[mark.theme()];
        if (tally == null) {
          tally = new Tally();
          tallies[mark.theme()] = tally;
        }
        if (tally.spans.size() < MOST_SPANS) {
          tally.spans.add(span);
        }
        boolean isStrong = mark.strength() == Strength.STRONG;
        int before = times[mark.term()];
        if (before == (isStrong ? STRONG_TIMES : WEAK_TIMES)) {
          continue;
        }
        times[mark.term()]++;
        if (before > 0) {
          tally.points++;
          continue;
        }
        tally.points += (isStrong ? 2 : 1) * (span.start() < titleEnd ? 2 : 1);
        tally.strong += isStrong ? 1 : 0;
        tally.weak += isStrong ? 0 : 1;
      }
    }
    return tallies;
  }

  private boolean isOutdone(int theme, Tally tally, @Nullable Tally[] tallies) {
    var its = themes.get(theme);
    for (int i = 0; i < tallies.length; i++) {
      var other = tallies[i];
      if (other == null) {
        continue;
      }
      var id = themes.get(i).id();
      if ((its.rivals().contains(id) && other.points >= RIVAL_TIMES * tally.points)
          || (its.frames().contains(id) && other.strong > 0 && other.points >= tally.points)) {
        return true;
      }
    }
    return false;
  }

  // Where the title ends, 0 when there is none.
  static int titleEnd(String published) {
    int line = published.indexOf('\n');
    return line > LONGEST_TITLE ? 0 : Math.max(line, 0);
  }
}
