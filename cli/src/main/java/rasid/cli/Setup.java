package rasid.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import rasid.cli.watch.WatchYaml;
import rasid.ingest.archive.ArchiveLoader;
import rasid.ingest.archive.Loaded;
import rasid.model.topic.Cluster;
import rasid.model.topic.Topic;
import rasid.model.topic.TopicSetup;
import rasid.model.topic.Topics;

/// What has to stand before services can start: topics, watches, the past.
final class Setup {
  private Setup() {}

  /// Makes the topics that are missing, and answers them as they stand: with the partitions they
  /// were made with.
  static Topics topics(Cluster cluster, Topics topics) {
    try (var admin = Admin.create(cluster.admin())) {
      var standing =
          new Topics(
              topics.prefix(),
              partitions(admin, topics.articles()),
              partitions(admin, topics.mentions()));
      TopicSetup.ensure(admin, standing);
      return standing;
    } catch (IllegalStateException | KafkaException e) {
      throw Refusal.wrongUse(Reason.of(e), e);
    }
  }

  private static int partitions(Admin admin, Topic<?, ?> topic) {
    return TopicReader.names(admin).contains(topic.name())
        ? TopicSetup.partitionsOf(admin, topic.name())
        : topic.partitions();
  }

  /// Reads a file of watches.
  ///
  /// Mistakes are told with their lines; the watches without one are taken.
  static WatchYaml.Contents read(Path file, Console console) {
    var contents = WatchFile.read(file, LanguageOption.ofLocale(console.environment()));
    contents
        .mistakes()
        .forEach(mistake -> console.complain(mistake.told(console::isolatedWhenSaid)));
    if (contents.watches().isEmpty()) {
      throw Refusal.brokenInput("%s holds no watch that can be used".formatted(file));
    }
    return contents;
  }

  /// Makes the watches equal to a file that was read, and says what that came to.
  static void watches(
      Cluster cluster, Topics topics, WatchYaml.Contents contents, Console console) {
    var past = new RecordedPast(cluster, topics, console);
    var change = new WatchPublisher(cluster, topics, past, console::complain).mirror(contents);
    console.say(
        "watches: %d (%d new, %d changed, %d removed)"
            .formatted(
                contents.watches().size(),
                change.added().size(),
                change.changed().size(),
                change.removed().size()));
  }

  /// Loads an archive up to now, and says what that came to; null is none.
  static void past(Cluster cluster, Topics topics, @Nullable Path archive, Console console) {
    if (archive != null) {
      console.say("archive: " + summary(archive(cluster, topics, archive, Instant.now(), console)));
    }
  }

  /// Loads an archive up to an instant, showing how far it is.
  static Loaded archive(
      Cluster cluster, Topics topics, Path archive, Instant until, Console console) {
    try (var progress = console.progress("loading " + archive.getFileName())) {
      return ArchiveLoader.load(cluster, topics, archive, until, new Shown(progress));
    } catch (IOException | IllegalStateException | KafkaException e) {
      throw Refusal.wrongUse("cannot load %s: %s".formatted(archive, Reason.of(e)), e);
    }
  }

  // What is not there is not told.
  private static String summary(Loaded loaded) {
    var parts = new ArrayList<String>();
    parts.add(count(loaded.articles(), "articles"));
    if (loaded.before() > 0) {
      parts.add(count(loaded.before(), "done by an earlier load"));
    }
    loaded.aside().forEach((what, count) -> parts.add(count(count, what.words())));
    if (loaded.beyond() > 0) {
      parts.add(count(loaded.beyond(), "seen later than now"));
    }
    if (loaded.bad() > 0) {
      parts.add(count(loaded.bad(), "broken (see rasid dead-letters list)"));
    }
    return String.join(", ", parts);
  }

  private static String count(long count, String what) {
    return String.format(Locale.ROOT, "%,d %s", count, what);
  }

  private record Shown(Progress progress) implements rasid.ingest.archive.Progress {
    @Override
    public void lookedThrough(long bytes, long of) {
      progress.at("looked through " + (of == 0 ? 100 : bytes * 100 / of) + " %");
    }

    @Override
    public void reached(long articles, long of, Instant at) {
      progress.at(articles, of, "articles");
    }
  }
}
