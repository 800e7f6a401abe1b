package rasid.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rasid.cli.backtest.Answer;
import rasid.cli.backtest.Report;
import rasid.desk.backtest.Backtest;
import rasid.desk.backtest.FileRecording;
import rasid.desk.backtest.TopicRecording;
import rasid.model.topic.Cluster;
import rasid.processor.watch.WatchIndex.ParsedWatch;

/// `rasid backtest`: what would have been alerted.
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    description = {
      "Says what watches would have alerted to, had they been there from the beginning.",
      "",
      "The recorded stream is folded once more through the code of the live run, so a",
      "watch that was there from the beginning gives the alerts it gave: same ids,",
      "revisions and counts.",
      "",
      "WATCH is the id of a watch that stands, FILE.yaml, or FILE.yaml#ID; without it",
      "all watches that stand are tried.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  rasid backtest fuel-blockade-bamako --days 90",
      "  rasid backtest new.yaml#bamako-fuel",
      "  rasid backtest --query 'وقود region:ML' --days 30",
      "  rasid backtest watches.yaml --recorded tagged.jsonl --recorded mentions.jsonl",
      "",
      "With -o json one object a watch; with --revisions too, the revisions of the alerts",
      "one a line, as they stand on rasid-alerts.",
      "",
      "Exit codes: 0 done; 1 nothing is recorded, or there is no such watch; 2 wrong use;",
      "3 some lines of a file could not be read (the others were used)."
    })
final class BacktestCommand implements Callable<Integer> {
  private static final Pattern FILE = Pattern.compile("(.+\\.ya?ml)(?:#.*)?");

  private final Console console;
  @Mixin private final ClusterOptions cluster;
  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final LanguageOption lang;

  @Parameters(paramLabel = "WATCH", arity = "0..*", description = "Watches to try.")
  private List<String> named = List.of();

  @Option(names = "--query", paramLabel = "QUERY", description = "Try a query as a watch.")
  private @Nullable String query;

  @Option(
      names = "--days",
      paramLabel = "N",
      description =
          "Begin N days before the newest that is recorded. Default: all; what lies before is not learned from.")
  private @Nullable Integer days;

  @Option(
      names = "--budget",
      paramLabel = "B",
      split = ",",
      defaultValue = "0.25,1,4",
      description =
          "Budgets to try beside the watches' own, in false alarms per 4 weeks. Default: ${DEFAULT-VALUE}.")
  private List<Double> budgets = List.of();

  @Option(
      names = "--recorded",
      paramLabel = "FILE",
      description =
          "Read files exported with `rasid topics export` instead of a broker: rasid-tagged, and rasid-mentions for the clock. JSON lines, .gz or not.")
  private List<Path> files = List.of();

  @Option(
      names = "--alerts",
      paramLabel = "N",
      defaultValue = "5",
      description = "Most alerts shown, the newest. Default: ${DEFAULT-VALUE}.")
  private int most;

  @Option(
      names = "--revisions",
      description = "Give every revision of every alert as a line of JSON, and nothing else.")
  private boolean revisions;

  BacktestCommand(Console console) {
    this.console = console;
    cluster = new ClusterOptions(console.environment());
    lang = new LanguageOption(console.environment());
  }

  @Override
  public Integer call() {
    if (days != null && days < 1) {
      throw Refusal.wrongUse("--days is at least 1");
    }
    if (budgets.stream().anyMatch(b -> !(b > 0 && b <= 100))) {
      throw Refusal.wrongUse("a budget is above 0 and at most 100 false alarms in 4 weeks");
    }
    return files.isEmpty() ? ofTopics() : ofFiles();
  }

  private int ofTopics() {
    try (var connection = cluster.connect()) {
      var backtest = new Backtest(watches(connection.cluster()), new TreeSet<>(budgets));
      var from = days == null ? null : newest(connection.cluster()).minus(Duration.ofDays(days));
      try (var progress = console.progress("folding " + cluster.topics().tagged().name())) {
        var read =
            new TopicRecording(connection.cluster(), cluster.topics())
                .play(backtest, from, (done, of) -> progress.at(done, of, "records"));
        if (read.unreadable() > 0) {
          console.complain("%d records were no tagged articles".formatted(read.unreadable()));
        }
        if (read.unclocked() > 0) {
          console.complain(unclocked(read.unclocked()));
        }
      }
      tell(backtest);
      return 0;
    }
  }

