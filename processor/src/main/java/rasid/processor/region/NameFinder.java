package rasid.processor.region;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rasid.model.RegionMention.Kind;
import rasid.processor.region.Gazetteer.Node;
import rasid.processor.region.Name.Casing;
import rasid.processor.region.Name.Trust;
import rasid.processor.text.FoldedText;

/// Finds the spellings of a gazetteer in a text: whole folded words, longest first.
///
/// Particles are stripped only from the first word, and only when the rest is a name.
final class NameFinder {
  // A country of at least so many letters and its و with the next word, when they stand as one.
  private static final int SHORTEST_COUNTRY = 6;
  private static final int SHORTEST_REST = 3;
  private static final int SHORTEST_JOINED = SHORTEST_COUNTRY + SHORTEST_REST + 1;

  private final Gazetteer gazetteer;

  NameFinder(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  /// A spelling met in a text.
  ///
  /// @param first its first word
  /// @param skipped units of that word before it
  /// @param last its last word
  /// @param cut units of that word after it
  /// @param node what it may name
  /// @param organisation what it names where that is an organisation
  record Found(
      int first, int skipped, int last, int cut, Node node, @Nullable Organisation organisation) {}

  /// All spellings of a text, in order, none within another. What is blocked is passed over.
  List<Found> find(FoldedText text) {
    return find(text, 0, text.size(), true);
  }

  /// The names of regions within the words from `from` to before `to`.
  List<Found> findWithin(FoldedText text, int from, int to) {
    return find(text, from, to, false);
  }

  private List<Found> find(FoldedText text, int from, int to, boolean organisations) {
    var found = new ArrayList<Found>();
    for (int i = from; i < to; ) {
      var longest = longest(text, i, to, organisations);
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

  private @Nullable Found longest(FoldedText text, int first, int to, boolean organisations) {
    Search search = null;
    for (int form = text.firstForm(first); form < text.endForm(first); form++) {
      var node = gazetteer.root().nextForm(text, form);
      if (node != null && !text.isCut(form)) {
        search = search == null ? new Search(text, first, to, organisations) : search;
        int letters = text.length(first) - text.skipped(form);
        boolean hasArticle = text.formLength(first, form) < letters;
        search.walk(node, text.skipped(form), hasArticle);
      }
    }
    var longest = search == null ? null : search.longest;
    return longest == null ? joined(text, first) : longest;
  }

  // النيجروالمناطق: a country and the next word without the space.
  private @Nullable Found joined(FoldedText text, int first) {
    if (text.length(first) < SHORTEST_JOINED || text.charAt(first, 0) < 'ء') {
      return null;
    }
    var token = text.token(first);
    for (int at = token.indexOf('و', SHORTEST_COUNTRY);
        at > 0 && at + SHORTEST_REST < token.length();
        at = token.indexOf('و', at + 1)) {
      var node = gazetteer.root().next(token.substring(0, at));
      if (node != null && node.names().stream().anyMatch(n -> n.kind() == Kind.COUNTRY)) {
        return new Found(first, 0, first, token.length() - at, node, null);
      }
    }
    return null;
  }

  /// The longest spelling that begins with one word.
  private static final class Search {
    private final FoldedText text;
    private final int first;
    private final int to;
    private final boolean organisations;
    private @Nullable Found longest;

    Search(FoldedText text, int first, int to, boolean organisations) {
      this.text = text;
      this.first = first;
      this.to = to;
      this.organisations = organisations;
    }

    void walk(Node start, int skipped, boolean hasArticle) {
      @Nullable Node node = start;
      for (int last = first; node != null; last++) {
        boolean longer = longest == null || last > longest.last;
        if (longer) {
          var organisation = organisations ? organisation(node, last) : null;
          if (organisation != null
              || (node.isEnd()
                  && isWrittenAsName(text, first, last, node)
                  && (last > first || mayBear(skipped, hasArticle, node)))) {
            longest = new Found(first, skipped, last, 0, node, organisation);
          }
        }
        if (last + 1 >= to || node.isLeaf()) {
          return;
        }
        // An adjective of two words takes the article on both: الكوري الجنوبي.
        var next = node.next(text, last + 1);
        int bare = text.firstForm(last + 1) + 1;
        boolean bears = bare < text.endForm(last + 1) && text.charAt(last + 1, 0) == 'ا';
        node = next == null && bears ? node.nextForm(text, bare) : next;
      }
    }

    // Whether a name of one word may bear what was stripped. س stands before verbs only. What has
    // an article that the name has not, or begins with ك or ف, is more likely a word than a place
    // that is known little: المعسكر is the camp and not Mascara, كبير no "like Ber".
    private boolean mayBear(int skipped, boolean hasArticle, Node node) {
      char particle = skipped == 0 ? ' ' : text.charAt(first, skipped - 1);
      boolean isKnownLittle =
          node.homograph() == null
              && node.names().stream()
                  .allMatch(n -> n.kind() == Kind.PLACE && n.trust() == Trust.WITH_EVIDENCE);
      return particle != 'س'
          && !(isKnownLittle && (hasArticle || particle == 'ك' || particle == 'ف'));
    }

    private @Nullable Organisation organisation(Node node, int last) {
      for (var organisation : node.organisations()) {
        boolean arabic = text.charAt(first, 0) >= 'ء';
        if ((arabic || isWritten(text, first, last, organisation.casing()))
            && organisation.isMeant(text, first, last)) {
          return organisation;
        }
      }
      return null;
    }
  }

  private static boolean isWrittenAsName(FoldedText text, int first, int last, Node node) {
    char letter = text.charAt(first, 0);
    if (letter >= 'ء' || node.blocks()) {
      return true;
    }
    if (node.names().isEmpty()) {
      return text.isCapitalised(first);
    }
    return node.names().stream().anyMatch(name -> isWritten(text, first, last, name.casing()));
  }

  private static boolean isWritten(FoldedText text, int first, int last, Casing casing) {
    return switch (casing) {
      case ANY -> true;
      case CAPITAL -> {
        for (int i = first; i <= last; i++) {
          if (text.isCapitalised(i)) {
            yield true;
          }
        }
        yield false;
      }
      case ALL_CAPITALS -> {
        for (int i = first; i <= last; i++) {
          if (!text.isInCapitals(i)) {
            yield false;
          }
        }
        yield true;
      }
    };
  }
}
