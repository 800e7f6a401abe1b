package rasid.ingest.push;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rasid.ingest.feed.HubLink;

/// One subscription for each source that announces a hub and is this instance's own: asked for,
/// verified, renewed before its lease ends, given up.
///
/// Safe to share between threads.
public final class Subscriptions implements AutoCloseable {
  /// Asks a hub for something, and answers why it did not accept; empty when it did.
  @FunctionalInterface
  public interface Asker {
    Optional<String> ask(URI hub, Map<String, String> form) throws InterruptedException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

  /// What hubs are asked for: long beside their work, short enough that what a dead instance left
  /// behind is gone tomorrow.
  static final Duration LEASE = Duration.ofDays(1);

  private static final Duration ROUND = Duration.ofSeconds(1);
  private static final Duration CLOSE = Duration.ofSeconds(5);

  /// Time for hubs to hear at the end that nothing is wanted any more, and to ask whether we mean
  /// it. A hub of many subscriptions hears of a few in it, one a second; the leases of the others
  /// end by themselves within a day.
  private static final Duration FAREWELL = Duration.ofSeconds(3);

  /// Nine digits of seconds are thirty years.
  private static final int LONGEST_NUMBER = 9;

  private static final int LONGEST_CHALLENGE = 1_000;

  private final PushConfig config;
  private final Asker asker;
  private final InstantSource real;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Subscription> byToken = new ConcurrentHashMap<>();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Object left = new Object();
  private @Nullable Thread thread;

  /// @param real time, in which leases run
  public Subscriptions(PushConfig config, Asker asker, InstantSource real) {
    this.config = config;
    this.asker = asker;
    this.real = real;
  }

  /// Begins to subscribe.
  ///
  /// @param wanted by id, the hubs of all sources that are this instance's own now
  public void start(Supplier<Map<String, HubLink>> wanted) {
    thread = Thread.ofPlatform().daemon().name("ingest-push").start(() -> run(wanted));
  }

  private void run(Supplier<Map<String, HubLink>> wanted) {
    try {
      while (!closed.await(ROUND.toMillis(), TimeUnit.MILLISECONDS)) {
        round(wanted.get()).forEach(threads::execute);
      }
    } catch (InterruptedException _) {
      LOG.debug("push interrupted");
    }
  }

  /// Whether a hub pushes what is new in a source.
  public boolean isAlive(String source) {
    var one = of(source);
    return one != null && one.standing().isAlive(real.instant());
  }

  private @Nullable Subscription of(String source) {
    var token = tokens.get(source);
    return token == null ? null : byToken.get(token);
  }

  /// Brings what is subscribed to in line with what is wanted; answers the requests to make.
  List<Runnable> round(Map<String, HubLink> wanted) {
    var now = real.instant();
    var requests = new ArrayList<Runnable>();
    for (var source : Set.copyOf(tokens.keySet())) {
      var one = of(source);
      if (one != null && !one.link().equals(wanted.get(source))) {
        tokens.remove(source);
        leave(one, now).ifPresent(requests::add);
      }
    }
    byToken.values().removeIf(one -> isOver(one, now));
    for (var want : new TreeMap<>(wanted).entrySet()) {
      var one = of(want.getKey());
      if (one == null) {
        one =
            Subscription.of(
                want.getKey(), want.getValue(), new Standing.Waiting(now, 0, "new"), random);
        byToken.put(one.token(), one);
        tokens.put(one.source(), one.token());
      }
      if (one.standing().isDue(now)) {
        var asked = turn(one.token(), new Standing.Sign.Ask(now));
        asked.ifPresent(it -> requests.add(() -> ask(it, "subscribe")));
      }
    }
    return requests;
  }

  // One that was never asked for is dropped without a word.
  private Optional<Runnable> leave(Subscription one, Instant now) {
    if (one.standing() instanceof Standing.Waiting) {
      byToken.remove(one.token());
      return Optional.empty();
    }
    return turn(one.token(), new Standing.Sign.Unwanted(now))
        .map(left -> () -> ask(left, "unsubscribe"));
  }

  private void drop(String token) {
    byToken.remove(token);
    synchronized (left) {
      left.notifyAll();
    }
  }

  private static boolean isOver(Subscription one, Instant now) {
    return one.standing() instanceof Standing.Leaving(var at) && !at.plus(LEASE).isAfter(now);
  }

  private Optional<Subscription> turn(String token, Standing.Sign sign) {
    return Optional.ofNullable(byToken.computeIfPresent(token, (_, one) -> one.after(sign)));
  }

