package rasid.cli.watch;

import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Where the characters of a YAML scalar stand in the file: its lines are folded, indented and
/// escaped there, and a mistake in it must be shown where it was written.
///
/// Folding changes nothing but white space, so the n-th other character of the value is the n-th of
/// the source.
public final class ScalarPlaces {
  private final TextLines lines;
  private final String file;
  private final ScalarNode node;
  private final ScalarStyle style;
  private final String value;

  /// @param lines of the whole file that the node was read from
  ScalarPlaces(TextLines lines, ScalarNode node) {
    this.lines = lines;
    this.node = node;
    file = lines.text();
    style = node.getScalarStyle();
    value = node.getValue();
  }

  // A tag may stand before it.
  private static int content(String file, int start) {
    int at = start;
    while (at < file.length() && file.charAt(at) == '!') {
      while (at < file.length() && !isBlank(file.charAt(at))) {
        at++;
      }
      while (at < file.length() && isBlank(file.charAt(at))) {
        at++;
      }
    }
    return at;
  }

  /// The place of a UTF-16 unit of the value; of its end, the place after its last character.
  public Place of(int at) {
    int before = 0;
    for (int i = 0; i < Math.min(at, value.length()); i++) {
      before += isBlank(value.charAt(i)) ? 0 : 1;
    }
    boolean atEnd = at >= value.length();
    return lines.place(atEnd ? after(before) : source(before));
  }

  // After the last of so many characters.
  private int after(int characters) {
    if (characters == 0) {
      return source(0);
    }
    int last = source(characters - 1);
    return Math.min(file.length(), last + width(last));
  }

  // Where the character stands that so many others stand before.
  private int source(int before) {
    int at = begin();
    int end = end();
    int left = before;
    while (at < end) {
      int width = width(at);
      if (width == 1 && isBlank(file.charAt(at))) {
        at++;
      } else if (isEscape(at) && isBlankEscape(at)) {
        at += width;
      } else if (left == 0) {
        return at;
      } else {
        left -= characters(at);
        at += width;
      }
    }
    return end;
  }

  // After what opens the scalar: a quote, or | and > with what stands beside them.
  private int begin() {
    int start = content(file, node.getStartMark().map(lines::offset).orElse(0));
    return switch (style) {
      case SINGLE_QUOTED, DOUBLE_QUOTED -> start + 1;
      case LITERAL, FOLDED -> {
        int line = file.indexOf('\n', start);
        yield line < 0 ? file.length() : line;
      }
      default -> start;
    };
  }

  private int end() {
    return node.getEndMark().map(lines::offset).orElse(file.length());
  }

  // Units of the source that make one character of the value.
  private int width(int at) {
    if (style == ScalarStyle.SINGLE_QUOTED && file.startsWith("''", at)) {
      return 2;
    }
    if (!isEscape(at)) {
      return 1;
    }
    return switch (file.charAt(at + 1)) {
      case 'x' -> 4;
      case 'u' -> 6;
      case 'U' -> 10;
      default -> 2;
    };
  }

  private boolean isEscape(int at) {
    return style == ScalarStyle.DOUBLE_QUOTED
        && file.startsWith("\\", at)
        && at + 1 < file.length();
  }

  // A character of the upper planes is two units of the value.
  private int characters(int at) {
    boolean large = isEscape(at) && file.startsWith("\\U", at) && !file.startsWith("\\U0000", at);
    return large ? 2 : 1;
  }

  private boolean isBlankEscape(int at) {
    char kind = file.charAt(at + 1);
    if ("xuU".indexOf(kind) >= 0) {
      int code = Integer.parseUnsignedInt(file.substring(at + 2, at + width(at)), 16);
      return code <= Character.MAX_VALUE && isBlank((char) code);
    }
    return "\"/\\".indexOf(kind) < 0; // all others stand for controls and spaces
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }
}
