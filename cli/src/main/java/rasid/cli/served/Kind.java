package rasid.cli.served;

import java.net.URI;
import rasid.ingest.fetch.FetchOutcome;
import rasid.ingest.fetch.Fetcher;

/// A kind of document: feeds, pages. Safe for many threads.
public interface Kind {
  /// Largest document read, in bytes.
  int largest();

  /// Whether a file of a folder is one, by its name.
  boolean isNamed(String file);

  /// Fetches one.
  FetchOutcome fetch(Fetcher fetcher, URI url) throws InterruptedException;

  /// What bytes hold, no more of them than [#largest].
  Answer read(Origin origin, byte[] body);

  /// The answer to what could not be had.
  Answer broken(String name, String why);
}
