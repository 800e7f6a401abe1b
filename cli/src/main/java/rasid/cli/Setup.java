package rasid.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
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

  /// Makes the watches equal to a file, and says what that came to.
  ///
  /// Mistakes are told with their lines; the watches without one are taken.
  static void watches(Cluster cluster, Topics topics, Path file, Console console) {
    var contents = WatchFile.read(file, LanguageOption.ofLocale(console.environment()));
    contents.mistakes().forEach(mistake -> console.complain(mistake.toString()));
    if (contents.watches().isEmpty()) {
      throw Refusal.brokenInput("%s holds no watch that can be used".formatted(file));
    }
    var change = new WatchPublisher(cluster, topics, console::complain).mirror(contents);
    console.say(
        "watches: %d (%d new, %d changed, %d removed)"
            .formatted(
                contents.watches().size(),
                change.added().size(),
                change.changed().size(),
                change.removed().size()));
  }

  /// Loads an archive up to an instant, showing how far it is.
  static Loaded archive(Cluster cluster, Topics topics, Path file, Instant until, Console console) {
    try (var progress = console.progress("loading " + file.getFileName())) {
      return ArchiveLoader.load(
          cluster, topics, file, until, (done, whole, _) -> progress.at(done, whole, "articles"));
    } catch (IOException | IllegalStateException | KafkaException e) {
      throw Refusal.wrongUse("cannot load %s: %s".formatted(file, Reason.of(e)), e);
    }
  }
}
