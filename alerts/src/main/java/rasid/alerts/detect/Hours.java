package rasid.alerts.detect;

import java.util.Arrays;

/// One number for each of the last hours, forgotten as hours pass. Mutable, for one thread.
final class Hours {
  private final double[] values;

  Hours(int length) {
    values = new double[length];
  }

  double at(long hour) {
    return values[slot(hour)];
  }

  void raise(long hour, double value) {
    values[slot(hour)] = StrictMath.max(values[slot(hour)], value);
  }

  void clear(long hour) {
    values[slot(hour)] = 0;
  }

  /// The highest of the hours from `from` to `to`, both inclusive.
  double highest(long from, long to) {
    double highest = 0;
    int slot = slot(from);
    for (long hour = from; hour <= to; hour++) {
      highest = StrictMath.max(highest, values[slot]);
      slot = slot + 1 == values.length ? 0 : slot + 1;
    }
    return highest;
  }

  private int slot(long hour) {
    return (int) StrictMath.floorMod(hour, (long) values.length);
  }

  void save(Numbers into) {
    Arrays.stream(values).forEach(into::put);
  }

  void restore(Numbers from) {
    Arrays.setAll(values, _ -> from.take());
  }
}
