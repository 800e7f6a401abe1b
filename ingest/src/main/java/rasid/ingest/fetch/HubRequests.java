package rasid.ingest.fetch;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import rasid.ingest.identity.CanonicalUrl;

/// Requests to hubs (WebSub, 5): forms, sent with the care that feeds and pages are fetched with,
/// for a feed may name any address as its hub.
final class HubRequests {
  /// As much of an answer is read; what hubs say in it is a sentence.
  private static final int LARGEST = 64 << 10;

  private static final int QUOTED = 120;

  private final FetchLimits limits;
  private final String userAgent;
  private final AddressGuard guard;
  private final Politeness politeness;
  private final Wire wire;

  HubRequests(
      FetchLimits limits, String userAgent, AddressGuard guard, Politeness politeness, Wire wire) {
    this.limits = limits;
    this.userAgent = userAgent;
    this.guard = guard;
    this.politeness = politeness;
    this.wire = wire;
  }

  /// Sends a form; 307 and 308 are followed.
  ///
  /// @return why it was not accepted; empty when it was
  Optional<String> send(URI hub, Map<String, String> form) throws InterruptedException {
    var at = hub;
    for (int hop = 0; hop <= limits.redirects(); hop++) {
      var refusal = refusal(at);
      if (refusal.isPresent()) {
        return refusal;
      }
      var turn = politeness.await(at, Duration.ZERO);
      if (turn.isEmpty()) {
        return Optional.of("the hub asked to be left alone");
      }
      Wire.Answer answer;
      try (var _ = turn.get()) {
        var headers = Map.of("User-Agent", userAgent, "Accept", "*/*");
        answer = wire.post(at, form, headers, LARGEST, limits.timeout());
      } catch (TimeoutException _) {
        return Optional.of("no whole answer in time");
      } catch (AddressGuard.ForbiddenAddress e) {
        return Optional.of(String.valueOf(e.getMessage()));
      } catch (IOException e) {
        return Optional.of(Faults.words(e, CanonicalUrl.host(at)));
      }
      if (answer.status() == 429 || answer.status() == 503) {
        politeness.complained(at, Duration.ZERO);
      }
      var next = next(answer, at);
      if (next.isEmpty()) {
        return answer.status() / 100 == 2 ? Optional.empty() : Optional.of(words(answer));
      }
      at = next.get();
    }
    return Optional.of("more than %d redirects".formatted(limits.redirects()));
  }

  // The form holds a secret, so it goes over TLS, or to the operator's own machines.
  private Optional<String> refusal(URI at) {
    boolean safe = "https".equalsIgnoreCase(at.getScheme()) || guard.isListed(at);
    return safe
        ? guard.refusal(at)
        : Optional.of("the hub has no https, and a secret is not sent without");
  }

  private static Optional<URI> next(Wire.Answer answer, URI at) {
    return answer.status() == 307 || answer.status() == 308
        ? CanonicalUrl.resolve(at, answer.header("location"))
        : Optional.empty();
  }

  private static String words(Wire.Answer answer) {
    var said = new String(answer.body(), StandardCharsets.UTF_8);
    var plain = said.replaceAll("\\p{Cntrl}", " ").strip();
    return "HTTP %d: %s"
        .formatted(answer.status(), plain.substring(0, Math.min(QUOTED, plain.length())));
  }
}
