package rasid.ingest.page;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import rasid.ingest.text.Block;
import rasid.ingest.text.DateHints;
import rasid.ingest.text.PlainForm;
import rasid.ingest.text.WrittenDate;

/// When an article was published and last changed: what the page says to machines, then what it
/// shows near its headline, then its address.
final class PageDates {
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
    "publication_date",
    "publication-date",
    "publish_date",
    "pub_date",
    "pubdate",
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
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
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
    "dc.date.modified",
    "lastmod",
    "last-modified",
    "modified_time",
    "updated_time",
    "article:updated_time"
  };

  private static final Pattern IN_URL =
      Pattern.compile(
          "(?<!\\d)((?:19|20)\\d{2})[/_.-]?(0[1-9]|1[0-2])[/_.-]?(0[1-9]|[12]\\d|3[01])(?!\\d)");
  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}|1[34]\\d{2}|25\\d{2}");
  private static final Pattern PARTS = Pattern.compile("[|•·]");
  private static final int MOST_HOURS = 12;
  private static final int MOST_ELEMENTS = 40;
  private static final int MOST_NAMED = 400;
  private static final int SHORTEST = 6;
  private static final int LONGEST = 120;

  private static final Set<String> CHANGED =
      Set.of(
          "updated",
          "update",
          "تحديث",
          "تعديل",
          "modifie",
          "jour",
          "actualizado",
          "atualizado",
          "aktualisiert",
          "modified",
          "diperbarui",
          "обновлено",
          "guncelleme");

  private static final String DATED =
      "[class*=date], [class*=Date], [id*=date], [id*=Date], [class*=publish], [class*=posted], [class*=time],"
          + " [class*=meta], [class*=info], .submitted, .post-info, .byline, [class*=Time], [itemprop*=date]";

  private final Document document;
  private final DateHints hints;

  PageDates(Document document, DateHints hints) {
    this.document = document;
    this.hints = hints;
  }

  /// @param near the lines around the headline
  @Nullable WrittenDate published(MetaTags meta, LinkedData data, List<Block> near, URI url) {
    var found = found(meta, data, near, url);
    if (found == null || found.offset() == null) {
      return found;
    }
    return ofUrl(url)
        .or(() -> visible(near, false))
        .map(shown -> local(found, shown.day()))
        .orElse(found);
  }

  // Told to machines in UTC, the day may be another than the one the page shows and its readers
  // call it by: the same instant, by the least offset that agrees.
  private static WrittenDate local(WrittenDate date, LocalDate day) {
    var time = date.time();
    if (time == null || date.day().equals(day) || !ZoneOffset.UTC.equals(date.offset())) {
      return date;
    }
    var at = date.day().atTime(time).atOffset(ZoneOffset.UTC);
    for (int hours = 1; hours <= MOST_HOURS; hours++) {
      for (int sign = -1; sign <= 1; sign += 2) {
        var there = at.withOffsetSameInstant(ZoneOffset.ofHours(sign * hours));
        if (there.toLocalDate().equals(day)) {
          return new WrittenDate(day, there.toLocalTime(), there.getOffset());
        }
      }
    }
    return date;
  }

  private @Nullable WrittenDate found(MetaTags meta, LinkedData data, List<Block> near, URI url) {
    return first(Stream.of(data.published()))
        .or(() -> first(meta.all(PUBLISHED)))
        .or(
            () ->
                first(
                    items(
                        "[itemprop=datePublished], [itemprop=dateCreated], [property$=datePublished], [property$=dc:date]")))
        .or(
            () ->
                first(
                    times("time[pubdate], time[class*=publish], time.entry-date, abbr.published")))
        .or(() -> visible(near, false).map(this::precise))
        .or(() -> first(times("article time, header time, main time, time")))
        .or(() -> dated(false))
        .or(() -> visible(near, true))
        .or(() -> dated(true))
        .or(() -> ofUrl(url))
        .or(() -> first(Stream.of(data.modified())))
        .or(() -> first(meta.all(MODIFIED)))
        .orElse(null);
  }

  @Nullable WrittenDate updated(MetaTags meta, LinkedData data) {
    return first(Stream.of(data.modified()))
        .or(() -> first(meta.all(MODIFIED)))
        .or(() -> first(items("[itemprop=dateModified]")))
        .orElse(null);
  }

  private Optional<WrittenDate> first(Stream<String> written) {
    return written
        .filter(text -> text.length() >= SHORTEST)
        .map(text -> WrittenDate.read(text, hints))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Stream<String> items(String query) {
    return document.select(query).stream()
        .limit(MOST_ELEMENTS)
        .flatMap(
            e ->
                Stream.of(
                    e.attr("content"),
                    e.attr("datetime"),
                    e.attr("title"),
                    ShortText.of(e, LONGEST)));
  }

  private Stream<String> times(String query) {
    return document.select(query).stream()
        .limit(MOST_ELEMENTS)
        .filter(time -> !Marks.isElsewhere(time))
        .flatMap(
            time ->
                Stream.of(time.attr("datetime"), time.attr("title"), ShortText.of(time, LONGEST)));
  }

  // A date with its year in a line near the headline.
  private Optional<WrittenDate> visible(List<Block> near, boolean changed) {
    return near.stream()
        .filter(
            block -> !block.isRunning() || (block.breaks() > 0 && block.length() <= 2 * LONGEST))
        .filter(block -> !Marks.isElsewhere(block.holder()))
        .map(Block::text)
        .flatMap(this::parts)
        .filter(text -> changed || !isChanged(text))
        .map(text -> WrittenDate.read(text, hints))
        .flatMap(Optional::stream)
        .findFirst();
  }

  // The same day as a `time` element tells it, which has the hour too.
  private WrittenDate precise(WrittenDate shown) {
    return times("time[datetime]")
        .map(text -> WrittenDate.read(text, hints))
        .flatMap(Optional::stream)
        .filter(
            date -> shown.time() == null && date.time() != null && date.day().equals(shown.day()))
        .findFirst()
        .orElse(shown);
  }

  private Optional<WrittenDate> dated(boolean changed) {
    return document.select(DATED).stream()
        .limit(MOST_NAMED)
        .filter(element -> !Marks.isElsewhere(element))
        .map(element -> ShortText.of(element, 2 * LONGEST))
        .filter(text -> text.length() >= SHORTEST)
        .flatMap(this::parts)
        .filter(text -> changed || !isChanged(text))
        .map(text -> WrittenDate.read(text, hints))
        .flatMap(Optional::stream)
        .findFirst();
  }

  // With a year, or told from now where it is known when now is.
  private Stream<String> parts(String text) {
    return Stream.of(PARTS.split(text))
        .map(String::strip)
        .flatMap(
            part ->
                part.length() <= LONGEST
                    ? Stream.of(part)
                    : Stream.of(
                        part.substring(0, LONGEST), part.substring(part.length() - LONGEST)))
        .filter(part -> part.length() >= SHORTEST)
        .filter(part -> hints.reference() != null || YEAR.matcher(PlainForm.of(part)).find());
  }

  private static boolean isChanged(String text) {
    var plain = PlainForm.of(text);
    for (var word : plain.split("[^\\p{L}]+")) {
      if (CHANGED.contains(word)) {
        return true;
      }
    }
    return false;
  }

  // The address: /2026/11/22/ or -20261122-, with the day.
  private Optional<WrittenDate> ofUrl(URI url) {
    var path = url.getRawPath();
    if (path == null) {
      return Optional.empty();
    }
    var match = IN_URL.matcher(path);
    return match.find()
        ? WrittenDate.read(
            match.group(1) + "-" + match.group(2) + "-" + match.group(3), DateHints.NONE)
        : Optional.empty();
  }
}
