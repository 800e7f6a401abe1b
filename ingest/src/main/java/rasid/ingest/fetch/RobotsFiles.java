package rasid.ingest.fetch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import rasid.ingest.fetch.FetchOutcome.Fetched;
import rasid.ingest.fetch.FetchOutcome.Refused;
import rasid.ingest.fetch.FetchOutcome.Unchanged;
import rasid.ingest.fetch.FetchOutcome.Unreachable;
import rasid.ingest.fetch.FetchOutcome.Wait;

/// What sites let robots read, kept for a while (RFC 9309).
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9309">RFC 9309</a>
final class RobotsFiles {
  /// Our name in them.
  static final String ROBOT = "rasid";

  /// As much of a file as is asked for, in bytes; RFC 9309 asks for at least 500 KiB.
  static final int LARGEST = 512 << 10;

  private static final Duration KEPT = Duration.ofHours(6);
  private static final Duration RETRIED = Duration.ofMinutes(5);
  private static final int MOST = 5_000;

  /// Asks for a file.
  @FunctionalInterface
  interface Asker {
    FetchOutcome ask(URI url) throws InterruptedException;
  }

  private record Known(CompletableFuture<BaseRobotRules> rules, Instant until) {}

  private final Asker asker;
  private final InstantSource real;
  private final Map<String, Known> known = new LinkedHashMap<>();

  RobotsFiles(Asker asker, InstantSource real) {
    this.asker = asker;
    this.real = real;
  }

  /// The rules of the site an address lies on. While its file cannot be had, nothing may be read.
  BaseRobotRules of(URI url) throws InterruptedException {
    var site = url.getScheme().toLowerCase(Locale.ROOT) + "://" + authority(url);
    var own = new CompletableFuture<BaseRobotRules>();
    Known before;
    synchronized (known) {
      before = known.get(site);
      if (before == null || !before.until().isAfter(real.instant())) {
        before = null;
        keep(site, own, KEPT);
      }
    }
    return before == null ? ask(site, own) : result(before.rules());
  }

  // Who comes first asks; the others wait for what he learns.
  private BaseRobotRules ask(String site, CompletableFuture<BaseRobotRules> own)
      throws InterruptedException {
    var found = new SimpleRobotRules(RobotRulesMode.ALLOW_NONE);
    found.setDeferVisits(true);
    boolean had = false;
    try {
      var url = URI.create(site + "/robots.txt");
      switch (asker.ask(url)) {
        case Fetched fetched -> {
          found =
              new SimpleRobotRulesParser()
                  .parseContent(url.toString(), fetched.body(), "text/plain", List.of(ROBOT));
          had = true;
        }
        // No file, or one we may not read, means no rules (RFC 9309, 2.3.1.3).
        case Refused refused when refused.status() >= 400 && refused.status() < 500 -> {
          found = new SimpleRobotRules(RobotRulesMode.ALLOW_ALL);
          had = true;
        }
        case Refused _, Wait _, Unreachable _, Unchanged _ -> {}
      }
    } finally {
      if (!had) {
        synchronized (known) {
          keep(site, own, RETRIED);
        }
      }
      own.complete(found);
    }
    return found;
  }

  private void keep(String site, CompletableFuture<BaseRobotRules> rules, Duration time) {
    known.remove(site);
    known.put(site, new Known(rules, real.instant().plus(time)));
    if (known.size() > MOST) {
      known.remove(known.keySet().iterator().next());
    }
  }

  private static BaseRobotRules result(CompletableFuture<BaseRobotRules> sought)
      throws InterruptedException {
    try {
      return sought.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  // With its port where one is written, and IPv6 in its brackets.
  private static String authority(URI url) {
    var host = rasid.ingest.identity.CanonicalUrl.host(url);
    return url.getPort() < 0 ? host : host + ":" + url.getPort();
  }
}
