package rasid.ingest.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import rasid.ingest.fetch.FetchOutcome.Fetched;
import rasid.ingest.fetch.FetchOutcome.Refused;
import rasid.ingest.fetch.FetchOutcome.Unreachable;
import rasid.ingest.fetch.FetchOutcome.Validators;
import rasid.ingest.fetch.FetchOutcome.Wait;
import rasid.ingest.fetch.FetchOutcome.Way;
import rasid.ingest.identity.CanonicalUrl;

/// Reads feeds and pages over HTTP, within limits, politely, and nowhere it should not.
///
/// Safe to share between threads. It throws only when its thread is interrupted; everything the
/// outside may do is a [FetchOutcome].
public final class Fetcher implements AutoCloseable {
  /// Who we say we are, where the operator gives no contact.
  public static final String USER_AGENT =
      "Rasid/0.1 (news monitoring; reads feeds and their pages)";

  private static final String ACCEPT =
      "application/rss+xml, application/atom+xml, application/feed+json, text/html, application/xml;q=0.9, */*;q=0.5";

  /// Longest wish of a robots.txt that is kept to, in milliseconds; see [Politeness#LONGEST_PAUSE].
  private static final long LONGEST_DELAY = Politeness.LONGEST_PAUSE.toMillis();

  private record Wanted(
      URI url,
      Validators validators,
      Asking asking,
      int most,
      boolean asRobot,
      Consumer<Hop> hops) {
    Wanted(URI url, Validators validators, Asking asking, int most, boolean asRobot) {
      this(url, validators, asking, most, asRobot, _ -> {});
    }
  }

  private static final int HALVES = 2;

  private final FetchLimits limits;
  private final String userAgent;
  private final AddressGuard guard;
  private final Politeness politeness;
  private final RobotsFiles robots;
  private final Answers answers;
  private final Wire wire;
  private final HubRequests hubs;

  // Apart: who keeps a feed while its pages are read must not keep these out.
  private final Room feeds;
  private final Room pages;

  /// A fetcher on the real network.
  ///
  /// @param trusted addresses the operator listed; their hosts and ports may be private
  public Fetcher(FetchLimits limits, Collection<URI> trusted) {
    this(limits, trusted, USER_AGENT);
  }

  /// A fetcher that says who it is.
  ///
  /// @param userAgent see [UserAgent#of]
  public Fetcher(FetchLimits limits, Collection<URI> trusted, String userAgent) {
    this(
        limits,
        new AddressGuard(trusted, InetAddress::getAllByName),
        InstantSource.system(),
        userAgent,
        null);
  }

  Fetcher(
      FetchLimits limits,
      AddressGuard guard,
      InstantSource real,
      String userAgent,
      @Nullable SSLContext tls) {
    this.limits = limits;
    this.userAgent = userAgent;
    this.guard = guard;
    this.politeness = new Politeness(limits.spacing(), guard, System::nanoTime);
    this.robots = new RobotsFiles(this::robotsFile, real);
    this.answers = new Answers(real);
    this.wire = new Wire(guard, limits.timeout(), tls);
    this.hubs = new HubRequests(limits, userAgent, guard, politeness, wire);
    // Shorter than the time for an address, so that a lack of room is told as what it is.
    var patience = limits.timeout().dividedBy(2);
    this.feeds = new Room(limits.bytesAtOnce() / HALVES, limits.bytes(), patience);
    this.pages = new Room(limits.bytesAtOnce() / HALVES, limits.bytes(), patience);
  }

  /// Asks for a feed.
  public FetchOutcome feed(URI url, Validators validators) throws InterruptedException {
    return feed(url, validators, Asking.USUAL);
  }

  /// Room for a feed, to be held as long as the feed is.
  public Room.Share room() {
    return feeds.share();
  }

  /// Room for a feed of so many bytes that is in memory already; empty when there is none now.
  public Optional<Room.Share> roomFor(int bytes) throws InterruptedException {
    var share = feeds.shareAtOnce();
    try {
      share.grown(bytes);
      share.keep(bytes);
      return Optional.of(share);
    } catch (Room.Full _) {
      return Optional.empty();
    }
  }

