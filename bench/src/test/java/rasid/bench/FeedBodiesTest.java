package rasid.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import rasid.ingest.feed.Entry;
import rasid.ingest.feed.FeedOutcome;
import rasid.ingest.feed.FeedReader;

/// Both sides of the comparison find the same in the feeds.
@DisplayNameGeneration(ReplaceUnderscores.class)
class FeedBodiesTest {
  @Test
  void rasid_and_rome_find_the_same_articles() throws Exception {
    for (var body : FeedBodies.of(1)) {
      var ours = ((FeedOutcome.Read) FeedReader.read(body, null, null)).feed().entries();
      var theirs =
          new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(body))).getEntries();
      assertThat(ours).hasSize(FeedBodies.ENTRIES);
      assertThat(ours)
          .extracting(Entry::title)
          .isEqualTo(theirs.stream().map(SyndEntry::getTitle).toList());
      assertThat(ours)
          .extracting(entry -> String.valueOf(entry.url()))
          .isEqualTo(theirs.stream().map(SyndEntry::getLink).toList());
    }
  }
}
