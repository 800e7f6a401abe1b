package rasid.processor;

import static java.util.Objects.requireNonNull;
import static org.apache.kafka.streams.processor.PunctuationType.WALL_CLOCK_TIME;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import rasid.model.Article;
import rasid.model.ArticleFlow;
import rasid.model.Mention;
import rasid.model.MentionFlow;
import rasid.model.Pulse;
import rasid.model.TaggedArticle;
import rasid.model.Tick;
import rasid.model.topic.CloudEvents;
import rasid.model.topic.Topics;

/// articles → tag → `rasid-tagged`, and match → `rasid-mentions`, keyed by watch; ticks → pulses,
/// to every partition of `rasid-mentions`.
///
/// Each partition of articles is read in order by one task. Pulses are told in batches: live, one
/// tick a batch; in a replay, some hundred. How they are batched changes nothing, for what a pulse
/// says was settled when its ticks were passed.
final class MentionTopology {
  static final String READ = "read";
  static final String TAGGED = "tagged";
  static final String MENTIONS = "mentions";

  // How long passed ticks wait for company: well below a tick, so nobody notices.
  private static final Duration TELL_EVERY = Duration.ofMillis(50);

  // Passed ticks that are told at once: some 100 KB of pulse.
  private static final int MOST_UNTOLD = 500;

  private MentionTopology() {}

  static Topology of(Topics topics, Tagger tagger) {
    var book = new WatchBook();
    var articles = topics.articles();
    var watches = topics.watches();
    var tagged = topics.tagged();
    var mentions = topics.mentions();
    var topology = new Topology();
    topology.addGlobalStore(
        Watches.store(),
        "watches-source",
        Serdes.String().deserializer(),
        Serdes.ByteArray().deserializer(),
        watches.name(),
        "keep-watches",
        () -> new Watches(watches.name(), watches.values().deserializer(), book));
    topology.addSource(
        "articles",
        articles.keys().deserializer(),
        articles.values().deserializer(),
        articles.name());
    topology.addProcessor(
        READ, () -> new Reader(topics.articlePartitions(), tagger, book), "articles");
    TickClock.stores().forEach(store -> topology.addStateStore(store, READ));
    topology.addSink(
        TAGGED, tagged.name(), tagged.keys().serializer(), tagged.values().serializer(), READ);
    topology.addSink(
        MENTIONS,
        mentions.name(),
        mentions.keys().serializer(),
        mentions.values().serializer(),
        pulsesEverywhere(),
        READ);
    return topology;
  }

  /// A pulse goes to every partition; a mention where its key belongs.
  static StreamPartitioner<String, MentionFlow> pulsesEverywhere() {
    return new StreamPartitioner<>() {
      @Override
      public Optional<Set<Integer>> partitions(
          String topic, @Nullable String key, MentionFlow value, int partitions) {
        return switch (value) {
          case Mention _ -> Optional.empty();
          case Pulse _ ->
              Optional.of(
                  IntStream.range(0, partitions).boxed().collect(Collectors.toUnmodifiableSet()));
        };
      }
    };
  }

  /// Reads one partition of articles in order.
  private static final class Reader implements Processor<String, ArticleFlow, String, Object> {
    private final int partitions;
    private final Tagger tagger;
    private final WatchBook book;
    private @Nullable ProcessorContext<String, Object> context;
    private @Nullable TickClock clock;

    Reader(int partitions, Tagger tagger, WatchBook book) {
      this.partitions = partitions;
      this.tagger = tagger;
      this.book = book;
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
      this.context = context;
      clock =
          new TickClock(
              context.taskId().partition(),
              partitions,
              context.getStateStore(TickClock.LAST),
              context.getStateStore(TickClock.VOLUMES),
              context.getStateStore(TickClock.PASSED));
      context.schedule(TELL_EVERY, WALL_CLOCK_TIME, _ -> tell());
    }

    @Override
    public void process(Record<String, ArticleFlow> record) {
      switch (record.value()) {
        case Article article -> read(article, requireNonNull(clock));
        case Tick tick -> {
          requireNonNull(clock).pass(tick);
          if (requireNonNull(clock).untold() >= MOST_UNTOLD) {
            tell();
          }
        }
      }
    }

    private void read(Article article, TickClock clock) {
      var last = clock.last();
      var tagged =
          tagger
              .tag(article, book.index(), book.holdingAt(last.moment()))
              .placedAfter(last.number());
      var mentions = Tagger.mentions(tagged, last.number());
      clock.count(article);
      forward(tagged);
      var at = last.at().isAfter(article.seenAt()) ? last.at() : article.seenAt();
      mentions.forEach(mention -> forward(mention, at));
    }

    private void tell() {
      var clock = requireNonNull(this.clock);
      if (clock.untold() == 0) {
        return;
      }
      var pulse = clock.tell();
      var id = pulse.partition() + ":" + pulse.passed().getFirst().tick();
      var at = pulse.passed().getLast().at();
      forward(MENTIONS, null, pulse, at, CloudEvents.PULSE, id, "");
    }

    private void forward(TaggedArticle tagged) {
      var article = tagged.article();
      forward(
          TAGGED,
          article.id(),
          tagged,
          article.seenAt(),
          CloudEvents.TAGGED,
          article.id(),
          article.id());
    }

    private void forward(Mention mention, Instant at) {
      var id = mention.watch() + ":" + mention.article();
      forward(MENTIONS, mention.watch(), mention, at, CloudEvents.MENTION, id, mention.article());
    }

    private void forward(
        String sink,
        @Nullable String key,
        Object value,
        Instant at,
        String type,
        String id,
        String trace) {
      var headers = CloudEvents.headers(type, "processor", id, at, trace);
      // A record of 1969 is refused by Kafka; such a time is a source's mistake.
      long timestamp = Math.max(0, at.toEpochMilli());
      requireNonNull(context).forward(new Record<>(key, value, timestamp, headers), sink);
    }
  }
}
