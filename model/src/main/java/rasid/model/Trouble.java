package rasid.model;

import com.fasterxml.jackson.annotation.JsonProperty;

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
  UNREACHABLE
}
