package rasid.ingest.archive.warc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static rasid.ingest.archive.WarcSample.DATE;
import static rasid.ingest.archive.WarcSample.WHOLE;
import static rasid.ingest.archive.WarcSample.encoded;
import static rasid.ingest.archive.WarcSample.feed;
import static rasid.ingest.archive.WarcSample.gzip;
import static rasid.ingest.archive.WarcSample.html;
import static rasid.ingest.archive.WarcSample.http;
import static rasid.ingest.archive.WarcSample.item;
import static rasid.ingest.archive.WarcSample.join;
import static rasid.ingest.archive.WarcSample.record;
import static rasid.ingest.archive.WarcSample.response;
import static rasid.ingest.archive.WarcSample.url;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rasid.ingest.archive.file.Aside;
import rasid.ingest.archive.file.Reading;
import rasid.ingest.identity.Ids;
import rasid.model.Article;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WarcRecordsTest {
  private static final String TITLE = "قافلة وقود تصل إلى باماكو";
  private static final byte[] HTML = html(TITLE, "utf-8").getBytes(UTF_8);

  @Test
  void a_page_is_an_article_first_seen_when_it_was_captured() {
    var article = article("Content-Type: text/html; charset=utf-8\r\n", HTML);
    assertThat(article.title()).isEqualTo(TITLE);
    assertThat(article.body()).startsWith("قال سكان").endsWith("شركات النقل.");
    assertThat(article.seenAt()).isEqualTo(DATE);
    assertThat(article.publishedAt()).isEqualTo(Instant.parse("2026-11-01T08:00:00Z"));
    assertThat(article.lang()).isEqualTo("ar");
    assertThat(article.outlet()).isEqualTo("sahel.example");
    assertThat(article.url()).hasToString(url(1));
  }

  @Test
  void a_file_without_its_answer_is_read_too() {
    var read = WarcRecords.read(record("resource", url(1), DATE, "text/html", HTML));
    assertThat(read).isInstanceOf(Reading.News.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'text/html; charset=windows-1256', utf-8, windows-1256",
    "text/html, windows-1256, windows-1256",
    "'text/html; charset=utf-8', windows-1256, windows-1256",
    "'text/html; charset=iso-8859-6', utf-8, iso-8859-6",
    "text/html, utf-8, utf-16le",
  })
  void bytes_are_read_in_their_own_charset(String said, String written, String charset) {
    var body = encoded(html(TITLE, written), charset);
    assertThat(article("Content-Type: " + said + "\r\n", body).title()).isEqualTo(TITLE);
  }

  @ParameterizedTest
  @CsvSource({
    "gzip, gzip", "x-gzip, gzip", "GZIP, gzip", "deflate, zlib", "deflate, bare", "br, brotli",
    "'gzip, gzip', twice", "'', gzip", "gzip, plain", "deflate, plain", "br, plain", "utf-8, plain",
    "identity, plain", "gzip, cut", "deflate, cut",
  })
  void bodies_are_unpacked_as_servers_pack_them(String said, String how) throws IOException {
    var body =
        switch (how) {
          case "gzip" -> gzip(HTML);
          case "twice" -> gzip(gzip(HTML));
          case "zlib" -> deflated(false);
          case "bare" -> deflated(true);
          case "brotli" -> brotli(HTML);
          case "cut" -> said.equals("gzip") ? cut(gzip(HTML)) : cut(deflated(false));
          default -> HTML;
        };
    var fields = said.isEmpty() ? "" : "Content-Encoding: " + said + "\r\n";
    assertThat(article("Content-Type: text/html\r\n" + fields, body).title()).isEqualTo(TITLE);
  }

  @ParameterizedTest
  @CsvSource({"whole", "unended", "cut", "unchunked", "extended", "upper", "broken"})
  void chunks_are_joined_as_far_as_they_are_sound(String how) {
    var text = new String(HTML, ISO_8859_1);
    int half = HTML.length / 2;
    var two =
        "%x\r\n%s\r\n%x\r\n%s\r\n"
            .formatted(half, text.substring(0, half), HTML.length - half, text.substring(half));
    var body =
        switch (how) {
          case "whole" -> two + "0\r\n\r\n";
          case "unended" -> two;
          case "cut" -> two.substring(0, two.length() - 40);
          case "extended" -> two.replaceFirst("\r\n", ";a=b\r\n") + "0\r\nX: y\r\n\r\n";
          case "upper" -> "%X\r\n%s\r\n0\r\n\r\n".formatted(HTML.length, text);
          case "broken" -> two + "zzz\r\n";
          default -> text;
        };
    var fields = "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n";
    var article = article(fields, body.getBytes(ISO_8859_1));
    assertThat(article.title()).isEqualTo(TITLE);
    assertThat(article.body()).contains("قافلة جديدة");
  }

  @ParameterizedTest
  @CsvSource({"10", "999999", "-5", "x"})
  void the_length_that_a_server_announced_is_not_believed(String length) {
    var fields = "Content-Type: text/html\r\nContent-Length: " + length + "\r\n";
    assertThat(article(fields, HTML).body()).endsWith("شركات النقل.");
  }

  @Test
  void a_bomb_in_a_page_is_broken() {
    var bomb = gzip(new byte[200 << 20]);
    assertThat(read("Content-Type: text/html\r\nContent-Encoding: gzip\r\n", bomb))
        .isEqualTo(new Reading.Broken("the page is larger than 5 MiB"));
  }

  @Test
  void a_packing_nobody_reads_here_is_told() {
    assertThat(read("Content-Type: text/html\r\nContent-Encoding: zstd\r\n", HTML))
        .isEqualTo(new Reading.Broken("the body is packed as zstd, not read here"));
    assertThat(read("Content-Type: text/html\r\nContent-Encoding: br,br,br,br\r\n", HTML))
        .isEqualTo(new Reading.Broken("the body is packed 4 times"));
  }

  @Test
  void pages_without_text_or_date_are_no_news() {
    var menu = "<html><body><a href=/1>قسم</a></body></html>".getBytes(UTF_8);
    var undated = new String(HTML, UTF_8).replaceFirst("<meta property[^>]*>", "").getBytes(UTF_8);
    var fields = "Content-Type: text/html\r\n";
    assertThat(read(fields, menu)).isEqualTo(new Reading.NotNews(Aside.NO_ARTICLE));
    assertThat(read(fields, undated)).isEqualTo(new Reading.NotNews(Aside.NO_ARTICLE));
    var front = response("https://sahel.example/", DATE, http("200 OK", fields, HTML));
    assertThat(WarcRecords.read(front)).isEqualTo(new Reading.NotNews(Aside.NO_ARTICLE));
  }

  @Test
  void a_feed_gives_the_articles_that_it_holds_whole_first_seen_when_it_was_captured() {
    var feed = feed(DATE, item(1, WHOLE) + item(2, "<p>مقدمة أطول قليلا</p>") + item(3, WHOLE));
    assertThat(WarcRecords.ids(feed))
        .containsExactly(Ids.article(URI.create(url(1))), Ids.article(URI.create(url(3))));
    var article = ((Reading.News) WarcRecords.read(feed, List.of(1)).getFirst()).article();
    assertThat(article.id()).isEqualTo(Ids.article(URI.create(url(3))));
    assertThat(article.title()).isEqualTo("خبر رقم 3");
    assertThat(article.body()).startsWith("قال سكان").contains("\n\nوأكد").endsWith("البعيدة.");
    assertThat(article.seenAt()).isEqualTo(DATE);
    assertThat(article.publishedAt()).isEqualTo(Instant.parse("2026-11-01T08:00:00Z"));
    assertThat(article.lang()).isEqualTo("ar");
    assertThat(article.author()).isEqualTo("هند الأمين");
    assertThat(article.outlet()).isEqualTo("sahel.example");
    assertThat(WarcRecords.read(feed, List.of(0, 1))).hasSize(2);
    assertThat(WarcRecords.read(feed, List.of(2)).getFirst()).isInstanceOf(Reading.Broken.class);
  }

  @Test
  void teasers_entries_without_date_or_address_and_doubles_are_no_articles() {
    var whole = item(1, WHOLE);
    var cut = item(2, WHOLE + "<p>وقالت مصادر […]</p><p>ظهر هذا المقال أولا في الساحل</p>");
    var cutOff = item(3, WHOLE + "<p>وقالت مصادر…</p>");
    var undated = item(4, WHOLE).replaceFirst("<pubDate>.*</pubDate>", "");
    var nowhere = item(5, WHOLE).replaceFirst("<link>.*</link>", "");
    var front = item(6, WHOLE).replace(url(6), "https://sahel.example/");
    var untitled = item(7, WHOLE).replaceFirst("<title>.*</title>", "");
    var feed = feed(DATE, cut + cutOff + undated + nowhere + front + untitled + whole + whole);
    assertThat(WarcRecords.ids(feed)).containsExactly(Ids.article(URI.create(url(1))));
  }

  @Test
  void a_long_description_is_a_whole_article_and_a_short_one_a_teaser() {
    var description = item(1, "").replaceFirst("مقدمة قصيرة", "<![CDATA[" + WHOLE + "]]>");
    assertThat(WarcRecords.ids(feed(DATE, description))).isEmpty();
    var longer = description.replace(WHOLE, WHOLE.repeat(3));
    assertThat(WarcRecords.ids(feed(DATE, longer))).hasSize(1);
  }

  @Test
  void sitemaps_other_xml_and_feeds_larger_than_a_page_give_no_article() {
    var type = "Content-Type: text/xml\r\n";
    for (var body :
        List.of(
            "<urlset><url><loc>https://sahel.example/1</loc></url></urlset>",
            "<svg/>",
            "no xml",
            "<rss><channel>" + "<item/>".repeat(1 << 20) + "</channel></rss>")) {
      var answer = http("200 OK", type, body.getBytes(UTF_8));
      assertThat(WarcRecords.ids(response(url(1), DATE, answer))).isEmpty();
    }
  }

  @Test
  void what_is_no_record_is_told() {
    assertThat(WarcRecords.read("nothing\r\n\r\n".getBytes(UTF_8)))
        .isInstanceOf(Reading.Broken.class);
    assertThat(WarcRecords.read(response(url(1), DATE, "no http".getBytes(UTF_8))))
        .isEqualTo(new Reading.Broken("the record holds no HTTP answer"));
  }

  private static Article article(String fields, byte[] body) {
    return read(fields, body) instanceof Reading.News(var article)
        ? article
        : org.assertj.core.api.Assertions.fail("no article: " + read(fields, body));
  }

  private static Reading read(String fields, byte[] body) {
    return WarcRecords.read(response(url(1), DATE, http("200 OK", fields, body)));
  }

  private static byte[] cut(byte[] packed) {
    return Arrays.copyOf(packed, packed.length - 6);
  }

  private static byte[] deflated(boolean bare) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var packed = new DeflaterOutputStream(out, new Deflater(6, bare))) {
      packed.write(HTML);
    }
    return out.toByteArray();
  }

  // A Brotli stream (RFC 7932) of one piece that is stored as it is, and an empty last one.
  private static byte[] brotli(byte[] plain) {
    int head = (plain.length - 1) << 4 | 1 << 20;
    return join(
        new byte[] {(byte) head, (byte) (head >> 8), (byte) (head >> 16)}, plain, new byte[] {3});
  }
}
