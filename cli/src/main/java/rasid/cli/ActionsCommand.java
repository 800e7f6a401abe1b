package rasid.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rasid.model.Action;
import rasid.model.Alert;
import rasid.model.AlertState;

/// `rasid actions`: what a desk does about alerts and watches.
@Command(
    name = "actions",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Acknowledges alerts, calls them false, comments on them, and mutes watches.",
      "An action holds from a tick of the recorded clock, so a replay does the same there."
    },
    footer = {
      "",
      "Examples:",
      "  rasid actions acknowledge 5f0c1a --for 8h --note 'we are on it'",
      "  rasid actions false 5f0c1a --note 'the same programme notice every evening'",
      "  rasid actions comment 5f0c1a 'confirmed by two sources'",
      "  rasid actions mute football --for 2d",
      "  rasid actions list -o json",
      "",
      "An alert may be named by the beginning of its id, as the console shows it."
    })
final class ActionsCommand {
  private ActionsCommand() {}

  /// The whole command.
  static CommandLine on(Console console) {
    return new CommandLine(new ActionsCommand())
        .addSubcommand(new Acknowledge(console))
        .addSubcommand(new CallFalse(console))
        .addSubcommand(new Comment(console))
        .addSubcommand(new Mute(console))
        .addSubcommand(new Unmute(console))
        .addSubcommand(new ActionsListCommand(console));
  }

  /// What all that act have in common.
  abstract static class Acting implements Callable<Integer> {
    final Console console;
    @Mixin final ClusterOptions cluster;

    @Option(
        names = "--by",
        paramLabel = "NAME",
        description = "Who acts. Default: RASID_DESK, else the user's name.")
    private @Nullable String by;

    Acting(Console console) {
      this.console = console;
      cluster = new ClusterOptions(console.environment());
    }

    String by() {
      if (by != null) {
        return by;
      }
      var environment = console.environment();
      for (var name : List.of("RASID_DESK", "USER", "LOGNAME")) {
        var value = environment.get(name);
        if (value != null && !value.isBlank()) {
          return value;
        }
      }
      return "desk";
    }

    /// The action at a recorded time.
    abstract Action action(ClusterOptions.Connection connection, Instant at);

    /// What was done, in a sentence.
    abstract String done(Action action);

    @Override
    public Integer call() {
      try (var connection = cluster.connect()) {
        var action =
            Changing.actions(
                connection.cluster(),
                cluster.topics(),
                console::complain,
                changing -> {
                  var made = checked(() -> action(connection, changing.at()));
                  changing.put(made.subject(), made, made.subject() + "#" + changing.number());
                  return made;
                });
        console.say(done(action));
      }
      return 0;
    }

    private static Action checked(Supplier<Action> made) {
      try {
        return made.get();
      } catch (IllegalArgumentException e) {
        throw Refusal.wrongUse(Reason.of(e), e);
      }
    }

    /// An alert by the beginning of its id, as last told.
    Alert alert(ClusterOptions.Connection connection, String beginning) {
      if (!ALERT.matcher(beginning).matches()) {
        throw Refusal.wrongUse(
            "'%s' is no alert's id: 4 to 32 digits and letters a to f".formatted(beginning));
      }
      var last = new TreeMap<String, Alert>();
      var topic = cluster.topics().alerts();
      TopicReader.records(
          connection.cluster(),
          topic.name(),
          record -> {
            try {
              var alert = topic.values().deserializer().deserialize(topic.name(), record.value());
              if (alert != null && alert.id().startsWith(beginning)) {
                last.merge(alert.id(), alert, (a, b) -> b.revision() >= a.revision() ? b : a);
              }
            } catch (SerializationException e) {
              console.complain(
                  "record %d of %s is passed over: %s"
                      .formatted(record.offset(), topic.name(), e.getMessage()));
            }
          });
      if (last.isEmpty()) {
        throw Refusal.notSo("there is no alert %s".formatted(beginning));
      }
      if (last.size() > 1) {
        throw Refusal.wrongUse(
            "%s begins %d alerts: %s; give more of the id"
                .formatted(beginning, last.size(), String.join(", ", last.keySet())));
      }
      return last.firstEntry().getValue();
    }

    /// A watch that stands.
    String watch(ClusterOptions.Connection connection, String id) {
      var standing =
          TopicReader.table(connection.cluster(), cluster.topics().watches(), console::complain);
      if (!standing.containsKey(id)) {
        throw Refusal.notSo(
            "there is no watch %s; `rasid watch list` shows those that are there".formatted(id));
      }
      return id;
    }
  }

