package rasid.ingest.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import rasid.ingest.text.PlainForm;

/// The headline: what the page shows as its main heading, if what it says of itself elsewhere
/// agrees; else what it says, without the name of the site.
final class Titles {
  private static final int LONGEST = 400;
  private static final int MOST_HEADINGS = 40;

  /// Share of the heading's words that the page's own title must have.
  private static final double AGREES = 0.6;

  /// Least words of a title that tells its article from others.
  private static final int LEAST_TITLE = 4;

  /// Most words of a site's name.
  private static final int LONGEST_SITE = 4;

  private static final Pattern STRONG = Pattern.compile("\\s(?:\\||::|»|«|›|•|·|~)\\s|\\s?\\|\\s?");
  private static final Pattern WEAK = Pattern.compile("\\s[-–—:]\\s");

  /// Asked first, so that no menu's titles crowd them out.
  private static final String MAIN = "[itemprop~=headline], h1";

  private static final String SHOWN = "h2, h3, [class*=headline], [class*=title], [id*=title]";

  /// What stands in a heading beside the headline.
  private static final String BESIDE =
      "time, [class*=date], [class*=count], [class*=comment], sup, button";

  private record Heading(Element element, String text, List<String> words) {}

  private final Document document;
  private final String site;
  private final String told;
  private final String own;
  private final List<Heading> headings;

