package rasid.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.KafkaException;
import rasid.alerts.count.Baseline;
import rasid.desk.backtest.Backtest;
import rasid.desk.backtest.TopicRecording;
import rasid.model.Watch;
import rasid.model.topic.Cluster;
import rasid.model.topic.Topics;
import rasid.processor.watch.QueryOutcome;
import rasid.processor.watch.QueryParser;
import rasid.processor.watch.WatchIndex.ParsedWatch;

/// What watches that are new would have learned, had they been there: a backtest over all that is
/// recorded.
final class RecordedPast implements WatchPublisher.Past {
  /// Most watches that are given a past at once: each costs about a second for 90 days, and so many
  /// a quarter of an hour.
  static final int MOST = 1_000;

  private final Cluster cluster;
  private final Topics topics;
  private final Console console;

  RecordedPast(Cluster cluster, Topics topics, Console console) {
    this.cluster = cluster;
    this.topics = topics;
    this.console = console;
  }

  @Override
  public Map<String, Baseline> of(Collection<Watch> watches) {
    if (TopicReader.table(cluster, topics.ticks(), console::complain).isEmpty()) {
      return Map.of(); // nothing is recorded, so nothing is missed either
    }
    if (watches.size() > MOST) {
      console.complain(
          "%,d watches are too many to learn of each what is usual from what is recorded (at most %,d at once); they begin with nothing and are learning for two weeks"
              .formatted(watches.size(), MOST));
      return Map.of();
    }
    var parsed = new ArrayList<ParsedWatch>();
    for (var watch : watches) {
      if (QueryParser.parse(watch.query()) instanceof QueryOutcome.Parsed(var query)) {
        parsed.add(new ParsedWatch(watch, query));
      }
    }
    var backtest = new Backtest(parsed, new TreeSet<>());
    try (var progress =
        console.progress(
            "learning what is usual for %d %s"
                .formatted(watches.size(), watches.size() == 1 ? "watch" : "watches"))) {
      new TopicRecording(cluster, topics)
          .play(backtest, null, (done, of) -> progress.at(done, of, "records"));
    } catch (KafkaException e) {
      throw Refusal.wrongUse(
          "cannot read what is recorded: %s; nothing was changed".formatted(Reason.of(e)), e);
    }
    var learned = new TreeMap<>(backtest.baselines());
    tell(backtest);
    return learned;
  }

  private void tell(Backtest backtest) {
    for (var outcome : backtest.outcomes()) {
      long days = Duration.between(outcome.from(), outcome.to()).toDays();
      console.say(
          "%s: learned from %d day%s of recorded news, %,d articles match%s"
              .formatted(
                  outcome.watch().id(),
                  days,
                  days == 1 ? "" : "s",
                  outcome.matched(),
                  outcome.learning() == 0
                      ? ""
                      : "; learning, %d day%s more"
                          .formatted(outcome.learning(), outcome.learning() == 1 ? "" : "s")));
    }
  }
}
