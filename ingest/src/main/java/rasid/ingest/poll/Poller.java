package rasid.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rasid.ingest.clock.PacedClock;
import rasid.ingest.fetch.Fetcher;
import rasid.ingest.publish.SourcePartition;
import rasid.ingest.publish.SourcePartitions;

/// Polls the sources of this instance when they are due, each on a virtual thread of its own.
public final class Poller implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

  /// Sources polled at the same time: enough that slow ones do not hold up the others, few enough
  /// that their bodies fit into memory.
  private static final int AT_ONCE = 32;

  private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final List<Source> sources;
  private final SourcePartitions partitions;
  private final PollSchedule schedule;
  private final PacedClock clock;
  private final Consumer<Throwable> broken;
  private final FeedPoll feedPoll;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  private Poller(
      List<Source> sources,
      SourcePartitions partitions,
      Fetcher fetcher,
      PollSchedule schedule,
      PacedClock clock,
      Consumer<Throwable> broken) {
    this.sources = List.copyOf(sources);
    this.partitions = partitions;
    this.schedule = schedule;
    this.clock = clock;
    this.broken = broken;
    this.feedPoll = new FeedPoll(fetcher, schedule, clock, partitions, threads);
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
    var poller = new Poller(sources, partitions, fetcher, schedule, clock, broken);
    poller.thread.start();
    return poller;
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

  /// Starts what is due; answers how long nothing else will be.
  private Duration startDue() {
    var pause = LONGEST_PAUSE;
    var now = clock.instant();
    for (var source : sources) {
      var partition = partitions.of(source.id()).orElse(null);
      if (partition == null || underWay.contains(source.id())) {
        continue;
      }
      var due = due(source, partition, now);
      if (due.isAfter(now)) {
        var wait = clock.realWait(Duration.between(now, due));
        pause = wait.compareTo(pause) < 0 ? wait : pause;
      } else if (free.tryAcquire()) {
        underWay.add(source.id());
        threads.execute(() -> poll(source, partition));
      }
    }
    return pause;
  }

  // A clock that starts anew in the past must not wait for a time recorded in another run's future.
  private Instant due(Source source, SourcePartition partition, Instant now) {
    var state = partition.state(source.id()).orElse(null);
    if (state == null) {
      return now;
    }
    var most = now.plus(schedule.farthest().multipliedBy(4));
    return state.nextPollAt().isAfter(most) ? now : state.nextPollAt();
  }

  private void poll(Source source, SourcePartition partition) {
    try {
      feedPoll.poll(source, partition);
    } catch (InterruptedException _) {
      LOG.debug("poll interrupted source={}", source.id());
    } catch (RuntimeException e) {
      if (closed.getCount() > 0) {
        broken.accept(new IllegalStateException("polling " + source.url(), e));
      }
    } finally {
      underWay.remove(source.id());
      free.release();
    }
  }

  /// Starts no more polls and ends those under way. What they had not written is polled again.
  @Override
  public void close() {
    closed.countDown();
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
