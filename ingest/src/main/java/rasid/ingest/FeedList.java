package rasid.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import rasid.ingest.feed.Opml;
import rasid.ingest.poll.Source;

/// The operator's list of feeds as it was read.
///
/// @param sources in the list's order, at least one
/// @param problems what was left out of it, one sentence each
record FeedList(List<Source> sources, List<String> problems) {
  FeedList {
    sources = List.copyOf(sources);
    problems = List.copyOf(problems);
  }

  /// The bytes of a list.
  ///
  /// @throws UncheckedIOException when it cannot be read
  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the list of feeds " + file, e);
    }
  }

  /// What a list says.
  ///
  /// @param file it was read from, for the messages
  /// @throws IllegalArgumentException when it holds no feed
  static FeedList of(Path file, byte[] bytes) {
    var read = Opml.read(bytes);
    if (read.outlines().isEmpty()) {
      throw new IllegalArgumentException(
          "%s lists no feeds; each needs an <outline> with an xmlUrl, as a feed reader exports it%s"
              .formatted(
                  file, read.problems().isEmpty() ? "" : " (" + read.problems().getFirst() + ")"));
    }
    return new FeedList(read.outlines().stream().map(Source::of).toList(), read.problems());
  }
}
