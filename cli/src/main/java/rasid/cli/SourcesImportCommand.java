package rasid.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import rasid.ingest.feed.Opml.Outline;

/// `rasid sources import`.
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Adds the feeds of other lists to yours, with what they say of them (rasid:…).",
      "Those that are there already stay as they are: an address with http or https,",
      "with www. or without, with a slash at its end or not is one. Nothing is asked of",
      "any site; `rasid sources check` does that."
    },
    footer = {
      "",
      "Examples:",
      "  rasid sources import theirs.opml --feeds my.opml",
      "",
      "Exit codes: 0 done; 2 wrong use; 3 some lines cannot be used (the others were added)."
    })
final class SourcesImportCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final ListOption list = new ListOption();

  @Parameters(paramLabel = "FILE.opml", arity = "1..*", description = "Lists to take over.")
  private List<Path> files = List.of();

  SourcesImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var problems = new ArrayList<String>();
    var offered = new ArrayList<Outline>();
    for (var file : files) {
      offered.addAll(SourceArguments.read(file, problem -> problems.add(file + ": " + problem)));
    }
    problems.forEach(console::complain);
    var mine = list.read();
    var added = mine.unknown(offered);
    if (!added.isEmpty()) {
      list.add(mine, added);
    }
    console.say(
        "%s: %d added, %d there already"
            .formatted(list.file(), added.size(), offered.size() - added.size()));
    return problems.isEmpty() ? 0 : Refusal.BROKEN_INPUT;
  }
}
