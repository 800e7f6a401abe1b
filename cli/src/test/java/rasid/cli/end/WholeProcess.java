package rasid.cli.end;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import rasid.alerts.AlertsConfig;
import rasid.alerts.AlertsMain;
import rasid.alerts.deliver.channel.Webhook;
import rasid.cli.EmbeddedKafka;
import rasid.ingest.IngestConfig;
import rasid.ingest.IngestMain;
import rasid.ingest.archive.ArchiveLoader;
import rasid.ingest.clock.PacedClock;
import rasid.ingest.fetch.FetchLimits;
import rasid.ingest.poll.PollSchedule;
import rasid.model.topic.TopicSetup;
import rasid.model.topic.Topics;
import rasid.processor.ProcessorConfig;
import rasid.processor.ProcessorMain;

/// Everything `rasid up` runs, in a process that a test kills: the broker too. Recorded time runs
/// faster than the wall's, from when ingest starts.
///
/// Arguments: data folder, port, feeds, archive, end of the archive, recorded time when ingest
/// starts, speed, address of a webhook, a file that is made then.
final class WholeProcess {
  private WholeProcess() {}

  public static void main(String[] args) throws Exception {
    var folder = Path.of(args[0]);
    var begins = Instant.parse(args[4]);
    var now = Instant.parse(args[5]);
    double speed = Double.parseDouble(args[6]);
    var kafka = EmbeddedKafka.start(folder.resolve("kafka"), Integer.parseInt(args[1]));
    var cluster = kafka.cluster();
    try (var admin = Admin.create(cluster.admin())) {
      TopicSetup.ensure(admin, Topics.LIVE);
    }
    ReplayTest.publishWatches(cluster, Topics.LIVE, List.of("webhook"));
    // A second start is past the archive's time, which the loader would refuse.
    if (args[3].length() > 1) {
      ArchiveLoader.load(cluster, Topics.LIVE, Path.of(args[3]), begins, (_, _, _) -> {});
    }
    var state = folder.resolve("state-" + ProcessHandle.current().pid());
    var commit = Duration.ofMillis(100);
    ProcessorMain.start(
        new ProcessorConfig(cluster, Topics.LIVE, state.resolve("processor"), 1, commit));
    AlertsMain.start(
        new AlertsConfig(
            cluster,
            Topics.LIVE,
            state.resolve("alerts"),
            1,
            commit,
            List.of(new Webhook(URI.create(args[7])))));
    IngestMain.start(
        new IngestConfig(
            cluster,
            Topics.LIVE,
            Path.of(args[2]),
            Duration.ofMillis(250),
            PacedClock.from(now, speed),
            new PollSchedule(Duration.ofMinutes(4), Duration.ofMinutes(8), Duration.ofMinutes(30)),
            FetchLimits.DEFAULT));
    Files.createFile(Path.of(args[8]));
    new CountDownLatch(1).await();
  }
}
