package rasid.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came of asking for an address.
public sealed interface FetchOutcome {
  /// The body, whole and unpacked.
  ///
  /// @param way how it was reached
  /// @param body not copied; whoever gets it owns it
  /// @param contentType the HTTP header, or null
  /// @param validators to ask with next time
  /// @param fresh how long the server says it stays fresh (`max-age`); zero when it does not
  /// @param link all its `Link` headers, joined by commas; empty for none
  @SuppressWarnings("ArrayRecordComponent") // carried from socket to parser, never compared
  record Fetched(
      Way way,
      byte[] body,
      @Nullable String contentType,
      Validators validators,
      Duration fresh,
      String link)
      implements FetchOutcome {
    /// One whose server links to nothing.
    public Fetched(
        Way way, byte[] body, @Nullable String contentType, Validators validators, Duration fresh) {
      this(way, body, contentType, validators, fresh, "");
    }

    /// Where it was found in the end, after redirects.
    public URI at() {
      return way.at();
    }
  }

  /// Not changed since the validators were given.
  record Unchanged(Way way) implements FetchOutcome {}

  /// The server asks to be left alone for a while.
  ///
  /// @param atLeast as long as this, in real time
  record Wait(Duration atLeast, String why) implements FetchOutcome {}

  /// An answer that brings nothing: an error status, a body over the limit, an address not allowed.
  ///
  /// @param status HTTP status, or 0 when it was our side that refused
  record Refused(int status, String why) implements FetchOutcome {}

  /// No answer, or not all of it in time.
  record Unreachable(String why) implements FetchOutcome {
    /// Begins every reason that lies in a certificate or in TLS.
    public static final String CERTIFICATE = "certificate: ";
  }

  /// The way to an answer.
  ///
  /// @param at where it was found in the end
  /// @param moved the address that is to be asked from now on (301, 308 from the first hop on), or
  ///   null where it has not moved
  /// @param unsafe whether a redirect led from https to http
  record Way(URI at, @Nullable URI moved, boolean unsafe) {}

  /// What a server gave to ask "changed since?" with.
  record Validators(@Nullable String etag, @Nullable String lastModified) {
    /// None: the whole body is wanted.
    public static final Validators NONE = new Validators(null, null);
  }
}