  private void ask(Subscription one, String mode) {
    var form = new TreeMap<String, String>();
    form.put("hub.mode", mode);
    form.put("hub.topic", one.link().topic().toString());
    form.put("hub.callback", config.callback(one.token()).toString());
    if (mode.equals("subscribe")) {
      form.put("hub.secret", one.secret());
      form.put("hub.lease_seconds", Long.toString(LEASE.toSeconds()));
    }
    try {
      asker
          .ask(one.link().hub(), form)
          .ifPresent(
              why -> {
                LOG.warn(
                    "{} not accepted source={} hub={} why=\"{}\"",
                    mode,
                    one.source(),
                    one.link().hub(),
                    why);
                notAccepted(one, why);
              });
    } catch (InterruptedException _) {
      LOG.debug("subscribing interrupted source={}", one.source());
    }
  }

  // A hub that will not hear that we leave does not ask whether we mean it either.
  private void notAccepted(Subscription one, String why) {
    turn(one.token(), new Standing.Sign.NotAccepted(real.instant(), why))
        .filter(now -> now.standing() instanceof Standing.Leaving)
        .ifPresent(now -> drop(now.token()));
  }

  /// What a hub asks or tells with GET: whether we meant it, or that it will not.
  ///
  /// @param token of the callback
  /// @param query its parameters
  /// @return what to answer with 200; empty for 404, which tells the hub that we did not
  Optional<String> told(String token, Map<String, String> query) {
    var one = byToken.get(token);
    if (one == null || !one.link().topic().toString().equals(query.get("hub.topic"))) {
      return Optional.empty();
    }
    boolean leaving = one.standing() instanceof Standing.Leaving;
    return switch (query.getOrDefault("hub.mode", "")) {
      case "subscribe" -> leaving ? Optional.empty() : verified(one, query);
      case "unsubscribe" -> leaving ? left(one, query) : Optional.empty();
      case "denied" -> leaving ? Optional.empty() : denied(one, query);
      default -> Optional.empty();
    };
  }

  private static Optional<String> challenge(Map<String, String> query) {
    return Optional.ofNullable(query.get("hub.challenge"))
        .filter(challenge -> !challenge.isEmpty() && challenge.length() <= LONGEST_CHALLENGE);
  }

  private Optional<String> verified(Subscription one, Map<String, String> query) {
    var challenge = challenge(query);
    if (challenge.isPresent()) {
      var lease = lease(query.getOrDefault("hub.lease_seconds", ""));
      turn(one.token(), new Standing.Sign.Verified(real.instant(), lease));
      LOG.info("subscribed source={} hub={} lease={}", one.source(), one.link().hub(), lease);
    }
    return challenge;
  }

  private Optional<String> left(Subscription one, Map<String, String> query) {
    var challenge = challenge(query);
    if (challenge.isPresent()) {
      drop(one.token());
      LOG.info("unsubscribed source={} hub={}", one.source(), one.link().hub());
    }
    return challenge;
  }

  private Optional<String> denied(Subscription one, Map<String, String> query) {
    var why = "denied: " + shown(query.getOrDefault("hub.reason", "no reason given"));
    turn(one.token(), new Standing.Sign.Denied(real.instant(), why));
    LOG.warn(
        "subscription denied source={} hub={} why=\"{}\"", one.source(), one.link().hub(), why);
    return Optional.of("");
  }

  private static Duration lease(String written) {
    boolean sane =
        !written.isEmpty()
            && written.length() <= LONGEST_NUMBER
            && written.chars().allMatch(c -> c >= '0' && c <= '9');
    return sane ? Duration.ofSeconds(Long.parseLong(written)) : LEASE;
  }

  private static String shown(String reason) {
    var plain = reason.replaceAll("\\p{Cntrl}", "?");
    return plain.substring(0, Math.min(plain.length(), 200));
  }

  /// The subscription that may be pushed to under a callback; empty when it was never verified, or
  /// is not wanted any more.
  Optional<Subscription> pushing(String token) {
    return Optional.ofNullable(byToken.get(token))
        .filter(one -> one.standing() instanceof Standing.Active);
  }

  /// Asks for nothing more, and tells the hubs so, as many as hear it and verify it within a few
  /// seconds: who listens for them must be closed after this.
  @Override
  public void close() {
    closed.countDown();
    try {
      if (thread != null) {
        thread.join(CLOSE);
      }
      round(Map.of()).forEach(threads::execute);
      awaitLeft();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    threads.shutdownNow();
  }

  private void awaitLeft() throws InterruptedException {
    long until = System.nanoTime() + FAREWELL.toNanos();
    synchronized (left) {
      for (var rest = FAREWELL; !byToken.isEmpty() && rest.isPositive(); ) {
        TimeUnit.NANOSECONDS.timedWait(left, rest.toNanos());
        rest = Duration.ofNanos(until - System.nanoTime());
      }
    }
    if (!byToken.isEmpty()) {
      LOG.info("hubs not told in time subscriptions={}", byToken.size());
    }
  }
}
