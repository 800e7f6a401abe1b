package rasid.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HubLinkTest {
  private static final URI AT = URI.create("https://s.example/feed");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "<https://h.example/>; rel=hub, <https://s.example/f>; rel=self | https://h.example/ | https://s.example/f",
        "<https://h.example/>; title=\"a, b; c\"; rel=\"hub\" | https://h.example/ | https://s.example/feed",
        "</hub>;REL=\"x HUB\" | https://s.example/hub | https://s.example/feed",
        "<http://h.example/>; rel=hub, <https://t.example/>; rel=hub | https://t.example/ | https://s.example/feed",
        "<http://h.example/>; rel=hub | http://h.example/ | https://s.example/feed",
        "<https://h.example/>; rel=next | |",
        "<https://h.example/; rel=hub | |",
        "<javascript:alert(1)>; rel=hub | |",
        "rel=hub | |",
        "<<<<<>>>>>,,;;== | |",
      })
  void hub_and_topic_are_found_in_what_the_server_says(
      String header, @Nullable URI hub, @Nullable URI topic) {
    assertThat(HubLink.of(header, AT, Imprint.NONE).map(HubLink::hub).orElse(null)).isEqualTo(hub);
    assertThat(HubLink.of(header, AT, Imprint.NONE).map(HubLink::topic).orElse(null))
        .isEqualTo(topic);
  }

  @Test
  void the_server_wins_over_the_feed() {
    var told =
        new Imprint(
            "", List.of(URI.create("https://f.example/")), URI.create("https://s.example/self"));
    assertThat(HubLink.of("", AT, told))
        .contains(
            new HubLink(URI.create("https://f.example/"), URI.create("https://s.example/self")));
    assertThat(HubLink.of("<https://h.example/>; rel=hub", AT, told))
        .contains(
            new HubLink(URI.create("https://h.example/"), URI.create("https://s.example/self")));
    assertThat(HubLink.of("<https://h.example/>; rel=hub".repeat(9_999), AT, Imprint.NONE))
        .isEmpty();
  }
}
