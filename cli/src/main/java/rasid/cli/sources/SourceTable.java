package rasid.cli.sources;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import rasid.ingest.check.Finding.Level;
import rasid.model.Advice;
import rasid.model.Trouble;

/// Sources in columns, a line each; below one that is not well, why.
///
/// The outlet's name stands last: in Arabic it runs the other way, and nothing after it can be
/// moved by that.
public final class SourceTable {
  private static final List<String> HEAD =
      List.of("", "state", "source", "read", "articles", "new", "next poll", "outlet");

  /// Ids are shown whole, but a long one does not push the columns of all others away.
  private static final int WIDEST_ID = 36;

  private final Instant now;
  private final UnaryOperator<String> isolated;
  private final UnaryOperator<String> faint;
  private final UnaryOperator<String> bold;

  /// @param isolated sets a published text apart
  /// @param faint holds a text back
  /// @param bold puts one forward
  public SourceTable(
      Instant now,
      UnaryOperator<String> isolated,
      UnaryOperator<String> faint,
      UnaryOperator<String> bold) {
    this.now = now;
    this.isolated = isolated;
    this.faint = faint;
    this.bold = bold;
  }

  /// The lines of the table, its head first.
  public List<String> lines(List<Standing> sources) {
    var rows = sources.stream().map(this::cells).toList();
    var widths = new int[HEAD.size()];
    for (int column = 0; column < widths.length; column++) {
      int at = column;
      int widest = rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0);
      widths[column] =
          Math.max(HEAD.get(at).length(), at == 2 ? Math.min(widest, WIDEST_ID) : widest);
    }
    var lines = new ArrayList<String>();
    lines.add(faint.apply(line(HEAD, widths)));
    for (int i = 0; i < rows.size(); i++) {
      var source = sources.get(i);
      var line = line(rows.get(i), widths);
      lines.add(
          source.level() == Level.WRONG
              ? bold.apply(line)
              : source.isRemoved() ? faint.apply(line) : line);
      if (source.level() != Level.FINE && !source.isRemoved()) {
        lines.add(faint.apply("    " + why(source)));
      }
    }
    return lines;
  }

  private List<String> cells(Standing source) {
    return List.of(
        source.isRemoved() ? "–" : CheckText.mark(source.level()),
        source.state(),
        source.id(),
        source.read(now),
        source.pace(),
        source.share(),
        source.next(now),
        isolated.apply(source.outlet()));
  }

  private static String line(List<String> cells, int[] widths) {
    var line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      var cell = cells.get(column);
      line.append(cell);
      if (column + 1 < widths.length) {
        line.append(" ".repeat(Math.max(0, widths[column] - cell.length()) + 2));
      }
    }
    return line.toString();
  }

  private static String why(Standing source) {
    return source.failures() > 1
        ? "%s; %d times in a row".formatted(source.says(), source.failures())
        : source.says();
  }

  /// What there is in one line, such as `12 sources: 9 fine, 2 blocked, 1 silent`.
  public static String summary(List<Standing> sources) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (var source : sources) {
      counts.merge(source.state(), 1, Integer::sum);
    }
    var parts = new ArrayList<String>();
    counts.forEach((state, count) -> parts.add(count + " " + state));
    return "%d source%s: %s"
        .formatted(sources.size(), sources.size() == 1 ? "" : "s", String.join(", ", parts));
  }

  /// What to do about each trouble there is, one sentence each.
  public static List<String> advice(List<Standing> sources) {
    var advice = new TreeMap<Trouble, String>();
    for (var source : sources) {
      var trouble = source.trouble();
      if (trouble != null) {
        advice.put(trouble, "%s: %s".formatted(source.state(), Advice.on(trouble).en()));
      }
    }
    return List.copyOf(advice.values());
  }
}
