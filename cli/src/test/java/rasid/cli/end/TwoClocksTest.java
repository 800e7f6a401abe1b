package rasid.cli.end;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rasid.cli.EmbeddedKafka;
import rasid.cli.demo.NewsSite;
import rasid.cli.demo.Newsroom;
import rasid.model.ArticleFlow;
import rasid.model.Tick;
import rasid.model.topic.Cluster;
import rasid.model.topic.Json;
import rasid.model.topic.TopicSetup;
import rasid.model.topic.Topics;

/// Two instances of ingest, of which one writes the clock, and whoever it is gets killed.
@DisplayNameGeneration(ReplaceUnderscores.class)
class TwoClocksTest {
  private static final Topics TOPICS = new Topics("clocks");

  @TempDir private Path folder;

  @Test
  void given_two_instances_and_kill_minus_9_of_either_then_ticks_count_on_without_gap()
      throws Exception {
    var now = Instant.now();
    try (var kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        var site =
            NewsSite.open(
                new Newsroom(5, now.plus(Duration.ofDays(1))),
                Instant::now,
                now.minus(Duration.ofHours(12)),
                0)) {
      try (var admin = Admin.create(kafka.cluster().admin())) {
        TopicSetup.ensure(admin, TOPICS);
      }
      var feeds = folder.resolve("feeds.opml");
      site.writeOpml(feeds);
      var instances = new ArrayList<Process>();
      try {
        instances.add(ingest(kafka, feeds));
        instances.add(ingest(kafka, feeds));
        for (int kill = 0; kill < 4; kill++) {
          awaitTicks(kafka.cluster(), 5);
          House.kill(instances.removeFirst());
          instances.add(ingest(kafka, feeds));
        }
        awaitTicks(kafka.cluster(), 5);
      } finally {
        instances.forEach(House::end);
      }
      for (var partition : House.records(kafka.cluster(), TOPICS.articles().name()).values()) {
        var ticks =
            partition.stream()
                .map(record -> Json.MAPPER.readValue(record.value(), ArticleFlow.class))
                .filter(Tick.class::isInstance)
                .map(Tick.class::cast)
                .toList();
        assertThat(ticks).isNotEmpty();
        for (int i = 0; i < ticks.size(); i++) {
          assertThat(ticks.get(i).number()).isEqualTo(i + 1);
          assertThat(i == 0 || !ticks.get(i).at().isBefore(ticks.get(i - 1).at())).isTrue();
        }
      }
      assertThat(articleKeys(kafka.cluster())).isNotEmpty().doesNotHaveDuplicates();
    }
  }

  private static void awaitTicks(Cluster cluster, int more) {
    long from = lastTick(cluster);
    House.await("%d ticks after %d".formatted(more, from), () -> lastTick(cluster) >= from + more);
  }

  private static long lastTick(Cluster cluster) {
    return House.records(cluster, TOPICS.ticks().name()).values().stream()
        .flatMap(List::stream)
        .mapToLong(record -> Json.MAPPER.readValue(record.value(), Tick.class).number())
        .max()
        .orElse(0);
  }

  private static List<String> articleKeys(Cluster cluster) {
    return House.records(cluster, TOPICS.articles().name()).values().stream()
        .flatMap(List::stream)
        .filter(record -> record.key() != null)
        .map(record -> new String(record.key(), UTF_8))
        .toList();
  }

  private Process ingest(EmbeddedKafka kafka, Path feeds) {
    return House.rasid(
        folder.resolve("ingest.log"),
        List.of(
            "ingest",
            "--feeds",
            feeds.toString(),
            "--tick",
            "500ms",
            "--bootstrap-servers",
            kafka.bootstrapServers(),
            "--topic-prefix",
            TOPICS.prefix(),
            "--data-dir",
            folder.resolve("data").toString()));
  }
}
