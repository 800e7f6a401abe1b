package rasid.cli.feed;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import rasid.ingest.feed.FeedOutcome;
import rasid.ingest.feed.FeedReader;
import rasid.ingest.identity.CanonicalUrl;
import rasid.model.topic.Json;
import tools.jackson.core.JacksonException;

/// Feeds as files in a folder, with what their servers said of them in `headers.json`.
public final class FeedFolder {
  /// Largest file read, in bytes: above what the fetcher lets through, because sitemaps are large.
  public static final int LARGEST = 50 << 20;

  private static final String HEADERS = "headers.json";

  /// What a server said.
  ///
  /// @param url where the feed was found, or null
  /// @param contentType of it, or null
  record Header(@Nullable URI url, @Nullable String contentType) {
    static final Header NONE = new Header(null, null);
  }

  private final List<Path> files;
  private final Map<String, Header> headers;

  private FeedFolder(List<Path> files, Map<String, Header> headers) {
    this.files = files;
    this.headers = headers;
  }

  /// The feeds of a folder: all its files that end in `.feed`, or where none does all but
  /// `headers.json` and hidden ones.
  ///
  /// @throws IOException when the folder cannot be listed, or `headers.json` cannot be read
  public static FeedFolder of(Path folder) throws IOException {
    List<Path> all;
    try (var listed = Files.list(folder)) {
      all = listed.filter(Files::isRegularFile).filter(file -> !isHidden(file)).sorted().toList();
    }
    var named = all.stream().filter(file -> file.toString().endsWith(".feed")).toList();
    return new FeedFolder(named.isEmpty() ? all : named, headers(folder.resolve(HEADERS)));
  }

  private static boolean isHidden(Path file) {
    var name = file.getFileName().toString();
    return name.startsWith(".") || name.equals(HEADERS);
  }

  private static Map<String, Header> headers(Path file) throws IOException {
    var headers = new TreeMap<String, Header>();
    if (!Files.isRegularFile(file)) {
      return headers;
    }
    try {
      for (var named : Json.MAPPER.readTree(Files.readAllBytes(file)).properties()) {
        var url = CanonicalUrl.parse(named.getValue().path("url").asString(""));
        var type = named.getValue().path("content-type").asString("");
        headers.put(named.getKey(), new Header(url.orElse(null), type.isBlank() ? null : type));
      }
      return headers;
    } catch (JacksonException e) {
      throw new IOException(file + " is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  /// In the order of their names.
  public List<Path> files() {
    return files;
  }

  /// What one of them holds.
  public FeedAnswer answer(Path file) {
    var name = file.getFileName().toString();
    return answer(name, file, headers.getOrDefault(name, Header.NONE));
  }

  /// What a file by itself holds.
  ///
  /// @param name it is answered by
  public static FeedAnswer answer(String name, Path file) {
    return answer(name, file, Header.NONE);
  }

  private static FeedAnswer answer(String name, Path file, Header header) {
    return body(file)
        .map(body -> answer(name, body, header.url(), header.contentType()))
        .orElseGet(() -> FeedAnswer.broken(name, "it cannot be read, or is larger than 50 MiB"));
  }

  /// What bytes hold.
  ///
  /// @param url where they came from, or null
  /// @param contentType as the server said, or null
  public static FeedAnswer answer(
      String name, byte[] body, @Nullable URI url, @Nullable String contentType) {
    FeedOutcome outcome = FeedReader.read(body, url, contentType);
    return FeedAnswer.of(name, outcome);
  }

  private static Optional<byte[]> body(Path file) {
    try (var in = Files.newInputStream(file)) {
      var body = in.readNBytes(LARGEST + 1);
      return body.length > LARGEST ? Optional.empty() : Optional.of(body);
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
