package rasid.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ImprintTest {
  private static final URI AT = URI.create("https://sahel.example/rss/feed");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<rss version='2.0'><channel><title>x</title></channel></rss> | RSS 2.0",
        "<rss version='0.91'><channel><title>x</title></channel></rss> | RSS 0.91",
        "<rss version='so new that it has no number'><channel><title>x</title></channel></rss> | RSS",
        "<rdf:RDF xmlns='http://purl.org/rss/1.0/' xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><channel><title>x</title></channel><item><title>y</title></item></rdf:RDF> | RSS 1.0",
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>x</title></feed> | Atom 1.0",
        "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title>x</title></feed> | Atom 0.3",
        "<urlset><url><loc>https://x.example/</loc></url></urlset> | sitemap",
        "<opml><body><outline xmlUrl='https://x.example/'/></body></opml> | OPML",
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"x\",\"items\":[]} | JSON Feed 1.1",
      })
  void a_format_is_named_as_people_call_it(String feed, String format) {
    assertThat(imprint(feed).format()).isEqualTo(format);
  }

  @Test
  void hubs_are_found_in_atom_in_rss_and_in_json() {
    var atom =
        """
        <feed xmlns='http://www.w3.org/2005/Atom'><title>x</title>
        <link rel='hub' href='/hub'/><link rel='self' href='https://sahel.example/feed'/>
        <entry><title>y</title><link rel='hub' href='https://not.example/'/></entry></feed>
        """;
    var rss =
        """
        <rss version='2.0' xmlns:a='http://www.w3.org/2005/Atom'><channel><title>x</title>
        <a:link rel='HUB nofollow' href='https://sahel.example/hub'/>
        <a:link rel='self' href='https://sahel.example/feed'/>
        <link>https://sahel.example/</link></channel></rss>
        """;
    var json =
        """
        {"version":"https://jsonfeed.org/version/1","title":"x","items":[],
        "feed_url":"https://sahel.example/feed",
        "hubs":[{"type":"rssCloud","url":"https://no.example/"},{"type":"WebSub","url":"/hub"}]}
        """;
    for (var feed : new String[] {atom, rss, json}) {
      assertThat(imprint(feed).hubs()).containsExactly(URI.create("https://sahel.example/hub"));
      assertThat(imprint(feed).self()).isEqualTo(URI.create("https://sahel.example/feed"));
    }
  }

  @Test
  void no_more_hubs_are_taken_than_anybody_has() {
    var links = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      links.append("<link rel='hub' href='https://h%d.example/'/>".formatted(i));
    }
    assertThat(imprint("<feed>" + links + "<title>x</title></feed>").hubs())
        .hasSize(Imprint.MOST_HUBS);
  }

  @Test
  void feeds_that_a_page_names_come_with_their_titles_each_once() {
    var page =
        """
        <html><head><link rel="alternate" type="application/rss+xml" title="كل الأخبار" href="/feed">
        <link rel="alternate" type="application/atom+xml" href="https://other.example/atom">
        <link rel="alternate" type="application/rss+xml" title="again" href="/feed">
        <link rel="alternate" hreflang="fr" href="/fr"></head></html>
        """;
    assertThat(FeedLinks.of(page.getBytes(UTF_8), AT, null))
        .containsExactly(
            new FeedLinks.Named(URI.create("https://sahel.example/feed"), "كل الأخبار"),
            new FeedLinks.Named(URI.create("https://other.example/atom"), ""));
  }

  private static Imprint imprint(String feed) {
    var read = FeedReader.read(feed.getBytes(UTF_8), AT, null);
    assertThat(read).isInstanceOf(FeedOutcome.Read.class);
    return ((FeedOutcome.Read) read).feed().imprint();
  }
}
