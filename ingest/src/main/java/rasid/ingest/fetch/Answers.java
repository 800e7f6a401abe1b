package rasid.ingest.fetch;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import rasid.ingest.fetch.FetchOutcome.Fetched;
import rasid.ingest.fetch.FetchOutcome.Refused;
import rasid.ingest.fetch.FetchOutcome.Unchanged;
import rasid.ingest.fetch.FetchOutcome.Unreachable;
import rasid.ingest.fetch.FetchOutcome.Validators;
import rasid.ingest.fetch.FetchOutcome.Wait;
import rasid.ingest.fetch.FetchOutcome.Way;
import rasid.ingest.text.WrittenDate;

/// What an answer over HTTP means.
final class Answers {
  private static final Duration DEFAULT_WAIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);
  private static final int LONGEST_VALIDATOR = 300;

  private final InstantSource real;

  /// @param real the time that a `Retry-After` with a date is counted from
  Answers(InstantSource real) {
    this.real = real;
  }

  /// @param most largest body, in bytes
  /// @param growth told while it is unpacked
  /// @throws Room.Full when there is no room for it
  FetchOutcome outcome(Wire.Answer answer, Way way, int most, Room.Growth growth)
      throws Room.Full, InterruptedException {
    int status = answer.status();
    if (status == 429) {
      return new Wait(retryAfter(answer), "too many requests (HTTP 429)");
    }
    if (status == 503 && !answer.header("retry-after").isBlank()) {
      return new Wait(retryAfter(answer), "out of service for now (HTTP 503)");
    }
    return switch (status) {
      case 200 -> body(answer, way, most, growth);
      case 304 -> new Unchanged(way);
      default -> new Refused(status, words(status));
    };
  }

  private static String words(int status) {
    var what =
        switch (status) {
          case 401, 407 -> "a password is asked for";
          case 403 -> "blocked: the server refuses us";
          case 404 -> "there is nothing at this address";
          case 410 -> "gone for good";
          case 451 -> "blocked for legal reasons";
          default -> status >= 500 ? "the server is ill" : "the server sends no content";
        };
    return "%s (HTTP %d)".formatted(what, status);
  }

  private static FetchOutcome body(Wire.Answer answer, Way way, int most, Room.Growth growth)
      throws Room.Full, InterruptedException {
    if (answer.cut()) {
      return new Refused(200, "the body is larger than %d KiB".formatted(most >> 10));
    }
    byte[] body;
    try {
      body = Unpacking.unpack(answer.body(), answer.header("content-encoding"), most, growth);
    } catch (Room.Full e) {
      throw e;
    } catch (Unpacking.Bomb e) {
      return new Refused(200, String.valueOf(e.getMessage()));
    } catch (IOException _) {
      return new Unreachable("the packed body is broken");
    }
    var type = answer.header("content-type");
    return new Fetched(
        way,
        body,
        type.isEmpty() ? null : type,
        new Validators(validator(answer.header("etag")), validator(answer.header("last-modified"))),
        maxAge(answer.header("cache-control")),
        answer.header("link"));
  }

  // Sent back as it came, weak or badly quoted, with every later request; so nothing is kept that
  // is no header or does not fit into the source's state.
  private static @Nullable String validator(String written) {
    boolean sane =
        !written.isEmpty()
            && written.length() <= LONGEST_VALIDATOR
            && written.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    return sane ? written : null;
  }

  private Duration retryAfter(Wire.Answer answer) {
    var written = answer.header("retry-after").strip();
    var asked =
        isNumber(written, 9)
            ? Duration.ofSeconds(Long.parseLong(written))
            : WrittenDate.parse(written)
                .map(at -> Duration.between(real.instant(), at))
                .orElse(DEFAULT_WAIT);
    return asked.isNegative()
        ? DEFAULT_WAIT
        : asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
  }

  private static Duration maxAge(String cacheControl) {
    for (var directive : cacheControl.toLowerCase(Locale.ROOT).split(",")) {
      var text = directive.strip();
      var seconds = text.startsWith("max-age=") ? text.substring("max-age=".length()) : "";
      if (isNumber(seconds, 8)) {
        return Duration.ofSeconds(Long.parseLong(seconds));
      }
    }
    return Duration.ZERO;
  }

  private static boolean isNumber(String text, int digits) {
    return !text.isEmpty()
        && text.length() <= digits
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
