package rasid.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rasid.cli.sources.Standing;
import rasid.ingest.feed.Opml.Outline;
import rasid.ingest.feed.OpmlWriter;
import rasid.ingest.feed.Wishes;
import rasid.ingest.poll.Source;
import rasid.model.SourceState;

/// `rasid sources export`.
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the sources that rasid-sources knows and that are not off the list, as",
      "OPML that every feed reader takes, by outlet.",
      "",
      "How a source is asked (rasid:…) is in your list alone, for it may hold secrets:",
      "with --feeds it is printed too.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  rasid sources export > backup.opml",
      "  rasid sources export --moved --feeds my.opml > new.opml",
      "  rasid sources export -o json | jq -r .url"
    })
final class SourcesExportCommand implements Callable<Integer> {
  /// How a list is written.
  enum Form {
    opml,
    json
  }

  private final Console console;
  @Mixin private final ClusterOptions cluster;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "opml",
      description = "opml, or json: one object a line as of `rasid sources list` (default: opml).")
  private Form form = Form.opml;

  @Option(
      names = "--moved",
      description = "Write the new address of those that have moved for good for a day.")
  private boolean moved;

  @Option(
      names = "--feeds",
      paramLabel = "LIST.opml",
      description = "Your list: print how it says its sources are to be asked.")
  private @Nullable Path feeds;

  SourcesExportCommand(Console console) {
    this.console = console;
    cluster = new ClusterOptions(console.environment());
  }

  @Override
  public Integer call() {
    Logs.quiet();
    var wishes = wishes();
    List<SourceState> sources;
    try (var connection = cluster.connect()) {
      sources =
          TopicReader.table(connection.cluster(), cluster.topics().sources(), console::complain)
              .values()
              .stream()
              .filter(source -> source.removedAt() == null)
              .sorted(Comparator.comparing(SourceState::outlet).thenComparing(SourceState::id))
              .toList();
    }
    if (form == Form.json) {
      sources.forEach(source -> console.json(Standing.of(source)));
    } else {
      var outlines = sources.stream().map(source -> outline(source, wishes)).toList();
      var opml = OpmlWriter.write("Rasid", outlines).getBytes(UTF_8);
      console.out().write(opml, 0, opml.length);
      console.out().flush();
    }
    console.say("%d source%s".formatted(sources.size(), sources.size() == 1 ? "" : "s"));
    return 0;
  }

  private Outline outline(SourceState source, Map<String, Wishes> wishes) {
    var url = moved && source.address() != null ? source.address() : source.url();
    return new Outline(url, source.outlet(), wishes.getOrDefault(source.id(), Wishes.NONE));
  }

  private Map<String, Wishes> wishes() {
    var wishes = new HashMap<String, Wishes>();
    if (feeds != null) {
      SourceArguments.read(feeds, console::complain)
          .forEach(outline -> wishes.put(Source.of(outline).id(), outline.wishes()));
    }
    return wishes;
  }
}
