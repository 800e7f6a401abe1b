package rasid.cli;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rasid.ingest.IngestConfig;
import rasid.ingest.IngestMain;
import rasid.ingest.clock.PacedClock;
import rasid.ingest.fetch.FetchLimits;
import rasid.ingest.poll.PollSchedule;
import rasid.model.topic.Cluster;
import rasid.model.topic.Topics;

/// What is read.
public final class FeedOptions {
  @Option(
      names = "--feeds",
      paramLabel = "FILE.opml",
      required = true,
      description =
          "The feeds to read, as OPML: what every feed reader exports. samples/feeds.opml is a start. A changed file is taken within half a minute.")
  private @Nullable Path feeds;

  @Option(
      names = "--archive",
      paramLabel = "FILE|DIR",
      description =
          "Load these older articles first, so that there is a baseline from the start: a WARC or JSON lines, packed by gzip or not, or a folder of such. Only into topics that have not gone live; a load that was broken off goes on where it stopped.")
  private @Nullable Path archive;

  @Option(
      names = "--tick",
      paramLabel = "TIME",
      defaultValue = "5s",
      description =
          "Time between two beats of the recorded clock, the grain in which a burst is noticed: 500ms, 5s, 1m (default: ${DEFAULT-VALUE}).")
  private String tick = "5s";

  @Mixin private final ContactOption contact = new ContactOption();

  @Mixin private final PushOptions push = new PushOptions();

  Path feeds() {
    return readable("--feeds", feeds);
  }

  /// The archive to load first, or null.
  @Nullable Path archive() {
    return archive == null ? null : readable("--archive", archive);
  }

  /// Tells of what is wrong with them before anything is started.
  ///
  /// @param environment see `--contact`
  void check(Map<String, String> environment) {
    archive();
    contact.userAgent(environment);
    push.config();
    tick();
    try {
      IngestMain.requireFeeds(feeds());
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw Refusal.wrongUse(Reason.of(e), e);
    }
  }

  /// @param environment see `--contact`
  IngestConfig config(Cluster cluster, Topics topics, Map<String, String> environment) {
    var userAgent = contact.userAgent(environment);
    return new IngestConfig(
        cluster,
        topics,
        feeds(),
        tick(),
        PacedClock.live(),
        PollSchedule.DEFAULT,
        FetchLimits.DEFAULT,
        userAgent,
        push.config());
  }

  private Duration tick() {
    var time = duration("--tick", tick);
    try {
      IngestConfig.requireTick(time);
    } catch (IllegalArgumentException e) {
      throw Refusal.wrongUse("--tick: " + e.getMessage(), e);
    }
    return time;
  }

  /// A duration as people write it: `500ms`, `5s`, `2m`, `1h`.
  static Duration duration(String option, String text) {
    var written = text.strip().toLowerCase(Locale.ROOT);
    try {
      return written.endsWith("ms")
          ? Duration.ofMillis(Long.parseLong(written.substring(0, written.length() - 2)))
          : Duration.parse("PT" + written);
    } catch (DateTimeParseException | NumberFormatException e) {
      throw Refusal.wrongUse(
          "%s %s is no time with a unit; write 500ms, 5s or 2m".formatted(option, text), e);
    }
  }

  private static Path readable(String option, @Nullable Path file) {
    if (file == null || !Files.isReadable(file)) {
      throw Refusal.wrongUse("%s: cannot read %s".formatted(option, file));
    }
    return file;
  }
}
