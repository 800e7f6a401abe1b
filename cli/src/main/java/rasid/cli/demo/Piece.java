package rasid.cli.demo;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A story as one outlet printed it.
///
/// @param outlet the publisher
/// @param number names the page within the outlet: days since 1970 times 1,000, and a count
/// @param path of its address, percent-encoded, with a leading slash
/// @param story the story it tells; equal for copies of one wire story
/// @param topic what it is about; `blockade` for the news that breaks
/// @param section the rubric it stands under
/// @param title as printed
/// @param paragraphs as printed, 2 to 7
/// @param author who signed, or null
/// @param publishedAt when it appeared
record Piece(
    Outlet outlet,
    long number,
    String path,
    String story,
    String topic,
    Story.Rubric section,
    String title,
    List<String> paragraphs,
    @Nullable String author,
    Instant publishedAt) {
  Piece {
    paragraphs = List.copyOf(paragraphs);
  }

  /// Its text, paragraphs parted by a blank line.
  String body() {
    return String.join("\n\n", paragraphs);
  }

  URI at(URI base) {
    return base.resolve(path);
  }
}
