package rasid.ingest.feed;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/// How often a feed asks to be read: `ttl`, `sy:updatePeriod`, `skipHours`.
final class Pauses {
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final int HOURS = 24;

  private Pauses() {}

  /// The longest of what is asked for; zero where nothing is.
  static Duration ttl(XmlTag channel) {
    var ttl = Duration.ofMinutes(channel.first("ttl").map(tag -> number(tag.text())).orElse(0));
    var period = period(channel);
    var asked = ttl.compareTo(period) > 0 ? ttl : period;
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }

  // https://web.resource.org/rss/1.0/modules/syndication/
  private static Duration period(XmlTag channel) {
    var named =
        channel.first("sy:updateperiod").map(tag -> tag.text().toLowerCase(java.util.Locale.ROOT));
    var period =
        switch (named.orElse("")) {
          case "hourly" -> Duration.ofHours(1);
          case "daily", "weekly", "monthly", "yearly" -> Duration.ofDays(1);
          default -> Duration.ZERO;
        };
    int times = channel.first("sy:updatefrequency").map(tag -> number(tag.text())).orElse(1);
    return period.dividedBy(Math.max(1, times));
  }

  /// Hours of the day, UTC, in which nobody should come; none where it would be all of them.
  static Set<Integer> skipHours(XmlTag channel) {
    var hours = new TreeSet<Integer>();
    channel
        .first("skiphours")
        .ifPresent(
            skip ->
                skip.all("hour").stream()
                    .map(XmlTag::text)
                    .filter(text -> !text.isEmpty() && number(text) <= HOURS)
                    // Some count the hours from 1 to 24.
                    .forEach(text -> hours.add(number(text) % HOURS)));
    return hours.size() == HOURS ? Set.of() : hours;
  }

  private static int number(String written) {
    var text = written.strip();
    boolean sane =
        !text.isEmpty() && text.length() <= 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return sane ? Integer.parseInt(text) : 0;
  }
}
