package rasid.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rasid.alerts.deliver.Channel;
import rasid.cli.watch.WatchYaml;
import rasid.model.topic.Cluster;
import rasid.model.topic.Topics;

/// `rasid ingest`, `process`, `alert` and `desk`: one service each, for more than one machine.
final class ServiceCommands {
  private ServiceCommands() {}

  /// What the four have in common: a cluster, topics, and to run until stopped.
  abstract static class Service implements Callable<Integer> {
    final Console console;
    @Mixin private final ClusterOptions options;
    @Mixin private final UntilStopped untilStopped = new UntilStopped();

    Service(Console console) {
      this.console = console;
      options = new ClusterOptions(console.environment());
    }

    /// Tells of what is wrong with the options before anything is started.
    abstract void check();

    /// Starts the service among these.
    abstract void start(Services services, Cluster cluster, Topics topics);

    @Override
    public Integer call() {
      check();
      var connection = options.connectOrCreate();
      var services = new Closer();
      var running = List.<CompletableFuture<Void>>of();
      services.add(connection);
      try {
        var topics = Setup.topics(connection.cluster(), options.topics());
        var started = services.add(new Services(connection.cluster(), topics, options.dataDir()));
        start(started, connection.cluster(), topics);
        running = started.ended();
      } catch (RuntimeException e) {
        services.close();
        throw e instanceof Refusal refusal ? refusal : Refusal.wrongUse(Reason.of(e), e);
      }
      untilStopped.await(running, List.of(services));
      return 0;
    }
  }

  /// Stream threads of a service.
  static final class Threads {
    @Option(
        names = "--threads",
        paramLabel = "N",
        defaultValue = "2",
        description =
            "Stream threads, 1 to 64; more than the topic's partitions find no work (default: ${DEFAULT-VALUE}).")
    private int threads = 2;

    int threads() {
      if (threads < 1 || threads > 64) {
        throw Refusal.wrongUse("--threads %d must be from 1 to 64".formatted(threads));
      }
      return threads;
    }
  }

  /// `rasid ingest`
  @Command(
      name = "ingest",
      mixinStandardHelpOptions = true,
      description = {
        "Reads feeds and writes rasid-articles. Several instances with the same --feeds share them."
      })
  static final class Ingest extends Service {
    @Mixin private final FeedOptions feeds = new FeedOptions();

    Ingest(Console console) {
      super(console);
    }

    @Override
    void check() {
      feeds.check(console.environment());
    }

    @Override
    void start(Services services, Cluster cluster, Topics topics) {
      Setup.past(cluster, topics, feeds.archive(), console);
      services.ingest(feeds.config(cluster, topics, console.environment()));
      console.say("ingest reads %s; Ctrl-C stops it".formatted(feeds.feeds()));
    }
  }

  /// `rasid process`
  @Command(
      name = "process",
      mixinStandardHelpOptions = true,
      description = {
        "Tags articles and finds the watches they match.",
        "rasid-articles and rasid-watches in, rasid-tagged and rasid-mentions out. Several instances share the partitions."
      })
  static final class Processor extends Service {
    @Mixin private final Threads threads = new Threads();

    @Option(
        names = "--watches",
        paramLabel = "FILE.yaml",
        description =
            "Make the watches those of this file first. Without it they stay as they are; see `rasid watch`.")
    private @Nullable Path watches;

    private WatchYaml.@Nullable Contents wanted;

    Processor(Console console) {
      super(console);
    }

    @Override
    void check() {
      threads.threads();
      wanted = watches == null ? null : Setup.read(watches, console);
    }

    @Override
    void start(Services services, Cluster cluster, Topics topics) {
      if (wanted != null) {
        Setup.watches(cluster, topics, wanted, console);
      }
      services.processor(threads.threads());
      console.say("processor at work; Ctrl-C stops it");
    }
  }

  /// `rasid alert`
  @Command(
      name = "alert",
      mixinStandardHelpOptions = true,
      description = {
        "Counts mentions, tells of bursts and delivers alerts.",
        "rasid-mentions, rasid-watches and rasid-actions in, rasid-alerts and rasid-deliveries out. Several instances share the partitions."
      })
  static final class Alerts extends Service {
    @Mixin private final Threads threads = new Threads();
    @Mixin private final ChannelOptions channels = new ChannelOptions();
    @Mixin private final OutputOptions output = new OutputOptions();

    private List<Channel> told = List.of();

    Alerts(Console console) {
      super(console);
    }

    @Override
    void check() {
      threads.threads();
      told = channels.channels(console, output.json());
    }

    @Override
    void start(Services services, Cluster cluster, Topics topics) {
      services.alerts(threads.threads(), told);
      console.say("alerts at work; Ctrl-C stops it");
    }
  }

  /// `rasid desk`
  @Command(
      name = "desk",
      mixinStandardHelpOptions = true,
      description = "Serves the desk's page. It keeps nothing: every instance shows the same.")
  static final class Desk extends Service {
    @Mixin private final DeskOptions desk = new DeskOptions();

    Desk(Console console) {
      super(console);
    }

    @Override
    void check() {
      desk.port();
    }

    @Override
    void start(Services services, Cluster cluster, Topics topics) {
      var page = services.desk(desk.host(), desk.port());
      console.say("the desk is at %s; Ctrl-C stops it".formatted(page));
    }
  }
}
