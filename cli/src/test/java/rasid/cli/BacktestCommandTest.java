package rasid.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rasid.cli.demo.Archive;
import rasid.cli.demo.DemoArticles;
import rasid.cli.demo.Newsroom;
import rasid.ingest.identity.Ids;
import rasid.model.MentionFlow;
import rasid.model.Pane;
import rasid.model.Pulse;
import rasid.model.topic.Json;
import rasid.processor.Tagger;

/// A backtest over exported files, as a user runs it. That it gives the alerts of the live run is
/// shown where there is one, in `ReplayTest`.
@DisplayNameGeneration(ReplaceUnderscores.class)
class BacktestCommandTest {
  private static final Instant BREAKS = Instant.parse("2026-10-14T09:00:00Z");
  private static final String QUERY =
      "(وقود OR بنزين OR محروقات OR صهاريج OR carburant OR citernes OR fuel OR tankers) region:ML";

  @TempDir private static Path folder;
  private static Path tagged;
  private static Path mentions;

  @BeforeAll
  static void export() throws IOException {
    var from = BREAKS.minus(Duration.ofDays(3));
    long first = Pane.of(from);
    var articles = new ArrayList<String>();
    for (var line :
        Archive.lines(
            new Newsroom(7, BREAKS),
            from,
            BREAKS.plus(Duration.ofHours(2)),
            URI.create("http://127.0.0.1:9/"),
            Ids::source)) {
      long after = Pane.of(line.seenAt()) - first;
      articles.add(json(Tagger.STANDARD.tag(DemoArticles.of(line)).placedAfter(after)));
    }
    var ticks = new ArrayList<Pulse.Passed>();
    for (long pane = first; Pane.start(pane).isBefore(BREAKS.plusSeconds(7_500)); pane++) {
      ticks.add(
          new Pulse.Passed(
              pane - first + 1, Pane.start(pane + 1), Pane.LENGTH, List.of(), Map.of()));
    }
    tagged = write("tagged.jsonl", articles);
    mentions = write("mentions.jsonl", List.of(json(new Pulse(0, 1, ticks))));
  }

  @Test
  void a_burst_in_exported_files_is_told_with_its_reason() {
    var told = backtest("--lang", "ar");
    assertThat(told.code()).isZero();
    assertThat(told.out())
        .contains("reports a day", "budget   alerts   a week", "the watch's own")
        .containsPattern("learning, \\d+ days more")
        .containsPattern("2026-10-14 (08|09):\\d\\d  still open")
        .contains("واحد من");
  }

  @Test
  void json_gives_one_object_a_watch_and_revisions_one_a_line() {
    var answer = Json.MAPPER.readTree(backtest("-o", "json").out());
    assertThat(answer.get("watch").asString()).isEqualTo("query");
    assertThat(answer.get("budgets")).hasSize(3);
    assertThat(answer.get("alerts")).hasSize(1);
    var alert = answer.get("alerts").get(0);
    var revisions = backtest("--revisions").lines();
    assertThat(revisions).hasSize(alert.get("revision").asInt());
    assertThat(Json.MAPPER.readTree(revisions.getLast())).isEqualTo(alert);
  }

  @Test
  void days_begin_it_later_and_what_lies_before_is_not_learned_from() {
    var whole = Json.MAPPER.readTree(backtest("-o", "json").out());
    var part = Json.MAPPER.readTree(backtest("-o", "json", "--days", "2").out());
    assertThat(part.get("to")).isEqualTo(whole.get("to"));
    var to = Instant.parse(part.get("to").asString());
    assertThat(Duration.between(Instant.parse(part.get("from").asString()), to))
        .isEqualTo(Duration.ofDays(2));
    assertThat(part.get("matched").asInt()).isLessThan(whole.get("matched").asInt());
    assertThat(part.get("learning").asInt()).isGreaterThan(whole.get("learning").asInt());
  }

