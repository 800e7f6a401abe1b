package rasid.ingest.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.zip.CRC32;

/// When to ask a source again, in recorded time.
///
/// @param shortest least time between two polls of one source: no server minds a conditional
///   request each 2 minutes from a wire's reader
/// @param longest most time between two polls of a source that answers: the scoop may be that of a
///   paper that publishes once a week
/// @param farthest most time between two tries of a source that fails
public record PollSchedule(Duration shortest, Duration longest, Duration farthest) {
  /// 2 minutes, 30 minutes, 6 hours.
  public static final PollSchedule DEFAULT =
      new PollSchedule(Duration.ofMinutes(2), Duration.ofMinutes(30), Duration.ofHours(6));

  /// A pace nobody knows, because the feed has no dates.
  public static final int UNKNOWN = -1;

  private static final Duration WEEK = Duration.ofDays(7);
  private static final int MOST_DOUBLINGS = 20;

  /// Polls for each article a source publishes: it is then seen, on average, after a twelfth of the
  /// usual time between two.
  private static final int POLLS_AN_ARTICLE = 6;

  /// Time between two polls of a source whose pace is not known.
  private static final Duration USUAL = Duration.ofMinutes(15);

  /// A server's wish is kept to this far: much software for blogs asks for an hour by itself, and a
  /// desk cannot be an hour late for that.
  private static final Duration LONGEST_WISH = Duration.ofMinutes(15);

  /// Sources are asked up to this share later than due, each by its own, so that those that began
  /// together do not stay together.
  private static final double JITTER = 0.1;

  public PollSchedule {
    if (!shortest.isPositive()
        || shortest.compareTo(longest) > 0
        || longest.compareTo(farthest) > 0) {
      throw new IllegalArgumentException(
          "a poll schedule needs 0 < shortest <= longest <= farthest, not %s, %s, %s"
              .formatted(shortest, longest, farthest));
    }
  }

  /// The next poll of a source that answered.
  ///
  /// @param weekly articles it publishes in 7 days at its present pace, or [#UNKNOWN]
  /// @param wish the server's own (`max-age`, RSS `ttl`, `sy:updatePeriod`); zero when silent
  public Instant next(Instant now, int weekly, Duration wish) {
    var pace =
        weekly < 0
            ? USUAL
            : weekly == 0 ? longest : WEEK.dividedBy((long) weekly * POLLS_AN_ARTICLE);
    var kept = wish.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : wish;
    return now.plus(clamp(pace.compareTo(kept) < 0 ? kept : pace, longest));
  }

  /// The next try of a source that failed: twice as far away each time.
  ///
  /// @param failures failed polls in a row, this one included, ≥ 1
  /// @param wish what the server asked for (`Retry-After`); zero when silent; kept to even beyond
  ///   `farthest`, the fetcher bounds it
  public Instant afterFailure(Instant now, int failures, Duration wish) {
    var backoff = clamp(shortest.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS)), farthest);
    return now.plus(backoff.compareTo(wish) < 0 ? wish : backoff);
  }

  /// The same a little later, by a share that is the source's own.
  static Instant jittered(Instant now, Instant due, String source) {
    var wait = Duration.between(now, due);
    return due.plusMillis(Math.round(wait.toMillis() * JITTER * share(source)));
  }

  /// The first hour, from a due time on, in which a feed does not ask to be left alone; within the
  /// day.
  static Instant outside(Set<Integer> skipHours, Instant due) {
    var at = due;
    for (int i = 0; i < 24 && skipHours.contains(at.atOffset(ZoneOffset.UTC).getHour()); i++) {
      at = at.truncatedTo(java.time.temporal.ChronoUnit.HOURS).plus(Duration.ofHours(1));
    }
    return at;
  }

  /// A number of the source's own, even over sources, from 0 to below 1.
  static double share(String source) {
    var hash = new CRC32();
    hash.update(source.getBytes(UTF_8));
    return hash.getValue() / (double) (1L << 32);
  }

  private Duration clamp(Duration wanted, Duration most) {
    return wanted.compareTo(shortest) < 0 ? shortest : wanted.compareTo(most) > 0 ? most : wanted;
  }
}
