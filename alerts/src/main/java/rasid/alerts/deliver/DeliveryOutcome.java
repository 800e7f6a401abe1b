package rasid.alerts.deliver;

import java.time.Duration;

/// What came of one try to deliver.
public sealed interface DeliveryOutcome {
  /// The channel took it.
  ///
  /// @param detail what it answered, without secrets
  record Delivered(String detail) implements DeliveryOutcome {}

  /// It may take it later.
  ///
  /// @param atLeast the wait it asks for; zero when it asks for none
  /// @param why without secrets
  record TryLater(Duration atLeast, String why) implements DeliveryOutcome {}

  /// It will never take it.
  ///
  /// @param why without secrets
  record Refused(String why) implements DeliveryOutcome {}
}
