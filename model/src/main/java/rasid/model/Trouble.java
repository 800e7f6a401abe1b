package rasid.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;

/// What is wrong with a source, in the words of a desk.
public enum Trouble {
  /// The server refuses us, or asks for less or for a password.
  @JsonProperty("blocked")
  BLOCKED,
  /// Its certificate or its TLS is not in order.
  @JsonProperty("certificate")
  CERTIFICATE,
  /// The server says it is gone for good; it is asked once a month.
  @JsonProperty("gone")
  GONE,
  /// The server answers with an error of its own.
  @JsonProperty("ill")
  ILL,
  /// There is nothing at the address.
  @JsonProperty("missing")
  MISSING,
  /// It is read, at another address than the list says.
  @JsonProperty("moved")
  MOVED,
  /// What comes is no feed.
  @JsonProperty("not-a-feed")
  NOT_A_FEED,
  /// Rasid does not read it: a limit, a private address, its robots.txt.
  @JsonProperty("refused")
  REFUSED,
  /// It answers, but has brought nothing for far longer than is usual for it.
  @JsonProperty("silent")
  SILENT,
  /// It is read, but none of its articles has a date.
  @JsonProperty("undated")
  UNDATED,
  /// No answer.
  @JsonProperty("unreachable")
  UNREACHABLE;

  /// All of them in the order in which a desk should look: what keeps articles from coming for
  /// longest stands first, what is read all the same last.
  public static final List<Trouble> WORST_FIRST =
      List.of(
          GONE,
          BLOCKED,
          CERTIFICATE,
          REFUSED,
          NOT_A_FEED,
          MISSING,
          ILL,
          UNREACHABLE,
          SILENT,
          MOVED,
          UNDATED);

  /// As it stands in `rasid-sources` and in the guide, with blanks.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// Whether the source is read all the same, and only to be looked at.
  public boolean leavesItReadable() {
    return switch (this) {
      case SILENT, MOVED, UNDATED -> true;
      case BLOCKED, CERTIFICATE, GONE, ILL, MISSING, NOT_A_FEED, REFUSED, UNREACHABLE -> false;
    };
  }
}
