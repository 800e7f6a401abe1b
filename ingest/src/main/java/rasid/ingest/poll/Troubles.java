package rasid.ingest.poll;

import java.util.Optional;
import rasid.ingest.fetch.FetchOutcome;
import rasid.ingest.fetch.FetchOutcome.Fetched;
import rasid.ingest.fetch.FetchOutcome.Refused;
import rasid.ingest.fetch.FetchOutcome.Unchanged;
import rasid.ingest.fetch.FetchOutcome.Unreachable;
import rasid.ingest.fetch.FetchOutcome.Wait;
import rasid.model.Trouble;

/// What a failed fetch tells of a source.
public final class Troubles {
  private Troubles() {}

  /// What a fetch tells; nothing where it did not fail.
  public static Optional<Trouble> of(FetchOutcome outcome) {
    return switch (outcome) {
      case Fetched _, Unchanged _ -> Optional.empty();
      case Wait _ -> Optional.of(Trouble.BLOCKED);
      case Refused refused -> Optional.of(of(refused));
      case Unreachable unreachable -> Optional.of(of(unreachable));
    };
  }

  static Trouble of(Refused refused) {
    return switch (refused.status()) {
      case 401, 403, 407, 451 -> Trouble.BLOCKED;
      case 410 -> Trouble.GONE;
      case 0, 200 -> Trouble.REFUSED;
      default -> refused.status() >= 500 ? Trouble.ILL : Trouble.MISSING;
    };
  }

  static Trouble of(Unreachable unreachable) {
    return unreachable.why().startsWith(Unreachable.CERTIFICATE)
        ? Trouble.CERTIFICATE
        : Trouble.UNREACHABLE;
  }
}
