package rasid.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import rasid.ingest.feed.Opml;
import rasid.ingest.feed.Opml.Outline;
import rasid.ingest.identity.Ids;
import rasid.model.Health;
import rasid.model.SourceState;
import rasid.model.Tick;
import rasid.model.Trouble;
import rasid.model.topic.Json;
import rasid.model.topic.Topic;
import rasid.model.topic.TopicSetup;
import rasid.model.topic.Topics;

/// `rasid sources` as a desk meets it: a real broker, a real site, a list in a file.
@DisplayNameGeneration(ReplaceUnderscores.class)
@Isolated("commands set the level of all logs")
class SourcesCommandTest {
  private static final Map<String, String> BODIES = new ConcurrentHashMap<>();

  @TempDir private static Path data;
  private static EmbeddedKafka kafka;
  private static HttpServer site;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws Exception {
    site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.createContext("/", SourcesCommandTest::answer);
    site.start();
    BODIES.put(
        "/feed",
        "<rss version='2.0'><channel><title>الساحل اليوم</title><item><title>خبر</title><link>/1</link></item></channel></rss>");
    BODIES.put("/moved", "→ /feed");
    BODIES.put("/1", "<html lang=ar><body><h1>خبر</h1><p>" + "نص الخبر كما نشرته. ".repeat(20));
    BODIES.put("/one", "<html><head>" + alternate("/feed", "الكل") + "</head></html>");
    BODIES.put(
        "/two",
        "<html><head>"
            + alternate("/feed", "الكل")
            + alternate("/sport", "رياضة")
            + "</head></html>");
    BODIES.put(
        "/inside", "<html><head>" + alternate("http://127.0.0.1:1/feed", "x") + "</head></html>");
    kafka = EmbeddedKafka.start(data, 0);
    try (var admin = Admin.create(kafka.cluster().admin())) {
      TopicSetup.ensure(admin, Topics.LIVE);
    }
    var now = Instant.now();
    put(state("fine", "نواكشوط", null, 0, now.minusSeconds(900), now.plusSeconds(900), null));
    put(state("blocked", "باماكو", Trouble.BLOCKED, 14, now.minus(Duration.ofDays(3)), now, null));
    put(state("never", "نيامي", Trouble.MISSING, 1, null, now.plusSeconds(7_300), null));
    put(state("silent", "أغاديز", Trouble.SILENT, 0, now.minusSeconds(60), now, null));
    put(
        state(
            "moved",
            "غاو",
            Trouble.MOVED,
            0,
            now.minusSeconds(7_300),
            now.minusSeconds(3_700),
            null));
    put(state("removed", "كيدال", Trouble.ILL, 3, now.minus(Duration.ofDays(9)), now, now));
    var old = now.minus(Duration.ofHours(5));
    var tick = new Tick(9, old, Duration.ofSeconds(5), 4, Map.of());
    send(Topics.LIVE.ticks(), Topics.TICK_KEY, tick);
  }

  @AfterAll
  static void stop() {
    kafka.close();
    site.stop(0);
  }

  @Test
  void help_teaches_with_examples() {
    assertThat(Told.by("sources", "--help").out()).contains("Examples:", "export", "my.opml");
    for (var command : List.of("list", "check", "add", "import", "export")) {
      var told = Told.by("sources", command, "--help");
      assertThat(told.code()).isZero();
      assertThat(told.out()).contains("Examples:");
    }
  }

