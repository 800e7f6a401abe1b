package rasid.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.AppInfoParser;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/// The `rasid` command.
@Command(
    name = "rasid",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Rasid.Version.class,
    description = {
      "Watches the Arabic press and tells a monitoring desk when something it watches spikes.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  rasid demo                          see it work on invented news",
      "  rasid up --feeds samples/feeds.opml --watches samples/watches.yaml",
      "  rasid topics list                   what is in it",
      "  rasid tag article.html              what an article is about, and where",
      "  rasid detect counts.csv             bursts in counts of your own",
      "  rasid sources list                  how your sources do, the worst first",
      "  rasid sources check https://sahel.example/feed   before you add it",
      "  rasid feed https://sahel.example/feed   what a feed holds",
      "  rasid extract https://sahel.example/news/1   the article of a page",
      "  rasid watch test 'وقود region:ML' article.html",
      "  rasid watch add samples/watches.yaml",
      "  rasid watch list -o json | jq .id",
      "  rasid dead-letters list             what could not be read, where and why",
      "  rasid dead-letters show 17 > article.json",
      "",
      "Data goes to stdout, messages to stderr. Without --bootstrap-servers a command uses the",
      "broker of the rasid that runs on --data-dir, or starts one on it.",
      "",
      "Exit codes: 0 done; 1 what was asked about is not so; 2 wrong use or set-up;",
      "3 broken input (what could be read was answered).",
      "`rasid COMMAND --help` tells more. --debug shows where an error comes from."
    })
public final class Rasid {
  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Log more, and show stack traces. Also from RASID_DEBUG=1.")
  private boolean debug;

  private Rasid() {}

  /// Runs one command and ends the process with its exit code.
  public static void main(String[] arguments) {
    System.exit(run(Console.system(), arguments));
  }

  /// Runs one command.
  ///
  /// @return its exit code
  static int run(Console console, String... arguments) {
    var line = commandLine(console);
    try {
      return line.execute(arguments);
    } catch (LinkageError e) { // a jar is missing or of another version
      return failed(console, line.getCommand(), e);
    }
  }

  /// The whole command with everything under it.
  static CommandLine commandLine(Console console) {
    var rasid = new Rasid();
    var line =
        new CommandLine(rasid)
            .addSubcommand(new DemoCommand(console))
            .addSubcommand(new UpCommand(console))
            .addSubcommand(new ServiceCommands.Ingest(console))
            .addSubcommand(new ServiceCommands.Processor(console))
            .addSubcommand(new ServiceCommands.Alerts(console))
            .addSubcommand(new ServiceCommands.Desk(console))
            .addSubcommand(new BrokerCommand(console))
            .addSubcommand(new TagCommand(console))
            .addSubcommand(new DetectCommand(console))
            .addSubcommand(new BacktestCommand(console))
            .addSubcommand(ActionsCommand.on(console))
            .addSubcommand(new FeedCommand(console))
            .addSubcommand(new ExtractCommand(console))
            .addSubcommand(SourcesCommand.on(console))
            .addSubcommand(
                new CommandLine(new TopicsCommand())
                    .addSubcommand(new TopicsCommand.ListTopics(console))
                    .addSubcommand(new TopicsCommand.CreateTopics(console))
                    .addSubcommand(new TopicsCommand.Export(console)))
            .addSubcommand(
                new CommandLine(new WatchCommand())
                    .addSubcommand(new WatchCommand.ListWatches(console))
                    .addSubcommand(new WatchCommand.Show(console))
                    .addSubcommand(new WatchCommand.Add(console))
                    .addSubcommand(new WatchCommand.Remove(console))
                    .addSubcommand(new WatchCheckCommand(console))
                    .addSubcommand(new WatchTestCommand(console))
                    .addSubcommand(new WatchDiffCommand(console)))
            .addSubcommand(
                new CommandLine(new DeadLettersCommand())
                    .addSubcommand(new DeadLettersCommand.ListLetters(console))
                    .addSubcommand(new DeadLettersCommand.Show(console)));
    HelpText.flow(line);
    line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            console.outTerminal() && console.colour() ? Ansi.ON : Ansi.OFF));
    line.setUsageHelpAutoWidth(true);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionStrategy(
        parsed -> {
          if (rasid.debug(console)) {
            Logs.verbose();
          }
          return new CommandLine.RunLast().execute(parsed);
        });
    line.setParameterExceptionHandler((wrong, _) -> wrongUse(console, rasid, wrong));
    line.setExecutionExceptionHandler((e, _, _) -> failed(console, rasid, e));
    return line;
  }

  private static int wrongUse(Console console, Rasid rasid, ParameterException wrong) {
    var command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    console.complain("%s; see `%s --help`".formatted(unended(Reason.of(wrong)), command));
    trace(console, rasid, wrong);
    return Refusal.WRONG_USE;
  }

  private static int failed(Console console, Rasid rasid, Throwable e) {
    int code = Refusal.WRONG_USE;
    if (e instanceof Refusal refusal) {
      console.complain(Reason.of(refusal));
      code = refusal.exitCode();
    } else {
      console.complain(
          "%s: %s; this should not happen: run it again with --debug and report what it shows"
              .formatted(e.getClass().getSimpleName(), Reason.of(e)));
    }
    trace(console, rasid, e);
    return code;
  }

  private static void trace(Console console, Rasid rasid, Throwable e) {
    if (rasid.debug(console)) {
      e.printStackTrace(console.err());
    }
  }

  private boolean debug(Console console) {
    var named = console.environment().getOrDefault("RASID_DEBUG", "");
    return debug || !(named.isEmpty() || named.equals("0"));
  }

  private static String unended(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  /// What `--version` prints.
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      var built = Rasid.class.getPackage().getImplementationVersion();
      return new String[] {
        "rasid %s (Java %s, Kafka %s)"
            .formatted(
                built == null ? "development" : built,
                Runtime.version(),
                AppInfoParser.getVersion())
      };
    }
  }
}
