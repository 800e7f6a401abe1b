package rasid.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rasid.model.DeadLetter;
import rasid.model.Tick;
import rasid.model.Watch;
import rasid.model.topic.DeadLetters;
import rasid.model.topic.Json;
import rasid.model.topic.TopicSetup;
import rasid.model.topic.Topics;

/// The command as its users meet it, on a broker that runs beside it.
@DisplayNameGeneration(ReplaceUnderscores.class)
@Isolated("commands set the level of all logs")
class RasidTest {
  @TempDir static Path data;
  private static EmbeddedKafka kafka;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start(data, 0);
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void help_teaches_with_examples() {
    var told = Told.by("--help");
    assertThat(told.code()).isZero();
    assertThat(told.out()).contains("Examples:", "rasid topics list", "Exit codes:");
    assertThat(told.err()).isEmpty();
  }

  @Test
  void version_names_java_and_kafka() {
    assertThat(Told.by("--version").out())
        .matches("rasid \\S+ \\(Java \\S+, Kafka 4\\.\\S+\\)\\s*");
  }

  @Test
  void given_wrong_use_then_one_sentence_and_exit_2() {
    for (var arguments :
        new String[][] {
          {}, {"nothing-like-it"}, {"topics"}, {"topics", "list", "-o", "xml"}, {"watch", "add"}
        }) {
      var told = Told.by(arguments);
      assertThat(told.code()).isEqualTo(2);
      assertThat(told.err().lines())
          .as(told.err())
          .hasSize(1)
          .first()
          .asString()
          .startsWith("rasid: ");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "up, --tick, 5x",
    "up, --port, 99999",
    "up, --watches, none.yaml",
    "ingest, --tick, 5x",
    "ingest, --tick, 2h"
  })
  void what_is_wrong_is_told_before_anything_starts(
      String command, String option, String value, @TempDir Path dir) throws IOException {
    var feeds = dir.resolve("feeds.opml");
    Files.writeString(
        feeds, "<opml><body><outline xmlUrl='https://a.example/feed'/></body></opml>");
    var data = dir.resolve("data");
    var told =
        Told.by(command, "--feeds", feeds.toString(), "--data-dir", data.toString(), option, value);
    assertThat(told.code()).isEqualTo(2);
    assertThat(told.err()).startsWith("rasid: ").hasLineCount(1);
    assertThat(data).doesNotExist();
  }

  @Test
  void given_debug_then_the_trace_is_shown() {
    assertThat(Told.by("topics", "list", "--debug", "--topic-prefix", "Not One").err())
        .contains("\tat rasid.");
    assertThat(Told.by(Map.of("RASID_DEBUG", "1"), "topics", "list", "-o", "xml").err())
        .contains("\tat ");
  }

  @Test
  void given_no_data_yet_then_it_says_how_to_begin(@TempDir Path empty) {
    var told = Told.by("topics", "list", "--data-dir", empty.resolve("none").toString());
    assertThat(told.code()).isEqualTo(1);
    assertThat(told.err()).contains("there is no data in", "rasid up");
    assertThat(empty.resolve("none")).doesNotExist();
  }

  @Test
  void given_a_cluster_that_does_not_answer_then_one_sentence() {
    var told = Told.by("topics", "list", "--bootstrap-servers", "no.such.host.invalid:9092");
    assertThat(told.code()).isEqualTo(2);
    assertThat(told.err()).contains("cannot use the Kafka at no.such.host.invalid:9092");
    assertThat(told.err().lines()).hasSize(1);
  }

  @Test
  void given_an_unreadable_command_config_then_one_sentence() {
    var told =
        Told.by(
            "topics", "list", "--bootstrap-servers", "x:1", "--command-config", "/none.properties");
    assertThat(told.code()).isEqualTo(2);
    assertThat(told.err()).contains("there is no /none.properties");
  }

