package rasid.desk.view;

import rasid.model.Action;

/// What somebody at a desk did.
///
/// @param number its place among all actions, see [rasid.model.Tick#actions()]
/// @param action who, when and what
public record Done(long number, Action action) {}
