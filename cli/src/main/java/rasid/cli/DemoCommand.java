package rasid.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `rasid demo`: a news burst from a feed to an explained alert, through everything there is.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Shows Rasid at work on invented news.",
      "A dozen outlets in Arabic, French and English publish",
      "five quiet weeks, then seven hours in which the fuel of a capital is cut off. The quiet weeks",
      "are loaded as an archive; the hours are read live from a news site on this machine, in",
      "shortened time. Everything goes the real way: feeds, pages, Kafka, alerts, the desk's page.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  rasid demo                 and open http://127.0.0.1:8080/; Ctrl-C stops it",
      "  rasid demo --once          ends by itself; 0: the burst alone was alerted",
      "  rasid demo --once -o json | jq -r '[.state, .why.ar] | @tsv'",
      "",
      "Its data is in a temporary folder and goes with it, unless --data-dir names one."
    })
final class DemoCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final ClusterOptions cluster;
  @Mixin private final KafkaPortOption kafka = new KafkaPortOption();
  @Mixin private final DeskOptions desk = new DeskOptions();
  @Mixin private final ChannelOptions channels = new ChannelOptions();
  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final UntilStopped untilStopped = new UntilStopped();

  @Option(
      names = "--once",
      description =
          "End when the hours are told and print a summary. Exit code 0: the burst was alerted and nothing false was; 1 otherwise.")
  private boolean once;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Another seed, other news (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "480",
      description =
          "How many times faster than real time the live hours pass, 1 to 2000 (default: ${DEFAULT-VALUE}).")
  private double speed = 480;

  @Option(
      names = "--site-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the invented news site; 0 for a free one (default: ${DEFAULT-VALUE}).")
  private int sitePort;

  DemoCommand(Console console) {
    this.console = console;
    cluster = new ClusterOptions(console.environment());
  }

  @Override
  public Integer call() {
    if (!(speed >= 1 && speed <= 2000)) {
      throw Refusal.wrongUse("--speed must be from 1 to 2000");
    }
    boolean json = output.json();
    var told = channels.channels(console, json);
    var demo = new Demo(console, cluster, seed, speed);
    // Ctrl-C at any time, also while it loads: nothing is left behind. At a normal end it finds
    // everything closed.
    Runtime.getRuntime().addShutdownHook(new Thread(demo::close, "stop"));
    try {
      demo.start(kafka.port(), desk, told, sitePort);
    } catch (IOException | RuntimeException e) {
      demo.close();
      throw e instanceof Refusal refusal ? refusal : Refusal.wrongUse(Reason.of(e), e);
    }
    if (!once) {
      demo.sayWhenTold();
      untilStopped.await(demo.ended(), List.of(demo));
      return 0;
    }
    try (demo) {
      var result = demo.follow();
      (json ? console.err() : console.out()).println(result.summary());
      return result.asTold() ? 0 : Refusal.NOT_SO;
    }
  }
}
