package rasid.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rasid.ingest.archive.WarcSample.DATE;
import static rasid.ingest.archive.WarcSample.feed;
import static rasid.ingest.archive.WarcSample.gzip;
import static rasid.ingest.archive.WarcSample.http;
import static rasid.ingest.archive.WarcSample.join;
import static rasid.ingest.archive.WarcSample.page;
import static rasid.ingest.archive.WarcSample.record;
import static rasid.ingest.archive.WarcSample.response;
import static rasid.ingest.archive.WarcSample.url;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rasid.ingest.archive.ArchiveLoader;
import rasid.ingest.archive.file.Aside;
import rasid.ingest.tick.TickRecords;
import rasid.ingest.wire.CommittedRecords;
import rasid.ingest.wire.Ownership;
import rasid.model.Article;
import rasid.model.ArticleFlow;
import rasid.model.DeadLetter;
import rasid.model.Tick;
import rasid.model.topic.DeadLetters;
import rasid.model.topic.TopicSetup;
import rasid.model.topic.Topics;

/// WARCs loaded on a real broker.
@DisplayNameGeneration(ReplaceUnderscores.class)
class WarcLoadTest {
  @TempDir static Path brokerFolder;
  @TempDir Path folder;
  private static TestBroker broker;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = new TestBroker(brokerFolder);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  void a_load_of_100_000_records_broken_off_goes_on_where_it_stopped() throws Exception {
    var topics = topics("many");
    int pages = 5_000;
    var until = DATE.plus(Duration.ofHours(10));
    crawl(folder.resolve("crawl.warc"), pages, 20);
    assertThatThrownBy(
            () ->
                ArchiveLoader.load(
                    broker.cluster(), topics, folder, until, (done, _, _) -> stopAt(done, 2_000)))
        .hasMessage("stopped by the test");
    int before = flow(topics, Article.class).size();
    assertThat(before).isBetween(2_000, 4_500);

    var loaded = ArchiveLoader.load(broker.cluster(), topics, folder, until, (_, _, _) -> {});
    assertThat(loaded.before()).isEqualTo(before);
    assertThat(loaded.articles()).isEqualTo(pages - before);
    assertThat(loaded.aside()).isEqualTo(Map.of(Aside.OTHER_RECORD, 95_000L));
    assertThat(loaded.at()).isEqualTo(until);
    var articles = flow(topics, Article.class);
    assertThat(articles).hasSize(pages).extracting(Article::id).doesNotHaveDuplicates();
    assertOrder(topics, loaded.lastTick());
  }

  @Test
  void what_a_crawl_holds_beside_news_is_counted_and_what_is_broken_set_aside() throws Exception {
    var topics = topics("mixed");
    var html = "Content-Type: text/html\r\n";
    var wrong = "no http at all".getBytes(UTF_8);
    var huge = http("200 OK", html + "Content-Encoding: gzip\r\n", gzip(new byte[9 << 20]));
    Files.write(
        folder.resolve("a.warc.gz"),
        join(
            gzip(page(1, DATE)),
            gzip(record("revisit", url(1), DATE, "application/http", new byte[0])),
            gzip(response(url(2), DATE, http("200 OK", html, "<p>قسم".getBytes(UTF_8)))),
            gzip(response(url(3), DATE.plusSeconds(60), huge)),
            gzip(response(url(4), DATE, wrong)),
            gzip(page(1, DATE.plusSeconds(900))),
            gzip(feed(DATE.plusSeconds(300), 7, 1, 8)),
            gzip(feed(DATE.plusSeconds(600), "")),
            gzip(page(5, DATE.plus(Duration.ofDays(1))))));
    var until = DATE.plus(Duration.ofHours(1));
    var loaded =
        ArchiveLoader.load(
            broker.cluster(), topics, folder.resolve("a.warc.gz"), until, (_, _, _) -> {});
    assertThat(loaded.articles()).isEqualTo(3);
    assertThat(loaded.beyond()).isEqualTo(1);
    assertThat(loaded.bad()).isEqualTo(2);
    assertThat(loaded.aside())
        .isEqualTo(
            Map.of(Aside.NO_ARTICLE, 1L, Aside.REVISIT, 1L, Aside.AGAIN, 2L, Aside.FEED, 1L));
    assertThat(flow(topics, Article.class))
        .extracting(article -> article.url().toString())
        .containsExactlyInAnyOrder(url(1), url(7), url(8));
    assertThat(letters(topics))
        .extracting(DeadLetter::why)
        .containsExactly("the record holds no HTTP answer", "the page is larger than 5 MiB");
    assertThat(letters(topics))
        .allSatisfy(one -> assertThat(one.where()).matches("a\\.warc\\.gz:\\d+"));
  }

  // A page, and behind it what crawlers note of it.
  private static void crawl(Path file, int pages, int recordsAPage) throws IOException {
    var request = "GET / HTTP/1.1\r\n\r\n".getBytes(UTF_8);
    try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < pages; i++) {
        // Not in the order of time: several crawlers write at once.
        var at = DATE.plusSeconds((i * 7_919L) % (9 * 3600));
        out.write(page(i, at));
        for (int j = 1; j < recordsAPage; j++) {
          out.write(record("request", url(i), at, "application/http", request));
        }
      }
    }
  }

  private static void stopAt(long done, long at) {
    if (done >= at) {
      throw new IllegalArgumentException("stopped by the test");
    }
  }

  /// Every partition has every tick once, and every article between the ticks of its time.
  private static void assertOrder(Topics topics, long lastTick) {
    for (int p = 0; p < topics.articlePartitions(); p++) {
      var ticks = new ArrayList<Long>();
      var at = Instant.MIN;
      for (var one : partition(topics, p)) {
        switch (one) {
          case Tick tick -> {
            assertThat(tick.at()).isAfter(at);
            ticks.add(tick.number());
            at = tick.at();
          }
          case Article article -> assertThat(article.seenAt()).isAfterOrEqualTo(at);
        }
      }
      assertThat(ticks)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, lastTick).boxed().toList());
    }
  }

  private static Topics topics(String name) {
    var topics = new Topics("test-" + name, 2, 1);
    try (var admin = Admin.create(broker.cluster().admin())) {
      TopicSetup.ensure(admin, topics);
    }
    return topics;
  }

  // A commit is answered before readers see it; who begins anew waits until they do.
  private static void settled(Topics topics) {
    Ownership.producer(broker.cluster(), TickRecords.transactionalId(topics)).close();
  }

  private static <T> List<T> flow(Topics topics, Class<T> type) {
    settled(topics);
    var all = new ArrayList<T>();
    for (int p = 0; p < topics.articlePartitions(); p++) {
      partition(topics, p).stream().filter(type::isInstance).map(type::cast).forEach(all::add);
    }
    return all;
  }

  private static List<ArticleFlow> partition(Topics topics, int partition) {
    var topic = topics.articles();
    var values = topic.values().deserializer();
    var all = new ArrayList<ArticleFlow>();
    CommittedRecords.read(
        broker.cluster(),
        new TopicPartition(topic.name(), partition),
        record -> all.add(values.deserialize(topic.name(), record.value())));
    return all;
  }

  private static List<DeadLetter> letters(Topics topics) {
    settled(topics);
    var all = new ArrayList<DeadLetter>();
    CommittedRecords.read(
        broker.cluster(),
        new TopicPartition(topics.deadLetters().name(), 0),
        record -> all.add(DeadLetters.of(record)));
    return all;
  }
}
