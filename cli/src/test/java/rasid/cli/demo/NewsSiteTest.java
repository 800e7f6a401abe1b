package rasid.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NewsSiteTest {
  private static final Instant LIVE = Instant.parse("2026-11-09T06:00:00Z");
  private static final Newsroom ROOM = new Newsroom(7, LIVE.plus(Newsroom.BREAKS_AFTER));

  private final HttpClient client = HttpClient.newHttpClient();
  private volatile Instant now = LIVE.plus(Duration.ofHours(3));
  private final NewsSite site;

  NewsSiteTest() throws IOException {
    site = NewsSite.open(ROOM, () -> now, LIVE.minus(Duration.ofDays(2)), 0);
  }

  @AfterEach
  void close() {
    site.close();
    client.close();
  }

  @Test
  void every_feed_is_well_formed_and_agrees_with_the_newsroom() throws Exception {
    for (var outlet : Outlet.ALL) {
      var feed = xml(get(outlet.feedAt(site.base())).body());
      var expected = newest(outlet);
      var links = new ArrayList<String>();
      var titles = new ArrayList<String>();
      for (var item : elements(feed, outlet.feed() == Outlet.FeedKind.RSS ? "item" : "entry")) {
        var link = (Element) item.getElementsByTagName("link").item(0);
        links.add(
            outlet.feed() == Outlet.FeedKind.RSS
                ? link.getTextContent()
                : link.getAttribute("href"));
        titles.add(item.getElementsByTagName("title").item(0).getTextContent());
      }
      assertThat(titles).hasSize(30).isEqualTo(expected.stream().map(Piece::title).toList());
      assertThat(links)
          .isEqualTo(expected.stream().map(piece -> piece.at(site.base()).toString()).toList());
    }
  }

  @Test
  void every_page_shows_its_article_and_nothing_is_there_before_its_time() throws Exception {
    for (var outlet : Outlet.ALL) {
      var piece = newest(outlet).getFirst();
      var page = get(piece.at(site.base()));
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body())
          .contains("<h1", Markup.escaped(piece.title()))
          .contains(
              "lang=\"%s\" dir=\"%s\""
                  .formatted(outlet.lang(), outlet.lang().equals("ar") ? "rtl" : "ltr"));
      for (var paragraph : piece.paragraphs()) {
        assertThat(page.body()).contains("<p>" + Markup.escaped(paragraph) + "</p>");
      }

      now = piece.publishedAt().minusSeconds(1);
      assertThat(get(piece.at(site.base())).statusCode()).isEqualTo(404);
      assertThat(get(outlet.feedAt(site.base())).body()).doesNotContain(piece.path());
      now = LIVE.plus(Duration.ofHours(3));
    }
  }

  @Test
  void a_reader_who_has_the_feed_is_told_so_until_something_new_appears() throws Exception {
    var outlet = Outlet.ALL.getFirst();
    var feed = outlet.feedAt(site.base());
    var first = get(feed);
    var etag = first.headers().firstValue("ETag").orElseThrow();
    var modified = first.headers().firstValue("Last-Modified").orElseThrow();

    assertThat(get(feed, "If-None-Match", etag).statusCode()).isEqualTo(304);
    assertThat(get(feed, "If-Modified-Since", modified).statusCode()).isEqualTo(304);
    assertThat(get(feed, "If-Modified-Since", "yesterday").statusCode()).isEqualTo(200);

    now = now.plus(Duration.ofHours(3));
    assertThat(get(feed, "If-None-Match", etag).statusCode()).isEqualTo(200);
    assertThat(get(feed, "If-Modified-Since", modified).statusCode()).isEqualTo(200);
  }

  @Test
  void quiet_news_goes_on_after_the_live_hours() throws Exception {
    now = LIVE.plus(Duration.ofDays(9));
    for (var outlet : Outlet.ALL) {
      assertThat(get(newest(outlet).getFirst().at(site.base())).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void the_opml_lists_all_outlets(@TempDir Path folder) throws Exception {
    var file = folder.resolve("feeds.opml");
    site.writeOpml(file);
    assertThat(Files.readString(file)).isEqualTo(get(site.base().resolve("/feeds.opml")).body());
    assertThat(elements(xml(Files.readString(file)), "outline"))
        .extracting(outline -> outline.getAttribute("xmlUrl"))
        .containsExactlyElementsOf(
            Outlet.ALL.stream().map(one -> one.feedAt(site.base()).toString()).toList());
  }

  @Test
  void what_is_not_there_is_404_and_what_is_not_asked_with_get_is_405() throws Exception {
    assertThat(get(site.base().resolve("/robots.txt")).body()).contains("Allow: /");
    assertThat(get(site.base().resolve("/sada-nahr/")).body()).contains("/sada-nahr/news/");
    assertThat(get(site.base().resolve("/nobody/feed.xml")).statusCode()).isEqualTo(404);
    assertThat(get(site.base().resolve("/sada-nahr/news/999999999999")).statusCode())
        .isEqualTo(404);
    assertThat(get(site.base().resolve("/sada-nahr/../../etc/passwd")).statusCode()).isIn(400, 404);
    var post =
        HttpRequest.newBuilder(site.base()).POST(HttpRequest.BodyPublishers.noBody()).build();
    assertThat(client.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
  }

  private List<Piece> newest(Outlet outlet) {
    return ROOM.between(now.minus(Duration.ofDays(3)), now.plusMillis(1)).stream()
        .filter(piece -> piece.outlet().equals(outlet))
        .filter(piece -> !piece.publishedAt().isBefore(LIVE.minus(Duration.ofDays(2))))
        .toList()
        .reversed()
        .stream()
        .limit(30)
        .toList();
  }

  private HttpResponse<String> get(URI uri, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(uri);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static Document xml(String text) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
  }

  private static List<Element> elements(Document document, String name) {
    var nodes = document.getElementsByTagName(name);
    var elements = new ArrayList<Element>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
