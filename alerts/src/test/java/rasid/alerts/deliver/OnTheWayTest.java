package rasid.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import rasid.model.Delivery;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OnTheWayTest {
  private static final TopicPartition ONE = new TopicPartition("alerts", 0);
  private static final TopicPartition OTHER = new TopicPartition("alerts", 1);

  private final OnTheWay onTheWay = new OnTheWay();
  private final List<Long> given = new ArrayList<>();

  private CompletableFuture<Optional<Delivery>> taken(TopicPartition partition, long offset) {
    var end = new CompletableFuture<Optional<Delivery>>();
    onTheWay.take(partition, offset, List.of(end), () -> given.add(offset));
    return end;
  }

  private static Delivery delivery(String alert) {
    return new Delivery(alert, 1, "console", Delivery.State.SENT, 1, Instant.EPOCH, "");
  }

  @Test
  void a_record_is_passed_when_it_and_all_before_it_have_ended() {
    var first = taken(ONE, 7);
    var second = taken(ONE, 8);
    onTheWay.take(ONE, 9, List.of(), () -> {});
    var apart = taken(OTHER, 3);
    var _ = taken(OTHER, 4);

    second.complete(Optional.of(delivery("b")));
    assertThat(onTheWay.passed()).isEmpty();
    assertThat(onTheWay.ended()).containsExactly(delivery("b"));

    first.complete(Optional.of(delivery("a")));
    apart.complete(Optional.empty());
    assertThat(onTheWay.passed())
        .containsOnlyKeys(ONE, OTHER)
        .containsEntry(ONE, new OffsetAndMetadata(10))
        .containsEntry(OTHER, new OffsetAndMetadata(4));
    assertThat(onTheWay.ended()).containsExactly(delivery("a"));
    assertThat(onTheWay.size()).isEqualTo(1);
  }

  @Test
  void what_was_given_up_for_closing_is_not_passed() {
    taken(ONE, 7).completeExceptionally(new InterruptedException());
    taken(OTHER, 3).completeExceptionally(new RejectedExecutionException());

    assertThat(onTheWay.passed()).isEmpty();
    assertThat(onTheWay.ended()).isEmpty();
    assertThat(onTheWay.broken()).isNull();
  }

  @Test
  void a_broken_channel_is_told_and_what_others_have_sent_too() {
    var broken = new IllegalArgumentException("no such thing");
    taken(ONE, 7).completeExceptionally(broken);
    taken(ONE, 8).complete(Optional.of(delivery("b")));

    assertThat(onTheWay.passed()).isEmpty();
    assertThat(onTheWay.ended()).containsExactly(delivery("b"));
    assertThat(onTheWay.broken()).isSameAs(broken);
  }

  @Test
  void partitions_that_went_to_another_are_not_passed_but_their_deliveries_are_told() {
    var end = taken(ONE, 7);
    onTheWay.leave(List.of(ONE));
    assertThat(given).containsExactly(7L);
    end.complete(Optional.of(delivery("a")));

    assertThat(onTheWay.passed()).isEmpty();
    assertThat(onTheWay.ended()).containsExactly(delivery("a"));
  }
}