  @Test
  void watches_that_share_a_budget_are_tried_with_their_part_of_it() throws IOException {
    var file = folder.resolve("desk.yaml");
    Files.writeString(
        file,
        """
        watches:
        - {id: one, names: {en: One}, query: "fuel", budget: 4, desk: Sahel, shared: true}
        - {id: two, names: {en: Two}, query: "football", budget: 4, desk: Sahel, shared: true}
        - {id: off, names: {en: Off}, query: "x", desk: Sahel, shared: true, enabled: false}
        """);
    var told =
        Told.by("backtest", file + "#one", "--recorded", tagged.toString(), "--budget", "1,4");
    assertThat(told.code()).isZero();
    assertThat(told.out()).containsPattern("(?m)^ +2 .* the watch's own$");
  }

  @Test
  void without_a_clock_panes_are_it_and_the_alert_is_found_as_well() {
    var told = Told.by("backtest", "--query", QUERY, "--recorded", tagged.toString(), "-o", "json");
    assertThat(told.code()).isZero();
    assertThat(told.err()).contains("no pulses in these files", "rasid-mentions");
    var alerts = Json.MAPPER.readTree(told.out()).get("alerts");
    assertThat(alerts).hasSize(1);
    assertThat(Instant.parse(alerts.get(0).get("onset").asString()))
        .isBetween(BREAKS.minus(Duration.ofHours(1)), BREAKS.plus(Duration.ofHours(1)));
  }

  @Test
  void packed_files_give_the_same() throws IOException {
    var packed = folder.resolve("packed.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(tagged, out);
      Files.copy(mentions, out);
    }
    var told = Told.by("backtest", "--query", QUERY, "--recorded", packed.toString());
    assertThat(told.out()).isEqualTo(backtest().out());
  }

  @Test
  void a_line_that_cannot_be_read_is_named_and_the_others_count() throws IOException {
    var broken = folder.resolve("broken.jsonl");
    Files.writeString(broken, "{\"article\":\n{}\n" + Files.readString(tagged));
    var told =
        Told.by(
            "backtest",
            "--query",
            QUERY,
            "--recorded",
            broken.toString(),
            "--recorded",
            mentions.toString());
    assertThat(told.code()).isEqualTo(Refusal.BROKEN_INPUT);
    assertThat(told.err()).contains("broken.jsonl:1: ", "broken.jsonl:2: ");
    assertThat(told.out()).isEqualTo(backtest().out());
  }

  @Test
  void wrong_use_is_told_in_a_sentence() {
    var file = tagged.toString();
    assertRefused("files hold no watches", "backtest", "--recorded", file);
    assertRefused("there is no file", "backtest", "--query", "x", "--recorded", "gone.jsonl");
    assertRefused("--days is at least 1", "backtest", "--days", "0", "--recorded", file);
    assertRefused("a budget is above 0", "backtest", "--budget", "0", "--recorded", file);
  }

  private static void assertRefused(String why, String... arguments) {
    var told = Told.by(arguments);
    assertThat(told.code()).isEqualTo(Refusal.WRONG_USE);
    assertThat(told.err()).contains(why).doesNotContain("Exception");
    assertThat(told.out()).isEmpty();
  }

  private static Told backtest(String... more) {
    var arguments =
        new ArrayList<>(
            List.of(
                "backtest",
                "--query",
                QUERY,
                "--recorded",
                tagged.toString(),
                "--recorded",
                mentions.toString()));
    arguments.addAll(List.of(more));
    return Told.by(arguments.toArray(String[]::new));
  }

  // As it stands on the topic: with its type.
  private static String json(Object value) {
    return value instanceof Pulse pulse
        ? Json.MAPPER.writerFor(MentionFlow.class).writeValueAsString(pulse)
        : Json.MAPPER.writeValueAsString(value);
  }

  private static Path write(String name, List<String> lines) throws IOException {
    return Files.write(folder.resolve(name), lines, UTF_8);
  }
}
