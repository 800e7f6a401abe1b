package rasid.ingest.check;

import rasid.model.Trouble;

/// What to do about a trouble.
public final class Advice {
  private Advice() {}

  /// In a sentence.
  public static String on(Trouble trouble) {
    return switch (trouble) {
      case BLOCKED ->
          "open it in a browser; where it works there, ask the site to let Rasid in (--contact), or ask less often (rasid:interval)";
      case CERTIFICATE -> "tell the site; nothing is read over a connection that is not safe";
      case GONE -> "look for its new feed on the site, or take it off the list";
      case ILL -> "nothing to do now: it is tried again by itself; tell the site if it lasts";
      case MISSING -> "open the site in a browser and look for its feed; feeds move";
      case MOVED -> "put the new address into the list";
      case NOT_A_FEED -> "look for the feed on the site; check the site's own address to find it";
      case REFUSED -> "see the reason; what your own list names may be private";
      case SILENT -> "open the site: if it still publishes, its feed is stale or elsewhere";
      case UNDATED ->
          "nothing to do: its articles are dated by their pages, else by when Rasid sees them";
      case UNREACHABLE ->
          "nothing to do now: it is tried again by itself; check the address if it lasts";
    };
  }
}
