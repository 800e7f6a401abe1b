package rasid.ingest.poll;

import rasid.ingest.fetch.FetchOutcome.Refused;
import rasid.ingest.fetch.FetchOutcome.Unreachable;
import rasid.model.Trouble;

/// What a failed fetch tells of a source.
final class Troubles {
  private Troubles() {}

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
