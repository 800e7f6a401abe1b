package rasid.desk.view;

import org.jspecify.annotations.Nullable;
import rasid.model.Alert;
import rasid.model.TaggedArticle;
import rasid.model.Watch;

/// One thing a topic told.
public sealed interface Fact {
  /// An article was tagged, or tagged again.
  record Tagged(TaggedArticle article) implements Fact {}

  /// An alert has a revision.
  ///
  /// @param alert the revision, or null when the alert was removed
  record Revised(String id, @Nullable Alert alert) implements Fact {}

  /// A desk follows something.
  ///
  /// @param watch the watch, or null when it was removed
  record Followed(String id, @Nullable Watch watch) implements Fact {}

  /// Somebody at a desk acted.
  record Acted(Done done) implements Fact {}

  /// A source was asked.
  ///
  /// @param source how it does, or null when it is no longer on the list
  record Asked(String id, @Nullable SourceHealth source) implements Fact {}
}
