package rasid.ingest.poll;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rasid.ingest.feed.Feed;
import rasid.ingest.feed.Wishes;
import rasid.ingest.fetch.FetchOutcome.Validators;
import rasid.ingest.fetch.FetchOutcome.Way;
import rasid.model.Health;
import rasid.model.SourceState;
import rasid.model.Trouble;

/// How what is known of a source changes with each poll.
final class SourceLife {
  /// Failed polls in a row from which a source counts as failing, and an address it moved to is
  /// given up.
  static final int FAILING = 3;

  /// A move is believed when it is told over so long a time: many redirects "for good" are a fault
  /// of an hour, or a hotel's log-in page.
  static final Duration MOVE_BELIEVED = Duration.ofDays(1);

  /// The whole feed is asked for again after so long, whatever the server says of its change.
  static final Duration WHOLE_AGAIN = Duration.ofDays(1);

  /// Time between two polls of a source whose hub pushes.
  static final Duration WHILE_PUSHED = Duration.ofHours(1);

  /// A source that is gone is looked at again after so long.
  static final Duration GONE_FOR = Duration.ofDays(30);

  private final PollSchedule schedule;

  SourceLife(PollSchedule schedule) {
    this.schedule = schedule;
  }

  /// A source never polled.
  static SourceState unknown(Source source, Instant now) {
    return SourceState.unread(
        source.id(), source.url(), source.outlet(), now, "never polled", List.of());
  }

  /// A source that is no longer on the list. It is not polled, but what it brought stays known, so
  /// that it publishes nothing again when it comes back, nor another source that carries the same.
  static SourceState removed(SourceState before, Instant now) {
    var next = new Revision(before);
    next.removedAt = now;
    return next.of(new Source(before.id(), before.url(), before.outlet(), Wishes.NONE));
  }

  /// Where a source is asked.
  static URI address(Source source, SourceState state) {
    return state.address() == null ? source.url() : state.address();
  }

  /// What to ask with; nothing where it is time for the whole feed.
  static Validators validators(SourceState state, Instant now) {
    var last = state.lastWholeAt();
    return last == null || !last.plus(WHOLE_AGAIN).isAfter(now)
        ? Validators.NONE
        : new Validators(state.etag(), state.lastModified());
  }

  /// After an answer that nothing has changed.
  SourceState unchanged(Source source, SourceState before, Way way, Instant now) {
    var next = new Revision(before);
    return well(source, next, way, "unchanged", new Pausing(Duration.ZERO, Set.of()), now);
  }

  /// After a step of a look at a feed.
  SourceState looked(
      Source source, SourceState before, Look look, @Nullable Instant lastArticleAt, Instant now) {
    var next = new Revision(before);
    next.etag = look.validators().etag();
    next.lastModified = look.validators().lastModified();
    next.lastWholeAt = now;
    next.lastArticleAt = lastArticleAt == null ? before.lastArticleAt() : lastArticleAt;
    next.seen = Memory.after(before.seen(), look.done());
    boolean dated = look.feed().entries().stream().anyMatch(entry -> entry.date() != null);
    boolean undated = !dated && !look.feed().entries().isEmpty();
    next.weekly = undated ? null : Integer.valueOf(Pace.weekly(look.feed().entries(), now));
    next.newShare = look.newShare();
    next.hub = look.hub() == null ? null : look.hub().hub();
    next.topic = look.hub() == null ? null : look.hub().topic();
    next.trouble = undated ? Trouble.UNDATED : null;
    var outcome = look.brought() == 0 ? "nothing new" : look.brought() + " new";
    return well(
        source,
        next,
        look.way(),
        undated ? outcome + "; none of its articles has a date" : outcome,
        Pausing.of(look.feed(), look.fresh()),
        now);
  }

  /// After a step of a look at what a hub pushed. It may be a part of the feed, so it says nothing
  /// of the pace, and does not stand in for a poll.
  SourceState pushed(
      Source source, SourceState before, Look look, @Nullable Instant lastArticleAt) {
    var next = new Revision(before);
    next.seen = Memory.after(before.seen(), look.done());
    if (lastArticleAt != null) {
      next.lastArticleAt = lastArticleAt;
      next.lastOutcome = look.brought() + " new, pushed by its hub";
      if (before.trouble() == Trouble.SILENT) {
        next.trouble = null;
        next.health = Health.UP;
      }
    }
    return next.of(source);
  }

