package rasid.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rasid.ingest.archive.ArchiveLoader;
import rasid.ingest.clock.PacedClock;
import rasid.ingest.fetch.FetchLimits;
import rasid.ingest.identity.Ids;
import rasid.ingest.poll.PollSchedule;
import rasid.ingest.wire.CommittedRecords;
import rasid.model.Article;
import rasid.model.DeadLetter;
import rasid.model.Health;
import rasid.model.SourceState;
import rasid.model.Tick;
import rasid.model.Trouble;
import rasid.model.topic.CloudEvents;
import rasid.model.topic.Topic;
import rasid.model.topic.TopicSetup;
import rasid.model.topic.Topics;

/// The whole service on a real broker, with a real site to read.
@DisplayNameGeneration(ReplaceUnderscores.class)
class IngestTest extends OnABroker {
  private static final PollSchedule BRISK =
      new PollSchedule(Duration.ofMillis(200), Duration.ofMillis(400), Duration.ofMillis(800));

  @TempDir Path folder;

  @Test
  void a_poll_publishes_once_over_restarts_and_repolls() throws Exception {
    var topics = topics("once");
    try (var site = new NewsSite()) {
      site.feed("/feed", 1, 25);
      site.feed("/other", 20, 25);
      var config = config(topics, site.opml(folder, "/feed", "/other"));
      try (var ingest = IngestMain.start(config)) {
        await(ingest, () -> articles(topics).size() == 25);
        int polls = site.asked("/feed");
        await(ingest, () -> site.asked("/feed") > polls + 2 && site.asked("/other") > 2);
        site.feed("/feed", 1, 26);
        await(ingest, () -> articles(topics).size() == 26);
      }
      site.feed("/feed", 1, 27);
      int polls = site.asked("/feed");
      try (var ingest = IngestMain.start(config)) {
        await(ingest, () -> articles(topics).size() >= 27 && site.asked("/feed") > polls + 3);
      }
    }
    var articles = articles(topics);
    assertThat(articles).extracting(Article::id).doesNotHaveDuplicates().hasSize(27);
    assertThat(articles)
        .allSatisfy(
            article -> {
              assertThat(article.body()).contains("كما نشرته الصحيفة");
              assertThat(article.outlet()).isEqualTo("صحيفة");
              assertThat(article.lang()).isEqualTo("ar");
            });
    var byTime = articles.stream().sorted(java.util.Comparator.comparing(Article::seenAt)).toList();
    assertThat(byTime.getFirst().title()).isIn("خبر 1", "خبر 20");
    assertThat(byTime.getLast().title()).isEqualTo("خبر 27");
    assertGapless(topics);
  }

  @Test
  void a_page_that_tells_its_date_from_now_is_dated_by_the_clock() throws Exception {
    var topics = topics("ago");
    try (var site = new NewsSite()) {
      site.answers.put(
          "/feed", new NewsSite.Answer(200, "application/rss+xml", item("/ago", "خبر")));
      site.answers.put(
          "/ago",
          new NewsSite.Answer(
              200,
              "text/html; charset=utf-8",
              """
              <html lang=ar><body><article><h1>خبر</h1><div class=date>منذ 3 ساعات</div>
              <p>نص الخبر كما نشرته الصحيفة على صفحتها هذا الصباح، وفيه ما قالته الحكومة أمس في العاصمة.</p>
              <p>وأضافت الصحيفة أن الطريق ما زال مقطوعاً منذ أيام، وأن العمل على فتحه سيستمر هذا الأسبوع.</p>
              </article></body></html>
              """));
      try (var ingest = IngestMain.start(config(topics, site.opml(folder, "/feed")))) {
        await(ingest, () -> articles(topics).size() == 1);
      }
    }
    var article = articles(topics).getFirst();
    assertThat(article.publishedAt())
        .isCloseTo(article.seenAt().minus(Duration.ofHours(3)), within(10, ChronoUnit.MINUTES));
  }

