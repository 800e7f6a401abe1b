package rasid.alerts.deliver;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import rasid.model.Delivery;

/// The records that were read and whose alerts are on their way. Deliveries end in any order; a
/// record is passed when it and all before it in its partition have ended.
final class OnTheWay {
  private record Taken(
      long offset, List<CompletableFuture<Optional<Delivery>>> ends, Runnable giveUp) {
    boolean hasEnded() {
      return ends.stream().allMatch(OnTheWay::hasEnded);
    }
  }

  private final Map<TopicPartition, Deque<Taken>> taken = new HashMap<>();
  private final List<CompletableFuture<Optional<Delivery>>> open = new ArrayList<>();
  private @Nullable Throwable broken;

  // One that was given up has not.
  private static boolean hasEnded(CompletableFuture<Optional<Delivery>> end) {
    return end.isDone() && !end.isCompletedExceptionally();
  }

  /// Takes a record, of each partition in order.
  ///
  /// @param ends those of its deliveries; none when there is nothing to deliver
  /// @param giveUp asks for no further try
  void take(
      TopicPartition partition,
      long offset,
      List<CompletableFuture<Optional<Delivery>>> ends,
      Runnable giveUp) {
    taken.computeIfAbsent(partition, _ -> new ArrayDeque<>()).add(new Taken(offset, ends, giveUp));
    open.addAll(ends);
  }

  /// How many deliveries have not been told.
  int size() {
    return open.size();
  }

  /// Where each partition is to be read from next time, of those where that is further on than
  /// before. Whoever asks for [#ended] afterwards is told of all deliveries that were passed.
  Map<TopicPartition, OffsetAndMetadata> passed() {
    var passed = new HashMap<TopicPartition, OffsetAndMetadata>();
    taken.forEach(
        (partition, records) -> {
          while (!records.isEmpty() && records.getFirst().hasEnded()) {
            passed.put(partition, new OffsetAndMetadata(records.removeFirst().offset + 1));
          }
        });
    return passed;
  }

  /// The deliveries that have ended, each told once.
  List<Delivery> ended() {
    var ended = new ArrayList<Delivery>();
    open.removeIf(
        end -> {
          if (end.isDone()) {
            delivery(end).ifPresent(ended::add);
          }
          return end.isDone();
        });
    return ended;
  }

  /// Why a channel broke, if one has of those that were told.
  @Nullable Throwable broken() {
    return broken;
  }

  private Optional<Delivery> delivery(CompletableFuture<Optional<Delivery>> end) {
    try {
      return end.join();
    } catch (CompletionException e) {
      // What is closed interrupts some and takes no others: they were given up.
      if (!(e.getCause() instanceof InterruptedException)
          && !(e.getCause() instanceof RejectedExecutionException)) {
        broken = e.getCause();
      }
      return Optional.empty();
    }
  }

  /// Waits until all deliveries have ended, or as long.
  void settle(Duration longest) {
    var all = CompletableFuture.allOf(open.toArray(CompletableFuture[]::new));
    try {
      all.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException _) {
      // those that have not are told later, and so is what broke
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Forgets how far partitions were read, which are now another's or are read once more, and gives
  /// up what has failed so far. Those that end are told all the same.
  void leave(Collection<TopicPartition> partitions) {
    for (var partition : partitions) {
      var left = taken.remove(partition);
      if (left != null) {
        left.forEach(record -> record.giveUp.run());
      }
    }
  }
}
