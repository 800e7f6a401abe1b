package rasid.alerts.detect;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/// Numbers in a row, eight bytes each, to be kept as one line of text. Mutable, for one thread.
final class Numbers {
  private double[] values;
  private int at;

  Numbers() {
    values = new double[64];
  }

  /// What [#text] gave.
  Numbers(String text) {
    var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
    values = new double[bytes.remaining() / Double.BYTES];
    bytes.asDoubleBuffer().get(values);
  }

  void put(double value) {
    if (at == values.length) {
      values = Arrays.copyOf(values, 2 * at);
    }
    values[at++] = value;
  }

  double take() {
    return values[at++];
  }

  /// All that was put.
  String text() {
    var bytes = ByteBuffer.allocate(at * Double.BYTES);
    bytes.asDoubleBuffer().put(values, 0, at);
    return Base64.getEncoder().encodeToString(bytes.array());
  }
}
