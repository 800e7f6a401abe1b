package rasid.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `rasid sources`: the feeds a desk lives on.
@Command(
    name = "sources",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Tells how your sources do, checks new ones, and keeps the list of them.",
      "The list is an OPML file, the one `--feeds` names; a running ingest takes a",
      "changed list within half a minute."
    },
    footer = {
      "",
      "Examples:",
      "  rasid sources list                                how they do, worst first",
      "  rasid sources check https://sahel.example/feed    before you add it",
      "  rasid sources check my.opml                       all of the list",
      "  rasid sources check my.opml#sahel.example-1a2b3c  one of it, as it is asked",
      "  rasid sources add https://sahel.example/ --feeds my.opml",
      "  rasid sources import theirs.opml --feeds my.opml",
      "  rasid sources export > backup.opml",
      "",
      "To take one off the list, delete its line. docs/guide/sources.md tells more."
    })
final class SourcesCommand {
  private SourcesCommand() {}

  /// The whole command.
  static CommandLine on(Console console) {
    return new CommandLine(new SourcesCommand())
        .addSubcommand(new SourcesListCommand(console))
        .addSubcommand(new SourcesCheckCommand(console))
        .addSubcommand(new SourcesAddCommand(console))
        .addSubcommand(new SourcesImportCommand(console))
        .addSubcommand(new SourcesExportCommand(console));
  }
}
