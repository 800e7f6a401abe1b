package rasid.ingest.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class IdentityTest {
  @ParameterizedTest
  @CsvSource({
    "HTTPS://Sahel.Example/a, https://sahel.example/a",
    "https://sahel.example, https://sahel.example/",
    "https://sahel.example:443/a, https://sahel.example/a",
    "http://sahel.example:80/a, http://sahel.example/a",
    "http://sahel.example:8080/a, http://sahel.example:8080/a",
    "https://sahel.example/a#comments, https://sahel.example/a",
    "https://sahel.example/a?utm_source=x&id=7&fbclid=z, https://sahel.example/a?id=7",
    "https://sahel.example/a?UTM_Medium=x, https://sahel.example/a",
    "https://sahel.example/a?b=2&a=1, https://sahel.example/a?b=2&a=1",
    "https://sahel.example/أخبار/1, https://sahel.example/أخبار/1",
    "https://sahel.example/a b, https://sahel.example/a%20b",
    "https://sahel.example/100%, https://sahel.example/100%25",
    "https://مثال.إختبار/a, https://xn--mgbh0fb.xn--kgbechtv/a",
  })
  void an_article_has_one_address_however_it_is_linked(String written, String canonical) {
    assertThat(CanonicalUrl.parse(written).map(CanonicalUrl::of)).contains(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.sahel.example/feed/, http://sahel.example/feed, true",
    "https://sahel.example/, https://sahel.example, true",
    "https://sahel.example/feed?utm_source=x, https://sahel.example/feed#top, true",
    "https://sahel.example/feed, https://sahel.example/feed2, false",
    "https://sahel.example/?feed=rss, https://sahel.example/?feed=atom, false",
    "https://sahel.example:8443/feed, https://sahel.example/feed, false",
  })
  void a_feed_is_the_same_under_addresses_that_differ_in_manner_only(
      URI one, URI other, boolean same) {
    assertThat(CanonicalUrl.ofFeed(one).equals(CanonicalUrl.ofFeed(other))).isEqualTo(same);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "javascript:alert(1)",
        "ftp://a.example/",
        "/relative",
        "http://",
        "not a url"
      })
  void what_is_no_web_address_is_none(String written) {
    assertThat(CanonicalUrl.parse(written)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/x/feed.xml, ../1, https://a.example/1",
    "https://a.example/x/feed.xml, ?p=1, https://a.example/x/feed.xml?p=1",
    "https://a.example/x/feed.xml, //b.example/2, https://b.example/2",
  })
  void a_relative_address_is_found(String base, String written, String expected) {
    assertThat(CanonicalUrl.resolve(URI.create(base), written)).contains(URI.create(expected));
  }

  @Test
  void ids_are_stable_and_readable() {
    var url = URI.create("https://www.Sahel.example/feed?cat=مالي");
    assertThat(Ids.source(url)).matches("sahel\\.example-[0-9a-f]{6}").isEqualTo(Ids.source(url));
    assertThat(Ids.article(URI.create("https://sahel.example/a#x")))
        .hasSize(64)
        .isEqualTo(Ids.article(URI.create("https://SAHEL.example/a?utm_campaign=y")));
    assertThat(Ids.source(URI.create("http://[::1]:80/feed"))).matches("[a-z0-9][a-z0-9._-]{0,99}");
  }
}
