package rasid.alerts.detect;

import rasid.model.AlertKind;

/// On which side of the usual a count is looked at.
enum Side {
  /// More than usual.
  ABOVE {
    @Override
    double off(double count, double mean) {
      return StrictMath.max(0, count - mean);
    }

    @Override
    double surprise(double count, double mean, double variation) {
      return Surprise.of(count, mean, variation);
    }
  },
  /// Less than usual.
  BELOW {
    @Override
    double off(double count, double mean) {
      return StrictMath.max(0, mean - count);
    }

    @Override
    double surprise(double count, double mean, double variation) {
      return Surprise.below(count, mean, variation);
    }
  };

  /// The side that alerts of a kind are on.
  static Side of(AlertKind kind) {
    return switch (kind) {
      case BURST -> ABOVE;
      case DROP -> BELOW;
    };
  }

  /// How far a count is off on this side, ≥ 0.
  abstract double off(double count, double mean);

  /// How surprising that is, see [Surprise].
  abstract double surprise(double count, double mean, double variation);
}
