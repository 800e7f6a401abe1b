package rasid.cli.tag;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Cuts a stream into lines, holding one of them at most.
final class Lines {
  /// Longest line, in bytes: the longest article fits even with every character escaped.
  static final int LONGEST = 4 << 20;

  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int end;
  private long number;

  Lines(InputStream in) {
    this.in = in;
  }

  /// One line.
  ///
  /// @param number counted from 1
  /// @param bytes without the line end; cut off after [#LONGEST] when it is longer
  /// @param whole whether nothing was cut off
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  record Line(long number, byte[] bytes, boolean whole) {}

  /// The next line, which may have to be waited for; nothing at the end of the stream.
  Optional<Line> next() throws IOException {
    var line = new ByteArrayOutputStream();
    boolean whole = true;
    boolean ended = false;
    boolean any = false;
    while (!ended && (at < end || fill())) {
      any = true;
      int stop = newline();
      ended = stop >= 0;
      int length = (ended ? stop : end) - at;
      int kept = Math.min(length, LONGEST - line.size());
      line.write(buffer, at, kept);
      whole &= kept == length;
      at = ended ? stop + 1 : end;
    }
    return any
        ? Optional.of(new Line(++number, line.toByteArray(), whole))
        : Optional.<Line>empty();
  }

  /// Whether a whole line is here already, so that none has to be waited for.
  boolean ready() throws IOException {
    while (newline() < 0) {
      if (end - at == BUFFER || in.available() <= 0 || !fill()) {
        return false;
      }
    }
    return true;
  }

  private int newline() {
    for (int i = at; i < end; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  // Adds to what is in the buffer; false at the end of the stream.
  private boolean fill() throws IOException {
    System.arraycopy(buffer, at, buffer, 0, end - at);
    end -= at;
    at = 0;
    int read = in.read(buffer, end, BUFFER - end);
    if (read <= 0) {
      return false;
    }
    end += read;
    return true;
  }
}
