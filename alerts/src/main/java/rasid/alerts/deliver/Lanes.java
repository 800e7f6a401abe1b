package rasid.alerts.deliver;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rasid.model.Alert;
import rasid.model.Delivery;

/// The ways of revisions to their channels: those of one alert to one channel go one after another,
/// all others side by side, so that a channel that is down holds up nothing but itself.
///
/// One thread at a time may send; the senders are threads of its own.
final class Lanes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

  // A receiver that comes back is not to be run over.
  private static final int MOST_AT_ONCE = 32;

  /// A channel, with room for those who may ask it now.
  private record Exit(Channel channel, Semaphore room) {}

  private final Map<String, Exit> exits = new TreeMap<>();
  // By key of the delivery: the last revision that ended, and the end of the last that was sent.
  private final ConcurrentMap<String, Integer> ended = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, CompletableFuture<Optional<Delivery>>> last =
      new ConcurrentHashMap<>();
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();

  Lanes(List<Channel> channels) {
    for (var channel : channels) {
      exits.put(channel.name(), new Exit(channel, new Semaphore(MOST_AT_ONCE)));
    }
  }

  /// Takes note of a delivery that ended elsewhere or before.
  ///
  /// @param key see [Delivery#key]
  void remember(String key, int revision) {
    ended.merge(key, revision, Math::max);
  }

  /// Sends a revision, after those of its alert that go to the same channel.
  ///
  /// @param wanted asked before each try, whether it still is
  /// @return what became of it; empty when it or a later one had ended before, or it was not wanted
  ///   any more
  CompletableFuture<Optional<Delivery>> send(Alert alert, String channel, BooleanSupplier wanted) {
    var key = Delivery.key(alert.id(), channel);
    var before = last.getOrDefault(key, CompletableFuture.completedFuture(Optional.empty()));
    var end = before.thenApplyAsync(_ -> deliver(alert, channel, wanted), senders);
    last.put(key, end);
    var _ = end.whenComplete((_, _) -> last.remove(key, end));
    return end;
  }

  /// Gives up what has not ended. Nothing can be sent any more.
  @Override
  public void close() {
    senders.shutdownNow();
    try {
      var _ = senders.awaitTermination(CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<Delivery> deliver(Alert alert, String channel, BooleanSupplier wanted) {
    var key = Delivery.key(alert.id(), channel);
    try {
      for (int tries = 1; ; tries++) {
        // Another instance may have sent it meanwhile.
        boolean isKnown = alert.revision() <= ended.getOrDefault(key, 0);
        if (isKnown || !wanted.getAsBoolean()) {
          return Optional.empty();
        }
        var delivery = attempt(alert, channel, tries);
        if (delivery.isPresent()) {
          remember(key, alert.revision());
          return delivery;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }

  // Tries once; empty when there is to be another try, for which it has waited.
  private Optional<Delivery> attempt(Alert alert, String channel, int tries)
      throws InterruptedException {
    var exit = exits.get(channel);
    if (exit == null) {
      return failed(alert, channel, 0, "no channel of that name is set up here");
    }
    return switch (ask(exit, alert)) {
      case DeliveryOutcome.Delivered(var detail) ->
          ended(alert, channel, Delivery.State.SENT, tries, detail);
      case DeliveryOutcome.Refused(var why) -> failed(alert, channel, tries, why);
      case DeliveryOutcome.TryLater(var atLeast, var why) -> {
        var wait = RetrySchedule.DEFAULT.next(tries, atLeast);
        if (wait.isEmpty()) {
          yield failed(alert, channel, tries, why);
        }
        TimeUnit.NANOSECONDS.sleep(wait.get().toNanos());
        yield Optional.empty();
      }
    };
  }

  private static DeliveryOutcome ask(Exit exit, Alert alert) throws InterruptedException {
    var key = Delivery.key(alert.id(), exit.channel.name()) + ":" + alert.revision();
    exit.room.acquire();
    try {
      return exit.channel.deliver(alert, key);
    } finally {
      exit.room.release();
    }
  }

  private static Optional<Delivery> failed(Alert alert, String channel, int tries, String why) {
    LOG.warn(
        "delivery failed alert={} revision={} channel={} tries={} reason=\"{}\"",
        alert.id(),
        alert.revision(),
        channel,
        tries,
        why);
    return ended(alert, channel, Delivery.State.FAILED, tries, why);
  }

  private static Optional<Delivery> ended(
      Alert alert, String channel, Delivery.State state, int tries, String detail) {
    return Optional.of(
        new Delivery(alert.id(), alert.revision(), channel, state, tries, Instant.now(), detail));
  }
}
