package rasid.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rasid.ingest.clock.PacedClock;
import rasid.ingest.feed.HubLink;
import rasid.ingest.fetch.Fetcher;
import rasid.ingest.publish.SourcePartition;
import rasid.ingest.publish.SourcePartitions;
import rasid.model.SourceState;
import rasid.model.Trouble;

/// Polls the sources of this instance when they are due, each on a virtual thread of its own.
public final class Poller implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

  /// Sources polled at the same time: enough that slow ones do not hold up the others, few enough
  /// that their feeds fit into memory; those that are large share [rasid.ingest.fetch.Room].
  private static final int AT_ONCE = 1_024;

  /// Sources first seen together are first polled this far apart, in real time, so that a start
  /// with ten thousand of them, or after a night of silence, is no stampede.
  private static final Duration APART = Duration.ofMillis(100);

  private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

  /// A look at all sources takes milliseconds where there are thousands.
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);

  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final SourcePartitions partitions;
  private final PacedClock clock;
  private final Consumer<Throwable> broken;
  private final FeedPoll feedPoll;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final AtomicReference<@Nullable List<Source>> changed = new AtomicReference<>();
  private final Departures departures;
  private final Pushes pushes = new Pushes();
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  private final Set<String> domains = ConcurrentHashMap.newKeySet();
  private final Map<String, Instant> firstTurns = new HashMap<>();
  private final Lateness lateness = new Lateness();
  private final Fetcher fetcher;
  private final PollSchedule schedule;
  // A next poll farther away was set by another clock.
  private final Duration future;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  // Changed by the thread alone.
  private volatile List<Source> sources;
  private Duration spread;

  private Poller(
      List<Source> sources,
      SourcePartitions partitions,
      Fetcher fetcher,
      PollSchedule schedule,
      PacedClock clock,
      Predicate<String> isPushed,
      Consumer<Throwable> broken) {
    this.sources = List.copyOf(sources);
    this.partitions = partitions;
    this.clock = clock;
    this.broken = broken;
    this.fetcher = fetcher;
    this.future = schedule.farthest().multipliedBy(4);
    this.schedule = schedule;
    this.spread = spread(sources.size());
    this.departures = new Departures(clock, threads);
    this.feedPoll = new FeedPoll(fetcher, schedule, clock, partitions, threads, isPushed);
    this.thread = Thread.ofPlatform().daemon().name("ingest-poller").unstarted(this::run);
  }

  /// Begins to poll.
  ///
  /// @param broken told when a poll fails in a way that is our own fault
  public static Poller start(
      List<Source> sources,
      SourcePartitions partitions,
      Fetcher fetcher,
      PollSchedule schedule,
      PacedClock clock,
      Consumer<Throwable> broken) {
    return start(sources, partitions, fetcher, schedule, clock, _ -> false, broken);
  }

  /// Begins to poll.
  ///
  /// @param isPushed whether a hub pushes what is new in a source, by its id
  /// @param broken told when a poll fails in a way that is our own fault
  public static Poller start(
      List<Source> sources,
      SourcePartitions partitions,
      Fetcher fetcher,
      PollSchedule schedule,
      PacedClock clock,
      Predicate<String> isPushed,
      Consumer<Throwable> broken) {
    var poller = new Poller(sources, partitions, fetcher, schedule, clock, isPushed, broken);
    poller.thread.start();
    return poller;
  }

  /// Takes what a hub pushed, to be read as soon as its source is free.
  ///
  /// @return false when there is no room for it now
  public boolean take(Push push) {
    return pushes.add(push);
  }

  /// The hubs of the sources that are this instance's own, by the ids of these.
  public Map<String, HubLink> hubs() {
    var hubs = new TreeMap<String, HubLink>();
    for (var source : sources) {
      partitions
          .of(source.id())
          .flatMap(partition -> partition.state(source.id()))
          .ifPresent(
              state -> {
                if (state.hub() != null && state.topic() != null) {
                  hubs.put(source.id(), new HubLink(state.hub(), state.topic()));
                }
              });
    }
    return hubs;
  }

  /// The list has changed: from now on these are polled, and no others. Polls under way are ended
  /// as they began.
  public void take(List<Source> listed) {
    changed.set(List.copyOf(listed));
  }

  // Those that are new have their first turns spread as if they were all there is: they are few,
  // and who has just added one is waiting for it.
  private void takeChanged(Instant now) {
    var listed = changed.getAndSet(null);
    if (listed == null) {
      return;
    }
    var before = ids(sources);
    var added = listed.stream().map(Source::id).filter(id -> !before.contains(id)).toList();
    spread = spread(added.size());
    var kept = ids(listed);
    firstTurns.keySet().retainAll(kept);
    added.forEach(id -> firstTurns.put(id, firstTurn(id, now)));
    spread = spread(listed.size());
    before.stream().filter(id -> !kept.contains(id)).forEach(pushes::forget);
    sources = listed;
  }

  private static Set<String> ids(List<Source> sources) {
    return sources.stream().map(Source::id).collect(Collectors.toSet());
  }

  private void run() {
    try {
      Duration pause;
      do {
        pause = startDue();
      } while (!closed.await(pause.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException _) {
      LOG.debug("poller interrupted");
    } catch (RuntimeException e) {
      // Closing also refuses the poll that was just about to start.
      if (closed.getCount() > 0) {
        broken.accept(e);
      }
    }
  }

  private record Due(Source source, SourcePartition partition, Instant at) {}

  // No longer than the shortest time between two polls: at that pace they may come anyway.
  private Duration spread(int sources) {
    var spread = clock.recordedIn(APART.multipliedBy(sources));
    return spread.compareTo(schedule.shortest()) < 0 ? spread : schedule.shortest();
  }

  /// Starts what is due, the longest due first; answers how long nothing else will be.
  private Duration startDue() {
    var pause = LONGEST_PAUSE;
    var now = clock.instant();
    takeChanged(now);
    departures.mark(sources, partitions.owned(), underWay);
    var due = new ArrayList<Due>();
    for (var source : sources) {
      var partition = partitions.of(source.id()).orElse(null);
      if (partition == null) {
        firstTurns.remove(source.id());
        pushes.forget(source.id());
      } else if (!underWay.contains(source.id())) {
        var at = pushes.has(source.id()) ? now : due(source, partition, now);
        if (at.isAfter(now)) {
          var wait = clock.realWait(Duration.between(now, at));
          pause = wait.compareTo(pause) < 0 ? wait : pause;
        } else {
          due.add(new Due(source, partition, at));
        }
      }
    }
    due.sort(Comparator.comparing(Due::at));
    due.forEach(one -> begin(one, now));
    return pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause;
  }

  // One source of a domain at a time: the others would only wait for their turn there. A domain
  // that asked to be left alone is.
  private void begin(Due due, Instant now) {
    var id = due.source().id();
    var domain = fetcher.turnOf(due.source().url());
    if (!fetcher.pause(due.source().url()).isZero() || !domains.add(domain)) {
      return;
    }
    if (!free.tryAcquire()) {
      domains.remove(domain);
      return;
    }
    underWay.add(id);
    lateness.add(Duration.between(due.at(), now));
    threads.execute(() -> poll(due.source(), due.partition(), domain));
  }

  private Instant due(Source source, SourcePartition partition, Instant now) {
    var first = firstTurns.computeIfAbsent(source.id(), id -> firstTurn(id, now));
    var planned = planned(partition.state(source.id()).orElse(null), now);
    return planned.isBefore(first) ? first : planned;
  }

  private Instant firstTurn(String id, Instant now) {
    return now.plusMillis(Math.round(spread.toMillis() * PollSchedule.share(id)));
  }

  // A clock that starts anew in the past must not wait for a time recorded in another run's future.
  private Instant planned(@Nullable SourceState state, Instant now) {
    if (state == null) {
      return Instant.EPOCH;
    }
    var most = state.trouble() == Trouble.GONE ? now.plus(SourceLife.GONE_FOR) : now.plus(future);
    return state.nextPollAt().isAfter(most) ? Instant.EPOCH : state.nextPollAt();
  }

  /// How late the polls begin.
  public Lateness lateness() {
    return lateness;
  }

  private void poll(Source source, SourcePartition partition, String domain) {
    try {
      var push = pushes.take(source.id());
      if (push == null) {
        feedPoll.poll(source, partition);
      } else {
        feedPoll.pushed(source, partition, push);
      }
    } catch (InterruptedException _) {
      LOG.debug("poll interrupted source={}", source.id());
    } catch (RuntimeException e) {
      if (closed.getCount() > 0) {
        broken.accept(new IllegalStateException("polling " + source.url(), e));
      }
    } finally {
      underWay.remove(source.id());
      domains.remove(domain);
      free.release();
    }
  }

  /// Starts no more polls and ends those under way. What they had not written is polled again.
  @Override
  public void close() {
    closed.countDown();
    LOG.info(
        "polls begun polls={} late_p50_ms={} late_p99_ms={}",
        lateness.polls(),
        lateness.quantile(0.5).toMillis(),
        lateness.quantile(0.99).toMillis());
    threads.shutdownNow();
    try {
      thread.join(CLOSE);
      if (!threads.awaitTermination(CLOSE.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("polls still under way after {} s", CLOSE.toSeconds());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