  @Test
  void the_list_tells_the_worst_first_and_why() {
    var told = onBroker("list");
    assertThat(told.code()).as(told.err()).isZero();
    assertThat(told.lines().stream().filter(line -> !line.startsWith("    ")))
        .extracting(
            line -> line.replaceAll("\\.example-[0-9a-f]{6}", "").replaceAll("\\s{2,}", " | "))
        .satisfiesExactly(
            head -> assertThat(head).contains("state | source | read"),
            row ->
                assertThat(row)
                    .startsWith("✗ | blocked | blocked | 3 d ago | 12 a week | 25 % | now"),
            row ->
                assertThat(row)
                    .startsWith("✗ | missing | never | never")
                    .contains("in 2 h | نيامي"),
            row -> assertThat(row).startsWith("! | silent | silent | just now"),
            row ->
                assertThat(row)
                    .startsWith("! | moved | moved | ≤ 2 h ago")
                    .contains("every 60 min | غاو"),
            row ->
                assertThat(row).startsWith("✓ | fine | fine | ≤ 15 min ago").contains("in 15 min"),
            row ->
                assertThat(row)
                    .startsWith("– | removed | removed | 9 d ago")
                    .endsWith("– | كيدال"));
    assertThat(told.out()).contains("    as it was said; 14 times in a row");
    assertThat(told.err())
        .contains("blocked: open it in a browser")
        .contains("6 sources: 1 blocked, 1 missing, 1 silent, 1 moved, 1 fine, 1 removed")
        .contains("5 h ago: does ingest run?");
  }

  @Test
  void scripts_get_an_object_a_line_without_what_is_not_known() {
    var lines = onBroker("list", "-o", "json").lines().stream().map(Json.MAPPER::readTree).toList();
    assertThat(lines).hasSize(6);
    var first = lines.getFirst();
    assertThat(first.path("state").asString()).isEqualTo("blocked");
    assertThat(first.path("failures").asInt()).isEqualTo(14);
    assertThat(first.path("remembered").asInt()).isEqualTo(1);
    assertThat(first.has("seen")).isFalse();
    assertThat(lines.get(1).has("lastSuccessAt")).isFalse();
    assertThat(lines.getLast().has("removedAt")).isTrue();
  }

  @Test
  void what_is_exported_is_a_list_of_those_on_the_list() throws IOException {
    var mine = folder.resolve("mine.opml");
    Files.writeString(
        mine,
        "<opml><body><outline text='x' xmlUrl='https://fine.example/feed' rasid:interval='9m'/></body></opml>");
    var told = onBroker("export", "--feeds", mine.toString());
    var outlines = Opml.read(told.bytes()).outlines();
    assertThat(outlines).extracting(Outline::name).hasSize(5).isSorted().doesNotContain("كيدال");
    assertThat(told.out()).contains("rasid:interval=\"9m\"");
    assertThat(onBroker("export").out()).doesNotContain("rasid:interval=");
    assertThat(Opml.read(onBroker("export", "--moved").bytes()).outlines())
        .extracting(Outline::url)
        .contains(URI.create("https://new.example/feed"))
        .doesNotContain(URI.create("https://moved.example/feed"));
    assertThat(onBroker("export", "-o", "json").lines()).hasSize(5);
  }

  @Test
  void a_check_tells_all_and_its_exit_code_whether_it_can_be_used() {
    var told = Told.by("sources", "check", at("/feed"));
    assertThat(told.code()).isZero();
    assertThat(told.out())
        .contains("✓ answer", "✓ format       RSS 2.0", "! dates", "→ nothing", "can be used");
    var json = Told.by("sources", "check", at("/none"), at("/feed"), "-o", "json");
    assertThat(json.code()).isEqualTo(Refusal.NOT_SO);
    var lines = json.lines().stream().map(Json.MAPPER::readTree).toList();
    assertThat(lines.getFirst().path("trouble").asString()).isEqualTo("missing");
    assertThat(lines.getFirst().path("status").asInt()).isEqualTo(404);
    assertThat(lines.getLast().path("level").asString()).isEqualTo("look");
    assertThat(lines.getLast().path("feed").path("format").asString()).isEqualTo("RSS 2.0");
    assertThat(json.err()).isEmpty();
  }