  /// Asks for a feed in its own way.
  public FetchOutcome feed(URI url, Validators validators, Asking asking)
      throws InterruptedException {
    return feed(url, validators, asking, _ -> {});
  }

  /// Asks for a feed in its own way, to keep it.
  ///
  /// @param room from [#room()]
  public FetchOutcome feed(URI url, Validators validators, Asking asking, Room.Share room)
      throws InterruptedException {
    return fetch(new Wanted(url, validators, asking, limits.bytes(), false), room);
  }

  /// Asks for a feed and tells of each answer on the way, as it comes.
  public FetchOutcome feed(URI url, Validators validators, Asking asking, Consumer<Hop> hops)
      throws InterruptedException {
    return passing(new Wanted(url, validators, asking, limits.bytes(), false, hops));
  }

  /// Asks for a page, if the site's robots.txt lets us.
  public FetchOutcome page(URI url) throws InterruptedException {
    return page(url, Asking.USUAL);
  }

  /// Asks for a page as its source wants to be asked, if the site's robots.txt lets us.
  public FetchOutcome page(URI url, Asking asking) throws InterruptedException {
    return passing(new Wanted(url, Validators.NONE, asking, limits.bytes(), true));
  }

  /// Whether the robots.txt of its site lets us read an address.
  public boolean isAllowed(URI url) throws InterruptedException {
    return guard.refusal(url).isEmpty() && robots.of(url).isAllowed(url.toString());
  }

  /// How long the domain of an address still wants to be left alone, in real time.
  public Duration pause(URI url) {
    return politeness.pause(url);
  }

  /// What takes turns with an address: its registrable domain. The operator's own machines take
  /// none, so each of their addresses stands for itself.
  public String turnOf(URI url) {
    return politeness.isOwn(url) ? url.toString() : Domains.of(url);
  }

  /// Sends a form to a hub.
  ///
  /// @return why it was not accepted; empty when it was
  public Optional<String> hub(URI hub, Map<String, String> form) throws InterruptedException {
    return hubs.send(hub, form);
  }

  /// The operator's list has changed: from now on its hosts and ports may be private, and no
  /// others.
  public void trust(Collection<URI> trusted) {
    guard.trust(trusted);
  }

  private FetchOutcome robotsFile(URI url) throws InterruptedException {
    return passing(new Wanted(url, Validators.NONE, Asking.USUAL, RobotsFiles.LARGEST, false));
  }

  // What is looked at as soon as it has come, and then let go, by as many threads as there are
  // processors.
  private FetchOutcome passing(Wanted wanted) throws InterruptedException {
    try (var room = pages.share()) {
      return fetch(wanted, room);
    }
  }

