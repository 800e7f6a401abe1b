package rasid.cli.end;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import rasid.cli.demo.Archive;
import rasid.cli.demo.DemoArticles;
import rasid.cli.demo.Newsroom;
import rasid.ingest.identity.Ids;
import rasid.model.Article;
import rasid.model.ArticleFlow;
import rasid.model.Pane;
import rasid.model.Tick;
import rasid.model.topic.CloudEvents;
import rasid.model.topic.Cluster;
import rasid.model.topic.Topics;

/// A stretch of recorded news, tick by tick, that can be written into topics of any partition
/// count.
///
/// Three quiet days with a tick a pane, then two hours around the break of the demo's news with a
/// tick each ten seconds; in between, when asked for, an hour in which ingest slept.
record Recording(List<Step> steps) {
  private static final Instant BREAKS = Instant.parse("2026-10-14T09:00:00Z");
  private static final Instant LIVE = BREAKS.minus(Duration.ofMinutes(20));
  private static final Duration FINE = Duration.ofSeconds(20);
  private static final int TICKS_A_TRANSACTION = 100;

  /// One tick with the articles before it.
  record Step(Tick tick, List<Article> articles) {}

  /// The break of the news.
  static Recording ofTheBreak() {
    return of(LIVE.plus(Duration.ofMinutes(160)), null);
  }

  /// Quiet news of three days and some hours, in which ingest slept for an hour, and then brought
  /// all that had been published meanwhile at once.
  static Recording withAnHourAsleep() {
    var quiet = BREAKS.minus(Duration.ofHours(12));
    return of(quiet.plus(Duration.ofHours(3)), quiet);
  }

  private static Recording of(Instant end, @Nullable Instant sleeps) {
    var newsroom = new Newsroom(7, BREAKS);
    var live = sleeps == null ? LIVE : sleeps.minus(Duration.ofMinutes(20));
    var wakes = sleeps == null ? end : sleeps.plus(Duration.ofHours(1));
    var articles =
        Archive.lines(
                newsroom,
                live.minus(Duration.ofDays(3)),
                end,
                URI.create("http://127.0.0.1:9/"),
                Ids::source)
            .stream()
            .map(line -> article(line, sleeps, wakes))
            .sorted(Comparator.comparing(Article::seenAt).thenComparing(Article::id))
            .toList();
    var steps = new ArrayList<Step>();
    int next = 0;
    var at = live.minus(Duration.ofDays(3));
    while (at.isBefore(end)) {
      boolean fine = !at.isBefore(live);
      var every = fine ? FINE : Pane.LENGTH;
      at = at.plus(every);
      if (sleeps != null && at.isAfter(sleeps) && at.isBefore(wakes)) {
        at = wakes.plus(every);
      }
      var before = new ArrayList<Article>();
      while (next < articles.size() && articles.get(next).seenAt().isBefore(at)) {
        before.add(articles.get(next++));
      }
      steps.add(new Step(new Tick(steps.size() + 1, at, every, 1, Map.of()), before));
    }
    return new Recording(steps);
  }

  private static Article article(Archive.Line line, @Nullable Instant sleeps, Instant wakes) {
    var seen = line.seenAt();
    if (sleeps != null && seen.isAfter(sleeps) && seen.isBefore(wakes)) {
      seen = wakes;
    }
    return DemoArticles.of(line, "", seen);
  }

  /// Writes the steps from one to another, as ingest would that knows of no change of watches.
  void write(Cluster cluster, Topics topics, int from, int to) {
    write(cluster, topics, from, to, null);
  }

  /// Writes the steps from one to another, as ingest would.
  ///
  /// @param changes number of the last change of watches that the ticks name, or null
  void write(Cluster cluster, Topics topics, int from, int to, @Nullable Long changes) {
    var settings = cluster.producer();
    settings.put("transactional.id", topics.prefix() + "-recording");
    var bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(settings, bytes, bytes)) {
      producer.initTransactions();
      for (int i = from; i < to; i += TICKS_A_TRANSACTION) {
        producer.beginTransaction();
        for (var step : steps.subList(i, Math.min(to, i + TICKS_A_TRANSACTION))) {
          write(producer, topics, step, changes);
        }
        producer.commitTransaction();
      }
    }
  }

  private static void write(
      KafkaProducer<byte[], byte[]> producer, Topics topics, Step step, @Nullable Long changes) {
    var topic = topics.articles();
    for (var article : step.articles()) {
      var headers =
          CloudEvents.headers(
              CloudEvents.ARTICLE, "ingest", article.id(), article.seenAt(), article.id());
      var _ =
          producer.send(
              new ProducerRecord<>(
                  topic.name(),
                  null,
                  article.seenAt().toEpochMilli(),
                  article.id().getBytes(UTF_8),
                  json(topics, article),
                  headers));
    }
    var tick =
        new Tick(
            step.tick().number(),
            step.tick().at(),
            step.tick().every(),
            topics.articlePartitions(),
            step.tick().health(),
            changes,
            null);
    for (int partition = 0; partition < topics.articlePartitions(); partition++) {
      var headers =
          CloudEvents.headers(
              CloudEvents.TICK, "ingest", Long.toString(tick.number()), tick.at(), "");
      var _ =
          producer.send(
              new ProducerRecord<>(
                  topic.name(),
                  partition,
                  tick.at().toEpochMilli(),
                  null,
                  json(topics, tick),
                  headers));
    }
  }

  private static byte[] json(Topics topics, ArticleFlow value) {
    var topic = topics.articles();
    return topic.values().serializer().serialize(topic.name(), value);
  }
}
