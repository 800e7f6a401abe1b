package rasid.processor;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import rasid.model.Article;
import rasid.model.Health;
import rasid.model.Tick;
import rasid.model.Watch;

/// Plain values for tests.
final class Examples {
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private Examples() {}

  static Article article(int number, String title, String body, Instant seenAt) {
    return new Article(
        "%064x".formatted(number),
        URI.create("https://example.org/" + number),
        "al-noor",
        "النور",
        "ar",
        title,
        body,
        null,
        seenAt.minusSeconds(60),
        seenAt);
  }

  static Article article(int number, String title) {
    return article(number, title, "نص قصير عن الخبر.", NOON);
  }

  static Tick tick(long number) {
    return new Tick(
        number,
        NOON.plusSeconds(5 * number),
        Duration.ofSeconds(5),
        1,
        Map.of("le-fleuve", Health.FAILING));
  }

  static Watch watch(String id, int version, String query, Instant since) {
    return new Watch(id, version, Map.of("ar", id), query, 1, 1, 1, List.of("console"), since);
  }

  static Watch watch(String id, String query) {
    return watch(id, 1, query, Instant.EPOCH);
  }
}