  @Test
  void topics_are_made_and_listed_through_the_running_broker() {
    var made = Told.by("topics", "create", "--data-dir", data.toString(), "--topic-prefix", "made");
    assertThat(made.code()).as(made.err()).isZero();
    assertThat(made.err()).contains("made-articles was made");
    assertThat(
            Told.by("topics", "create", "--data-dir", data.toString(), "--topic-prefix", "made")
                .err())
        .contains("made-articles was there");

    var listed =
        Told.by(
            "topics",
            "list",
            "-o",
            "json",
            "--data-dir",
            data.toString(),
            "--topic-prefix",
            "made");
    assertThat(listed.lines())
        .hasSameSizeAs(new Topics("made").all())
        .first()
        .isEqualTo("{\"name\":\"made-articles\",\"partitions\":4,\"records\":0}");

    var other =
        Told.by(
            "topics",
            "create",
            "--article-partitions",
            "3",
            "--bootstrap-servers",
            kafka.bootstrapServers(),
            "--topic-prefix",
            "made");
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err()).contains("4 partitions and 3 were asked for");
  }

  @Test
  void dead_letters_are_listed_and_shown_byte_by_byte() throws Exception {
    var topics = topics("dead");
    byte[] raw = {(byte) 0xff, 0, 'x', '\n', (byte) 0x80};
    send(DeadLetters.record(topics, new DeadLetter("https://example.org/rss", "first", null, raw)));
    send(DeadLetters.record(topics, new DeadLetter("here", "second\n\twith a trace", null, null)));

    assertThat(on("dead", "dead-letters", "list").lines().get(0))
        .startsWith("0  ")
        .contains("https://example.org/rss", "5 bytes");
    assertThat(on("dead", "dead-letters", "list").out()).contains("second with a trace");
    var newest = on("dead", "dead-letters", "list", "--limit", "1", "-o", "json");
    assertThat(newest.lines())
        .hasSize(1)
        .first()
        .asString()
        .contains("\"number\":1", "\"bytes\":0");
    assertThat(newest.err()).contains("1 of 2 dead letters");

    var shown = on("dead", "dead-letters", "show", "0");
    assertThat(shown.bytes()).isEqualTo(raw);
    assertThat(shown.err()).contains("https://example.org/rss", "first");
    assertThat(on("dead", "dead-letters", "show", "2").code()).isEqualTo(1);
  }

  @Test
  void watches_follow_their_file(@TempDir Path dir) throws Exception {
    var topics = topics("follow");
    var file = dir.resolve("watches.yaml");
    write(file, watch("a", "وقود"), watch("b", "نفط"));

    var added = on("follow", "watch", "add", file.toString());
    assertThat(added.code()).as(added.err()).isZero();
    assertThat(added.err()).contains("added: a, b");
    assertThat(listed("follow")).extracting(Watch::version).containsExactly(1, 1);
    assertThat(listed("follow")).extracting(Watch::since).containsOnly(Instant.EPOCH);

    assertThat(on("follow", "watch", "add", file.toString()).err()).contains("unchanged: a, b");

    var at = Instant.parse("2026-01-02T03:04:05Z");
    var tick = new Tick(7, at, Duration.ofSeconds(5), 4, Map.of());
    send(
        new ProducerRecord<>(
            topics.ticks().name(),
            Topics.TICK_KEY.getBytes(UTF_8),
            Json.MAPPER.writeValueAsBytes(tick)));
    write(file, watch("b", "نفط OR بترول"), watch("c", "ذهب"));
    assertThat(on("follow", "watch", "add", file.toString()).err())
        .contains("added: c", "changed: b")
        .doesNotContain("removed");
    assertThat(listed("follow"))
        .extracting(Watch::id, Watch::version, Watch::since)
        .containsExactly(tuple("a", 1, Instant.EPOCH), tuple("b", 2, at), tuple("c", 1, at));

    assertThat(on("follow", "watch", "add", "--only", file.toString()).err())
        .contains("removed: a", "unchanged: b, c");
    assertThat(on("follow", "watch", "remove", "b", "zzz").code()).isEqualTo(1);
    assertThat(listed("follow")).extracting(Watch::id).containsExactly("c");
  }

  @Test
  void given_a_file_with_a_mistake_then_nothing_is_changed(@TempDir Path dir) throws Exception {
    topics("mistake");
    var file = dir.resolve("watches.yaml");
    write(file, watch("a", "وقود"), watch("b", "نفط"));
    on("mistake", "watch", "add", file.toString());
    write(file, watch("a", "وقود") + "    budget: often\n", watch("c", "ذهب"));

    for (var arguments : new String[][] {{"watch", "add"}, {"watch", "add", "--only"}}) {
      var told = on("mistake", with(arguments, file.toString()));
      assertThat(told.code()).isEqualTo(3);
      assertThat(told.err())
          .contains("watches.yaml:5:13: `budget` should be a number", "nothing was changed");
    }
    assertThat(listed("mistake")).extracting(Watch::id).containsExactly("a", "b");
  }

  @Test
  void a_watch_that_is_shown_can_be_changed_and_added_again(@TempDir Path dir) throws Exception {
    topics("shown");
    var file = dir.resolve("watches.yaml");
    write(file, watch("a", "وقود OR \"حصار باماكو\"") + "    desk: الساحل\n", watch("b", "نفط"));
    on("shown", "watch", "add", file.toString());

    var shown = on("shown", "watch", "show", "a");
    assertThat(shown.out()).contains("id: a", "desk: الساحل").doesNotContain("id: b");
    Files.writeString(file, shown.out());
    assertThat(on("shown", "watch", "add", file.toString()).err()).contains("unchanged: a");
    Files.writeString(file, shown.out() + "    enabled: false\n");
    assertThat(on("shown", "watch", "add", file.toString()).err()).contains("changed: a");
    assertThat(on("shown", "watch", "list").out()).contains("a v2 (disabled)");
    assertThat(on("shown", "watch", "show", "a", "-o", "json").out())
        .contains("\"version\":2", "\"enabled\":false");
    assertThat(on("shown", "watch", "show", "zzz").code()).isEqualTo(1);
  }

  @Test
  void given_a_list_on_no_terminal_then_arabic_is_given_as_it_is(@TempDir Path dir)
      throws Exception {
    topics("arabic");
    var file = dir.resolve("watches.yaml");
    write(file, watch("a", "حصار باماكو"));
    on("arabic", "watch", "add", file.toString());
    assertThat(on("arabic", "watch", "list").out())
        .isEqualToNormalizingNewlines("a v1  اسم a\n    حصار باماكو\n");
  }

  private static Topics topics(String prefix) {
    var topics = new Topics(prefix);
    try (var admin = Admin.create(kafka.cluster().admin())) {
      TopicSetup.ensure(admin, topics);
    }
    return topics;
  }

  private static Told on(String prefix, String... arguments) {
    return Told.by(
        Map.of("RASID_BOOTSTRAP_SERVERS", kafka.bootstrapServers()),
        Stream.concat(Arrays.stream(arguments), Stream.of("--topic-prefix", prefix))
            .toArray(String[]::new));
  }

  private static String[] with(String[] arguments, String last) {
    return Stream.concat(Arrays.stream(arguments), Stream.of(last)).toArray(String[]::new);
  }

  private static List<Watch> listed(String prefix) {
    return on(prefix, "watch", "list", "-o", "json")
        .out()
        .lines()
        .map(line -> Json.MAPPER.readValue(line, Watch.class))
        .toList();
  }

  private static String watch(String id, String query) {
    return "  - id: %s\n    names: {ar: اسم %s}\n    query: %s\n".formatted(id, id, query);
  }

  private static void write(Path file, String... watches) throws IOException {
    Files.writeString(file, "watches:\n" + String.join("", watches));
  }

  private static void send(ProducerRecord<byte[], byte[]> record) throws Exception {
    var bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(kafka.cluster().producer(), bytes, bytes)) {
      producer.send(record).get();
    }
  }
}
