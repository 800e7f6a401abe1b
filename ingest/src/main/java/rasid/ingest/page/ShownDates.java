package rasid.ingest.page;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import rasid.ingest.text.Block;
import rasid.ingest.text.DateHints;
import rasid.ingest.text.PlainForm;
import rasid.ingest.text.WrittenDate;

/// The dates a page shows its readers: near the headline, in `time` elements, in elements named for
/// dates.
final class ShownDates {
  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}|1[34]\\d{2}|25\\d{2}");
  private static final Pattern SHORT_YEAR =
      Pattern.compile("(?<![\\d.])\\d{1,2}([./])\\d{1,2}\\1\\d{2}(?![\\d.])");
  private static final Set<String> YEAR_FIRST = Set.of("ja", "ko", "zh", "hu", "lt");
  private static final Pattern PARTS = Pattern.compile("[|•·]");
  private static final Pattern CLOCK = Pattern.compile("\\d{1,2}:\\d{2}");
  private static final int MOST_ELEMENTS = 40;
  private static final int MOST_NAMED = 400;

  /// Least and most UTF-16 units of a line with a date and its labels.
  private static final int SHORTEST = 6;

  private static final int LONGEST = 120;

  /// A dateline has a date, perhaps a name, a section and a time to read; more is a sentence.
  private static final int MOST_WORDS = 12;

  /// "Last updated on Friday, 20 November 2026"
  private static final int MOST_WORDS_ALONE = 8;

  /// Lines from the headline in which a dateline stands, behind it and before it.
  private static final int WITHIN = 8;

  private static final int WITHIN_BEFORE = 2;

  private static final String DATED =
      "[class*=date], [class*=Date], [id*=date], [id*=Date], [class*=publish], [class*=posted], [class*=time],"
          + " [class*=meta], [class*=info], .submitted, .post-info, .byline, [class*=Time], [itemprop*=date]";

  /// Where scripts find the date that they show in other words.
  private static final List<String> ATTRIBUTES =
      List.of(
          "datetime",
          "data-datetime",
          "data-date",
          "data-timestamp",
          "data-time",
          "data-utc",
          "data-published",
          "title");

  /// Elements looked at beside one date, and how far up its box may reach.
  private static final int MOST_BESIDE = 20;

  private static final int MOST_UP = 3;

  private static final String HEADED =
      "h2 a[href], h3 a[href], h4 a[href], a[href] h2, a[href] h3, a[href] h4";

  /// Longest text of a box that only announces an article, in UTF-16 units, and the fewest words of
  /// its headline.
  private static final int MOST_BOX = 300;

  private static final int LEAST_HEADLINE = 4;

  /// A picture was taken when it was.
  private static final Evaluator PICTURE =
      QueryParser.parse("figure, figcaption, [class*=caption], [class*=credit]");

  private final Document document;
  private final DateHints hints;
  private final Surroundings near;

  ShownDates(Document document, DateHints hints, Surroundings near) {
    this.document = document;
    this.hints = hints;
    this.near = near;
  }

  /// What is written with its year in a line by itself right at the headline.
  ///
  /// @param changed whether also one that is called a change
  Optional<WrittenDate> dateline(boolean changed) {
    return lines()
        .filter(i -> i < WITHIN || i >= near.after())
        .filter(i -> isDateline(near.lines().get(i)))
        .flatMap(i -> dates(i, changed))
        .findFirst();
  }

  /// Whether that line stands below the headline and tells hardly more than the date.
  boolean isAlone(WrittenDate dateline) {
    return IntStream.range(0, Math.min(WITHIN, near.after()))
        .filter(i -> isDateline(near.lines().get(i)))
        .filter(i -> near.lines().get(i).text().split(" ").length <= MOST_WORDS_ALONE)
        .boxed()
        .flatMap(i -> dates(i, true))
        .anyMatch(dateline::equals);
  }

  /// The first in any short line near the headline.
  ///
  /// @param changed whether also one that is called a change
  Optional<WrittenDate> near(boolean changed) {
    return lines().flatMap(i -> dates(i, changed)).findFirst().or(() -> apart(changed));
  }

  private Optional<WrittenDate> apart(boolean changed) {
    return lines().flatMap(i -> apart(i, changed)).findFirst();
  }

  /// Whether a line near the headline or a `time` element tells the day, within one, in whichever
  /// order it writes day and month.
  boolean tells(LocalDate day) {
    var turned = new DateHints(hints.lang(), !hints.monthFirst(), hints.reference());
    return Stream.concat(lines().flatMap(i -> texts(i, false)), times("time[datetime]"))
        .flatMap(
            text ->
                Stream.of(WrittenDate.read(text, hints), WrittenDate.read(text, turned))
                    .flatMap(Optional::stream))
        .anyMatch(date -> Math.abs(date.day().toEpochDay() - day.toEpochDay()) <= 1);
  }

  /// The same day as a `time` element tells it, which has the hour too.
  WrittenDate precise(WrittenDate shown) {
    return shown.time() != null
        ? shown
        : times("time[datetime]")
            .map(text -> WrittenDate.read(text, hints))
            .flatMap(Optional::stream)
            .filter(date -> date.time() != null && date.day().equals(shown.day()))
            .findFirst()
            .orElse(shown);
  }

  /// What `time` elements tell that no list of articles holds.
  Optional<WrittenDate> time(String query) {
    var elements =
        document.select(query).stream()
            .limit(MOST_ELEMENTS)
            .filter(element -> !isElsewhere(element))
            .toList();
    return first(
        elements,
        element ->
            Stream.of(
                    element.attr("datetime"), element.attr("title"), ShortText.of(element, LONGEST))
                .filter(text -> text.length() >= SHORTEST));
  }

  /// The first in an element named for dates.
  ///
  /// @param changed whether also one that is called a change
  Optional<WrittenDate> named(boolean changed) {
    var elements =
        document.select(DATED).stream()
            .limit(MOST_NAMED)
            .filter(element -> !isElsewhere(element) && !isBefore(element))
            .toList();
    return first(
        elements,
        element ->
            Stream.concat(attributes(element), parts(ShortText.of(element, 2 * LONGEST), changed)));
  }

  private static Stream<String> attributes(Element element) {
    return ATTRIBUTES.stream().map(element::attr).filter(text -> text.length() >= SHORTEST);
  }

  private interface Texts {
    Stream<String> of(Element element);
  }

  // The first date of elements; those of one kind with several days are a list of articles.
  private Optional<WrittenDate> first(List<Element> elements, Texts texts) {
    var dates = new HashMap<Element, WrittenDate>();
    Map<String, Set<LocalDate>> days = new HashMap<>();
    for (var element : elements) {
      texts
          .of(element)
          .flatMap(text -> WrittenDate.read(text, hints).stream())
          .findFirst()
          .ifPresent(
              date -> {
                dates.put(element, date);
                days.computeIfAbsent(kind(element), _ -> new HashSet<>()).add(date.day());
              });
    }
    return elements.stream()
        .filter(dates::containsKey)
        .filter(element -> days.getOrDefault(kind(element), Set.of()).size() == 1)
        .map(dates::get)
        .findFirst();
  }

  private static String kind(Element element) {
    return element.normalName() + "." + element.className();
  }

  private Stream<String> times(String query) {
    return document.select(query).stream()
        .limit(MOST_ELEMENTS)
        .filter(time -> !isElsewhere(time))
        .map(time -> time.attr("datetime"))
        .filter(text -> text.length() >= SHORTEST);
  }

  private Stream<Integer> lines() {
    return IntStream.range(0, Math.min(near.lines().size(), near.after() + WITHIN_BEFORE)).boxed();
  }

  private Stream<WrittenDate> dates(int line, boolean changed) {
    return texts(line, changed).flatMap(text -> WrittenDate.read(text, hints).stream());
  }

  // A section, a date and a count in elements side by side may touch: 20 November 2026123 views.
  private Stream<WrittenDate> apart(int line, boolean changed) {
    var holder = near.lines().get(line).holder();
    return holder.childrenSize() < 2
            || texts(line, changed).findAny().isEmpty()
            || ShortText.of(holder, 2 * LONGEST).isEmpty()
        ? Stream.empty()
        : holder.children().stream()
            .limit(MOST_BESIDE)
            .flatMap(child -> parts(ShortText.of(child, LONGEST), changed))
            .flatMap(text -> WrittenDate.read(text, hints).stream());
  }

  private Stream<String> texts(int line, boolean changed) {
    var block = near.lines().get(line);
    boolean isChange = !changed && DateLabels.areOfChange(near.before(line));
    boolean ofSite = line >= near.after() && isBesideAll(block.holder());
    return isChange || ofSite || isSentence(block) || isElsewhere(block.holder())
        ? Stream.empty()
        : parts(block.text(), changed);
  }

  private boolean isDateline(Block block) {
    return !block.isHeading()
        && block.length() <= LONGEST
        && hasYear(block.text())
        && block.text().split(" ").length <= MOST_WORDS;
  }

  // "20.11.26" is the 20th where the day is written first.
  private boolean hasYear(String text) {
    var plain = PlainForm.of(text);
    return YEAR.matcher(plain).find()
        || (!YEAR_FIRST.contains(Objects.requireNonNullElse(hints.lang(), ""))
            && SHORT_YEAR.matcher(plain).find());
  }

  private static boolean isSentence(Block block) {
    return block.isRunning()
        && (block.breaks() == 0 || block.length() > 2 * LONGEST)
        && (block.length() > LONGEST || !isDetail(block.text()));
  }

  // A long dateline: with a label, an author, an hour, or several parts.
  private static boolean isDetail(String text) {
    return PARTS.matcher(text).find()
        || CLOCK.matcher(text).find()
        || DateLabels.areIn(text)
        || Bylines.isOpened(text);
  }

  private boolean isElsewhere(Element element) {
    return near.isElsewhere(element)
        || Marks.isOfOthers(element, near.around())
        || element.closest(PICTURE) != null
        || isOfLink(element);
  }

  // In a small box with a link of several words: the headline of another article.
  private boolean isOfLink(Element element) {
    var box = element.parent();
    for (int up = 0; up < MOST_UP && box != null && !near.around().contains(box); up++) {
      if (box.normalName().equals("body") || ShortText.of(box, MOST_BOX).isEmpty()) {
        return false;
      }
      // Further up only a heading's link is sure to be meant.
      if (box.select(up < MOST_UP - 1 ? "a[href]" : HEADED).stream()
          .limit(MOST_BESIDE)
          .anyMatch(link -> ShortText.of(link, MOST_BOX).split(" ").length >= LEAST_HEADLINE)) {
        return true;
      }
      box = box.parent();
    }
    return false;
  }

  // Whether nothing but the whole page holds both it and the headline.
  private boolean isBesideAll(Element element) {
    return element.parents().stream()
        .filter(near.around()::contains)
        .findFirst()
        .filter(shared -> shared.normalName().equals("body"))
        .isPresent();
  }

  // Above the headline sites tell what day it is today.
  private boolean isBefore(Element element) {
    var branch = element;
    for (var up = element.parent(); up != null; up = up.parent()) {
      if (near.around().contains(up)) {
        var shared = up;
        int at = branch.siblingIndex();
        return near.around().stream()
            .anyMatch(e -> shared.equals(e.parent()) && e.siblingIndex() > at);
      }
      branch = up;
    }
    return false;
  }

  // With a year, or told from now where it is known when now is.
  private Stream<String> parts(String text, boolean changed) {
    return Stream.of(PARTS.split(text))
        .flatMap(part -> DateLabels.pieces(part, changed).stream())
        .flatMap(
            part ->
                part.length() <= LONGEST
                    ? Stream.of(part)
                    : Stream.of(
                        part.substring(0, LONGEST), part.substring(part.length() - LONGEST)))
        .filter(part -> part.length() >= SHORTEST)
        .filter(part -> hints.reference() != null || hasYear(part));
  }
}