  /// A source whose hub pushes is polled all the same, less often: hubs lose things, and die.
  static SourceState whilePushed(Source source, SourceState state, Instant now) {
    var late = PollSchedule.jittered(now, now.plus(WHILE_PUSHED), source.id());
    if (source.wishes().interval() != null
        || state.failures() > 0
        || !late.isAfter(state.nextPollAt())) {
      return state;
    }
    var next = new Revision(state);
    next.nextPollAt = late;
    return next.of(source);
  }

  private record Pausing(Duration wish, Set<Integer> skipHours) {
    static Pausing of(Feed feed, Duration fresh) {
      return new Pausing(fresh.compareTo(feed.ttl()) > 0 ? fresh : feed.ttl(), feed.skipHours());
    }
  }

  private SourceState well(
      Source source, Revision next, Way way, String outcome, Pausing pausing, Instant now) {
    next.failures = 0;
    next.lastSuccessAt = now;
    next.removedAt = null;
    int weekly = next.weekly == null ? PollSchedule.UNKNOWN : next.weekly;
    var interval = source.wishes().interval();
    var due =
        interval == null
            ? PollSchedule.outside(pausing.skipHours(), schedule.next(now, weekly, pausing.wish()))
            : now.plus(interval);
    next.nextPollAt = PollSchedule.jittered(now, due, source.id());
    boolean silent =
        next.lastArticleAt != null && Pace.isSilent(now, next.lastArticleAt, Math.max(0, weekly));
    next.health = silent ? Health.SILENT : Health.UP;
    var said = new StringBuilder(outcome);
    if (next.trouble != Trouble.UNDATED) {
      next.trouble = null;
    }
    if (silent) {
      next.trouble = Trouble.SILENT;
      said.append("; it has brought nothing for far longer than usual");
    }
    moved(source, next, way, now, said);
    if (way.unsafe()) {
      said.append("; its https address leads to one without");
    }
    next.lastOutcome = said.toString();
    return next.of(source);
  }

  // Believed when told for a day; then it is asked there until that fails.
  private static void moved(
      Source source, Revision next, Way way, Instant now, StringBuilder said) {
    var to = way.moved();
    if (to == null) {
      next.movedTo = null;
      next.movedSince = null;
    } else if (next.movedSince == null || !to.equals(next.movedTo)) {
      next.movedTo = to;
      next.movedSince = now;
    } else if (!next.movedSince.plus(MOVE_BELIEVED).isAfter(now)) {
      next.address = to.equals(source.url()) ? null : to;
      next.movedTo = null;
      next.movedSince = null;
    }
    var where = next.address == null ? next.movedTo : next.address;
    if (where != null) {
      next.trouble = next.trouble == null ? Trouble.MOVED : next.trouble;
      said.append("; it says it has moved for good to ").append(where);
    }
  }

  /// After a poll that brought nothing to read.
  ///
  /// @param wish what the server asked for; zero when silent
  SourceState failed(
      Source source, SourceState before, Trouble trouble, String why, Duration wish, Instant now) {
    var next = new Revision(before);
    next.failures = before.failures() + 1;
    next.removedAt = null;
    // Gone is what the list names; an address it moved to is only given up.
    boolean gone = trouble == Trouble.GONE && before.address() == null;
    next.trouble = trouble;
    next.lastOutcome = why;
    if (next.failures >= FAILING || trouble == Trouble.GONE) {
      next.health = Health.FAILING;
      next.address = null;
      next.movedTo = null;
      next.movedSince = null;
    }
    next.nextPollAt =
        gone
            ? now.plus(GONE_FOR)
            : PollSchedule.jittered(
                now, schedule.afterFailure(now, next.failures, wish), source.id());
    return next.of(source);
  }

  /// Whether two states differ only in what may be lost: when to poll next, and figures.
  boolean isAsGood(SourceState written, SourceState state) {
    return Objects.equals(written.etag(), state.etag())
        && Objects.equals(written.lastModified(), state.lastModified())
        && written.failures() == state.failures()
        && written.health() == state.health()
        && written.trouble() == state.trouble()
        && Objects.equals(written.address(), state.address())
        && Objects.equals(written.movedTo(), state.movedTo())
        && Objects.equals(written.removedAt(), state.removedAt())
        && Objects.equals(written.hub(), state.hub())
        && Objects.equals(written.topic(), state.topic())
        && written.seen().equals(state.seen())
        && written.url().equals(state.url())
        // Written now and then all the same, so that people see the source is asked.
        && written.nextPollAt().plus(schedule.farthest()).isAfter(state.nextPollAt());
  }
}
