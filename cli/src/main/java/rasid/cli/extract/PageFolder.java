package rasid.cli.extract;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import rasid.cli.tag.Document;
import rasid.ingest.identity.CanonicalUrl;
import rasid.ingest.page.PageExtractor;
import rasid.model.topic.Json;
import tools.jackson.core.JacksonException;

/// Pages as files in a folder, with where they were found and what their servers said of them in
/// `urls.tsv` or `headers.json`.
public final class PageFolder {
  private static final String URLS = "urls.tsv";
  private static final String HEADERS = "headers.json";
  private static final Set<String> FACTS = Set.of(URLS, HEADERS);

  /// What a server said.
  ///
  /// @param url where the page was found, or null
  /// @param contentType of it, or null
  record Header(@Nullable URI url, @Nullable String contentType) {
    static final Header NONE = new Header(null, null);
  }

  private final List<Path> files;
  private final Map<String, Header> headers;

  private PageFolder(List<Path> files, Map<String, Header> headers) {
    this.files = files;
    this.headers = headers;
  }

  /// The pages of a folder: all its files by the name of a web page, or where there is none all but
  /// `urls.tsv`, `headers.json` and hidden ones.
  ///
  /// @throws IOException when the folder cannot be listed, or what stands beside the pages not read
  public static PageFolder of(Path folder) throws IOException {
    List<Path> all;
    try (var listed = Files.list(folder)) {
      all = listed.filter(Files::isRegularFile).filter(file -> !isHidden(file)).sorted().toList();
    }
    var named = all.stream().filter(file -> Document.isPage(file.toString())).toList();
    var headers = new TreeMap<String, Header>();
    readUrls(folder.resolve(URLS), headers);
    readHeaders(folder.resolve(HEADERS), headers);
    return new PageFolder(named.isEmpty() ? all : named, headers);
  }

  private static boolean isHidden(Path file) {
    var name = file.getFileName().toString();
    return name.startsWith(".") || FACTS.contains(name);
  }

  // file TAB url TAB charset
  private static void readUrls(Path file, Map<String, Header> headers) throws IOException {
    if (!Files.isRegularFile(file)) {
      return;
    }
    for (var line : Files.readAllLines(file)) {
      var cells = line.split("\t", -1);
      var url = cells.length > 1 ? CanonicalUrl.parse(cells[1]) : Optional.<URI>empty();
      var charset = cells.length > 2 ? cells[2].strip() : "";
      headers.put(
          cells[0],
          new Header(url.orElse(null), charset.isEmpty() ? null : "text/html; charset=" + charset));
    }
  }

  private static void readHeaders(Path file, Map<String, Header> headers) throws IOException {
    if (!Files.isRegularFile(file)) {
      return;
    }
    try {
      for (var named : Json.MAPPER.readTree(Files.readAllBytes(file)).properties()) {
        var url = CanonicalUrl.parse(named.getValue().path("url").asString(""));
        var type = named.getValue().path("content-type").asString("");
        headers.put(named.getKey(), new Header(url.orElse(null), type.isBlank() ? null : type));
      }
    } catch (JacksonException e) {
      throw new IOException(file + " is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  /// In the order of their names.
  public List<Path> files() {
    return files;
  }

  /// What one of them holds.
  public PageAnswer answer(Path file) {
    var name = file.getFileName().toString();
    return answer(name, file, headers.getOrDefault(name, Header.NONE));
  }

  /// What a file by itself holds.
  ///
  /// @param name it is answered by
  public static PageAnswer answer(String name, Path file) {
    return answer(name, file, Header.NONE);
  }

  private static PageAnswer answer(String name, Path file, Header header) {
    try (var in = Files.newInputStream(file)) {
      var url = header.url() == null ? file.toUri() : header.url();
      return answer(name, in.readNBytes(Document.LARGEST + 1), url, header.contentType(), null);
    } catch (IOException _) {
      return PageAnswer.broken(name, "it cannot be read");
    }
  }

  /// What bytes hold.
  ///
  /// @param url where they came from
  /// @param contentType as the server said, or null
  /// @param fetched when, or null
  public static PageAnswer answer(
      String name,
      byte[] body,
      URI url,
      @Nullable String contentType,
      @Nullable OffsetDateTime fetched) {
    return body.length > Document.LARGEST
        ? PageAnswer.broken(
            name, "it is larger than the %,d bytes allowed".formatted(Document.LARGEST))
        : PageAnswer.of(name, PageExtractor.extract(body, url, contentType, fetched));
  }
}
