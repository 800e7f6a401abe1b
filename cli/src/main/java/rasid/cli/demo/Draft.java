package rasid.cli.demo;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rasid.cli.demo.Template.Part;

/// One story in the making: remembers what its slots were filled with and which lines it has used.
final class Draft {
  private static final String FIELD = " / ";

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

  /// What a slot of this story holds; bound now if it was not.
  String slot(String section, int field) {
    var entry = bound.get(section);
    if (entry == null) {
      entry = drawn(section);
      bound.put(section, entry);
    }
    var fields = entry.split(FIELD, -1);
    if (field > fields.length) {
      throw new IllegalStateException(
          "%s/%s: '%s' has no field %d".formatted(book.lang(), book.topic(), entry, field));
    }
    return fields[field - 1];
  }

  private String drawn(String section) {
    return fill(fresh(section).orElseGet(() -> any(section)));
  }

  private Optional<Template> fresh(String section) {
    var own = angle.isEmpty() ? List.<Template>of() : book.section(section + "." + angle);
    var drawn = among(own).or(() -> among(book.section(section)));
    drawn.ifPresent(used::add);
    return drawn;
  }

  private Optional<Template> among(List<Template> lines) {
    var left = lines.stream().filter(line -> !used.contains(line)).toList();
    return left.isEmpty() ? Optional.empty() : Optional.of(left.get(dice.below(left.size())));
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
            case Part.Slot(var section, var fresh, var field) ->
                fresh ? drawn(section).split(FIELD, -1)[field - 1] : slot(section, field);
            case Part.Choice(var among) -> fill(among.get(dice.below(among.size())));
            case Part.Number number -> number(number);
          });
    }
    return text.toString();
  }

  private String number(Part.Number number) {
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
