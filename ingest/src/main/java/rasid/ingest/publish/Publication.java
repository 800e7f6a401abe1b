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
/// @param fresh what the state remembers that no source had brought before: brief forms of ids
/// @param at recorded time
public record Publication(
    List<Article> articles,
    List<DeadLetter> letters,
    SourceState state,
    List<String> fresh,
    Instant at) {
  public Publication {
    articles = List.copyOf(articles);
    letters = List.copyOf(letters);
    fresh = List.copyOf(fresh);
  }
}
