package rasid.cli.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rasid.model.topic.Json;

/// The quiet weeks as Rasid's archive path reads them: JSON lines, one article each.
public final class Archive {
  /// Longest time from an article's publication to its first sight, as a poller would have it.
  private static final int LONGEST_DELAY = 9; // minutes

  private Archive() {}

  /// One article, in the order of the line's fields.
  ///
  /// @param url where it stands on the demo's site
  /// @param outlet its publisher's name
  /// @param source the id that ingest gives the outlet's feed
  /// @param lang its language
  /// @param title as printed
  /// @param body as printed, paragraphs parted by a blank line
  /// @param author who signed, or null
  /// @param publishedAt when it appeared
  /// @param seenAt some minutes later, when a poller would have found it; never past the end of the
  ///   range
  public record Line(
      String url,
      String outlet,
      String source,
      String lang,
      String title,
      String body,
      @Nullable String author,
      Instant publishedAt,
      Instant seenAt) {}

  /// What appeared from `from` up to but not including `to`, in the order in which it was seen.
  ///
  /// @param site where the outlets stand, see [NewsSite#base()]
  /// @param sourceIdOfFeed the id that ingest gives a feed
  public static List<Line> lines(
      Newsroom newsroom, Instant from, Instant to, URI site, Function<URI, String> sourceIdOfFeed) {
    Map<String, String> sources = new HashMap<>();
    for (var outlet : Outlet.ALL) {
      sources.put(outlet.id(), sourceIdOfFeed.apply(outlet.feedAt(site)));
    }
    return newsroom.between(from, to).stream()
        .map(piece -> line(piece, to, site, sources.getOrDefault(piece.outlet().id(), "")))
        .sorted(Comparator.comparing(Line::seenAt).thenComparing(Line::url))
        .toList();
  }

  /// Writes [#lines] to a file, which is replaced.
  ///
  /// @return how many
  public static int write(
      Path file,
      Newsroom newsroom,
      Instant from,
      Instant to,
      URI site,
      Function<URI, String> sourceIdOfFeed)
      throws IOException {
    var lines = lines(newsroom, from, to, site, sourceIdOfFeed);
    try (var out = Files.newBufferedWriter(file)) {
      for (var line : lines) {
        out.write(Json.MAPPER.writeValueAsString(line));
        out.write('\n');
      }
    }
    return lines.size();
  }

  private static Line line(Piece piece, Instant to, URI site, String source) {
    int delay = 60 * (1 + (int) (piece.number() % LONGEST_DELAY));
    var seen = piece.publishedAt().plusSeconds(delay);
    return new Line(
        piece.at(site).toString(),
        piece.outlet().name(),
        source,
        piece.outlet().lang(),
        piece.title(),
        piece.body(),
        piece.author(),
        piece.publishedAt(),
        seen.isAfter(to) ? to : seen);
  }
}
