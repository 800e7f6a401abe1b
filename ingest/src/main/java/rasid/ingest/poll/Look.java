package rasid.ingest.poll;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rasid.ingest.feed.Entry;
import rasid.ingest.feed.Feed;
import rasid.ingest.feed.HubLink;
import rasid.ingest.fetch.FetchOutcome.Fetched;
import rasid.ingest.fetch.FetchOutcome.Validators;
import rasid.ingest.fetch.FetchOutcome.Way;
import rasid.ingest.identity.Ids;

/// One look at a feed, and how far it has come. The body itself is let go: thousands of looks are
/// under way at once.
final class Look {
  private static final Logger LOG = LoggerFactory.getLogger(Look.class);

  /// Most entries of one feed looked at: the largest feeds of the press hold a few thousand, and
  /// each new one costs a page.
  private static final int MOST_ENTRIES = 5_000;

  /// An entry with the id of its article.
  record Fresh(String id, Entry entry) {}

  private final Source source;
  private final Way way;
  private final Validators sent;
  private final Duration fresh;
  private final Feed feed;
  private final Map<String, Entry> byId;
  private final List<String> done = new ArrayList<>();
  private boolean complete = true;
  private boolean last;
  private int brought;

  private final @Nullable HubLink hub;
  private int nameless;

  Look(Source source, Fetched fetched, Feed feed) {
    this.source = source;
    this.way = fetched.way();
    this.sent = fetched.validators();
    this.fresh = fetched.fresh();
    this.feed = feed;
    this.byId = named();
    this.hub = HubLink.of(fetched.link(), fetched.at(), feed.imprint()).orElse(null);
  }

  /// The entries that have an identity, oldest first, each once.
  private Map<String, Entry> named() {
    int taken = Math.min(feed.entries().size(), MOST_ENTRIES);
    var oldestFirst = new ArrayList<>(feed.entries().subList(0, taken).reversed());
    oldestFirst.sort(comparing(Entry::date, nullsFirst(naturalOrder())));
    var byId = new LinkedHashMap<String, Entry>();
    for (var entry : oldestFirst) {
      if (entry.url() != null) {
        byId.putIfAbsent(Ids.article(entry.url()), entry);
      } else if (entry.id() != null) {
        byId.putIfAbsent(Ids.article(source.id(), entry.id()), entry);
      } else {
        nameless++;
      }
    }
    return byId;
  }

  /// Entries without an identity, which are left out.
  int nameless() {
    return nameless;
  }

  /// Nothing more is to be done for an entry: it was seen before.
  void known(String brief) {
    done.add(brief);
  }

  /// Another poll has an entry in hand; whether it succeeds shows at the next poll.
  void elsewhere() {
    complete = false;
  }

  /// Takes what became of new entries; answers those that need nothing more.
  List<String> take(List<Fresh> batch, List<Taken> taken) {
    int before = done.size();
    for (int i = 0; i < batch.size(); i++) {
      switch (taken.get(i)) {
        case Taken.Later(var why) -> {
          complete = false;
          LOG.warn(
              "article put off source={} url={} why=\"{}\"",
              source.id(),
              batch.get(i).entry().url(),
              why);
        }
        case Taken.Draft _ -> {
          brought++;
          done.add(Ids.brief(batch.get(i).id()));
        }
        case Taken.Dead _ -> done.add(Ids.brief(batch.get(i).id()));
      }
    }
    return List.copyOf(done.subList(before, done.size()));
  }

  void ended() {
    last = true;
  }

  /// Those of the answer with the last batch only, and only if nothing was put off: with them the
  /// server would answer "unchanged" and hide what is still wanted.
  Validators validators() {
    return last && complete ? sent : Validators.NONE;
  }

  /// Share of the entries that were new, to two digits.
  double newShare() {
    return byId.isEmpty() ? 0 : Math.round(100.0 * brought / byId.size()) / 100.0;
  }

  /// The hub that is announced, or null.
  @Nullable HubLink hub() {
    return hub;
  }

  Source source() {
    return source;
  }

  Way way() {
    return way;
  }

  Duration fresh() {
    return fresh;
  }

  Feed feed() {
    return feed;
  }

  Map<String, Entry> byId() {
    return byId;
  }

  List<String> done() {
    return done;
  }

  int brought() {
    return brought;
  }
}
