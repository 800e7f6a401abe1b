package rasid.model.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import rasid.model.Action;
import rasid.model.Alert;
import rasid.model.ArticleFlow;
import rasid.model.Delivery;
import rasid.model.MentionFlow;
import rasid.model.SourceState;
import rasid.model.TaggedArticle;
import rasid.model.Tick;
import rasid.model.Watch;

/// Every topic of one Rasid: the live one, or a replay with a name of its own.
///
/// @param prefix what the names begin with; `rasid` live
/// @param articlePartitions partitions of a new articles topic; tied to state, so changing them is
///   a replay into new topics
/// @param mentionPartitions partitions of a new mentions topic; likewise
public record Topics(String prefix, int articlePartitions, int mentionPartitions) {
  /// Partitions of articles and of mentions unless told otherwise.
  public static final int DEFAULT_PARTITIONS = 4;

  /// Largest record on any topic, 4 MiB: the longest article as JSON, escaped, fits twice.
  public static final int LARGEST_RECORD = 4 << 20;

  /// Largest dead letter, 6 MiB: the largest feed or page that is fetched, 5 MiB, fits whole.
  public static final int LARGEST_DEAD_LETTER = 6 << 20;

  private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9-]{0,60}");
  private static final Duration KEPT = Duration.ofDays(90);

  /// The live topics.
  public static final Topics LIVE = new Topics("rasid");

  public Topics {
    if (!PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "topic prefix '%s' must be a-z, 0-9 and '-', at most 61 of them".formatted(prefix));
    }
  }

  /// Topics with the default partitions.
  public Topics(String prefix) {
    this(prefix, DEFAULT_PARTITIONS, DEFAULT_PARTITIONS);
  }

  /// Articles, and the ticks between them. Key: article id; a tick has none.
  public Topic<String, ArticleFlow> articles() {
    return topic("articles", ArticleFlow.class, articlePartitions, kept());
  }

  /// The last tick. Key: [#TICK_KEY].
  public Topic<String, Tick> ticks() {
    return topic("ticks", Tick.class, 1, compacted());
  }

  /// Articles with what was seen in them. Key: article id. A public contract.
  public Topic<String, TaggedArticle> tagged() {
    return topic("tagged", TaggedArticle.class, articlePartitions, kept());
  }

  /// What desks follow. Key: watch id; a tombstone removes. Earlier versions and removals are kept
  /// as long as articles are, so that a replay finds the watches of then.
  public Topic<String, Watch> watches() {
    return topic("watches", Watch.class, 1, compactedLate());
  }

  /// What a backtest learned of watches before they were given. Key: watch id; nothing where
  /// nothing was recorded. Written together with a change of watches, with its number, and read by
  /// whoever counts; its form is nobody else's. Kept as the watches are.
  public Topic<String, byte[]> baselines() {
    return new Topic<>(
        prefix + "-baselines", Serdes.String(), Serdes.ByteArray(), 1, compactedLate());
  }

  /// Mentions, and the pulses between them. Key: watch id; a pulse has none. A public contract.
  public Topic<String, MentionFlow> mentions() {
    return topic("mentions", MentionFlow.class, mentionPartitions, kept());
  }

  /// Revisions of alerts, all of them for 90 days. Key: alert id. A public contract.
  public Topic<String, Alert> alerts() {
    var settings = new HashMap<>(kept());
    settings.put("cleanup.policy", "compact,delete");
    settings.put("min.compaction.lag.ms", Long.toString(KEPT.toMillis()));
    return topic("alerts", Alert.class, DEFAULT_PARTITIONS, settings);
  }

  /// What desks do about alerts and watches. Key: [Action#subject()]. Kept as long as alerts are,
  /// so that a replay finds the actions of then.
  public Topic<String, Action> actions() {
    return topic("actions", Action.class, 1, compactedLate());
  }

  /// What was sent. Key: [Delivery#key]. A public contract.
  public Topic<String, Delivery> deliveries() {
    return topic("deliveries", Delivery.class, DEFAULT_PARTITIONS, compacted());
  }

  /// Fetch state and health of sources. Key: source id.
  public Topic<String, SourceState> sources() {
    return topic("sources", SourceState.class, DEFAULT_PARTITIONS, compacted());
  }

  /// Records set aside, bytes as they came, see [DeadLetters].
  public Topic<byte[], byte[]> deadLetters() {
    var settings = new HashMap<>(kept());
    settings.put("max.message.bytes", Integer.toString(LARGEST_DEAD_LETTER));
    return new Topic<>(
        prefix + "-dead-letters", Serdes.ByteArray(), Serdes.ByteArray(), 1, settings);
  }

  /// The key of the only record kept in the ticks topic.
  public static final String TICK_KEY = "tick";

  /// All of them.
  public List<Topic<?, ?>> all() {
    return List.of(
        articles(),
        ticks(),
        tagged(),
        watches(),
        baselines(),
        mentions(),
        alerts(),
        actions(),
        deliveries(),
        sources(),
        deadLetters());
  }

  private <V> Topic<String, V> topic(
      String name, Class<V> values, int partitions, Map<String, String> settings) {
    Serde<String> keys = Serdes.String();
    return new Topic<>(prefix + "-" + name, keys, new JsonSerde<>(values), partitions, settings);
  }

  // A replay's records carry old stamps: time retention would delete them at once.
  private Map<String, String> kept() {
    return Map.of(
        "cleanup.policy",
        "delete",
        "retention.ms",
        prefix.equals("rasid") ? Long.toString(KEPT.toMillis()) : "-1",
        "max.message.bytes",
        Integer.toString(LARGEST_RECORD));
  }

  private static Map<String, String> compactedLate() {
    var settings = new HashMap<>(compacted());
    settings.put("min.compaction.lag.ms", Long.toString(KEPT.toMillis()));
    settings.put("delete.retention.ms", Long.toString(KEPT.toMillis()));
    return settings;
  }

  private static Map<String, String> compacted() {
    return Map.of(
        "cleanup.policy",
        "compact",
        "retention.ms",
        "-1",
        "segment.bytes",
        Integer.toString(16 << 20),
        "min.cleanable.dirty.ratio",
        "0.1",
        "max.message.bytes",
        Integer.toString(LARGEST_RECORD));
  }
}
