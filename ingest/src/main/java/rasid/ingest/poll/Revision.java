package rasid.ingest.poll;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rasid.model.Health;
import rasid.model.SourceState;
import rasid.model.Trouble;

/// A state of a source in the making: the one before, with what a poll has changed.
final class Revision {
  private final SourceState before;
  @Nullable String etag;
  @Nullable String lastModified;
  Instant nextPollAt;
  int failures;
  Health health;
  String lastOutcome;
  @Nullable Instant lastArticleAt;
  List<String> seen;
  @Nullable Trouble trouble;
  @Nullable Instant lastSuccessAt;
  @Nullable Instant lastWholeAt;
  @Nullable Integer weekly;
  @Nullable Double newShare;
  @Nullable URI address;
  @Nullable URI movedTo;
  @Nullable Instant movedSince;
  @Nullable Instant removedAt;
  @Nullable URI hub;
  @Nullable URI topic;

  Revision(SourceState before) {
    this.before = before;
    etag = before.etag();
    lastModified = before.lastModified();
    nextPollAt = before.nextPollAt();
    failures = before.failures();
    health = before.health();
    lastOutcome = before.lastOutcome();
    lastArticleAt = before.lastArticleAt();
    seen = before.seen();
    trouble = before.trouble();
    lastSuccessAt = before.lastSuccessAt();
    lastWholeAt = before.lastWholeAt();
    weekly = before.weekly();
    newShare = before.newShare();
    address = before.address();
    movedTo = before.movedTo();
    movedSince = before.movedSince();
    removedAt = before.removedAt();
    hub = before.hub();
    topic = before.topic();
  }

  /// The state as the list now calls the source.
  SourceState of(Source source) {
    return new SourceState(
        before.id(),
        source.url(),
        source.outlet(),
        etag,
        lastModified,
        nextPollAt,
        failures,
        health,
        lastOutcome,
        lastArticleAt,
        seen,
        trouble,
        lastSuccessAt,
        lastWholeAt,
        weekly,
        newShare,
        address,
        movedTo,
        movedSince,
        removedAt,
        hub,
        topic);
  }
}
