package rasid.ingest.feed;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import rasid.ingest.page.PageHints;

/// The attributes `rasid:…` of one line of a list of feeds.
final class WishReader {
  static final String PREFIX = "rasid:";
  private static final String HEADER = "rasid:header-";
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final int LONGEST_HEADER = 4_000;

  private static final Set<String> KNOWN =
      Set.of(
          "rasid:user-agent",
          "rasid:interval",
          "rasid:text",
          "rasid:body",
          "rasid:title",
          "rasid:date");

  /// They belong to the connection, or would undo what keeps us polite.
  private static final Set<String> NOT_OURS =
      Set.of(
          "host",
          "connection",
          "content-length",
          "transfer-encoding",
          "accept-encoding",
          "te",
          "upgrade",
          "user-agent",
          "if-none-match",
          "if-modified-since");

  private final XmlTag outline;
  private final String name;
  private final List<String> problems;

  /// @param name of the source, for the problems
  /// @param problems where what cannot be used is told, one sentence each
  WishReader(XmlTag outline, String name, List<String> problems) {
    this.outline = outline;
    this.name = name;
    this.problems = problems;
  }

  Wishes read() {
    var attributes = outline.attributes(PREFIX);
    if (attributes.isEmpty()) {
      return Wishes.NONE;
    }
    var headers = new TreeMap<String, String>();
    for (var attribute : attributes.entrySet()) {
      var key = attribute.getKey();
      if (key.startsWith(HEADER)) {
        header(key.substring(HEADER.length()), attribute.getValue(), headers);
      } else if (!KNOWN.contains(key)) {
        problem("there is no attribute %s".formatted(key));
      }
    }
    var agent = outline.attribute("rasid:user-agent");
    return new Wishes(
        agent.isEmpty() || !isHeader(agent, "rasid:user-agent") ? null : agent,
        headers,
        interval(outline.attribute("rasid:interval")),
        text(outline.attribute("rasid:text")),
        new PageHints(selector("rasid:body"), selector("rasid:title"), selector("rasid:date")));
  }

  private void header(String header, String value, Map<String, String> headers) {
    if (NOT_OURS.contains(header)) {
      problem("the header %s cannot be set".formatted(header));
    } else if (isHeader(value, HEADER + header)) {
      headers.put(header, value);
    }
  }

  private boolean isHeader(String value, String attribute) {
    boolean sane =
        value.length() <= LONGEST_HEADER && value.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    if (!sane) {
      problem("%s must be ASCII, at most %d characters".formatted(attribute, LONGEST_HEADER));
    }
    return sane;
  }

  private @Nullable Duration interval(String written) {
    if (written.isEmpty()) {
      return null;
    }
    try {
      var asked = Duration.parse("PT" + written);
      if (asked.compareTo(SHORTEST) >= 0 && asked.compareTo(LONGEST) <= 0) {
        return asked;
      }
    } catch (DateTimeParseException _) {
      // Told below.
    }
    problem("rasid:interval=\"%s\" is none; write 1m to 24h".formatted(written));
    return null;
  }

  private Wishes.Text text(String written) {
    return switch (written.toLowerCase(Locale.ROOT)) {
      case "" -> Wishes.Text.ANY;
      case "feed" -> Wishes.Text.FEED;
      case "page" -> Wishes.Text.PAGE;
      default -> {
        problem("rasid:text=\"%s\" is neither feed nor page".formatted(written));
        yield Wishes.Text.ANY;
      }
    };
  }

  private @Nullable String selector(String attribute) {
    var written = outline.attribute(attribute);
    if (written.isEmpty()) {
      return null;
    }
    if (!PageHints.isSelector(written)) {
      problem("%s=\"%s\" is no CSS selector".formatted(attribute, written));
      return null;
    }
    return written;
  }

  private void problem(String what) {
    problems.add("%s: %s; it is left out".formatted(name, what));
  }

  /// The same as attributes, those that are set.
  static Map<String, String> attributes(Wishes wishes) {
    var attributes = new TreeMap<String, String>();
    put(attributes, "rasid:user-agent", wishes.userAgent());
    wishes.headers().forEach((header, value) -> attributes.put(HEADER + header, value));
    var interval = wishes.interval();
    put(attributes, "rasid:interval", interval == null ? null : written(interval));
    if (wishes.text() != Wishes.Text.ANY) {
      attributes.put("rasid:text", wishes.text().name().toLowerCase(Locale.ROOT));
    }
    put(attributes, "rasid:body", wishes.hints().body());
    put(attributes, "rasid:title", wishes.hints().title());
    put(attributes, "rasid:date", wishes.hints().date());
    return attributes;
  }

  // `10m`, as people write it.
  private static String written(Duration interval) {
    return interval.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
  }

  private static void put(Map<String, String> attributes, String name, @Nullable String value) {
    if (value != null) {
      attributes.put(name, value);
    }
  }
}