  @Test
  void what_the_list_says_of_a_source_reaches_its_requests_and_its_articles() throws Exception {
    var topics = topics("wishes");
    try (var site = new NewsSite()) {
      site.answers.put(
          "/feed",
          new NewsSite.Answer(
              200,
              "application/rss+xml; charset=utf-8",
              "<rss><channel><item><title>خبر</title><link>/page</link><description>نص من القناة.</description></item></channel></rss>"));
      site.answers.put("/gone", new NewsSite.Answer(410, "text/plain", ""));
      var opml =
          Files.writeString(
              folder.resolve("wishes.opml"),
              "<opml><body><outline text=\"x\" xmlUrl=\"%s\" rasid:text=\"feed\" rasid:user-agent=\"Own/1\" rasid:header-x-key=\"k\"/><outline xmlUrl=\"%s\"/></body></opml>"
                  .formatted(site.at("/feed"), site.at("/gone")));
      try (var ingest = IngestMain.start(config(topics, opml))) {
        await(ingest, () -> articles(topics).size() == 1 && site.asked("/feed") > 4);
      }
      assertThat(articles(topics).getFirst().body()).isEqualTo("نص من القناة.");
      assertThat(site.asked("/page")).isZero();
      assertThat(site.asked("/gone")).isEqualTo(1);
      assertThat(site.headers.get("/feed")).containsExactly("Own/1", "k");
      assertThat(states(topics))
          .anySatisfy(state -> assertThat(state.trouble()).isEqualTo(Trouble.GONE))
          .anySatisfy(state -> assertThat(state.trouble()).isEqualTo(Trouble.UNDATED));
    }
  }

  @Test
  void bad_sources_are_told_and_the_rest_goes_on() throws Exception {
    var topics = topics("bad");
    try (var site = new NewsSite()) {
      site.feed("/feed", 1, 3);
      site.answers.put("/broken", new NewsSite.Answer(500, "text/plain", "oops"));
      site.answers.put(
          "/html", new NewsSite.Answer(200, "text/html", "<html><title>انتقلنا</title></html>"));
      site.answers.put(
          "/long", new NewsSite.Answer(200, "application/rss+xml", item("/huge", "طويل")));
      site.answers.put(
          "/huge",
          new NewsSite.Answer(
              200,
              "text/html; charset=utf-8",
              "<html><body><p>" + "كلمة ".repeat(50_000) + "</p></body></html>"));
      site.answers.put(
          "/bare", new NewsSite.Answer(200, "application/rss+xml", item("/gone", "عنوان فقط")));
      site.answers.put(
          "/untitled", new NewsSite.Answer(200, "application/rss+xml", item("/page/1?x=1", "")));
      site.answers.put(
          "/garbled",
          new NewsSite.Answer(200, "application/rss+xml", item("/page/2?x=1", "خب\uFFFD")));
      var opml =
          site.opml(folder, "/broken", "/html", "/long", "/bare", "/untitled", "/garbled", "/feed");
      var broken = Ids.source(site.at("/broken"));
      try (var ingest = IngestMain.start(config(topics, opml))) {
        await(
            ingest,
            () ->
                articles(topics).size() == 6
                    && letters(topics).size() >= 2
                    && site.asked("/html") > 4
                    && ticks(topics).getLast().health().get(broken) == Health.FAILING);
        assertThat(ingest.ended()).isNotDone();
      }
      assertThat(letters(topics))
          .extracting(DeadLetter::where)
          .containsExactlyInAnyOrder(site.at("/html").toString(), site.at("/huge").toString());
      assertThat(letters(topics))
          .anySatisfy(letter -> assertThat(letter.why()).contains("HTML page").contains("انتقلنا"))
          .anySatisfy(letter -> assertThat(letter.why()).contains("more than the 200000 allowed"));
      assertThat(articles(topics))
          .extracting(Article::title)
          .contains("عنوان فقط", "خبر 1")
          .noneMatch(title -> title.contains("\uFFFD"));
    }
  }

  @Test
  void ticks_are_gapless_over_the_end_of_their_owner() throws Exception {
    var topics = topics("two");
    try (var site = new NewsSite()) {
      site.feed("/feed", 1, 5);
      var config = config(topics, site.opml(folder, "/feed"));
      try (var second = startedAfter(IngestMain.start(config), config, topics)) {
        long reached = ticks(topics).getLast().number();
        await(second, () -> ticks(topics).getLast().number() > reached + 5);
      }
    }
    assertGapless(topics);
    assertThat(articles(topics)).hasSize(5);
  }

  @Test
  void ticks_name_the_last_change_of_watches_and_the_last_action_over_the_end_of_their_owner()
      throws Exception {
    var topics = topics("changes");
    ensure(topics);
    try (var site = new NewsSite()) {
      site.feed("/feed", 1, 1);
      var config = config(topics, site.opml(folder, "/feed"));
      change(topics.watches(), 4);
      change(topics.actions(), 2);
      try (var second = startedAfter(IngestMain.start(config), config, topics)) {
        assertThat(ticks(topics)).extracting(Tick::changes).containsOnly(4L);
        assertThat(ticks(topics)).extracting(Tick::actions).containsOnly(2L);
        change(topics.watches(), 5);
        change(topics.actions(), 3);
        await(
            second,
            () ->
                Long.valueOf(5).equals(ticks(topics).getLast().changes())
                    && Long.valueOf(3).equals(ticks(topics).getLast().actions()));
      }
    }
    assertGapless(topics);
  }