  private Instant newest(Cluster at) {
    var ticks = TopicReader.table(at, cluster.topics().ticks(), console::complain);
    if (ticks.isEmpty()) {
      throw nothing();
    }
    return ticks.values().iterator().next().at();
  }

  private int ofFiles() {
    for (var file : files) {
      if (!Files.isRegularFile(file)) {
        throw Refusal.wrongUse("there is no file " + file);
      }
    }
    var backtest = new Backtest(watches(null), new TreeSet<>(budgets));
    FileRecording.Read read;
    try (var progress = console.progress("folding " + files.size() + " files")) {
      read =
          new FileRecording(files)
              .play(
                  backtest,
                  days,
                  (done, of) -> progress.at(done >> 20, StrictMath.max(1, of >> 20), "MiB"));
    } catch (IOException e) {
      throw Refusal.wrongUse("cannot read what was recorded: " + Reason.of(e), e);
    }
    read.unreadable().forEach(console::complain);
    if (read.broken() > read.unreadable().size()) {
      console.complain("and %d lines more".formatted(read.broken() - read.unreadable().size()));
    }
    if (read.unclocked() > 0) {
      console.complain(unclocked(read.unclocked()));
    }
    if (!read.clocked()) {
      console.say(
          "no pulses in these files, so panes of 5 minutes are the clock: alerts come up to 5 minutes later than live, and outages are not known; add an export of rasid-mentions");
    }
    tell(backtest);
    return read.broken() > 0 ? Refusal.BROKEN_INPUT : 0;
  }

  private static String unclocked(long articles) {
    return "%,d articles bear no place in the recorded clock and were left out: they were tagged by an older Rasid"
        .formatted(articles);
  }

  private void tell(Backtest backtest) {
    var outcomes = backtest.outcomes();
    if (outcomes.isEmpty()) {
      throw nothing();
    }
    boolean json = output.json();
    var report = new Report(lang.code(), most, console::bold, console::isolated);
    boolean first = true;
    for (var outcome : outcomes) {
      if (revisions) {
        outcome
            .revisions()
            .getOrDefault(outcome.watch().budget(), List.of())
            .forEach(console::json);
      } else if (json) {
        console.json(Answer.of(outcome));
      } else {
        if (!first) {
          console.line("");
        }
        report.lines(outcome).forEach(console::line);
      }
      first = false;
    }
  }

  private static Refusal nothing() {
    return Refusal.notSo(
        "nothing is recorded there yet: no tick has passed; `rasid up` records, and --archive loads the past");
  }

  private List<ParsedWatch> watches(@Nullable Cluster standing) {
    var watches = new ArrayList<ParsedWatch>();
    if (query != null) {
      watches.add(WatchQueries.asWatch(query, lang.code()));
    }
    var ids = new ArrayList<String>();
    for (var name : named) {
      if (FILE.matcher(name).matches()) {
        watches.addAll(WatchQueries.watches(name, lang.code()));
      } else {
        ids.add(name);
      }
    }
    if (!ids.isEmpty() || (watches.isEmpty() && query == null)) {
      if (standing == null) {
        throw Refusal.wrongUse(
            "files hold no watches; name a FILE.yaml, FILE.yaml#ID or give a --query");
      }
      var publisher =
          new WatchPublisher(
              standing, cluster.topics(), WatchPublisher.Past.NONE, console::complain);
      watches.addAll(WatchQueries.standing(publisher.current(), ids, lang.code()));
    }
    var known = new TreeSet<String>();
    for (var parsed : watches) {
      if (!known.add(parsed.watch().id())) {
        throw Refusal.wrongUse("watch %s is named twice".formatted(parsed.watch().id()));
      }
    }
    return watches;
  }
}
