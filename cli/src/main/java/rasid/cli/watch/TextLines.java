package rasid.cli.watch;

import java.util.Arrays;
import org.snakeyaml.engine.v2.exceptions.Mark;

/// Where the lines of a text begin.
final class TextLines {
  private final String text;
  private final int[] starts;

  TextLines(String text) {
    this.text = text;
    var starts = new int[64];
    int lines = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1))) {
        if (lines == starts.length) {
          starts = Arrays.copyOf(starts, 2 * lines);
        }
        starts[lines++] = i + 1;
      }
    }
    this.starts = Arrays.copyOf(starts, lines);
  }

  String text() {
    return text;
  }

  /// The place of a UTF-16 unit.
  Place place(int at) {
    int found = Arrays.binarySearch(starts, at);
    int line = found >= 0 ? found : -found - 2;
    return new Place(line + 1, text.codePointCount(starts[line], at) + 1);
  }

  /// The line in which a place is, with its end.
  String line(Place place) {
    int next = place.line();
    return text.substring(starts[next - 1], next < starts.length ? starts[next] : text.length());
  }

  /// Where a mark points to, in UTF-16 units; marks count code points.
  int offset(Mark mark) {
    int at = starts[Math.min(mark.getLine(), starts.length - 1)];
    for (int i = 0; i < mark.getColumn() && at < text.length(); i++) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }
}
