package rasid.alerts.lifecycle;

/// What a look at a watch's counts came to.
public sealed interface Signal {
  /// A burst began.
  ///
  /// @param alert the id that the alert gets
  /// @param onset its first pane
  record Began(
      String alert, long onset, long pane, double surprise, int scale, int reports, int outlets)
      implements Signal {}

  /// The burst that an alert tells of goes on.
  record GoesOn(long pane, double surprise, int scale, int reports, int outlets)
      implements Signal {}

  /// The burst is over.
  record Calm(long pane) implements Signal {}

  /// Nothing to tell.
  record Nothing() implements Signal {}
}
