package rasid.ingest.page;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
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
  private static final int MOST_WORDS_BESIDE = 3;
  private static final int MOST_ELEMENTS = 30;
  private static final int MOST_AUTHORS = 10;
  private static final int MOST_TEXTS = 12;

  private static final Pattern BY =
      Pattern.compile(
          "^[\\s\\p{P}|]{0,5}(?:(?:written|posted|published|reviewed|reported|story|words)\\s{1,3}by"
              + "|by|par|por|von|oleh|di|door|af|av|автор|yazan|écrit par|publié par|propos recueillis par"
              + "|بقلم|كتبه|كتبها|كتبت|كتب|إعداد|اعداد|تحرير|الكاتب|الكاتبة|المحرر|حرره|تأليف|بواسطة|نشر بواسطة|مرسلة بواسطة"
              + "|(?:مراسلنا|مراسلتنا|مراسل|مراسلة)(?:\\s[^:/|-]{1,30})?(?=\\s?[:/-])|author|auteur|autor)(?:\\s{0,3}[:：/|-]\\s{0,3}|\\s{1,5})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  // Only what is sure to open a byline in any line near the headline: "di" and "von" open too much.
  private static final Pattern OPENS =
      Pattern.compile(
          "^[\\s\\p{P}|]{0,5}(?:(?:written|posted|published|reported|story|words)\\s{1,3}by[\\s:]|by[\\s:]|par\\s|por\\s|автор\\s?:"
              + "|écrit par\\s|publié par\\s|بقلم|كتبه|كتبها|كتبت|كتب[\\s:]|إعداد|تحرير\\s?[:/]|الكاتب\\s?:|المحرر\\s?:|حرره|بواسطة|نشر بواسطة"
              + "|(?:مراسلنا|مراسلتنا|مراسل|مراسلة)(?:\\s[^:/|-]{1,30})?\\s?[:/-]|author\\s?:|auteur\\s?:|autor\\s?:)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  // And these where nothing but a name follows.
  private static final Pattern OPENS_NAME =
      Pattern.compile(
          "^(?:[Vv]on|VON|[Dd]i|[Dd]oor|[Aa]v|[Aa]f|[Oo]leh)"
              + "(?:\\s(?:\\p{Lu}[\\p{L}.'’-]{0,20}|van|von|der|den|de|di|da|del|la|el|al|bin|ben|und|e|en|og|och)){2,7}$");

  private static final Pattern PARTS =
      Pattern.compile(
          "\\s{0,3}(?:[,;|،؛•·/]|\\s(?:and|et|und|y|e)\\s|\\s&\\s|\\s[-–—]\\s)\\s{0,3}");

  private static final Pattern ENDS = Pattern.compile("[.!?؟]$");

  private static final Pattern SIDES = Pattern.compile("\\s{0,3}[|•·⋅]\\s{0,3}");

  /// What follows a name in its line: when, where, under what heading.
  private static final Pattern BEHIND =
      Pattern.compile(
          "\\s(?:ال(?:سبت|[أا]حد|[إا]ثنين|ثلاثاء|[أا]ربعاء|خميس|جمعة)[\\s،,].{0,40}\\d|(?:on|at|le|à|am|el|em|il|op|den|um|في|بتاريخ|يوم)\\s.{0,40}\\d|in\\s\\p{Lu}"
              + "|\\p{L}{3,9}\\.?\\s\\d{1,2},?\\s(?:19|20)\\d{2}|\\d{1,2}[ ./-].{1,12}(?:19|20)\\d{2}).*");

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

  private static final String PEOPLE =
      "a[href*=/author/], a[href*=/authors/], a[href*=/auteur/], a[href*=/auteurs/], a[href*=/autor/],"
          + " a[href*=/journalist], a[href*=/writer], a[href*=/reporter], a[href*=/profile/],"
          + " a[href*=/people/], a[href*=/contributor], a[href*=/columnist], a[href*=/byline/]";

  // "Dec 18" is no name, whatever year it is.
  private static final DateHints SOME_TIME =
      DateHints.at(OffsetDateTime.parse("2026-01-01T00:00:00Z"));

  private static final String ICON = "fa-user";

  private Bylines() {}

  /// The authors in order; none where the page names none.
  static List<String> of(
      Document document, MetaTags meta, LinkedData data, Surroundings near, Set<String> sites) {
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
      Surroundings near,
      List<String> told,
      MetaTags meta,
      Set<String> sites) {
    Stream<Supplier<List<String>>> ways =
        Stream.concat(
            Stream.of(() -> data, () -> written(bylines(near)), () -> told),
            Stream.concat(
                SHOWN.stream().map(query -> () -> shown(document, query, near)),
                Stream.of(
                    () -> written(linked(document, near)),
                    () -> written(datelines(near)),
                    () -> written(posted(document, near)),
                    () -> meta.ending("author").toList())));
    return ways.map(way -> clean(way.get(), sites))
        .filter(names -> !names.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  // "By …" near the headline, the name perhaps in the next line.
  private static List<String> bylines(Surroundings near) {
    var lines = near.lines();
    var found = new ArrayList<String>();
    for (int i = 0; i < lines.size(); i++) {
      var text = lines.get(i).text();
      if (OPENERS.contains(PlainForm.of(text)) && i + 1 < lines.size()) {
        found.add(lines.get(i + 1).text());
      } else if (text.length() <= 2 * LONGEST) {
        SIDES.splitAsStream(text).filter(Bylines::isOpened).findFirst().ifPresent(found::add);
      }
    }
    return found;
  }

  /// Whether a line opens as bylines do and is no sentence.
  static boolean isOpened(String text) {
    return (OPENS.matcher(text).find() || OPENS_NAME.matcher(text).find()) && !isSentence(text);
  }

  private static boolean isSentence(String text) {
    return text.split(" ").length > MOST_WORDS && ENDS.matcher(text).find();
  }

  // "Name | 12 December 2025" in a line that is named for such details.
  private static List<String> datelines(Surroundings near) {
    return near.lines().stream()
        .filter(block -> block.length() <= 2 * LONGEST && isDetails(block.holder()))
        .map(Block::text)
        .filter(text -> WrittenDate.read(text, DateHints.NONE).isPresent())
        .map(text -> BEHIND.matcher(text).replaceFirst("|"))
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
  private static List<String> shown(Document document, String query, Surroundings near) {
    var texts = new ArrayList<String>();
    for (var element : document.select(query).stream().limit(MOST_ELEMENTS).toList()) {
      boolean icon = query.contains(ICON);
      var holder = icon && element.parent() != null ? element.parent() : element;
      if (isOutside(element, near) || ShortText.of(holder, 4 * LONGEST).isEmpty()) {
        continue;
      }
      addTexts(holder, texts);
      if (!texts.isEmpty() && texts.size() > MOST_TEXTS) {
        break;
      }
    }
    return texts;
  }

  // What is longer than a name and set in another way than the first is about the author.
  private static void addTexts(Element holder, List<String> texts) {
    var kinds = new ArrayList<String>();
    holder.forEachNode(
        node -> {
          if (node instanceof TextNode words && !words.isBlank()) {
            var text = words.text().strip();
            var kind = node.parent() instanceof Element parent ? parent.normalName() : "";
            if (isSentence(text)) {
              return;
            }
            boolean other = !kinds.isEmpty() && !kinds.contains(kind);
            if (!OPENERS.contains(PlainForm.of(text))) {
              kinds.add(kind);
            }
            if (!other || text.split(" ").length <= MOST_WORDS_BESIDE) {
              texts.add(text);
            }
          }
        });
  }

  // Links near the headline that lead to a person's page.
  private static List<String> linked(Document document, Surroundings near) {
    return document.select(PEOPLE).stream()
        .limit(MOST_ELEMENTS)
        .filter(link -> !near.isElsewhere(link))
        .map(link -> ShortText.of(link, LONGEST))
        .filter(name -> !name.isEmpty())
        .filter(name -> near.lines().stream().anyMatch(line -> line.text().contains(name)))
        .toList();
  }

  // "Posted by Name at 11:15", wherever it stands.
  private static List<String> posted(Document document, Surroundings near) {
    return document.select("[class*=posted]").stream()
        .limit(MOST_ELEMENTS)
        .filter(element -> !near.isElsewhere(element))
        .map(element -> ShortText.of(element, 2 * LONGEST))
        .filter(Bylines::isOpened)
        .limit(1)
        .toList();
  }

  // In a line of text a name is written as names are: "van" and "de" are part of some, "the way" is
  // none.
  private static List<String> written(List<String> texts) {
    return texts.stream().filter(text -> isCapital(withoutBy(HtmlText.folded(text)))).toList();
  }

  private static boolean isCapital(String name) {
    var words = name.split(" ");
    long small = Stream.of(words).filter(word -> starts(word, Character::isLowerCase)).count();
    long capital = Stream.of(words).filter(word -> starts(word, Character::isUpperCase)).count();
    return words.length == 1 || small <= capital;
  }

  private static boolean starts(String word, IntPredicate with) {
    return word.codePoints().limit(1).anyMatch(with);
  }

  // Beside comments and other articles; at the foot of a post its author may stand.
  private static boolean isOutside(Element element, Surroundings near) {
    boolean foot = element.closest("footer, [class*=post-footer]") != null;
    return !foot && near.isElsewhere(element);
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
      boolean opened = OPENS.matcher(whole).find();
      var line = withoutBy(whole);
      if (opened || line.chars().anyMatch(Character::isDigit)) {
        var bare = BEHIND.matcher(line).replaceFirst("");
        // What is left of "Tuesday 4 August 2026" is no name.
        line = opened || bare.strip().contains(" ") ? bare : line;
      }
      var parts = withoutPlace(PARTS.split(line));
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
      if (!names.isEmpty() && (!any || opened)) {
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
