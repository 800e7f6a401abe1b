package rasid.cli;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import rasid.model.Action;

/// `rasid actions list`.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists what was done, newest last.")
final class ActionsListCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final ClusterOptions cluster;
  @Mixin private final OutputOptions output = new OutputOptions();

  ActionsListCommand(Console console) {
    this.console = console;
    cluster = new ClusterOptions(console.environment());
  }

  @Override
  public Integer call() {
    boolean json = output.json();
    var topic = cluster.topics().actions();
    var actions = new ArrayList<Action>();
    try (var connection = cluster.connect()) {
      TopicReader.records(
          connection.cluster(),
          topic.name(),
          record ->
              Optional.ofNullable(record.value())
                  .map(value -> topic.values().deserializer().deserialize(topic.name(), value))
                  .ifPresent(actions::add));
    } catch (SerializationException e) {
      throw Refusal.brokenInput(Reason.of(e));
    }
    for (var action : actions) {
      if (json) {
        console.json(action);
      } else {
        console.line(line(action));
      }
    }
    if (actions.isEmpty()) {
      console.say("nothing was done yet");
    }
    return 0;
  }

  private String line(Action action) {
    var what =
        switch (action) {
          case Action.Acknowledge a ->
              "acknowledged %s, %s%s"
                  .formatted(
                      a.alert(),
                      ActionsCommand.until(a.until(), "as long as it is open"),
                      note(a.note()));
          case Action.Mute a ->
              "muted, %s%s"
                  .formatted(
                      ActionsCommand.until(a.until(), "until it is unmuted"), note(a.note()));
          case Action.Unmute _ -> "unmuted";
          case Action.Comment a -> "on %s%s".formatted(a.alert(), note(a.text()));
          case Action.FalseAlarm a -> "called %s false%s".formatted(a.alert(), note(a.note()));
        };
    return "%s  %s  %s  %s"
        .formatted(
            action.at().truncatedTo(ChronoUnit.SECONDS),
            console.bold(action.watch()),
            console.isolated(action.by()),
            what);
  }

  private String note(@Nullable String text) {
    return text == null ? "" : ": " + console.isolated(text);
  }
}
