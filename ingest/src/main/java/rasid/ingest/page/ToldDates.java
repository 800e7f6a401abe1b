package rasid.ingest.page;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import rasid.ingest.text.DateHints;
import rasid.ingest.text.WrittenDate;

/// The dates a page tells machines: JSON-LD, `meta`, microdata, and what its scripts are given.
final class ToldDates {
  private static final String[] PUBLISHED = {
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "og:published_time",
    "og:publish_date",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "published_time",
    "published_at",
    "published-date",
    "publisheddate",
    "publication_date",
    "publication-date",
    "publish_date",
    "pub_date",
    "pubdate",
    "date-pub",
    "publishdate",
    "publish-date",
    "publishtime",
    "article.published",
    "article_date_original",
    "originalpublicationdate",
    "rnews:datepublished",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "iso-8601-publish-date",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "dcterms.issued",
    "dcterms:issued",
    "dc.date.issued",
    "dc.date.published",
    "dcterms.created",
    "dcterms:created",
    "dc.date.created",
    "dcterms.date",
    "dcterms:date",
    "dc.date",
    "dc.created",
    "dc:date",
    "datecreated",
    "article:created",
    "displaydate",
    "date",
    "created",
    "bt:pubdate",
    "shareaholic:article_published_time",
    "analyticsattributes.articledate",
    "weibo:article:create_at"
  };
  private static final String[] MODIFIED = {
    "article:modified_time",
    "og:updated_time",
    "article:modified",
    "datemodified",
    "dcterms.modified",
    "dcterms:modified",
    "dc.date.modified",
    "lastmod",
    "last-modified",
    "modified_time",
    "updated_time",
    "article:updated_time"
  };

  private static final String ITEMS =
      "[itemprop~=datePublished], [itemprop~=dateCreated], [property*=datePublished], [property~=dc:date]";

  /// "12/5/2026 6:06:26 PM": as content systems print it that were never told where they are.
  private static final Pattern AMERICAN =
      Pattern.compile("\\d{1,2}/\\d{1,2}/\\d{4} \\d{1,2}:\\d{2}:\\d{2} [AP]M");

  /// Names of the day of publication in what a page hands its scripts.
  private static final Pattern IN_SCRIPT =
      Pattern.compile(
          "\"(?:datePublished|date_published|publishedAt|published_at|publishedDate|published_date|publishDate"
              + "|publish_date|publicationDate|publication_date|pubDate|pubdate|firstPublished|first_published"
              + "|articlePublishedDate|articlePublishDate)\\\\?\"\\s{0,3}:\\s{0,3}\\\\?\"([^\"\\\\]{8,40})");

  /// Shortest date, and longest text looked at for one, in UTF-16 units.
  private static final int SHORTEST = 6;

  private static final int LONGEST = 120;
  private static final int MOST_ELEMENTS = 40;
  private static final int MOST_IN_SCRIPTS = 40;

  private final Document document;
  private final DateHints hints;
  private final MetaTags meta;
  private final LinkedData data;

  ToldDates(Document document, DateHints hints, MetaTags meta, LinkedData data) {
    this.document = document;
    this.hints = hints;
    this.meta = meta;
    this.data = data;
  }

  /// When it was published, as each witness says, the surest first.
  List<WrittenDate> published() {
    return Stream.concat(data.published().stream(), meta.all(PUBLISHED))
        .flatMap(text -> read(text).stream())
        .toList();
  }

  /// When it was changed last.
  Optional<WrittenDate> modified() {
    return Stream.concat(Stream.of(data.modified()), meta.all(MODIFIED))
        .flatMap(text -> read(text).stream())
        .findFirst();
  }

  /// When the article's own item in the page was published; what stands in items of others, such as
  /// comments and cards, is not asked.
  Optional<WrittenDate> item(Surroundings near) {
    var items =
        document.select(ITEMS).stream()
            .limit(MOST_ELEMENTS)
            .filter(item -> !near.isElsewhere(item) && !isOfPart(item))
            .toList();
    var own = items.stream().filter(item -> holds(near, item)).toList();
    var asked = own.isEmpty() ? items : own;
    var days = asked.stream().flatMap(item -> read(item).map(WrittenDate::day).stream()).distinct();
    if (own.isEmpty() && days.limit(2).count() > 1) {
      return Optional.empty(); // a list of articles
    }
    return asked.stream().flatMap(item -> read(item).stream()).findFirst();
  }

  /// When it was changed, as microdata says.
  Optional<WrittenDate> modifiedItem(Surroundings near) {
    return document.select("[itemprop=dateModified]").stream()
        .limit(MOST_ELEMENTS)
        .filter(item -> !near.isElsewhere(item) && !isOfPart(item))
        .flatMap(item -> read(item).stream())
        .findFirst();
  }

  /// What the page hands its scripts, if that is one day: several are those of a list.
  Optional<WrittenDate> inScripts() {
    var dates =
        document.select("script:not([src]):not([type*=ld])").stream()
            .flatMap(script -> IN_SCRIPT.matcher(script.data()).results())
            .limit(MOST_IN_SCRIPTS)
            .flatMap(match -> read(match.group(1)).stream())
            .toList();
    boolean agree = dates.stream().map(WrittenDate::day).distinct().limit(2).count() == 1;
    return agree ? Optional.of(dates.getFirst()) : Optional.empty();
  }

  // The item it is said of is a picture, a film, a comment.
  private static boolean isOfPart(Element element) {
    var type = scope(element).attr("itemtype");
    return type.endsWith("Object")
        || type.endsWith("Comment")
        || type.endsWith("Event")
        || type.endsWith("Review");
  }

  private static boolean holds(Surroundings near, Element element) {
    var scope = scope(element);
    return !scope.normalName().equals("body") && near.around().contains(scope);
  }

  private static Element scope(Element element) {
    var scope = element.closest("[itemscope], [typeof]");
    return scope == null ? element : scope;
  }

  private Optional<WrittenDate> read(Element item) {
    return Stream.of("content", "datetime", "title")
        .map(item::attr)
        .flatMap(text -> read(text).stream())
        .findFirst()
        .or(() -> read(ShortText.of(item, LONGEST)));
  }

  private Optional<WrittenDate> read(String written) {
    if (written.length() < SHORTEST) {
      return Optional.empty();
    }
    boolean american = written.length() <= LONGEST && AMERICAN.matcher(written).find();
    return WrittenDate.read(
        written, american ? new DateHints(hints.lang(), true, hints.reference()) : hints);
  }
}
