package rasid.cli;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rasid.model.topic.Topic;
import rasid.model.topic.TopicSetup;
import rasid.model.topic.Topics;

/// `rasid topics`: what travels where.
@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Lists Rasid's topics, or makes those that are missing.")
final class TopicsCommand {

  /// One topic as it stands.
  ///
  /// @param records offsets between its beginning and its end
  record Standing(String name, int partitions, long records) {}

  /// `rasid topics list`.
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = {
        "Lists Rasid's topics: name, partitions, records.",
        "The records are counted by offsets, so the marks of transactions and what was compacted",
        "away are in the count."
      })
  static final class ListTopics implements Callable<Integer> {
    private final Console console;
    @Mixin private final ClusterOptions cluster;
    @Mixin private final OutputOptions output = new OutputOptions();

    ListTopics(Console console) {
      this.console = console;
      cluster = new ClusterOptions(console.environment());
    }

    @Override
    public Integer call() {
      boolean json = output.json();
      try (var connection = cluster.connect();
          var admin = Admin.create(connection.cluster().admin())) {
        var wanted = cluster.topics().all().stream().map(Topic::name).toList();
        var there = TopicReader.names(admin);
        var partitions =
            wanted.stream()
                .filter(there::contains)
                .collect(toMap(identity(), name -> TopicSetup.partitionsOf(admin, name)));
        if (partitions.isEmpty()) {
          throw TopicReader.missing(connection.cluster(), wanted.getFirst());
        }
        var sizes = TopicReader.sizes(admin, partitions);
        for (var name : wanted) {
          var count = partitions.get(name);
          if (count != null) {
            print(json, new Standing(name, count, sizes.getOrDefault(name, 0L)));
          } else {
            console.say(name + " is missing; `rasid topics create` makes it");
          }
        }
      }
      return 0;
    }

    private void print(boolean json, Standing topic) {
      if (json) {
        console.json(topic);
      } else {
        console.line(
            String.format(
                Locale.ROOT,
                "%-24s %3d partition%s %,12d records",
                topic.name(),
                topic.partitions(),
                topic.partitions() == 1 ? " " : "s",
                topic.records()));
      }
    }
  }

  /// `rasid topics create`.
  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = {
        "Makes those of Rasid's topics that are missing, and leaves the others as they are.",
        "Partition counts are tied to counting state: changing them later is a replay into new topics."
      })
  static final class CreateTopics implements Callable<Integer> {
    private final Console console;
    @Mixin private final ClusterOptions cluster;

    @Option(
        names = "--article-partitions",
        paramLabel = "N",
        defaultValue = "" + Topics.DEFAULT_PARTITIONS,
        description = "Partitions of the articles topic (default: ${DEFAULT-VALUE}).")
    private int articlePartitions = Topics.DEFAULT_PARTITIONS;

    @Option(
        names = "--mention-partitions",
        paramLabel = "N",
        defaultValue = "" + Topics.DEFAULT_PARTITIONS,
        description = "Partitions of the mentions topic (default: ${DEFAULT-VALUE}).")
    private int mentionPartitions = Topics.DEFAULT_PARTITIONS;

    CreateTopics(Console console) {
      this.console = console;
      cluster = new ClusterOptions(console.environment());
    }

    @Override
    public Integer call() {
      if (articlePartitions < 1 || mentionPartitions < 1) {
        throw Refusal.wrongUse("a topic has at least 1 partition");
      }
      try (var connection = cluster.connectOrCreate();
          var admin = Admin.create(connection.cluster().admin())) {
        var before = TopicReader.names(admin);
        var topics = cluster.topics(articlePartitions, mentionPartitions);
        try {
          TopicSetup.ensure(admin, topics);
        } catch (IllegalStateException e) { // other partitions than asked for; it says which
          throw Refusal.wrongUse(String.valueOf(e.getMessage()), e);
        }
        for (var topic : topics.all()) {
          console.say(topic.name() + (before.contains(topic.name()) ? " was there" : " was made"));
        }
      }
      return 0;
    }
  }

  /// `rasid topics export`.
  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = {
        "Prints the values of a topic, one JSON a line, in the order of each partition,",
        "up to what stood there when it began. Committed records only.",
        ""
      },
      footer = {
        "",
        "Examples:",
        "  rasid topics export rasid-tagged | gzip > tagged.jsonl.gz",
        "  rasid topics export rasid-alerts | jq -r .why.ar"
      })
  static final class Export implements Callable<Integer> {
    private final Console console;
    @Mixin private final ClusterOptions cluster;

    @Parameters(paramLabel = "TOPIC", description = "One of those that `rasid topics list` shows.")
    private String topic = "";

    Export(Console console) {
      this.console = console;
      cluster = new ClusterOptions(console.environment());
    }

    @Override
    public Integer call() {
      var out = new BufferedOutputStream(console.out(), 1 << 16);
      try (var connection = cluster.connect();
          var progress = console.progress("reading " + topic)) {
        var count = new long[1];
        TopicReader.records(
            connection.cluster(),
            topic,
            record -> {
              if (record.value() != null) {
                write(out, record.value());
                progress.at(++count[0], 0, "records");
              }
            });
        out.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return console.out().checkError() ? Refusal.NOT_SO : 0;
    }

    private static void write(BufferedOutputStream out, byte[] value) {
      try {
        out.write(value);
        out.write('\n');
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