  private static void change(Topic<?, ?> topic, long number) throws Exception {
    var bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(broker.cluster().producer(), bytes, bytes)) {
      var removal = new ProducerRecord<byte[], byte[]>(topic.name(), new byte[] {'w'}, null);
      removal.headers().add(CloudEvents.SEQUENCE, Long.toString(number).getBytes(UTF_8));
      producer.send(removal).get();
    }
  }

  // The second instance joins, then the first, owner of the ticks, leaves.
  private static IngestMain startedAfter(IngestMain first, IngestConfig config, Topics topics)
      throws Exception {
    await(first, () -> ticks(topics).size() > 3);
    var second = IngestMain.start(config);
    long reached = ticks(topics).getLast().number();
    await(second, () -> ticks(topics).getLast().number() > reached + 3);
    first.close();
    assertThat(first.ended()).isCompletedWithValue(null);
    return second;
  }

  @Test
  void an_archive_is_loaded_once_and_live_ticks_follow_without_gap() throws Exception {
    var topics = topics("archive");
    ensure(topics);
    var until =
        Instant.now().minus(Duration.ofHours(1)).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    var start = until.minus(Duration.ofDays(3));
    var lines = new ArrayList<String>();
    for (int i = 0; i < 3_000; i++) {
      lines.add(line(i, start.plus(Duration.ofSeconds(80L * i))));
    }
    lines.add(1, "not json");
    lines.add(line(9_999, until.plusSeconds(1)));
    var file = Files.write(folder.resolve("archive.jsonl"), lines);

    var loaded = ArchiveLoader.load(broker.cluster(), topics, file, until, (_, _, _) -> {});
    assertThat(loaded.articles()).isEqualTo(3_000);
    assertThat(loaded.bad()).isEqualTo(1);
    assertThat(loaded.beyond()).isEqualTo(1);
    assertThat(loaded.at()).isEqualTo(until);
    var again = ArchiveLoader.load(broker.cluster(), topics, file, until, (_, _, _) -> {});
    assertThat(again.articles()).isZero();
    assertThat(again.before()).isEqualTo(3_000);
    assertThat(again.lastTick()).isEqualTo(loaded.lastTick());

    try (var site = new NewsSite()) {
      site.feed("/feed", 1, 2);
      var clock = PacedClock.from(until, 480);
      var config =
          new IngestConfig(
              broker.cluster(),
              topics,
              site.opml(folder, "/feed"),
              Duration.ofMillis(100),
              clock,
              new PollSchedule(Duration.ofMinutes(2), Duration.ofMinutes(5), Duration.ofHours(1)),
              FetchLimits.DEFAULT);
      try (var ingest = IngestMain.start(config)) {
        await(
            ingest,
            () ->
                articles(topics).size() == 3_002
                    && ticks(topics).getLast().number() > loaded.lastTick() + 3);
      }
    }
    assertGapless(topics);
    assertThat(letters(topics)).extracting(DeadLetter::where).containsExactly("archive.jsonl:2");
    assertThatThrownBy(
            () -> ArchiveLoader.load(broker.cluster(), topics, file, until, (_, _, _) -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has gone live");
  }

  @Test
  void a_broken_off_load_goes_on_where_it_stopped() throws Exception {
    var topics = topics("resumed");
    ensure(topics);
    var until = Instant.now().minus(Duration.ofHours(1));
    var start = until.minus(Duration.ofDays(5));
    var lines =
        IntStream.range(0, 5_000)
            .mapToObj(i -> line(i, start.plus(Duration.ofSeconds(80L * i))))
            .toList();
    var file = Files.write(folder.resolve("archive.jsonl"), lines);
    assertThatThrownBy(
            () ->
                ArchiveLoader.load(
                    broker.cluster(),
                    topics,
                    file,
                    until,
                    (_, _, _) -> {
                      throw new IllegalArgumentException("stopped by the test");
                    }))
        .hasMessage("stopped by the test");
    int before = articles(topics).size();
    assertThat(before).isBetween(1, 4_999);
    var loaded = ArchiveLoader.load(broker.cluster(), topics, file, until, (_, _, _) -> {});
    assertThat(loaded.before()).isEqualTo(before);
    assertThat(articles(topics)).extracting(Article::id).doesNotHaveDuplicates().hasSize(5_000);
    assertGapless(topics);
  }

  @Test
  void a_list_that_changes_is_taken_while_it_runs() throws Exception {
    var topics = topics("changed");
    try (var site = new NewsSite()) {
      site.feed("/stays", 1, 2);
      site.feed("/goes", 3, 4);
      site.feed("/comes", 5, 6);
      site.answers.put("/goes-ill", new NewsSite.Answer(500, "text/plain", ""));
      var ill = Ids.source(site.at("/goes-ill"));
      var goes = Ids.source(site.at("/goes"));
      var opml = site.opml(folder, "/stays", "/goes", "/goes-ill");
      try (var ingest = IngestMain.start(config(topics, opml))) {
        await(
            ingest,
            () ->
                articles(topics).size() == 4
                    && ticks(topics).getLast().health().get(ill) == Health.FAILING);
        site.opml(folder, "/stays", "/comes");
        await(
            ingest,
            () ->
                articles(topics).size() == 6
                    && states(topics).stream().filter(s -> s.removedAt() != null).count() == 2
                    && ticks(topics)
                        .getLast()
                        .health()
                        .equals(Map.of(ill, Health.REMOVED, goes, Health.REMOVED)));
        int polls = site.asked("/stays");
        int gone = site.asked("/goes");
        Files.writeString(opml, "<opml><body></body></opml>");
        await(ingest, () -> site.asked("/stays") > polls + 20);
        assertThat(site.asked("/goes")).isEqualTo(gone);
        site.opml(folder, "/goes");
        await(ingest, () -> site.asked("/goes") > gone + 2);
        assertThat(ingest.ended()).isNotDone();
      }
      assertThat(articles(topics)).extracting(Article::id).doesNotHaveDuplicates().hasSize(6);
      var last = new TreeMap<String, SourceState>();
      states(topics).forEach(state -> last.put(state.id(), state));
      assertThat(last.get(goes))
          .satisfies(state -> assertThat(state.removedAt()).isNull())
          .satisfies(state -> assertThat(state.seen()).hasSize(2));
      assertThat(last.get(Ids.source(site.at("/stays"))))
          .satisfies(state -> assertThat(state.removedAt()).isNotNull());
    }
    assertGapless(topics);
  }

  @Test
  void a_list_without_feeds_is_refused() throws Exception {
    var file = Files.writeString(folder.resolve("empty.opml"), "<html></html>");
    assertThatThrownBy(() -> IngestMain.start(config(topics("none"), file)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lists no feeds")
        .hasMessageContaining("no <opml>");
  }

  /// Every partition has every tick once, numbers without gap, time never back, and what was seen
  /// before a tick stands before it.
  private static void assertGapless(Topics topics) {
    var ends = new ArrayList<Long>();
    for (int p = 0; p < topics.articlePartitions(); p++) {
      var ticks = ticks(topics, p);
      assertThat(ticks)
          .extracting(Tick::number)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, ticks.size()).boxed().toList());
      assertThat(ticks).extracting(Tick::at).isSorted();
      ends.add(ticks.getLast().number());
    }
    assertThat(ends).containsOnly(ends.getFirst());
    assertThat(CommittedRecords.lastTick(broker.cluster(), topics).map(Tick::number))
        .contains(ends.getFirst());
  }

  private static Topics topics(String name) {
    return new Topics("test-" + name, 2, 1);
  }

  private static void ensure(Topics topics) {
    try (var admin = Admin.create(broker.cluster().admin())) {
      TopicSetup.ensure(admin, topics);
    }
  }

  private static IngestConfig config(Topics topics, Path opml) {
    return new IngestConfig(
        broker.cluster(),
        topics,
        opml,
        Duration.ofMillis(200),
        PacedClock.live(),
        BRISK,
        FetchLimits.DEFAULT);
  }

  private static String item(String path, String title) {
    return "<rss><channel><item><title>%s</title><link>%s</link></item></channel></rss>"
        .formatted(title, path);
  }

  private static String line(int i, Instant seenAt) {
    return "{\"url\":\"https://archive.example/%d\",\"outlet\":\"أرشيف\",\"title\":\"خبر %d\",\"body\":\"نص\",\"seenAt\":\"%s\"}"
        .formatted(i, i, seenAt);
  }

  private static void await(IngestMain ingest, BooleanSupplier condition) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    while (!condition.getAsBoolean()) {
      if (ingest.ended().isDone()) {
        ingest.ended().get();
      }
      assertThat(System.nanoTime()).as("gave up waiting").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}
