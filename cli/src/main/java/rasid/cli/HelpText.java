package rasid.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/// The help of all commands, its paragraphs broken where the terminal is wide, not where the source
/// is.
final class HelpText {
  private static final String SENTENCE_END = ". ";

  private HelpText() {}

  /// Lets the paragraphs of a command and of those below it flow.
  static void flow(CommandLine line) {
    var help = line.getCommandSpec().usageMessage();
    help.description(described(help.description()));
    help.footer(flowing(help.footer()).toArray(String[]::new));
    line.getSubcommands().values().forEach(HelpText::flow);
  }

  // The first sentence stands alone: it is what the list of commands shows.
  private static String[] described(String[] lines) {
    var flowing = flowing(lines);
    if (!flowing.isEmpty()) {
      var first = flowing.getFirst();
      int end = first.indexOf(SENTENCE_END);
      if (end >= 0) {
        flowing.set(0, first.substring(0, end + 1));
        flowing.add(1, first.substring(end + SENTENCE_END.length()));
      }
    }
    return flowing.toArray(String[]::new);
  }

  // What is blank or indented stands as it is written.
  private static List<String> flowing(String[] lines) {
    var flowing = new ArrayList<String>();
    boolean goesOn = false;
    for (var line : lines) {
      boolean flows = !line.isBlank() && !line.startsWith(" ");
      if (flows && goesOn) {
        flowing.add(flowing.removeLast() + " " + line);
      } else {
        flowing.add(line);
      }
      goesOn = flows;
    }
    return flowing;
  }
}
