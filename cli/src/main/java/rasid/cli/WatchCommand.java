package rasid.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rasid.cli.watch.WatchText;
import rasid.model.Watch;
import rasid.model.topic.Cluster;
import rasid.model.topic.Topics;

/// `rasid watch`: what desks follow.
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Writes, tries and changes what desks follow.",
    footer = {
      "",
      "Examples:",
      "  rasid watch check watches.yaml        mistakes, with line and column",
      "  rasid watch test 'وقود region:ML' *.html",
      "  rasid watch diff watches.yaml new.yaml archive.jsonl",
      "  rasid watch add watches.yaml",
      "  rasid watch list -o json | jq .query",
      "  rasid watch show jnim > jnim.yaml     to be changed, and added again",
      "",
      "The language: docs/guide/watches.md"
    })
final class WatchCommand {

  // One that adds nothing.
  private static WatchPublisher publisher(Cluster cluster, Topics topics, Console console) {
    return new WatchPublisher(cluster, topics, WatchPublisher.Past.NONE, console::complain);
  }

  /// `rasid watch add`.
  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = {
        "Adds the watches of a YAML file, and changes those that are there already.",
        "All or nothing: a file with a mistake changes nothing (exit 3).",
        "A change holds from a tick of the recorded clock, so a replay changes there too.",
        "",
        "A new watch, and one whose query changes, learns what is usual for it from all",
        "that is recorded, as if it had been there: a minute for 90 days. Where less than",
        "two weeks are recorded, its alerts say that it is learning, and for how long.",
        ""
      })
  static final class Add implements Callable<Integer> {
    private final Console console;
    @Mixin private final ClusterOptions cluster;
    @Mixin private final LanguageOption lang;

    @Parameters(paramLabel = "FILE", description = "YAML with a `watches:` list.")
    private Path file = Path.of("");

    @Option(names = "--only", description = "Also remove the watches that are not in FILE.")
    private boolean only;

    @Option(
        names = "--no-baseline",
        description =
            "Learn nothing from what is recorded; new watches are learning for two weeks.")
    private boolean noBaseline;

    Add(Console console) {
      this.console = console;
      cluster = new ClusterOptions(console.environment());
      lang = new LanguageOption(console.environment());
    }

    @Override
    public Integer call() {
      var contents = WatchFile.read(file, lang.code());
      if (!contents.mistakes().isEmpty()) {
        contents
            .mistakes()
            .forEach(mistake -> console.complain(mistake.told(console::isolatedWhenSaid)));
        throw Refusal.brokenInput(
            "%d mistake%s in %s; nothing was changed"
                .formatted(
                    contents.mistakes().size(), contents.mistakes().size() == 1 ? "" : "s", file));
      }
      try (var connection = cluster.connect()) {
        var past =
            noBaseline
                ? WatchPublisher.Past.NONE
                : new RecordedPast(connection.cluster(), cluster.topics(), console);
        var publisher =
            new WatchPublisher(connection.cluster(), cluster.topics(), past, console::complain);
        report(only ? publisher.mirror(contents) : publisher.add(contents.watches()));
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
    @Mixin private final LanguageOption lang;

    ListWatches(Console console) {
      this.console = console;
      cluster = new ClusterOptions(console.environment());
      lang = new LanguageOption(console.environment());
    }

    @Override
    public Integer call() {
      boolean json = output.json();
      try (var connection = cluster.connect()) {
        var watches = publisher(connection.cluster(), cluster.topics(), console).current();
        for (var watch : watches.values()) {
          if (json) {
            console.json(watch);
          } else {
            line(watch);
          }
        }
        if (watches.isEmpty()) {
          console.say("no watches; `rasid watch add FILE` adds some");
        }
      }
      return 0;
    }

    private void line(Watch watch) {
      console.line(
          "%s v%d%s  %s%n    %s"
              .formatted(
                  console.bold(watch.id()),
                  watch.version(),
                  watch.enabled() ? "" : " (disabled)",
                  console.isolated(watch.name(lang.code())),
                  console.isolated(watch.query())));
    }
  }

  /// `rasid watch show`.
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = {
        "Shows a watch as YAML that `rasid watch add` takes, or as JSON with its version."
      })
  static final class Show implements Callable<Integer> {
    private final Console console;
    @Mixin private final ClusterOptions cluster;
    @Mixin private final OutputOptions output = new OutputOptions();

    @Parameters(paramLabel = "ID", description = "As in `rasid watch list`.")
    private String id = "";

    Show(Console console) {
      this.console = console;
      cluster = new ClusterOptions(console.environment());
    }

    @Override
    public Integer call() {
      boolean json = output.json();
      try (var connection = cluster.connect()) {
        var watch = publisher(connection.cluster(), cluster.topics(), console).current().get(id);
        if (watch == null) {
          throw Refusal.notSo(
              "there is no watch %s; `rasid watch list` shows those that are there".formatted(id));
        }
        if (json) {
          console.json(watch);
        } else {
          console.line(WatchText.of(watch).stripTrailing());
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
            publisher(connection.cluster(), cluster.topics(), console)
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
