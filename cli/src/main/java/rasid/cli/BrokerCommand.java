package rasid.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `rasid broker`: the embedded Kafka by itself.
@Command(
    name = "broker",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a Kafka broker on this machine until it is stopped (Ctrl-C).",
      "Its address is the only line on stdout. It listens on 127.0.0.1 and nowhere else."
    })
final class BrokerCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final DataDirOption data;
  @Mixin private final KafkaPortOption kafka = new KafkaPortOption();
  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final UntilStopped untilStopped = new UntilStopped();

  BrokerCommand(Console console) {
    this.console = console;
    data = new DataDirOption(console.environment());
  }

  @Override
  public Integer call() {
    boolean json = output.json();
    EmbeddedKafka broker;
    try (var progress = console.progress("starting Kafka in " + data.dir())) {
      broker = EmbeddedKafka.start(data.dir(), kafka.port());
      progress.at("ready");
    }
    if (json) {
      console.json(Map.of("bootstrapServers", broker.bootstrapServers()));
    } else {
      console.line(broker.bootstrapServers());
    }
    console.say("Kafka answers at %s; Ctrl-C stops it".formatted(broker.bootstrapServers()));
    untilStopped.await(List.of(broker.ended()), List.of(broker));
    return 0;
  }
}
