package rasid.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `rasid watch`: what desks follow.
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Adds, lists and removes what desks follow.")
final class WatchCommand {

  /// `rasid watch add`.
  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = {
        "Adds the watches of a YAML file, and changes those that are there already.",
        "A watch with a mistake is told with its line and left out; the others are added (exit 3).",
        "A change holds from the next tick of the recorded clock."
      })
  static final class Add implements Callable<Integer> {
    private final Console console;
    private final QueryCheck queries;
    @Mixin private final ClusterOptions cluster;

    @Parameters(paramLabel = "FILE", description = "YAML with a `watches:` list.")
    private Path file = Path.of("");

    @Option(names = "--only", description = "Also remove the watches that are not in FILE.")
    private boolean only;

    Add(Console console, QueryCheck queries) {
      this.console = console;
      this.queries = queries;
      cluster = new ClusterOptions(console.environment());
    }

    @Override
    public Integer call() {
      var contents = WatchFile.read(file, queries);
      contents.mistakes().forEach(console::complain);
      try (var connection = cluster.connect()) {
        var publisher =
            new WatchPublisher(connection.cluster(), cluster.topics(), console::complain);
        report(only ? publisher.mirror(contents) : publisher.add(contents.watches()));
      }
      if (!contents.mistakes().isEmpty()) {
        throw Refusal.brokenInput(
            "%d mistake%s in %s; %d watch%s without one %s taken"
                .formatted(
                    contents.mistakes().size(),
                    contents.mistakes().size() == 1 ? "" : "s",
                    file,
                    contents.watches().size(),
                    contents.watches().size() == 1 ? "" : "es",
                    contents.watches().size() == 1 ? "was" : "were"));
      }
      return 0;
    }

    private void report(WatchPublisher.Change change) {
      say("added", change.added());
      say("changed", change.changed());
      say("unchanged", change.unchanged());
      say("removed", change.removed());
    }

    private void say(String what, List<String> ids) {
      if (!ids.isEmpty()) {
        console.say("%s: %s".formatted(what, String.join(", ", ids)));
      }
    }
  }

  /// `rasid watch list`.
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the watches as they stand, by id.")
  static final class ListWatches implements Callable<Integer> {
    private final Console console;
    @Mixin private final ClusterOptions cluster;
    @Mixin private final OutputOptions output = new OutputOptions();

    ListWatches(Console console) {
      this.console = console;
      cluster = new ClusterOptions(console.environment());
    }

    @Override
    public Integer call() {
      boolean json = output.json();
      try (var connection = cluster.connect()) {
        var watches =
            new WatchPublisher(connection.cluster(), cluster.topics(), console::complain).current();
        for (var watch : watches.values()) {
          if (json) {
            console.json(watch);
          } else {
            console.line(
                "%s v%d  %s%n    %s"
                    .formatted(
                        console.bold(watch.id()),
                        watch.version(),
                        console.isolated(watch.name("ar")),
                        console.isolated(watch.query())));
          }
        }
        if (watches.isEmpty()) {
          console.say("no watches; `rasid watch add FILE` adds some");
        }
      }
      return 0;
    }
  }

  /// `rasid watch remove`.
  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Removes watches; their open alerts are followed no more.")
  static final class Remove implements Callable<Integer> {
    private final Console console;
    @Mixin private final ClusterOptions cluster;

    @Parameters(paramLabel = "ID", arity = "1..*", description = "As in `rasid watch list`.")
    private List<String> ids = List.of();

    Remove(Console console) {
      this.console = console;
      cluster = new ClusterOptions(console.environment());
    }

    @Override
    public Integer call() {
      try (var connection = cluster.connect()) {
        var removed =
            new WatchPublisher(connection.cluster(), cluster.topics(), console::complain)
                .remove(Set.copyOf(ids))
                .removed();
        removed.forEach(id -> console.say("removed: " + id));
        var unknown = ids.stream().filter(id -> !removed.contains(id)).toList();
        if (!unknown.isEmpty()) {
          throw Refusal.notSo(
              "there is no watch %s; `rasid watch list` shows those that are there"
                  .formatted(String.join(", ", unknown)));
        }
      }
      return 0;
    }
  }
}
