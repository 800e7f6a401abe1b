package rasid.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `rasid up`: everything in one process.
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = {
      "Reads your feeds and tells you when something you watch spikes.",
      "Ingest, processor, alerts and the desk's page run in one process, on a Kafka inside it or on yours. Ctrl-C stops it; the",
      "next start goes on where this one ended.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  rasid up --feeds samples/feeds.opml --watches samples/watches.yaml",
      "  rasid up --feeds my.opml --watches my.yaml --webhook https://desk.example/h",
      "  rasid up --feeds my.opml --watches my.yaml -o json | jq .why.ar",
      "  rasid up --feeds my.opml --watches my.yaml --archive crawls/",
      "",
      "Alerts go to stdout, messages to stderr. Nothing can burst before the stream has been",
      "learned from for a day (the dates in your feeds count): see docs/guide/operating.md."
    })
final class UpCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final ClusterOptions cluster;
  @Mixin private final KafkaPortOption kafka = new KafkaPortOption();
  @Mixin private final FeedOptions feeds = new FeedOptions();
  @Mixin private final DeskOptions desk = new DeskOptions();
  @Mixin private final ChannelOptions channels = new ChannelOptions();
  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final UntilStopped untilStopped = new UntilStopped();

  @Option(
      names = "--watches",
      paramLabel = "FILE.yaml",
      description =
          "What to watch for; the watches become those of the file. Without it they stay as they are.")
  private @Nullable Path watches;

  UpCommand(Console console) {
    this.console = console;
    cluster = new ClusterOptions(console.environment());
  }

  @Override
  public Integer call() {
    boolean json = output.json();
    // What is wrong is told before anything is started.
    feeds.check(console.environment());
    int port = desk.port();
    var wanted = watches == null ? null : Setup.read(watches, console);
    var told = channels.channels(console, json);
    var ended = new ArrayList<CompletableFuture<Void>>();
    var open = new Closer();
    var connection = open.add(connect());
    var at = connection.cluster();
    try {
      var topics = Setup.topics(at, cluster.topics());
      var services = open.add(new Services(at, topics, cluster.dataDir()));
      if (wanted != null) {
        Setup.watches(at, topics, wanted, console);
      }
      services.processor(2);
      services.alerts(1, told);
      var page = services.desk(desk.host(), port);
      Setup.past(at, topics, feeds.archive(), console);
      services.ingest(feeds.config(at, topics, console.environment()));
      ended.addAll(services.ended());
      console.say("the desk is at %s; Ctrl-C stops everything".formatted(page));
    } catch (RuntimeException e) {
      open.close();
      throw e instanceof Refusal refusal ? refusal : Refusal.wrongUse(Reason.of(e), e);
    }
    var broker = connection.broker();
    if (broker != null) {
      ended.add(broker.ended());
    }
    untilStopped.await(ended, List.of(open));
    return 0;
  }

  private ClusterOptions.Connection connect() {
    if (cluster.remote()) {
      return cluster.own(kafka.port());
    }
    try (var progress = console.progress("starting Kafka in " + cluster.dataDir())) {
      var connection = cluster.own(kafka.port());
      progress.at("ready");
      return connection;
    }
  }
}