  @Test
  void a_list_is_checked_whole_or_by_one_of_it() throws IOException {
    var list = write("list.opml", at("/feed"), at("/none"), at("/moved"), at("/one"));
    var all = Told.by("sources", "check", list.toString());
    assertThat(all.code()).isEqualTo(Refusal.NOT_SO);
    assertThat(all.out()).contains("RSS 2.0, 1 articles", "HTTP 404").doesNotContain("✓ answer");
    assertThat(all.err()).contains("checked 4: 0 fine, 2 to look at, 2 cannot be used");
    var id = Ids.source(URI.create(at("/feed")));
    var one = Told.by("sources", "check", list + "#" + id);
    assertThat(one.code()).isZero();
    assertThat(one.out()).contains("✓ answer", id);
    var none = Told.by("sources", "check", list + "#nobody");
    assertThat(none.code()).isEqualTo(Refusal.NOT_SO);
    assertThat(none.err()).contains("has no source nobody; it has " + id);
  }

  @Test
  void a_feed_is_added_once_under_its_own_name_and_nothing_else_is_changed() throws IOException {
    var list = write("list.opml", "https://a.example/feed");
    var before = Files.readString(list);
    var told = add(list, at("/feed"));
    assertThat(told.code()).as(told.err()).isZero();
    assertThat(told.err()).contains("added to " + list, "الساحل اليوم");
    assertThat(Files.readString(list).replaceAll("(?m)^.*127.0.0.1.*\n", "")).isEqualTo(before);
    assertThat(outlines(list))
        .last()
        .isEqualTo(new Outline(URI.create(at("/feed")), "الساحل اليوم"));

    var again = add(list, at("/feed/?utm_source=x"));
    assertThat(again.code()).isEqualTo(Refusal.NOT_SO);
    assertThat(again.err()).contains("is on the list already, as الساحل اليوم");
    assertThat(outlines(list)).hasSize(2);
    assertThat(folder).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void a_site_gives_its_one_feed_and_shows_several() throws IOException {
    var list = folder.resolve("new.opml");
    var one = add(list, at("/one"), "--name", "الساحل");
    assertThat(one.code()).as(one.err()).isZero();
    assertThat(outlines(list)).containsExactly(new Outline(URI.create(at("/feed")), "الساحل"));
    var two = add(list, at("/two"));
    assertThat(two.code()).isEqualTo(Refusal.NOT_SO);
    assertThat(two.err()).contains(at("/feed"), at("/sport"), "رياضة", "add one of the feeds");
    assertThat(outlines(list)).hasSize(1);
  }

  @Test
  void a_feed_that_moved_is_put_down_where_it_is_now() throws IOException {
    var list = folder.resolve("new.opml");
    var told = add(list, at("/moved"));
    assertThat(told.code()).as(told.err()).isZero();
    assertThat(told.err()).contains("has moved for good to " + at("/feed"));
    assertThat(outlines(list)).extracting(Outline::url).containsExactly(URI.create(at("/feed")));
    assertThat(add(list, at("/moved")).code()).isEqualTo(Refusal.NOT_SO);
  }

  @Test
  void what_cannot_be_used_is_added_only_unchecked() throws IOException {
    var list = folder.resolve("new.opml");
    var told = add(list, at("/none"));
    assertThat(told.code()).isEqualTo(Refusal.NOT_SO);
    assertThat(told.err()).contains("HTTP 404", "--unchecked");
    assertThat(list).doesNotExist();
    assertThat(add(list, at("/none"), "--unchecked").code()).isZero();
    assertThat(outlines(list)).hasSize(1);
  }

  @Test
  void a_page_cannot_have_a_feed_of_the_inside_added() {
    var list = folder.resolve("new.opml");
    var told = add(list, at("/inside"));
    assertThat(told.code()).isEqualTo(Refusal.NOT_SO);
    assertThat(told.err()).contains("port 1 is none of a web site");
    assertThat(list).doesNotExist();
  }

  @Test
  void lists_are_merged_with_what_they_say_of_their_sources() throws IOException {
    var list = write("list.opml", "https://a.example/feed");
    var theirs = folder.resolve("theirs.opml");
    Files.writeString(
        theirs,
        """
        <opml><body><outline text="أ" xmlUrl="http://www.a.example/feed/"/>
        <outline text="ب" xmlUrl="https://b.example/feed" rasid:text="feed"/>
        <outline text="ب" xmlUrl="https://b.example/feed#x"/>
        <outline text="ج" xmlUrl="ftp://c.example/feed"/></body></opml>
        """);
    var told = Told.by("sources", "import", theirs.toString(), "--feeds", list.toString());
    assertThat(told.code()).isEqualTo(Refusal.BROKEN_INPUT);
    assertThat(told.err()).contains("1 added, 2 there already", "ftp://c.example/feed");
    assertThat(outlines(list)).hasSize(2);
    assertThat(outlines(list).getLast().wishes().text().name()).isEqualTo("FEED");
  }

  @Test
  void wrong_use_is_told_in_a_sentence() throws IOException {
    assertThat(Told.by("sources", "check", "sahel.example").err()).contains("begins with https://");
    assertThat(Told.by("sources", "check", "https://").code()).isEqualTo(Refusal.WRONG_USE);
    var empty = Files.writeString(folder.resolve("empty.opml"), "<opml><body/></opml>");
    assertThat(Told.by("sources", "check", empty.toString()).code())
        .isEqualTo(Refusal.BROKEN_INPUT);
    assertThat(Told.by("sources", "add", at("/feed")).err()).contains("--feeds");
    var latin = folder.resolve("latin.opml");
    Files.write(
        latin,
        "<opml><body><outline text='é' xmlUrl='https://a.example/f'/></body></opml>"
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    assertThat(add(latin, at("/feed")).err()).contains("not in UTF-8");
  }

  private static Told add(Path list, String... arguments) {
    var all = new ArrayList<>(List.of("sources", "add", "--feeds", list.toString()));
    all.addAll(List.of(arguments));
    return Told.by(all.toArray(String[]::new));
  }

  private static List<Outline> outlines(Path list) throws IOException {
    return Opml.read(Files.readAllBytes(list)).outlines();
  }

  private Path write(String name, String... urls) throws IOException {
    var lines = new StringBuilder();
    for (var url : urls) {
      lines.append("  <outline text='صحيفة' xmlUrl='%s'/>\n".formatted(url));
    }
    return Files.writeString(
        folder.resolve(name), "<opml>\n<!-- ours -->\n<body>\n" + lines + "</body>\n</opml>\n");
  }

  private static Told onBroker(String... arguments) {
    var all = new ArrayList<>(List.of("sources"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--data-dir", data.toString()));
    return Told.by(all.toArray(String[]::new));
  }

  private static String at(String path) {
    return "http://127.0.0.1:" + site.getAddress().getPort() + path;
  }

  private static String alternate(String href, String title) {
    return "<link rel=alternate type='application/rss+xml' title='%s' href='%s'>"
        .formatted(title, href);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = BODIES.getOrDefault(exchange.getRequestURI().getPath(), "");
      if (body.startsWith("→ ")) {
        exchange.getResponseHeaders().set("Location", body.substring(2));
        exchange.sendResponseHeaders(301, -1);
        return;
      }
      var bytes = body.getBytes(UTF_8);
      exchange.sendResponseHeaders(
          bytes.length == 0 ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static SourceState state(
      String name,
      String outlet,
      @Nullable Trouble trouble,
      int failures,
      @Nullable Instant read,
      Instant next,
      @Nullable Instant removed) {
    var url = URI.create("https://" + name + ".example/feed");
    return new SourceState(
        Ids.source(url),
        url,
        outlet,
        null,
        null,
        next,
        failures,
        failures > 2 ? Health.FAILING : Health.UP,
        "as it was said",
        null,
        List.of("ab".repeat(8)),
        trouble,
        read,
        null,
        12,
        0.25,
        trouble == Trouble.MOVED ? URI.create("https://new.example/feed") : null,
        null,
        null,
        removed,
        null,
        null);
  }

  private static void put(SourceState state) throws Exception {
    send(Topics.LIVE.sources(), state.id(), state);
  }

  private static <V> void send(Topic<String, V> topic, String key, V value) throws Exception {
    var bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(kafka.cluster().producer(), bytes, bytes)) {
      var json = topic.values().serializer().serialize(topic.name(), value);
      producer.send(new ProducerRecord<>(topic.name(), key.getBytes(UTF_8), json)).get();
    }
  }
}