  private FetchOutcome fetch(Wanted wanted, Room.Share room) throws InterruptedException {
    var way = new Way(wanted.url(), null, false);
    boolean permanent = true;
    var left = limits.timeout();
    for (int hop = 0; hop <= limits.redirects(); hop++) {
      var at = way.at();
      var refusal = guard.refusal(at);
      if (refusal.isPresent()) {
        return new Refused(0, refusal.get());
      }
      var delay = Duration.ZERO;
      if (wanted.asRobot()) {
        var rules = robots.of(at);
        if (!rules.isAllowed(at.toString())) {
          return new Refused(
              0,
              rules.isDeferVisits()
                  ? "robots.txt of the site cannot be had, so its pages are left for now"
                  : "robots.txt asks us not to read this page");
        }
        delay = Duration.ofMillis(Math.clamp(rules.getCrawlDelay(), 0, LONGEST_DELAY));
      }
      var turn = politeness.await(at, delay);
      if (turn.isEmpty()) {
        return new Wait(politeness.pause(at), "the domain asked to be left alone");
      }
      Wire.Answer answer;
      // Waiting for a turn is not the server's fault: only time on the wire counts.
      long began = System.nanoTime();
      try (var _ = turn.get()) {
        answer = wire.get(ascii(at), headers(wanted, way), wanted.most(), room::grown, left);
        left = left.minusNanos(System.nanoTime() - began);
      } catch (TimeoutException _) {
        return new Unreachable("no whole answer within " + seconds(limits.timeout()));
      } catch (AddressGuard.ForbiddenAddress e) {
        return new Refused(0, String.valueOf(e.getMessage()));
      } catch (Room.Full e) {
        return new Unreachable(String.valueOf(e.getMessage()));
      } catch (IOException e) {
        return new Unreachable(Faults.words(e, CanonicalUrl.host(at)));
      }
      wanted.hops().accept(new Hop(at, answer.status(), answer.headers()));
      var next = redirect(answer, at);
      if (next.isEmpty()) {
        return noted(outcome(answer, way, wanted, room), at, answer.status());
      }
      room.keep(0);
      permanent &= answer.status() == 301 || answer.status() == 308;
      boolean unsafe =
          "https".equalsIgnoreCase(at.getScheme())
              && "http".equalsIgnoreCase(next.get().getScheme());
      way = new Way(next.get(), permanent ? next.get() : way.moved(), way.unsafe() || unsafe);
    }
    return new Refused(0, "more than %d redirects".formatted(limits.redirects()));
  }

  private FetchOutcome outcome(Wire.Answer answer, Way way, Wanted wanted, Room.Share room)
      throws InterruptedException {
    try {
      var outcome = answers.outcome(answer, way, wanted.most(), room::grown);
      room.keep(outcome instanceof Fetched fetched ? fetched.body().length : 0);
      return outcome;
    } catch (Room.Full e) {
      return new Unreachable(String.valueOf(e.getMessage()));
    }
  }

  private FetchOutcome noted(FetchOutcome outcome, URI at, int status) {
    switch (outcome) {
      case Wait(var atLeast, _) -> politeness.complained(at, atLeast);
      case Refused _ when status == 403 -> politeness.complained(at, Duration.ZERO);
      case FetchOutcome _ -> politeness.answered(at);
    }
    return outcome;
  }

  private Map<String, String> headers(Wanted wanted, Way way) {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    headers.put("User-Agent", userAgent);
    headers.put("Accept", ACCEPT);
    headers.put("Accept-Encoding", "gzip, deflate");
    var asking = wanted.asking();
    if (asking.userAgent() != null) {
      headers.put("User-Agent", asking.userAgent());
    }
    if (wanted.validators().etag() != null) {
      headers.put("If-None-Match", wanted.validators().etag());
    }
    if (wanted.validators().lastModified() != null) {
      headers.put("If-Modified-Since", wanted.validators().lastModified());
    }
    if (asking.isFor(way.at()) && !way.unsafe()) {
      headers.putAll(asking.headers());
    }
    return headers;
  }

  private static Optional<URI> redirect(Wire.Answer answer, URI at) {
    return switch (answer.status()) {
      case 301, 302, 303, 307, 308 -> {
        var location = answer.header("location");
        yield CanonicalUrl.resolve(at, location).or(() -> other(location));
      }
      default -> Optional.empty();
    };
  }

  // An address that is no http one is kept, so that the guard can say why it is refused.
  private static Optional<URI> other(String location) {
    try {
      var url = URI.create(location.strip());
      return url.isAbsolute() ? Optional.of(url) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  // Letters beyond ASCII go escaped, and the part after # stays here.
  private static URI ascii(URI url) {
    var text = url.toASCIIString();
    int hash = text.indexOf('#');
    return URI.create(hash < 0 ? text : text.substring(0, hash));
  }

  private static String seconds(Duration duration) {
    return "%.1f s".formatted(duration.toMillis() / 1000.0);
  }

  /// Connections that are not closed.
  int open() {
    return wire.open();
  }

  @Override
  public void close() {
    wire.close();
  }
}
