package rasid.processor.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The labelled pairs of `golden/copies`: texts in files, and a table of how each side of a pair is
/// made from one. The README beside them says what the edits do.
final class CopyPairs {
  private static final String FOLDER = "/golden/copies/";
  private static final Map<String, Map<String, String>> FILES = new HashMap<>();

  private CopyPairs() {}

  /// An article as a site carries it.
  record Text(String title, List<String> paragraphs) {
    Text {
      paragraphs = List.copyOf(paragraphs);
    }

    static Text of(String section) {
      var parts = List.of(section.split("\n\n"));
      return new Text(parts.getFirst(), parts.subList(1, parts.size()));
    }

    String body() {
      return String.join("\n\n", paragraphs);
    }

    private Text with(List<String> changed) {
      return new Text(title, changed);
    }
  }

  /// Two articles, and whether they are one report.
  ///
  /// @param line of the table, to name a miss by
  record Pair(String line, String kind, String story, boolean copy, Text one, Text other) {
    /// Pairs of stories with odd numbers were tuned on, the others never.
    boolean tuned() {
      return Integer.parseInt(story.split("-")[1]) % 2 == 1;
    }

    String lang() {
      return story.substring(0, 2);
    }
  }

  static List<Pair> all() {
    return resource("pairs.tsv").lines().skip(1).map(CopyPairs::pair).toList();
  }

  private static Pair pair(String line) {
    var cells = line.split("\t", -1);
    return new Pair(
        line,
        cells[1],
        cells[2],
        cells[0].equals("copy"),
        text(cells[2], cells[3], cells[4]),
        text(cells[5], cells[6], cells[7]));
  }

  /// A text of a story with edits.
  static Text text(String story, String section, String edits) {
    var text = Text.of(section(story, section));
    for (var edit : edits.split(";")) {
      if (!edit.equals("-")) {
        text = edited(text, story, edit.strip().split(" "));
      }
    }
    return text;
  }

  private static Text edited(Text text, String story, String[] edit) {
    var body = new ArrayList<>(text.paragraphs());
    var furniture = "furniture." + story.substring(0, 2);
    switch (edit[0]) {
      case "cut" -> {
        return text.with(cut(body, Integer.parseInt(edit[1])));
      }
      case "prefix", "prefix2" -> {
        var first = body.getFirst().replaceFirst("^[^–-]{1,30} - ", "");
        body.set(0, section(furniture, edit[0]) + " " + first);
      }
      case "credit", "tail" -> body.add(section(furniture, edit[0]));
      case "insert", "insert2" ->
          body.add(Math.min(Integer.parseInt(edit[1]), body.size()), section(furniture, edit[0]));
      case "rotate" -> Collections.rotate(body, -1);
      case "reverse" -> Collections.reverse(body);
      case "drop" ->
          body.remove(edit[1].equals("last") ? body.size() - 1 : Integer.parseInt(edit[1]) - 1);
      case "title" -> {
        return new Text("*** " + text.title(), body);
      }
      case "lead" -> {
        var lead = Text.of(section(story, "lead"));
        body.set(0, lead.body());
        return new Text(lead.title(), body);
      }
      case "head" -> body.addFirst(Text.of(section(story, edit[1])).paragraphs().getFirst());
      case "spell" -> body.replaceAll(CopyPairs::respelled);
      default -> throw new IllegalArgumentException("pairs.tsv: no edit '%s'".formatted(edit[0]));
    }
    return text.with(body);
  }

  private static List<String> cut(List<String> paragraphs, int percent) {
    int left = paragraphs.stream().mapToInt(p -> p.split("\\s+").length).sum() * percent / 100;
    var kept = new ArrayList<String>();
    for (var paragraph : paragraphs) {
      var words = paragraph.split("\\s+");
      int fit = Math.min(left, words.length);
      if (fit > 0) {
        kept.add(String.join(" ", Arrays.copyOf(words, fit)) + (fit < words.length ? " …" : ""));
      }
      left -= fit;
    }
    return kept;
  }

  // As another hand, keyboard or agency writes it.
  private static String respelled(String text) {
    var spelled =
        text.replace("إن ", "ان ")
            .replace("أ", "ا")
            .replace("ة ", "ه ")
            .replace("ي ", "ى ")
            .replace("الم", "المـ")
            .replace("من ", "مِنْ ")
            .replace("œ", "oe")
            .replace("é", "e")
            .replace("'", "’")
            .replace("\"", "”");
    var digits = new StringBuilder();
    boolean arabic = text.codePoints().anyMatch(c -> c >= 'ا' && c <= 'ي');
    spelled
        .chars()
        .forEach(c -> digits.append((char) (arabic && c >= '0' && c <= '9' ? c - '0' + '٠' : c)));
    return digits.toString();
  }

  private static String section(String file, String name) {
    return requireNonNull(
        FILES.computeIfAbsent(file, CopyPairs::sections).get(name),
        () -> "%s.txt has no section %s".formatted(file, name));
  }

  private static Map<String, String> sections(String file) {
    var sections = new HashMap<String, String>();
    for (var section : ("\n" + resource(file + ".txt")).split("\n== ")) {
      int end = section.indexOf('\n');
      if (end > 0) {
        sections.put(section.substring(0, end), section.substring(end).strip());
      }
    }
    return sections;
  }

  private static String resource(String name) {
    try (var in = requireNonNull(CopyPairs.class.getResourceAsStream(FOLDER + name), name)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
