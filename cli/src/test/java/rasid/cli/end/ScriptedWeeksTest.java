package rasid.cli.end;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import rasid.cli.demo.Archive;
import rasid.cli.demo.DemoArticles;
import rasid.cli.demo.Newsroom;
import rasid.cli.watch.WatchYaml;
import rasid.desk.backtest.Backtest;
import rasid.ingest.identity.Ids;
import rasid.model.Alert;
import rasid.model.Article;
import rasid.model.Pane;
import rasid.model.Pulse;
import rasid.processor.Tagger;
import rasid.processor.watch.WatchIndex.ParsedWatch;

/// Weeks in which something happens that is no news, and days later something that is: after three
/// quiet weeks, five watches, from published text to alert. Only the news may alert.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ScriptedWeeksTest {
  private static final Instant BEGINS = Instant.parse("2026-10-05T00:00:00Z");
  private static final Instant DISTURBED = BEGINS.plus(Duration.ofDays(23)).plusSeconds(9 * 3_600);
  private static final Instant BREAKS = BEGINS.plus(Duration.ofDays(26)).plusSeconds(10 * 3_600);
  private static final Instant ENDS = BEGINS.plus(Duration.ofDays(28));
  private static final String WATCH = "fuel-blockade-bamako";

  @Test
  void an_outage_of_eight_hours_and_its_backfill() throws IOException {
    var back = DISTURBED.plus(Duration.ofHours(8));
    var news =
        seen(
            news(1, BREAKS, ""),
            seen -> seen.isBefore(DISTURBED) || !seen.isBefore(back) ? seen : back);
    assertOnlyTheNewsAlerts(news, DISTURBED, back);
  }

  @Test
  void a_feed_list_that_doubles_and_brings_two_days_of_backlog() throws IOException {
    var joined =
        news(2, ENDS.plus(Duration.ofDays(9)), "-new").stream()
            .filter(article -> article.seenAt().isAfter(DISTURBED.minus(Duration.ofDays(2))))
            .toList();
    var news = new ArrayList<>(news(1, BREAKS, ""));
    news.addAll(seen(joined, seen -> seen.isBefore(DISTURBED) ? DISTURBED : seen));
    assertOnlyTheNewsAlerts(news, BEGINS, BEGINS);
  }

  @Test
  void a_wire_that_dumps_two_days_of_news_in_an_hour() throws IOException {
    var from = DISTURBED.minus(Duration.ofDays(2));
    var dumped =
        news(3, ENDS.plus(Duration.ofDays(9)), "").stream()
            .filter(one -> one.seenAt().isAfter(from) && one.seenAt().isBefore(DISTURBED))
            .map(
                one -> {
                  // Dated anew, as a system does that publishes its archive again.
                  long past = Duration.between(from, one.seenAt()).toSeconds() / 48;
                  var at = DISTURBED.plusSeconds(past);
                  return copy(one, one.url() + "?again", one.source(), at, at);
                })
            .toList();
    assertThat(dumped).hasSizeGreaterThan(300);
    var news = new ArrayList<>(news(1, BREAKS, ""));
    news.addAll(dumped);
    assertOnlyTheNewsAlerts(news, BEGINS, BEGINS);
  }

  private static void assertOnlyTheNewsAlerts(List<Article> news, Instant slept, Instant woke)
      throws IOException {
    var backtest = new Backtest(watches(), new TreeSet<>());
    play(news, backtest, slept, woke);
    var alerts = new ArrayList<Alert>();
    backtest.outcomes().forEach(one -> alerts.addAll(one.alerts(one.watch().budget())));
    // In the quiet weeks chance may alert, as often as the budgets allow.
    var scripted =
        alerts.stream().filter(alert -> alert.at().isAfter(DISTURBED.minusSeconds(1))).toList();
    assertThat(scripted)
        .extracting(alert -> alert.watch() + " " + alert.onset())
        .singleElement()
        .asString()
        .startsWith(WATCH);
    assertThat(scripted.getFirst().onset())
        .isBetween(BREAKS.minus(Duration.ofHours(1)), BREAKS.plus(Duration.ofHours(1)));
    assertThat(alerts.size() - scripted.size()).as("in three quiet weeks").isLessThanOrEqualTo(3);
  }

  // A tick a pane, but for the time in which ingest slept.
  private static void play(List<Article> news, Backtest into, Instant slept, Instant woke) {
    var sorted =
        news.stream()
            .sorted(Comparator.comparing(Article::seenAt).thenComparing(Article::id))
            .toList();
    int next = 0;
    long number = 0;
    for (long pane = Pane.of(BEGINS); Pane.start(pane).isBefore(ENDS); pane++) {
      var at = Pane.start(pane + 1);
      if (at.isAfter(slept) && !at.isAfter(woke)) {
        continue;
      }
      while (next < sorted.size() && sorted.get(next).seenAt().isBefore(at)) {
        var tagged = Tagger.STANDARD.tag(sorted.get(next++)).placedAfter(number);
        into.article(into.note(tagged));
      }
      into.tick(new Pulse.Passed(++number, at, Pane.LENGTH, List.of(), Map.of()));
    }
  }

  private static List<Article> news(long seed, Instant breaks, String site) {
    return Archive.lines(
            new Newsroom(seed, breaks),
            BEGINS,
            ENDS,
            URI.create("http://127.0.0.1:9/"),
            Ids::source)
        .stream()
        .map(line -> DemoArticles.of(line, site, line.seenAt()))
        .toList();
  }

  private static List<Article> seen(List<Article> news, UnaryOperator<Instant> when) {
    return news.stream()
        .map(
            one ->
                copy(
                    one,
                    one.url().toString(),
                    one.source(),
                    one.publishedAt(),
                    when.apply(one.seenAt())))
        .toList();
  }

  private static Article copy(
      Article of, String url, String source, @Nullable Instant publishedAt, Instant seenAt) {
    return new Article(
        Ids.article(URI.create(url)),
        URI.create(url),
        source,
        of.outlet(),
        of.lang(),
        of.title(),
        of.body(),
        of.author(),
        publishedAt,
        seenAt);
  }

  private static List<ParsedWatch> watches() throws IOException {
    var file = Path.of("../samples/demo-watches.yaml");
    var contents = WatchYaml.read(file.toString(), Files.readString(file), "en");
    assertThat(contents.mistakes()).isEmpty();
    var watches = new HashMap<String, ParsedWatch>();
    contents
        .entries()
        .forEach(one -> watches.put(one.watch().id(), new ParsedWatch(one.watch(), one.query())));
    assertThat(watches).containsKey(WATCH).hasSizeGreaterThan(4);
    return List.copyOf(watches.values());
  }
}
