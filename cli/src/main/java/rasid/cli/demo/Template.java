package rasid.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A sentence with slots.
///
/// - `{city}` a line of the section `city`, the same through the whole story
/// - `{city*}` another line of it, not used in this story yet
/// - `{city!}` another line of it, which `{city}` is from now on
/// - `{city.2}` the second field of the story's city (fields are parted by ` / `)
/// - `{a|b c|}` one of these, perhaps nothing; may hold slots itself
/// - `{11..99}`, `{100..900/50}` a number, with a step; `{dead=11..99}` names it for `{dead}`
record Template(List<Part> parts) {
  private static final Pattern NUMBER =
      Pattern.compile("(?:([a-z_0-9]+)=)?(\\d{1,9})\\.\\.(\\d{1,9})(?:/(\\d{1,9}))?");
  private static final Pattern SLOT = Pattern.compile("([a-z_0-9]+)([*!])?(?:\\.([1-9]))?");

  Template {
    parts = List.copyOf(parts);
  }

  /// Which line a slot takes.
  enum Draw {
    SAME,
    ANOTHER,
    NEXT
  }

  sealed interface Part {
    record Text(String text) implements Part {}

    record Slot(String section, Draw draw, int field) implements Part {}

    record Choice(List<Template> among) implements Part {}

    record Numeral(String name, int low, int high, int step) implements Part {}
  }

  /// @throws IllegalArgumentException when a brace is left open or a slot cannot be read
  static Template parse(String line) {
    var parts = new ArrayList<Part>();
    int at = 0;
    while (at < line.length()) {
      int open = line.indexOf('{', at);
      if (open < 0) {
        parts.add(new Part.Text(line.substring(at)));
        break;
      }
      if (open > at) {
        parts.add(new Part.Text(line.substring(at, open)));
      }
      int close = closing(line, open);
      parts.add(part(line.substring(open + 1, close), line));
      at = close + 1;
    }
    return new Template(parts);
  }

  private static Part part(String inside, String line) {
    var options = options(inside);
    if (options.size() > 1) {
      return new Part.Choice(options.stream().map(Template::parse).toList());
    }
    var number = NUMBER.matcher(inside);
    if (number.matches()) {
      return new Part.Numeral(
          number.group(1) == null ? "" : number.group(1),
          Integer.parseInt(number.group(2)),
          Integer.parseInt(number.group(3)),
          number.group(4) == null ? 1 : Integer.parseInt(number.group(4)));
    }
    var slot = SLOT.matcher(inside);
    if (!slot.matches()) {
      throw new IllegalArgumentException("cannot read {%s} in: %s".formatted(inside, line));
    }
    int field = slot.group(3) == null ? 1 : Integer.parseInt(slot.group(3));
    return new Part.Slot(slot.group(1), draw(slot.group(2)), field);
  }

  private static Draw draw(@Nullable String sign) {
    return switch (sign) {
      case "*" -> Draw.ANOTHER;
      case "!" -> Draw.NEXT;
      case null, default -> Draw.SAME;
    };
  }

  private static int closing(String line, int open) {
    int depth = 0;
    for (int i = open; i < line.length(); i++) {
      if (line.charAt(i) == '{') {
        depth++;
      } else if (line.charAt(i) == '}' && --depth == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("a { is not closed in: " + line);
  }

  private static List<String> options(String inside) {
    var options = new ArrayList<String>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < inside.length(); i++) {
      switch (inside.charAt(i)) {
        case '{' -> depth++;
        case '}' -> depth--;
        case '|' -> {
          if (depth == 0) {
            options.add(inside.substring(start, i));
            start = i + 1;
          }
        }
        default -> {}
      }
    }
    options.add(inside.substring(start));
    return options;
  }
}
