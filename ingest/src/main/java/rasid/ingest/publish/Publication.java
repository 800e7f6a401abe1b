package rasid.ingest.publish;

import java.time.Instant;
import java.util.List;
import rasid.model.Article;
import rasid.model.DeadLetter;
import rasid.model.SourceState;

/// What one step of a poll brings, written whole or not at all.
///
/// @param articles new ones, oldest first
/// @param letters what could not be used
/// @param state of the source after this step
/// @param at recorded time
public record Publication(
    List<Article> articles, List<DeadLetter> letters, SourceState state, Instant at) {
  public Publication {
    articles = List.copyOf(articles);
    letters = List.copyOf(letters);
  }
}
