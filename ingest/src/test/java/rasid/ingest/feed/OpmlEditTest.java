package rasid.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rasid.ingest.feed.Opml.Outline;
import rasid.ingest.feed.OpmlEdit.Outcome.Changed;
import rasid.ingest.feed.OpmlEdit.Outcome.Refused;
import rasid.ingest.page.PageHints;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OpmlEditTest {
  private static final Outline NEW =
      new Outline(URI.create("https://b.example/feed?x=1&y=2"), "صحيفة \"ب\" & <أخرى>");
  private static final Outline ASKED =
      new Outline(
          URI.create("https://c.example/feed"),
          "ج",
          new Wishes(
              "Own/1",
              Map.of("cookie", "a=\"b\""),
              Duration.ofMinutes(10),
              Wishes.Text.PAGE,
              new PageHints("div.story > p", null, null)));

  @Test
  void all_else_in_a_list_stays_as_it_is() {
    var list =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- ours, </body> or not -->
        <opml version="2.0">
            <head><title>قائمتنا</title></head>
            <body>
              <outline text="Mali"   custom='1'>
                <outline type="rss" text='أ' xmlUrl="https://a.example/feed" category="/x"/>
              </outline>
              <outline text="a note without a feed"/>
            </body>
        </opml>
        """;
    assertThat(added(list, NEW))
        .isEqualTo(
            list.replace(
                "    </body>",
                "      <outline type=\"rss\" text=\"صحيفة &quot;ب&quot; &amp; &lt;أخرى&gt;\""
                    + " title=\"صحيفة &quot;ب&quot; &amp; &lt;أخرى&gt;\""
                    + " xmlUrl=\"https://b.example/feed?x=1&amp;y=2\"/>\n    </body>"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<opml><body><outline xmlUrl='https://a.example/feed'/></body></opml>",
        "<opml version='1.0'><body/></opml>",
        "<OPML><BODY></BODY></OPML>",
        "\uFEFF<opml>\r\n<body>\r\n</body>\r\n</opml>\r\n",
        "<opml xmlns:rasid='urn:rasid:sources'><body></body></opml>",
        "<opml><body>\n<outline text='أ' xmlUrl='https://a.example/feed'>\n</body></opml>",
      })
  void lists_of_all_forms_are_added_to(String list) {
    var before = Opml.read(list.getBytes(UTF_8)).outlines();
    var after = Opml.read(added(list, NEW, ASKED).getBytes(UTF_8));
    assertThat(after.problems()).isEmpty();
    var wanted = new ArrayList<>(before);
    wanted.addAll(List.of(NEW, ASKED));
    assertThat(after.outlines()).isEqualTo(wanted);
  }

  @Test
  void line_ends_stay_those_of_the_list() {
    var list = "<opml>\r\n<body>\r\n</body>\r\n</opml>";
    assertThat(added(list, NEW).replace("\r\n", "")).doesNotContain("\n", "\r");
  }

  @Test
  void what_cannot_be_changed_without_harm_is_left() {
    assertThat(refusal("<opml><body>".getBytes(UTF_8))).contains("no </body>");
    assertThat(refusal("<html><body></body></html>".getBytes(UTF_8))).contains("by hand");
    assertThat(refusal("<opml><body></body></opml><!-- </body> -->".getBytes(UTF_8)))
        .contains("by hand");
    var arabic = "<opml><body><outline text='صحيفة' xmlUrl='https://a.example/'/></body></opml>";
    assertThat(refusal(arabic.getBytes(Charset.forName("windows-1256")))).contains("UTF-8");
  }

  private static String added(String list, Outline... outlines) {
    var outcome = OpmlEdit.add(list.getBytes(UTF_8), List.of(outlines));
    assertThat(outcome).isInstanceOf(Changed.class);
    return new String(((Changed) outcome).list(), UTF_8);
  }

  private static String refusal(byte[] list) {
    var outcome = OpmlEdit.add(list, List.of(NEW));
    assertThat(outcome).isInstanceOf(Refused.class);
    return ((Refused) outcome).why();
  }
}