  Titles(Document document, MetaTags meta) {
    this.document = document;
    this.site = meta.first("og:site_name", "application-name").orElse("");
    this.told =
        cut(
            meta.first("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
                .orElse(""));
    this.own = cut(document.title());
    this.headings =
        Stream.of(MAIN, SHOWN)
            .flatMap(query -> document.select(query).stream().limit(MOST_HEADINGS))
            .distinct()
            .map(Titles::heading)
            .filter(heading -> !heading.words.isEmpty())
            .toList();
  }

  /// The headline.
  ///
  /// @param longHeadline what JSON-LD calls the article, or empty
  String of(String longHeadline) {
    var headline = cut(longHeadline);
    var words = new HashSet<>(words(own));
    words.addAll(words(told));
    words.addAll(words(headline));
    var cleaned = without(site, told.isEmpty() ? own : told);
    var title = words(cleaned);
    int least = title.size() / 2;
    var shown =
        shown(
            words,
            Set.copyOf(title),
            headline.isEmpty() ? least : Math.min(least, words(headline).size() / 2));
    if (shown != null) {
      return shown;
    }
    if (!headline.isEmpty()) {
      return headline;
    }
    if (title.size() >= 3 && !PlainForm.of(cleaned).equals(PlainForm.of(site))) {
      return cleaned;
    }
    var only = onlyHeading(document, PlainForm.of(site));
    return only != null ? only : cleaned;
  }

  // The heading all of whose words the page has in its title; the highest and longest of them.
  private @Nullable String shown(Set<String> told, Set<String> title, int least) {
    var plainSite = PlainForm.of(site);
    String best = null;
    double most = 0;
    for (var heading : headings) {
      var words = heading.words;
      double score =
          agreement(heading, told, title) * Math.min(words.size(), 12) * weight(heading.element);
      if (words.size() >= least
          && score > most
          && !PlainForm.of(heading.text).equals(plainSite)
          && !leadsHome(heading.element)) {
        most = score;
        best = heading.text;
      }
    }
    return best;
  }

  // Share of its words that the page has in its titles; 0 where that is too little.
  private static double agreement(Heading heading, Set<String> told, Set<String> title) {
    var words = new HashSet<>(heading.words);
    if (words.size() < 3 && !isHeading(heading.element)) {
      return 0;
    }
    boolean cutShort =
        heading.element.normalName().equals("h1")
            && title.size() >= LEAST_TITLE
            && words.containsAll(title);
    double agreed = (double) words.stream().filter(told::contains).count() / words.size();
    return cutShort ? 1 : agreed < AGREES ? 0 : agreed;
  }

  private static Heading heading(Element element) {
    var text = text(element);
    return new Heading(element, text, words(text));
  }

  private static String text(Element heading) {
    var whole = ShortText.of(heading, LONGEST);
    boolean plain = whole.isEmpty() || !isHeading(heading) || heading.childrenSize() == 0;
    if (plain || heading.selectFirst(BESIDE) == null) {
      return whole;
    }
    var bare = heading.clone();
    bare.select(BESIDE).remove();
    var text = ShortText.of(bare, LONGEST);
    return text.isEmpty() ? whole : text;
  }

  // The name of the site at the top of its pages.
  private static boolean leadsHome(Element heading) {
    var link = heading.selectFirst("a[href]");
    if (link == null && heading.parent() != null && heading.parent().normalName().equals("a")) {
      link = heading.parent();
    }
    if (link == null) {
      return false;
    }
    var address = link.absUrl("href");
    int host = address.indexOf("://");
    int path = host < 0 ? -1 : address.indexOf('/', host + 3);
    return host >= 0 && (path < 0 || path == address.length() - 1);
  }

  private static double weight(Element heading) {
    if (heading.attr("itemprop").contains("headline") || heading.normalName().equals("h1")) {
      return 3;
    }
    return isHeading(heading) ? 1.2 : 1;
  }

  private static boolean isHeading(Element element) {
    var tag = element.normalName();
    return tag.equals("h1") || tag.equals("h2") || tag.equals("h3");
  }

  // A page that shows one main heading, or whose article opens with one, means it.
  private static @Nullable String onlyHeading(Document document, String plainSite) {
    var first = document.selectFirst("article h1, article h2, main h1");
    var all = document.select("h1");
    var heading = first != null ? first : all.size() == 1 ? all.first() : null;
    var text = heading == null || leadsHome(heading) ? "" : text(heading);
    return text.isEmpty() || PlainForm.of(text).equals(plainSite) ? null : text;
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  private static List<String> words(String text) {
    return Arrays.stream(plainWords(text)).filter(word -> !word.isEmpty()).toList();
  }

  /// The words as they are compared; the first may be empty.
  static String[] plainWords(String text) {
    return PlainForm.of(text).split("[^\\p{L}\\p{N}]+");
  }

  // "Headline | Site", "Site - Headline": the site is short, or what the page says it is called.
  static String without(String site, String title) {
    var parts = new ArrayList<>(Arrays.asList(STRONG.split(title)));
    parts.removeIf(String::isBlank);
    var plainSite = PlainForm.of(site);
    if (parts.size() > 1) {
      parts.removeIf(part -> !plainSite.isEmpty() && PlainForm.of(part).equals(plainSite));
      return parts.isEmpty() ? title : withoutWeak(plainSite, longest(parts));
    }
    return withoutWeak(plainSite, title);
  }

  private static String withoutWeak(String plainSite, String title) {
    var matcher = WEAK.matcher(title);
    int firstEnd = -1;
    int firstAfter = -1;
    int lastStart = -1;
    int lastAfter = -1;
    while (matcher.find()) {
      firstEnd = firstEnd < 0 ? matcher.start() : firstEnd;
      firstAfter = firstAfter < 0 ? matcher.end() : firstAfter;
      lastStart = matcher.start();
      lastAfter = matcher.end();
    }
    if (firstEnd < 0) {
      return title;
    }
    var tail = title.substring(lastAfter);
    var front = title.substring(0, firstEnd);
    int size = words(title).size();
    if (isSite(tail, plainSite, size)) {
      return title.substring(0, lastStart).strip();
    }
    return isSite(front, plainSite, size) ? title.substring(firstAfter).strip() : title;
  }

  private static boolean isSite(String part, String plainSite, int all) {
    var plain = PlainForm.of(part);
    if (!plainSite.isEmpty()) {
      return plain.equals(plainSite);
    }
    int size = words(part).size();
    return size <= LONGEST_SITE && size * 2 < all;
  }

  private static String longest(List<String> parts) {
    var best = parts.getFirst();
    for (var part : parts) {
      if (words(part).size() > words(best).size()) {
        best = part;
      }
    }
    return best.strip();
  }
}
