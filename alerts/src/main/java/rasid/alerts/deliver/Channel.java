package rasid.alerts.deliver;

import rasid.model.Alert;

/// A way to a person. Safe for many threads.
public interface Channel {
  /// What watches call it, such as `console`.
  String name();

  /// Tries once.
  ///
  /// @param key the same for the same revision, whenever it is tried: `alert:channel:revision`
  DeliveryOutcome deliver(Alert alert, String key) throws InterruptedException;
}
