package rasid.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import rasid.alerts.deliver.DeliveryOutcome.Delivered;
import rasid.alerts.deliver.DeliveryOutcome.TryLater;
import rasid.model.Alert;
import rasid.model.Delivery;

/// What becomes of a revision that another instance may have taken over meanwhile.
@DisplayNameGeneration(ReplaceUnderscores.class)
class LanesTest {
  private final Alert alert = ChannelTest.alert("عنوان");
  private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();

  // Says no at first and yes then.
  private final Channel channel =
      new Channel() {
        @Override
        public String name() {
          return "webhook";
        }

        @Override
        public DeliveryOutcome deliver(Alert alert, String key) {
          asked.add(key);
          return asked.size() == 1 ? new TryLater(Duration.ZERO, "busy") : new Delivered("ok");
        }
      };

  @Test
  void it_is_tried_again_as_long_as_it_is_wanted() {
    try (var lanes = new Lanes(List.of(channel))) {
      assertThat(lanes.send(alert, "webhook", () -> true).join())
          .hasValueSatisfying(
              delivery -> {
                assertThat(delivery.state()).isEqualTo(Delivery.State.SENT);
                assertThat(delivery.attempts()).isEqualTo(2);
              });
    }
  }

  @Test
  void it_is_given_up_when_it_is_another_s() {
    try (var lanes = new Lanes(List.of(channel))) {
      assertThat(lanes.send(alert, "webhook", asked::isEmpty).join()).isEmpty();
      assertThat(asked).hasSize(1);
      assertThat(lanes.send(alert, "webhook", () -> false).join()).isEmpty();
      assertThat(asked).hasSize(1);
      // Read once more, it is sent: it never ended.
      assertThat(lanes.send(alert, "webhook", () -> true).join()).isPresent();
    }
  }

  @Test
  void it_is_not_sent_when_another_has_sent_it_or_a_later_one() {
    try (var lanes = new Lanes(List.of(channel))) {
      var end = lanes.send(alert, "webhook", () -> true);
      lanes.remember(Delivery.key(alert.id(), "webhook"), alert.revision() + 1);

      assertThat(end.join()).isEmpty();
      assertThat(lanes.send(alert, "webhook", () -> true).join()).isEmpty();
      assertThat(asked).hasSizeLessThanOrEqualTo(1);
    }
  }
}
