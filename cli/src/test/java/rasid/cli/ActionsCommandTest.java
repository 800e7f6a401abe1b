package rasid.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import rasid.model.Action;
import rasid.model.Alert;
import rasid.model.AlertState;
import rasid.model.Tick;
import rasid.model.Watch;
import rasid.model.topic.ActionLog;
import rasid.model.topic.Json;
import rasid.model.topic.Topic;
import rasid.model.topic.TopicSetup;
import rasid.model.topic.Topics;

/// What a desk does, as a user does it, on a real broker.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ActionsCommandTest {
  private static final Instant AT = Instant.parse("2026-11-25T10:05:00Z");
  private static final String OPEN = "ab12" + "0".repeat(28);
  private static final String CLOSED = "ab13" + "0".repeat(28);

  @TempDir private static Path data;
  private static EmbeddedKafka kafka;

  @BeforeAll
  static void start() throws Exception {
    kafka = EmbeddedKafka.start(data, 0);
    try (var admin = Admin.create(kafka.cluster().admin())) {
      TopicSetup.ensure(admin, Topics.LIVE);
    }
    put(Topics.LIVE.watches(), "fuel", watch());
    put(Topics.LIVE.ticks(), Topics.TICK_KEY, new Tick(9, AT, Duration.ofSeconds(5), 4, Map.of()));
    put(Topics.LIVE.alerts(), OPEN, alert(OPEN, 1, AlertState.OPEN, 3.5));
    put(Topics.LIVE.alerts(), OPEN, alert(OPEN, 2, AlertState.UPDATED, 5.1));
    put(Topics.LIVE.alerts(), CLOSED, alert(CLOSED, 1, AlertState.CLOSED, 4));
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void actions_are_numbered_in_recorded_time_and_hold_from_the_tick_that_names_them() {
    assertSaid(
        "acknowledged: %s of fuel, until 2026-11-25T18:05:00Z".formatted(OPEN),
        "acknowledge",
        "ab12",
        "--for",
        "8h",
        "--by",
        "مكتب الساحل");
    assertSaid("commented: %s of fuel".formatted(OPEN), "comment", OPEN, "مصدران");
    assertSaid("called false: %s of fuel".formatted(CLOSED), "false", "ab13");
    assertSaid("muted: fuel, until it is unmuted", "mute", "fuel");
    assertSaid("unmuted: fuel", "unmute", "fuel");

    var log = new ActionLog();
    TopicReader.records(
        kafka.cluster(),
        Topics.LIVE.actions().name(),
        record ->
            log.put(
                record.headers(),
                Topics.LIVE.actions().values().deserializer().deserialize("", record.value())));
    var actions = log.between(0, 5);
    assertThat(actions).hasSize(5).extracting(Action::at).containsOnly(AT);
    assertThat(actions.getFirst())
        .isEqualTo(
            new Action.Acknowledge(
                "fuel", OPEN, "مكتب الساحل", AT, AT.plus(Duration.ofHours(8)), null));
    assertThat(actions.get(2))
        .isInstanceOfSatisfying(
            Action.FalseAlarm.class, called -> assertThat(called.surprise()).isEqualTo(4));
    assertThat(log.isAcknowledged(OPEN, 0, AT)).isFalse();
    assertThat(log.isAcknowledged(OPEN, 1, AT)).isTrue();
    assertThat(log.isAcknowledged(OPEN, 5, AT.plus(Duration.ofHours(8)))).isFalse();
    assertThat(log.isMuted("fuel", 4, AT)).isTrue();
    assertThat(log.isMuted("fuel", 5, AT)).isFalse();

    var listed = told("list", "-o", "json").lines();
    assertThat(listed)
        .extracting(line -> Json.MAPPER.readValue(line, Action.class))
        .isEqualTo(actions);
    assertThat(told("list").out()).contains("fuel  مكتب الساحل  acknowledged " + OPEN);
  }

  @Test
  void what_cannot_be_done_is_told_in_a_sentence() {
    assertRefused(1, "there is no alert ffff", "acknowledge", "ffff");
    assertRefused(2, "ab1 is no alert", "acknowledge", "ab1");
    assertRefused(1, "is over already", "acknowledge", CLOSED);
    assertRefused(1, "there is no watch gone", "mute", "gone");
    assertRefused(2, "--for 'long' is no time", "mute", "fuel", "--for", "long");
    assertRefused(2, "a comment must say something", "comment", OPEN, " ");
    assertRefused(2, "a name of 1 to 100", "unmute", "fuel", "--by", "x".repeat(101));
  }

  private static void assertSaid(String what, String... arguments) {
    var told = told(arguments);
    assertThat(told.code()).as(told.err()).isZero();
    assertThat(told.err()).contains(what);
  }

  private static void assertRefused(int code, String why, String... arguments) {
    var told = told(arguments);
    assertThat(told.code()).isEqualTo(code);
    assertThat(told.err().replace("'ab1'", "ab1")).contains(why).doesNotContain("Exception");
  }

  private static Told told(String... arguments) {
    var all = new ArrayList<>(List.of("actions"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--data-dir", data.toString()));
    return Told.by(all.toArray(String[]::new));
  }

  private static <V> void put(Topic<String, V> topic, String key, V value) throws Exception {
    var bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(kafka.cluster().producer(), bytes, bytes)) {
      var json = topic.values().serializer().serialize(topic.name(), value);
      producer.send(new ProducerRecord<>(topic.name(), key.getBytes(UTF_8), json)).get();
    }
  }

  private static Watch watch() {
    return new Watch("fuel", 1, Map.of("ar", "الوقود"), "وقود", 1, 3, 2, List.of(), Instant.EPOCH);
  }

  private static Alert alert(String id, int revision, AlertState state, double surprise) {
    return new Alert(
        id,
        revision,
        state,
        "fuel",
        1,
        Map.of("ar", "الوقود"),
        List.of(),
        AT.minus(Duration.ofHours(1)),
        AT,
        9,
        5,
        3,
        0.4,
        surprise,
        Duration.ofHours(1),
        1,
        List.of(),
        List.of(),
        5,
        new Alert.Series(AT, Duration.ofMinutes(15), List.of(), List.of()),
        Map.of("ar", "لأن"),
        null,
        null,
        null);
  }
}
