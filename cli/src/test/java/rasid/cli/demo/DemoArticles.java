package rasid.cli.demo;

import java.net.URI;
import java.time.Instant;
import rasid.ingest.identity.Ids;
import rasid.model.Article;

/// The demo's archive as articles, as ingest would make them.
public final class DemoArticles {
  private DemoArticles() {}

  /// The article of a line.
  public static Article of(Archive.Line line) {
    return of(line, "", line.seenAt());
  }

  /// The article of a line, as another site has it.
  ///
  /// @param site what the site's name, source and addresses end with
  /// @param seenAt when it was seen there
  public static Article of(Archive.Line line, String site, Instant seenAt) {
    var url = URI.create(line.url() + site);
    return new Article(
        Ids.article(url),
        url,
        line.source() + site,
        line.outlet() + site,
        line.lang(),
        line.title(),
        line.body(),
        line.author(),
        line.publishedAt(),
        seenAt);
  }
}
