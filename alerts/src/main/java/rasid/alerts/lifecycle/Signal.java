package rasid.alerts.lifecycle;

/// What a look at a watch's counts came to. Of a drop, the reports are those that are missing, and
/// no outlet carries them.
public sealed interface Signal {
  /// A burst or drop began.
  ///
  /// @param alert the id that the alert gets
  /// @param onset its first pane
  /// @param quiet whether nobody would be told of it now
  record Began(
      String alert,
      long onset,
      long pane,
      double surprise,
      int scale,
      int reports,
      int outlets,
      boolean quiet)
      implements Signal {}

  /// What an alert tells of goes on.
  ///
  /// @param quiet whether nobody would be told of it now
  record GoesOn(long pane, double surprise, int scale, int reports, int outlets, boolean quiet)
      implements Signal {}

  /// It is over, or a desk called it false.
  record Calm(long pane) implements Signal {}

  /// Nothing to tell.
  record Nothing() implements Signal {}
}
