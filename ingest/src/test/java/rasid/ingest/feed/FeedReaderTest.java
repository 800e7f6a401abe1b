package rasid.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rasid.ingest.feed.FeedOutcome.NotAFeed;
import rasid.ingest.feed.FeedOutcome.Read;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FeedReaderTest {
  private static final URI URL = URI.create("https://sahel.example/feed.xml");

  @ParameterizedTest
  @CsvSource({
    "<ttl>90</ttl>, PT1H30M",
    "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>, PT15M",
    "<sy:updatePeriod> daily </sy:updatePeriod>, PT24H",
    "<ttl>60</ttl><sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>, PT1H",
    "<ttl>999999</ttl>, PT24H",
    "<ttl>soon</ttl>, PT0S",
  })
  void a_feed_says_how_long_it_wants_to_be_left_alone(String asked, Duration ttl) {
    var feed = pausing(asked);
    assertThat(feed.ttl()).isEqualTo(ttl);
    assertThat(feed.skipHours()).isEmpty();
  }

  @Test
  void a_feed_says_in_which_hours_it_wants_to_be_left_alone() {
    assertThat(
            pausing("<skipHours><hour>3</hour><hour>24</hour><hour>99</hour></skipHours>")
                .skipHours())
        .containsExactly(0, 3);
    var all = new StringBuilder();
    for (int i = 0; i < 24; i++) {
      all.append("<hour>").append(i).append("</hour>");
    }
    assertThat(pausing("<skipHours>" + all + "</skipHours>").skipHours()).isEmpty();
  }

  private static Feed pausing(String asked) {
    var rss =
        "<rss version='2.0' xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel><title>x</title>"
            + asked
            + "<item><title>y</title><link>https://x.example/1</link></item></channel></rss>";
    var read = FeedReader.read(rss.getBytes(UTF_8), URI.create("https://x.example/feed"), null);
    return ((FeedOutcome.Read) read).feed();
  }

  @Test
  void rss_2_is_read() {
    var feed =
        feed(
            """
            <?xml version="1.0"?><rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/"
              xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>الساحل</title>
            <link>https://sahel.example/</link><language>ar-ML</language><ttl>15</ttl>
            <item><title>حصار &amp; وقود</title><link> /1?utm_source=rss </link><guid>g1</guid>
            <pubDate>Sun, 22 Nov 2026 10:30:00 GMT</pubDate><dc:creator>هند</dc:creator>
            <description>&lt;p&gt;ملخص&lt;/p&gt;</description>
            <c:encoded><![CDATA[<p>النص <b>كله</b></p>]]></c:encoded></item>
            <item><guid>https://sahel.example/2</guid><title>بلا رابط</title></item></channel></rss>
            """);
    assertThat(feed.title()).isEqualTo("الساحل");
    assertThat(feed.lang()).isEqualTo("ar-ML");
    assertThat(feed.ttl()).isEqualTo(Duration.ofMinutes(15));
    var first = feed.entries().getFirst();
    assertThat(first.title()).isEqualTo("حصار & وقود");
    assertThat(first.url()).hasToString("https://sahel.example/1?utm_source=rss");
    assertThat(first.published()).isEqualTo(Instant.parse("2026-11-22T10:30:00Z"));
    assertThat(first.authors()).containsExactly("هند");
    assertThat(first.summary()).isEqualTo("<p>ملخص</p>");
    assertThat(first.content()).isEqualTo("<p>النص <b>كله</b></p>");
    assertThat(feed.entries().getLast().url()).hasToString("https://sahel.example/2");
  }

  @Test
  void rss_1_with_prefixes_is_read() {
    var feed =
        feed(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:r="http://purl.org/rss/1.0/"
              xmlns:d="http://purl.org/dc/elements/1.1/"><r:channel><r:title>الدرب</r:title></r:channel>
            <r:item><r:title>قافلة</r:title><r:link>http://darb.example/5</r:link><d:date>2026-11-20</d:date></r:item>
            </rdf:RDF>
            """);
    assertThat(feed.title()).isEqualTo("الدرب");
    assertThat(feed.entries()).hasSize(1);
    assertThat(feed.entries().getFirst().published())
        .isEqualTo(Instant.parse("2026-11-20T00:00:00Z"));
  }

  @Test
  void atom_is_read() {
    var feed =
        feed(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr" xml:base="https://oasis.example/n/">
            <title>Oasis</title><author><name>Aïcha</name></author>
            <entry xml:base="2026/"><title type="html">Les &lt;em&gt;dattes&lt;/em&gt; &amp;amp; le mil</title>
            <link rel="self" href="x"/><link href="dates.html"/><id>urn:1</id><updated>2026-09-01T00:00:00Z</updated>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Texte</p></div></content></entry></feed>
            """);
    var entry = feed.entries().getFirst();
    assertThat(entry.title()).isEqualTo("Les dattes & le mil");
    assertThat(entry.url()).hasToString("https://oasis.example/n/2026/dates.html");
    assertThat(entry.authors()).containsExactly("Aïcha");
    assertThat(entry.content()).contains("<p>Texte</p>");
    assertThat(entry.date()).isEqualTo(Instant.parse("2026-09-01T00:00:00Z"));
  }

  @Test
  void a_json_feed_is_read() {
    var feed =
        feed(
            """
            {"version":"https://jsonfeed.org/version/1.1","title":"بامبا","items":[
            {"id":"https://b.example/1","title":"خبر","content_text":"نص <ليس وسما>","date_published":"2026-11-20T10:00:00Z"}]}
            """);
    assertThat(feed.entries().getFirst().url()).hasToString("https://b.example/1");
    assertThat(feed.entries().getFirst().content()).isEqualTo("نص &lt;ليس وسما&gt;");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | empty",
        "<!doctype html><html><head><title>صفحة</title></head></html> | HTML page",
        "Service unavailable | plain text",
        "{\"error\":1} | not a JSON Feed",
        "{\"error\": | cannot be read",
        "<weather/> | root is <weather>",
        "<rdf:RDF><foaf:Person/></rdf:RDF> | root is <rdf:rdf>",
      })
  void what_is_no_feed_is_named(String body, String why) {
    assertThat(FeedReader.read(body.getBytes(UTF_8), URL, null))
        .isInstanceOfSatisfying(NotAFeed.class, not -> assertThat(not.why()).contains(why));
  }

  @Test
  void entities_and_documents_of_others_are_not_read() {
    var body =
        """
        <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">
        <!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&b;&x;</title></channel></rss>
        """;
    assertThat(feed(body).title()).doesNotContain("aaaa").doesNotContain("root");
  }

  @Test
  void no_more_entries_than_allowed_are_taken() {
    var body =
        "<rss><channel>" + "<item/>".repeat(FeedReader.MOST_ENTRIES + 1) + "</channel></rss>";
    assertThat(feed(body).entries()).hasSize(FeedReader.MOST_ENTRIES);
  }

  @Test
  void entries_that_are_never_closed_are_read_once() {
    var body = "<rss><channel>" + "<item><link>/a</link><title>x".repeat(20_000);
    assertThat(feed(body).entries()).hasSize(20_000).extracting(Entry::title).containsOnly("x");
  }

  // Found by fuzzing.
  @Test
  void a_prefix_without_a_name_breaks_nothing() {
    var body = "<rss><item><description>a<p:>b</p:></description></item></rss>";
    assertThat(feed(body).entries().getFirst().summary()).isEqualTo("ab");
  }

  // Found by fuzzing.
  @Test
  void a_name_space_taken_back_breaks_nothing() {
    var body =
        "<rss xmlns=''><item xmlns><title>t</title><description>a<p:b>b</p:b></description></item></rss>";
    assertThat(feed(body).entries().getFirst().title()).isEqualTo("t");
    assertThat(feed(body).entries().getFirst().summary()).isEqualTo("a<b>b</b>");
  }

  @Test
  void deep_nesting_breaks_nothing() {
    var body = "<rss><channel><item>" + "<b>".repeat(200_000);
    assertThatCode(() -> FeedReader.read(body.getBytes(UTF_8), URL, null))
        .doesNotThrowAnyException();
  }

  @Test
  void a_page_where_a_feed_should_be_names_its_feeds() {
    var page =
        """
        <!doctype html><html><head><title>الساحل</title><link rel="alternate" href="/en" hreflang="en">
        <link rel="alternate" type="application/rss+xml" href="/rss.xml">
        <link rel="alternate" type="application/atom+xml" href="https://o.example/atom"></head></html>
        """;
    assertThat(FeedReader.read(page.getBytes(UTF_8), URL, "text/html"))
        .isEqualTo(
            new NotAFeed(
                "it is an HTML page (\"الساحل\"); the page names these feeds:"
                    + " https://o.example/atom , https://sahel.example/rss.xml"));
  }

  @Test
  void what_lists_other_things_than_articles_says_so() {
    assertThat(feed("<opml><body/></opml>").kind()).isEqualTo(Feed.Kind.FEEDS);
    assertThat(feed("<urlset/>").kind()).isEqualTo(Feed.Kind.SITEMAP);
    assertThat(feed("<sitemapindex/>").kind()).isEqualTo(Feed.Kind.SITEMAP_INDEX);
    assertThat(
            feed("""
                    <urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url>
                    <loc>https://sahel.example/1</loc><n:news><n:title>خبر</n:title></n:news></url></urlset>
                    """)
                .kind())
        .isEqualTo(Feed.Kind.NEWS_SITEMAP);
  }

  @Test
  void an_opml_list_is_walked_and_its_faults_are_told() {
    var read =
        Opml.read(
            """
            <opml version="2.0"><body><outline text="مجلد">
            <outline type="rss" text="الساحل" xmlUrl="https://sahel.example/feed"/>
            <outline type="rss" title="Oasis" xmlurl="http://oasis.example/a?x=1&y=2"/>
            <outline type="rss" text="مكرر" xmlUrl="https://sahel.example/feed"/>
            <outline text="خطأ" xmlUrl="file:///etc/passwd"/></outline></body></opml>
            """
                .getBytes(UTF_8));
    assertThat(read.outlines()).extracting(Opml.Outline::name).containsExactly("الساحل", "Oasis");
    assertThat(read.outlines().getLast().url()).hasToString("http://oasis.example/a?x=1&y=2");
    assertThat(read.problems()).singleElement().asString().contains("file:///etc/passwd");
  }

  private static Feed feed(String body) {
    var outcome = FeedReader.read(body.getBytes(UTF_8), URL, "application/xml");
    assertThat(outcome).isInstanceOf(Read.class);
    return ((Read) outcome).feed();
  }
}
