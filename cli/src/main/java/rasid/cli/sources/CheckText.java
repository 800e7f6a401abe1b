package rasid.cli.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import rasid.ingest.check.Checked;
import rasid.ingest.check.Finding;
import rasid.ingest.check.Finding.Level;
import rasid.ingest.check.Spans;

/// A source that was looked at, in lines for people.
public final class CheckText {
  private static final int ABOUT = 12;

  private final UnaryOperator<String> isolated;
  private final UnaryOperator<String> bold;

  /// @param isolated sets a published text apart
  /// @param bold puts one forward
  public CheckText(UnaryOperator<String> isolated, UnaryOperator<String> bold) {
    this.isolated = isolated;
    this.bold = bold;
  }

  /// The sign of a level.
  static String mark(Level level) {
    return switch (level) {
      case FINE -> "✓";
      case LOOK -> "!";
      case WRONG -> "✗";
    };
  }

  /// All that was found.
  public List<String> whole(Checked checked) {
    var lines = new ArrayList<String>();
    lines.add(
        "%s  %s".formatted(bold.apply(checked.source().url().toString()), checked.source().id()));
    checked.findings().forEach(finding -> add(finding, lines));
    named(checked, lines);
    lines.add("  " + verdict(checked));
    return lines;
  }

  /// A line, and what is not as it should be.
  public List<String> brief(Checked checked) {
    var lines = new ArrayList<String>();
    lines.add(
        "%s %s  %s  %s"
            .formatted(
                mark(checked.level()),
                bold.apply(checked.source().id()),
                gist(checked),
                isolated.apply(checked.source().outlet())));
    checked.findings().stream()
        .filter(finding -> finding.level() != Level.FINE)
        .forEach(finding -> add(finding, lines));
    named(checked, lines);
    return lines;
  }

  private void add(Finding finding, List<String> lines) {
    lines.add(
        "  %s %s %s"
            .formatted(
                mark(finding.level()),
                (finding.about() + " ".repeat(ABOUT)).substring(0, ABOUT),
                isolated.apply(finding.says())));
    if (finding.todo() != null) {
      lines.add("    %s → %s".formatted(" ".repeat(ABOUT), finding.todo()));
    }
  }

  private void named(Checked checked, List<String> lines) {
    for (var feed : checked.named()) {
      lines.add(
          "    %s %s  %s".formatted(" ".repeat(ABOUT), feed.url(), isolated.apply(feed.title())));
    }
  }

  private static String gist(Checked checked) {
    var feed = checked.feed();
    if (feed == null) {
      return checked.trouble() == null ? "cannot be used" : checked.trouble().word();
    }
    var weekly = feed.outlook().weekly();
    return "%s, %d articles%s, asked every %s"
        .formatted(
            feed.format(),
            feed.entries(),
            weekly == null ? "" : ", " + Spans.pace(weekly),
            Spans.about(feed.outlook().pause()));
  }

  private static String verdict(Checked checked) {
    long look =
        checked.findings().stream().filter(finding -> finding.level() == Level.LOOK).count();
    return switch (checked.level()) {
      case FINE -> "all is well with it";
      case LOOK -> "can be used; %d thing%s to look at".formatted(look, look == 1 ? "" : "s");
      case WRONG -> "cannot be used as it is";
    };
  }
}