  private static final Pattern ALERT = Pattern.compile("[0-9a-f]{4,32}");
  private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,4})([mhd])");

  // An end that lies before the recorded clock is no end at all.
  private static @Nullable Instant until(@Nullable String span, Instant at) {
    if (span == null) {
      return null;
    }
    var read = SPAN.matcher(span);
    if (!read.matches()) {
      throw Refusal.wrongUse("--for '%s' is no time; write it as 30m, 8h or 2d".formatted(span));
    }
    long n = Long.parseLong(read.group(1));
    var length =
        Map.of("m", Duration.ofMinutes(n), "h", Duration.ofHours(n), "d", Duration.ofDays(n))
            .getOrDefault(read.group(2), Duration.ZERO);
    return at.plus(length);
  }

  static String until(@Nullable Instant until, String openEnd) {
    return until == null ? openEnd : "until " + until.truncatedTo(ChronoUnit.SECONDS);
  }

  /// `rasid actions acknowledge`.
  @Command(
      name = "acknowledge",
      aliases = "ack",
      mixinStandardHelpOptions = true,
      description = "The desk knows of an alert: nobody is told of it again until it expires.")
  static final class Acknowledge extends Acting {
    @Parameters(paramLabel = "ALERT", description = "Its id, or the beginning of it.")
    private String id = "";

    @Option(
        names = "--for",
        paramLabel = "TIME",
        description = "How long, such as 30m, 8h, 2d. Default: as long as it is open.")
    private @Nullable String span;

    @Option(names = "--note", paramLabel = "TEXT", description = "Why.")
    private @Nullable String note;

    Acknowledge(Console console) {
      super(console);
    }

    @Override
    Action action(ClusterOptions.Connection connection, Instant at) {
      var alert = alert(connection, id);
      if (alert.state() == AlertState.CLOSED) {
        throw Refusal.notSo("alert %s is over already".formatted(alert.id()));
      }
      return new Action.Acknowledge(alert.watch(), alert.id(), by(), at, until(span, at), note);
    }

    @Override
    String done(Action action) {
      var known = (Action.Acknowledge) action;
      return "acknowledged: %s of %s, %s"
          .formatted(known.alert(), known.watch(), until(known.until(), "as long as it is open"));
    }
  }

  /// `rasid actions false`.
  @Command(
      name = "false",
      mixinStandardHelpOptions = true,
      description = {
        "An alert was nothing: it is closed, and the watch is slower to alert to its like.",
        "How much slower is the budget's business: see docs/guide/alerts.md."
      })
  static final class CallFalse extends Acting {
    @Parameters(paramLabel = "ALERT", description = "Its id, or the beginning of it.")
    private String id = "";

    @Option(names = "--note", paramLabel = "TEXT", description = "Why.")
    private @Nullable String note;

    CallFalse(Console console) {
      super(console);
    }

    @Override
    Action action(ClusterOptions.Connection connection, Instant at) {
      var alert = alert(connection, id);
      return new Action.FalseAlarm(
          alert.watch(), alert.id(), by(), at, alert.onset(), alert.surprise(), note);
    }

    @Override
    String done(Action action) {
      return "called false: %s of %s".formatted(action.subject(), action.watch());
    }
  }

  /// `rasid actions comment`.
  @Command(
      name = "comment",
      mixinStandardHelpOptions = true,
      description = "A remark beside an alert.")
  static final class Comment extends Acting {
    @Parameters(index = "0", paramLabel = "ALERT", description = "Its id, or the beginning of it.")
    private String id = "";

    @Parameters(index = "1", paramLabel = "TEXT", description = "What is to be said.")
    private String text = "";

    Comment(Console console) {
      super(console);
    }

    @Override
    Action action(ClusterOptions.Connection connection, Instant at) {
      var alert = alert(connection, id);
      return new Action.Comment(alert.watch(), alert.id(), by(), at, text);
    }

    @Override
    String done(Action action) {
      return "commented: %s of %s".formatted(action.subject(), action.watch());
    }
  }

  /// `rasid actions mute`.
  @Command(
      name = "mute",
      mixinStandardHelpOptions = true,
      description =
          "Nobody is told of a watch's alerts; they go on, and what is open then is told at the end.")
  static final class Mute extends Acting {
    @Parameters(paramLabel = "WATCH", description = "Its id.")
    private String id = "";

    @Option(
        names = "--for",
        paramLabel = "TIME",
        description = "How long, such as 30m, 8h, 2d. Default: until it is unmuted.")
    private @Nullable String span;

    @Option(names = "--note", paramLabel = "TEXT", description = "Why.")
    private @Nullable String note;

    Mute(Console console) {
      super(console);
    }

    @Override
    Action action(ClusterOptions.Connection connection, Instant at) {
      return new Action.Mute(watch(connection, id), by(), at, until(span, at), note);
    }

    @Override
    String done(Action action) {
      var mute = (Action.Mute) action;
      return "muted: %s, %s".formatted(mute.watch(), until(mute.until(), "until it is unmuted"));
    }
  }

  /// `rasid actions unmute`.
  @Command(
      name = "unmute",
      mixinStandardHelpOptions = true,
      description = "A watch's alerts are told again.")
  static final class Unmute extends Acting {
    @Parameters(paramLabel = "WATCH", description = "Its id.")
    private String id = "";

    Unmute(Console console) {
      super(console);
    }

    @Override
    Action action(ClusterOptions.Connection connection, Instant at) {
      return new Action.Unmute(watch(connection, id), by(), at);
    }

    @Override
    String done(Action action) {
      return "unmuted: " + action.watch();
    }
  }
}
