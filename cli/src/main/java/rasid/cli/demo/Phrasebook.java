package rasid.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The lines a story is told with: sections of templates, read from text files beside this class.
///
/// A line `= name` opens a section, every other line is one template of it; blank lines and lines
/// that start with `#` are for the reader. A line that starts with `[flood,strike]` is told only
/// under these angles. A later file adds to the sections of an earlier one.
///
/// @param lang the language of its lines
/// @param topic what it can tell
/// @param sections templates by section
/// @param angles under which it can be told, one for each lead, so that an angle with more leads
///   comes more often; a blank one for a lead that has none
record Phrasebook(
    String lang, String topic, Map<String, List<Template>> sections, List<String> angles) {

  private static final Pattern TAGGED = Pattern.compile("\\[([a-z,]+)] (.*)");

  /// @param lang `ar`, `fr` or `en`
  /// @param topic names the file; the language's `common` file is read before it
  static Phrasebook read(String lang, String topic) {
    var sections = new LinkedHashMap<String, List<Template>>();
    for (var file : List.of("common", topic)) {
      addTo(sections, "%s/%s.txt".formatted(lang, file));
    }
    return new Phrasebook(lang, topic, sections, angles(sections));
  }

  private static List<String> angles(Map<String, List<Template>> sections) {
    var angles = new ArrayList<String>();
    sections.forEach(
        (name, lines) -> {
          if (name.equals("lead") || name.startsWith("lead.")) {
            var angle = name.equals("lead") ? "" : name.substring("lead.".length());
            lines.forEach(_ -> angles.add(angle));
          }
        });
    return angles;
  }

  List<Template> section(String name) {
    return sections.getOrDefault(name, List.of());
  }

  /// The lines of a resource that are not blank and no comment.
  static List<String> lines(String resource) {
    try (var in = Phrasebook.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the demo's text %s is missing".formatted(resource));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the demo's text %s cannot be read".formatted(resource), e);
    }
  }

  private static void addTo(Map<String, List<Template>> sections, String resource) {
    List<Template> section = new ArrayList<>();
    var name = "";
    for (var line : lines(resource)) {
      if (line.startsWith("= ")) {
        name = line.substring(2);
        section = sections.computeIfAbsent(name, _ -> new ArrayList<>());
      } else {
        var tagged = TAGGED.matcher(line);
        if (tagged.matches()) {
          for (var angle : tagged.group(1).split(",")) {
            sections
                .computeIfAbsent(name + "." + angle, _ -> new ArrayList<>())
                .add(Template.parse(tagged.group(2)));
          }
        } else {
          section.add(Template.parse(line));
        }
      }
    }
  }
}
