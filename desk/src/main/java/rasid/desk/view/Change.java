package rasid.desk.view;

import rasid.model.Alert;
import rasid.model.TaggedArticle;

/// What an open page should hear of.
public sealed interface Change {
  /// An article is among the newest.
  record Seen(TaggedArticle article) implements Change {}

  /// An alert has a new latest revision.
  record Revised(Alert alert) implements Change {}

  /// Somebody at a desk acted.
  record Acted(Done done) implements Change {}

  /// Sources do otherwise than before, or there are more or fewer of them.
  record Health(SourceOverview.Counts sources) implements Change {}

  /// More changed than is worth telling one by one: read everything again.
  record Reload() implements Change {}
}
