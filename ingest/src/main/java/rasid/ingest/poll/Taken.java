package rasid.ingest.poll;

import java.time.Instant;
import rasid.model.Article;
import rasid.model.DeadLetter;

/// What became of one new entry.
sealed interface Taken {
  /// It can be published, once it is known when it was seen.
  record Draft(Making make) implements Taken {}

  /// It can never be published.
  record Dead(DeadLetter letter) implements Taken {}

  /// Nothing to publish now; it is asked again at the next poll.
  record Later(String why) implements Taken {}

  /// An article that only lacks its first sight.
  @FunctionalInterface
  interface Making {
    Article seenAt(Instant at);
  }
}
