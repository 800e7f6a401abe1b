package rasid.ingest.push;

import java.time.Duration;
import java.time.Instant;

/// How a subscription stands with its hub.
sealed interface Standing {
  /// A hub that has not verified a request after so long is asked again.
  Duration VERIFIED_WITHIN = Duration.ofMinutes(10);

  /// First time to wait after a request that was not accepted; then twice as long each time.
  Duration SHORTEST_WAIT = Duration.ofMinutes(1);

  /// Longest time to wait.
  Duration LONGEST_WAIT = Duration.ofHours(6);

  /// A hub that denied is asked again after so long.
  Duration DENIED_FOR = Duration.ofDays(1);

  /// Time between two tries to renew.
  Duration RENEWED_AGAIN = Duration.ofMinutes(10);

  /// Shortest lease kept to: a hub that grants less is not asked more often for that.
  Duration SHORTEST_LEASE = Duration.ofMinutes(2);

  /// Longest lease believed.
  Duration LONGEST_LEASE = Duration.ofDays(30);

  /// It is to be asked for at a time.
  ///
  /// @param tries requests in a row that came to nothing
  /// @param why it is not asked for now
  record Waiting(Instant again, int tries, String why) implements Standing {}

  /// The hub was asked, and is to verify that we meant it.
  record Asked(Instant at, int tries) implements Standing {}

  /// The hub pushes.
  ///
  /// @param until end of its lease
  /// @param renewAt when it is asked again
  record Active(Instant until, Instant renewAt) implements Standing {}

  /// Nobody wants it any more, and the hub was told so.
  record Leaving(Instant at) implements Standing {}

  /// What can happen to a subscription.
  sealed interface Sign {
    /// The hub is asked now.
    record Ask(Instant at) implements Sign {}

    /// The hub did not accept the request.
    record NotAccepted(Instant at, String why) implements Sign {}

    /// The hub verified that we meant it, and grants so much time.
    record Verified(Instant at, Duration lease) implements Sign {}

    /// The hub will not.
    record Denied(Instant at, String why) implements Sign {}

    /// The source has another hub, none, or another owner.
    record Unwanted(Instant at) implements Sign {}
  }

  /// A standing and what came.
  record Step(Standing standing, Sign sign) {}

  /// What comes of it.
  static Standing next(Standing standing, Sign sign) {
    return switch (new Step(standing, sign)) {
      case Step(Leaving leaving, _) -> leaving;
      case Step(_, Sign.Unwanted(var at)) -> new Leaving(at);
      case Step(Waiting(_, var tries, _), Sign.Ask(var at)) -> new Asked(at, tries + 1);
      case Step(Asked(_, var tries), Sign.Ask(var at)) -> new Asked(at, tries + 1);
      case Step(Active(var until, _), Sign.Ask(var at)) ->
          until.isAfter(at) ? new Active(until, at.plus(RENEWED_AGAIN)) : new Asked(at, 1);
      case Step(Asked(_, var tries), Sign.NotAccepted(var at, var why)) ->
          new Waiting(at.plus(backoff(tries)), tries, why);
      case Step(Waiting waiting, Sign.NotAccepted _) -> waiting;
      case Step(Active active, Sign.NotAccepted _) -> active;
      case Step(_, Sign.Verified(var at, var lease)) -> active(at, lease);
      case Step(_, Sign.Denied(var at, var why)) -> new Waiting(at.plus(DENIED_FOR), 0, why);
    };
  }

  private static Active active(Instant at, Duration granted) {
    var lease =
        granted.compareTo(SHORTEST_LEASE) < 0
            ? SHORTEST_LEASE
            : granted.compareTo(LONGEST_LEASE) > 0 ? LONGEST_LEASE : granted;
    // With a fifth of it left, there is time for several tries.
    return new Active(at.plus(lease), at.plus(lease.multipliedBy(4).dividedBy(5)));
  }

  private static Duration backoff(int tries) {
    var wait = SHORTEST_WAIT.multipliedBy(1L << Math.clamp(tries - 1, 0, 20));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  /// Whether the hub is to be asked now.
  default boolean isDue(Instant now) {
    return switch (this) {
      case Waiting(var again, _, _) -> !again.isAfter(now);
      case Asked(var at, _) -> !at.plus(VERIFIED_WITHIN).isAfter(now);
      case Active(_, var renewAt) -> !renewAt.isAfter(now);
      case Leaving _ -> false;
    };
  }

  /// Whether the hub pushes.
  default boolean isAlive(Instant now) {
    return this instanceof Active(var until, _) && until.isAfter(now);
  }
}
