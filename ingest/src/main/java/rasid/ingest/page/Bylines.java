package rasid.ingest.page;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import rasid.ingest.text.Block;
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
  private static final int MOST_TEXTS = 12;

  private static final Pattern BY =
      Pattern.compile(
          "^[\\s\\p{P}|]{0,5}(?:(?:written|posted|published|reviewed|reported|story|words)\\s{1,3}by"
              + "|by|par|por|von|oleh|di|door|af|av|автор|yazan|écrit par|publié par|propos recueillis par"
              + "|بقلم|كتبه|كتبها|كتبت|كتب|إعداد|اعداد|تحرير|الكاتب|الكاتبة|المحرر|حرره|تأليف|بواسطة|نشر بواسطة|مرسلة بواسطة"
              + "|author|auteur|autor)(?:\\s{0,3}[:：/|-]\\s{0,3}|\\s{1,5})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  // Only what is sure to open a byline in any line near the headline: "di" and "von" open too much.
  private static final Pattern OPENS =
      Pattern.compile(
          "^[\\s\\p{P}|]{0,5}(?:(?:written|posted|published|reported|story|words)\\s{1,3}by[\\s:]|by[\\s:]|par\\s|por\\s|автор\\s?:"
              + "|écrit par\\s|publié par\\s|بقلم|كتبه|كتبها|كتبت|كتب[\\s:]|إعداد|تحرير\\s?[:/]|الكاتب\\s?:|المحرر\\s?:|حرره|بواسطة|نشر بواسطة"
              + "|author\\s?:|auteur\\s?:|autor\\s?:)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern PARTS =
      Pattern.compile(
          "\\s{0,3}(?:[,;|،؛•·/]|\\s(?:and|et|und|y|e)\\s|\\s&\\s|\\s[-–—]\\s)\\s{0,3}");

  private static final Set<String> NOBODY =
      Set.of(
          "admin",
          "administrator",
          "webmaster",
          "editor",
          "root",
          "user",
          "guest",
          "unknown",
          "author",
          "null",
          "undefined",
          "ادمن",
          "المدير",
          "by",
          "more",
          "follow",
          "read more",
          "staff",
          "sponsored",
          "advertorial",
          "share",
          "sign in",
          "log in",
          "subscribe",
          "view all posts",
          "the author");

  private static final Set<String> OPENERS =
      Set.of(
          "by",
          "by:",
          "written by",
          "posted by",
          "author",
          "author:",
          "article by",
          "par",
          "بقلم",
          "بقلم:",
          "كتب",
          "كتب:",
          "الكاتب",
          "الكاتب:",
          "por",
          "von",
          "autor",
          "autor:");

  // From the surest to the least.
  private static final List<String> SHOWN =
      List.of(
          "[itemprop=author] [itemprop=name]",
          "[itemprop=author], [property$=author]",
          "[rel~=author]",
          "[class*=author-name], [class*=author__name], [class*=authorName], [class*=AuthorName],"
              + " [class*=author_name], .fn",
          "[class*=byline], [class*=Byline], [id*=byline]",
          "[class~=(?i)(^|[_-])(author|authors|autor|autore|auteur|writer|reporter|columnist|kateb)($|[_-])],"
              + " [class~=(?i)(author|writer)], [id~=(?i)(author|writer)]",
          ".fa-user, [class*=icon-user], [class*=user-icon], .fa-pen, .icon-author");

  // "Dec 18" is no name, whatever year it is.
  private static final DateHints SOME_TIME =
      DateHints.at(OffsetDateTime.parse("2026-01-01T00:00:00Z"));

  private static final String ICON = "fa-user";

  private Bylines() {}

  /// The authors in order; none where the page names none.
  static List<String> of(
      Document document, MetaTags meta, LinkedData data, List<Block> near, Set<String> sites) {
    var told =
        Stream.concat(
            data.author().stream(),
            meta.all(
                "author",
                "article:author",
                "article:author_name",
                "og:article:author",
                "parsely-author",
                "sailthru.author",
                "dc.creator",
                "dcterms.creator",
                "citation_author",
                "byl",
                "byline",
                "cxenseparse:author",
                "rbauthors",
                "authors",
                "article.author",
                "twitter:data1"));
    var own =
        of(document, data.author(), near, told.skip(data.author().size()).toList(), meta, sites);
    // A personal site is called what its author is.
    return own.isEmpty()
        ? of(document, data.author(), near, meta.all("author").toList(), meta, Set.of())
        : own;
  }

  // The ways are tried one after the other, the costly ones only where the others fail.
  private static List<String> of(
      Document document,
      List<String> data,
      List<Block> near,
      List<String> told,
      MetaTags meta,
      Set<String> sites) {
    Stream<Supplier<List<String>>> ways =
        Stream.concat(
            Stream.of(() -> data, () -> bylines(near), () -> told),
            Stream.concat(
                SHOWN.stream().map(query -> () -> shown(document, query)),
                Stream.of(() -> datelines(near), () -> meta.ending("author").toList())));
    return ways.map(way -> clean(way.get(), sites))
        .filter(names -> !names.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  // "By …" near the headline, the name perhaps in the next line.
  private static List<String> bylines(List<Block> near) {
    var lines = new ArrayList<String>();
    for (int i = 0; i < near.size(); i++) {
      var text = near.get(i).text();
      if (OPENERS.contains(PlainForm.of(text)) && i + 1 < near.size()) {
        lines.add(near.get(i + 1).text());
      } else if (text.length() <= 2 * LONGEST && OPENS.matcher(text).find()) {
        lines.add(text);
      }
    }
    return lines;
  }

  // "Name | 12 December 2025" in a line that is named for such details.
  private static List<String> datelines(List<Block> near) {
    return near.stream()
        .filter(block -> block.length() <= 2 * LONGEST && isDetails(block.holder()))
        .map(Block::text)
        .filter(text -> WrittenDate.read(text, DateHints.NONE).isPresent())
        .map(text -> PARTS.matcher(text).replaceAll("|"))
        .filter(text -> text.indexOf('|') > 0)
        .flatMap(
            text ->
                Stream.of(text.split("\\|"))
                    .filter(part -> part.strip().split(" ").length >= 2)
                    .limit(1))
        .toList();
  }

  private static boolean isDetails(Element element) {
    var names = (element.className() + " " + element.id()).toLowerCase(Locale.ROOT);
    return names.contains("meta") || names.contains("info") || names.contains("dateline");
  }

  // Each text by itself: name, title and date stand side by side in elements of their own.
  private static List<String> shown(Document document, String query) {
    var texts = new ArrayList<String>();
    for (var element : document.select(query).stream().limit(MOST_ELEMENTS).toList()) {
      boolean icon = query.contains(ICON);
      var holder = icon && element.parent() != null ? element.parent() : element;
      if (isOutside(element) || ShortText.of(holder, 4 * LONGEST).isEmpty()) {
        continue;
      }
      holder.forEachNode(
          node -> {
            if (node instanceof TextNode words && !words.isBlank()) {
              texts.add(words.text().strip());
            }
          });
      if (!texts.isEmpty() && texts.size() > MOST_TEXTS) {
        break;
      }
    }
    return texts;
  }

  // Beside comments and other articles; at the foot of a post its author may stand.
  private static boolean isOutside(Element element) {
    boolean foot = element.closest("footer, [class*=post-footer]") != null;
    return !foot && Marks.isElsewhere(element);
  }

  // Texts cut into names, up to what is none behind them: a title, a date.
  private static List<String> clean(List<String> texts, Set<String> sites) {
    var names = new ArrayList<String>();
    for (var text : texts) {
      var whole = HtmlText.folded(text);
      if (whole.length() > 3 * LONGEST) {
        continue;
      }
      boolean any = false;
      var parts = withoutPlace(PARTS.split(withoutBy(whole)));
      for (var part : parts) {
        var name = withoutBy(part.strip());
        if (isName(name, sites)) {
          any = true;
          if (!names.contains(name) && names.size() < MOST_AUTHORS) {
            names.add(name);
          }
        } else if (any) {
          break;
        }
      }
      if (!names.isEmpty() && (!any || OPENS.matcher(whole).find())) {
        break;
      }
    }
    return names;
  }

  // "Dammam - Name Surname"
  private static List<String> withoutPlace(String[] parts) {
    boolean place =
        parts.length > 1 && !parts[0].strip().contains(" ") && parts[1].strip().contains(" ");
    return Arrays.asList(parts).subList(place ? 1 : 0, parts.length);
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
        && WrittenDate.read(name, SOME_TIME).isEmpty();
  }
}
