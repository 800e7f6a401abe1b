package rasid.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import rasid.cli.sources.SourceTable;
import rasid.cli.sources.Standing;
import rasid.ingest.check.Spans;
import rasid.model.topic.Cluster;
import rasid.model.topic.Topics;

/// `rasid sources list`.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the sources that ingest has asked, the worst first, by rasid-sources.",
      "",
      "  ✗ cannot be read  ! is read, but look at it  ✓ does well  – off the list",
      "  state      what is wrong, in a word; below it in a sentence",
      "  read       when it was last read well; after ≤ it may have been later,",
      "             for what does not change is noted every six hours only",
      "  articles   its pace; – where its feed has no dates",
      "  new        the share of new articles in its last whole feed",
      "  next poll  when it is asked next, or how often",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  rasid sources list",
      "  rasid sources list -o json | jq -r 'select(.state == \"blocked\") | .url'",
      "",
      "With -o json one object a line: id, url, outlet, state, failures, says,",
      "lastSuccessAt, lastArticleAt, weekly, newShare (0 to 1), nextPollAt, address",
      "(where it moved), removedAt, remembered. What is not known is left out."
    })
final class SourcesListCommand implements Callable<Integer> {
  /// The recorded clock ticks at least once a minute.
  private static final Duration STOPPED = Duration.ofMinutes(3);

  private final Console console;
  @Mixin private final ClusterOptions cluster;
  @Mixin private final OutputOptions output = new OutputOptions();

  SourcesListCommand(Console console) {
    this.console = console;
    cluster = new ClusterOptions(console.environment());
  }

  @Override
  public Integer call() {
    boolean json = output.json();
    var now = Instant.now();
    try (var connection = cluster.connect()) {
      var topics = cluster.topics();
      var states =
          TopicReader.table(connection.cluster(), topics.sources(), console::complain).values();
      var sources = Standing.worstFirst(states);
      if (json) {
        sources.forEach(console::json);
      } else if (!sources.isEmpty()) {
        new SourceTable(now, console::isolated, console::faint, console::bold)
            .lines(sources)
            .forEach(console::line);
      }
      if (sources.isEmpty()) {
        console.say("no source was asked yet; `rasid up` and `rasid ingest` ask those of --feeds");
      } else if (!json) {
        var advice = SourceTable.advice(sources);
        if (!advice.isEmpty()) {
          console.say("what to do:");
          advice.forEach(line -> console.say("  " + line));
        }
        console.say(SourceTable.summary(sources));
        tellIfStopped(connection.cluster(), topics, now);
      }
    }
    return 0;
  }

  // What is told of sources nobody asks is of the past.
  private void tellIfStopped(Cluster at, Topics topics, Instant now) {
    var tick = TopicReader.table(at, topics.ticks(), console::complain).get(Topics.TICK_KEY);
    if (tick == null) {
      return;
    }
    if (tick.at().plus(STOPPED).isBefore(now)) {
      console.say(
          "the recorded clock stands at %s, %s ago: does ingest run?"
              .formatted(tick.at().truncatedTo(ChronoUnit.SECONDS), Spans.of(tick.at(), now)));
    }
  }
}
