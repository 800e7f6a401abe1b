package rasid.cli.demo;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rasid.cli.demo.Template.Draw;
import rasid.cli.demo.Template.Part;

/// One story in the making: remembers what its slots were filled with and which lines it has used.
final class Draft {
  private static final String FIELD = " / ";

  /// One line in so many is a general one while the angle still has its own.
  private static final int GENERAL = 4;

  private final Phrasebook book;
  private final String angle;
  private final Dice dice;
  private final Map<String, String> bound = new HashMap<>();
  private final Set<Template> used = Collections.newSetFromMap(new IdentityHashMap<>());

  /// @param angle whose own lines (section `name.angle`) come before the general ones; or blank
  Draft(Phrasebook book, String angle, Dice dice) {
    this.book = book;
    this.angle = angle;
    this.dice = dice;
  }

  /// A line of a section that this story has not used yet, or nothing when all are used.
  Optional<String> unused(String section) {
    return fresh(section).map(template -> Typography.tidy(book.lang(), fill(template)));
  }

  /// True when a section still has a line for this story.
  boolean has(String section) {
    return !used.containsAll(book.section(section))
        || !used.containsAll(book.section(section + "." + angle));
  }

  void bind(String slot, String value) {
    bound.put(slot, value);
  }

  /// What a slot of this story holds; bound now if it was not.
  String slot(String section) {
    return slot(section, Draw.SAME, 1);
  }

  String slot(String section, Draw draw, int field) {
    var entry =
        switch (draw) {
          case SAME -> bound.get(section);
          case ANOTHER, NEXT -> drawn(section);
        };
    if (entry == null) {
      entry = drawn(section);
    }
    if (draw != Draw.ANOTHER) {
      bound.put(section, entry);
    }
    return field(entry, field);
  }

  private String field(String entry, int field) {
    int from = 0;
    for (int i = 1; i < field; i++) {
      int end = entry.indexOf(FIELD, from);
      if (end < 0) {
        throw new IllegalStateException(
            "%s/%s: '%s' has no field %d".formatted(book.lang(), book.topic(), entry, field));
      }
      from = end + FIELD.length();
    }
    int end = entry.indexOf(FIELD, from);
    return end < 0 ? entry.substring(from) : entry.substring(from, end);
  }

  private String drawn(String section) {
    return fill(fresh(section).orElseGet(() -> any(section)));
  }

  private Optional<Template> fresh(String section) {
    var own = among(angle.isEmpty() ? List.of() : book.section(section + "." + angle));
    boolean general = own.isEmpty() || (!ofTheAngle(section) && dice.onceIn(GENERAL));
    var drawn = general ? among(book.section(section)).or(() -> own) : own;
    drawn.ifPresent(used::add);
    return drawn;
  }

  /// What makes the story is told under its angle alone; what fills it may be general too.
  private static boolean ofTheAngle(String section) {
    return switch (section) {
      case "title", "lead", "place", "voice" -> true;
      default -> false;
    };
  }

  private Optional<Template> among(List<Template> lines) {
    int left = 0;
    for (var line : lines) {
      left += used.contains(line) ? 0 : 1;
    }
    if (left == 0) {
      return Optional.empty();
    }
    int drawn = dice.below(left);
    for (var line : lines) {
      if (!used.contains(line) && drawn-- == 0) {
        return Optional.of(line);
      }
    }
    throw new IllegalStateException("fewer lines than were counted");
  }

  private Template any(String section) {
    var lines = book.section(section);
    if (lines.isEmpty()) {
      throw new IllegalStateException(
          "%s/%s has no section '%s'".formatted(book.lang(), book.topic(), section));
    }
    return lines.get(dice.below(lines.size()));
  }

  private String fill(Template template) {
    var text = new StringBuilder();
    for (var part : template.parts()) {
      text.append(
          switch (part) {
            case Part.Text(var words) -> words;
            case Part.Slot(var section, var draw, var field) -> slot(section, draw, field);
            case Part.Choice(var among) -> fill(among.get(dice.below(among.size())));
            case Part.Numeral number -> number(number);
          });
    }
    return text.toString();
  }

  private String number(Part.Numeral number) {
    int steps = (number.high() - number.low()) / number.step();
    var written =
        Typography.number(book.lang(), number.low() + number.step() * dice.below(steps + 1));
    if (!number.name().isEmpty()) {
      var before = bound.putIfAbsent(number.name(), written);
      return before == null ? written : before;
    }
    return written;
  }
}
