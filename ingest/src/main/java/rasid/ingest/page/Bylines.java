package rasid.ingest.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import rasid.ingest.text.DateHints;
import rasid.ingest.text.HtmlText;
import rasid.ingest.text.PlainForm;
import rasid.ingest.text.WrittenDate;

/// Who wrote an article: names, never the site's own, an address or an account such as "admin".
final class Bylines {
  private static final int LONGEST = 80;
  private static final int MOST_WORDS = 7;
  private static final int MOST_ELEMENTS = 30;
  private static final int MOST_AUTHORS = 10;

  private static final Pattern BY =
      Pattern.compile(
          "^[\\s\\p{P}|]{0,5}(?:(?:written|posted|published|reviewed|reported|story|words)\\s{1,3}by"
              + "|by|par|por|von|oleh|di|door|af|av|автор|yazan|écrit par|publié par|propos recueillis par"
              + "|بقلم|كتبه|كتبها|كتبت|كتب|إعداد|اعداد|تحرير|الكاتب|الكاتبة|المحرر|حرره|تأليف|بواسطة|نشر بواسطة"
              + "|author|auteur|autor)(?:\\s{0,3}[:：/|-]\\s{0,3}|\\s{1,5})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  // Only what is sure to open a byline in any line near the headline: "di" and "von" open too much.
  private static final Pattern OPENS =
      Pattern.compile(
          "^[\\s\\p{P}|]{0,5}(?:(?:written|posted|published|reported|story|words)\\s{1,3}by\\s|by\\s|par\\s|por\\s|автор\\s?:"
              + "|écrit par\\s|publié par\\s|بقلم|كتبه|كتبها|كتبت|كتب[\\s:]|إعداد|تحرير\\s?[:/]|الكاتب\\s?:|المحرر\\s?:|حرره|بواسطة|نشر بواسطة"
              + "|author\\s?:|auteur\\s?:|autor\\s?:)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern PARTS =
      Pattern.compile("\\s{0,3}(?:[,;|،؛•·/]|\\s(?:and|et|und|y|e)\\s|\\s&\\s|\\s[-–—]\\s)\\s{0,3}");

  private static final Set<String> NOBODY =
      Set.of("admin", "administrator", "webmaster", "editor", "root", "user", "guest", "unknown", "author", "null",
          "undefined", "ادمن", "المدير", "by", "more", "follow", "read more", "staff", "view all posts", "the author");

  private static final String SHOWN =
      "[itemprop=author] [itemprop=name], [itemprop=author], [rel~=author], .author-name, .author__name,"
          + " .authorName, .article-author, .post-author, .entry-author, .byline-name, .byline__name,"
          + " .byline-author, .byline, .p-author, .author, .authors, .writer, .writer-name, .article__author,"
          + " [class*=author-name], [class*=authorName], [class*=AuthorName], [class*=byline], [class*=Byline]";

  private Bylines() {}

  /// The authors in order; none where the page names none.
  static List<String> of(
      Document document, MetaTags meta, LinkedData data, List<Block> near, Set<String> sites) {
    var told =
        Stream.concat(
            data.author().stream(),
            meta.all(
                "author", "article:author", "article:author_name", "og:article:author", "parsely-author",
                "sailthru.author", "dc.creator", "dcterms.creator", "citation_author", "byl", "byline",
                "cxenseparse:author", "rbauthors", "authors", "article.author", "twitter:data1"));
    var ways =
        Stream.of(
            clean(data.author().stream(), sites),
            clean(bylines(near), sites),
            clean(told.skip(data.author().size()), sites),
            clean(shown(document), sites));
    return ways.filter(names -> !names.isEmpty()).findFirst().orElse(List.of());
  }

  // "By …" near the headline.
  private static Stream<String> bylines(List<Block> near) {
    return near.stream()
        .map(Block::text)
        .filter(text -> text.length() <= 2 * LONGEST && OPENS.matcher(text).find());
  }

  private static Stream<String> shown(Document document) {
    return document.select(SHOWN).stream()
        .limit(MOST_ELEMENTS)
        .filter(element -> !isElsewhere(element))
        .map(Element::text);
  }

  // The names beside comments and other articles.
  private static boolean isElsewhere(Element element) {
    for (var e = element.parent(); e != null; e = e.parent()) {
      var names = (e.className() + " " + e.id()).toLowerCase(Locale.ROOT);
      if (names.contains("comment") || names.contains("related") || names.contains("sidebar")
          || e.normalName().equals("aside") || e.normalName().equals("footer")) {
        return true;
      }
    }
    return false;
  }

  // The first text that gives a name, cut into names.
  private static List<String> clean(Stream<String> texts, Set<String> sites) {
    var names = new ArrayList<String>();
    for (var text : (Iterable<String>) texts::iterator) {
      var whole = HtmlText.folded(text);
      if (whole.length() > 3 * LONGEST) {
        continue;
      }
      for (var part : PARTS.split(withoutBy(whole))) {
        var name = withoutBy(part.strip());
        if (isName(name, sites) && !names.contains(name) && names.size() < MOST_AUTHORS) {
          names.add(name);
        } else if (!names.isEmpty() && !isName(name, sites)) {
          break; // behind the names stand their titles and the date
        }
      }
      if (!names.isEmpty() && OPENS.matcher(whole).find()) {
        break;
      }
    }
    return names;
  }

  private static String withoutBy(String text) {
    var name = BY.matcher(text).replaceFirst("").strip();
    return name.endsWith(".") && name.indexOf('.') == name.length() - 1
        ? name.substring(0, name.length() - 1)
        : name;
  }

  private static boolean isName(String name, Set<String> sites) {
    var plain = PlainForm.of(name);
    return plain.length() >= 2
        && name.length() <= LONGEST
        && name.split(" ").length <= MOST_WORDS
        && plain.codePoints().anyMatch(Character::isLetter)
        && !name.contains("://")
        && !name.startsWith("www.")
        && !name.contains("@")
        && !NOBODY.contains(plain)
        && !sites.contains(plain)
        && plain.chars().filter(Character::isDigit).count() <= 2
        && WrittenDate.read(name, DateHints.NONE).isEmpty();
  }
}
