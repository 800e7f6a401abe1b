package rasid.cli.served;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import rasid.ingest.identity.CanonicalUrl;
import rasid.model.topic.Json;
import tools.jackson.core.JacksonException;

/// Documents as files in a folder, with where they were found and what their servers said of them
/// in `urls.tsv` or `headers.json`.
public final class ServedFolder {
  private static final String URLS = "urls.tsv";
  private static final String HEADERS = "headers.json";
  private static final Set<String> FACTS = Set.of(URLS, HEADERS);

  private final List<Path> files;
  private final Map<String, Origin> origins;

  private ServedFolder(List<Path> files, Map<String, Origin> origins) {
    this.files = files;
    this.origins = origins;
  }

  /// The documents of a folder: all its files by a name of their kind, or where there is none all
  /// but `urls.tsv`, `headers.json` and hidden ones.
  ///
  /// @throws IOException when the folder cannot be listed, or what stands beside them not read
  public static ServedFolder of(Path folder, Kind kind) throws IOException {
    List<Path> all;
    try (var listed = Files.list(folder)) {
      all = listed.filter(Files::isRegularFile).filter(file -> !isHidden(file)).sorted().toList();
    }
    var named = all.stream().filter(file -> kind.isNamed(file.toString())).toList();
    var origins = new TreeMap<String, Origin>();
    readUrls(folder.resolve(URLS), origins);
    readHeaders(folder.resolve(HEADERS), origins);
    return new ServedFolder(named.isEmpty() ? all : named, origins);
  }

  /// In the order of their names.
  public List<Path> files() {
    return files;
  }

  /// What is known of one of them.
  public Origin origin(Path file) {
    var name = file.getFileName().toString();
    var known = origins.get(name);
    return known == null ? Origin.unknown(name) : known;
  }

  private static boolean isHidden(Path file) {
    var name = file.getFileName().toString();
    return name.startsWith(".") || FACTS.contains(name);
  }

  // file TAB url TAB charset
  private static void readUrls(Path file, Map<String, Origin> origins) throws IOException {
    if (!Files.isRegularFile(file)) {
      return;
    }
    for (var line : Files.readAllLines(file)) {
      var cells = line.split("\t", -1);
      var charset = cells.length > 2 ? cells[2].strip() : "";
      note(
          cells[0],
          cells.length > 1 ? cells[1] : "",
          charset.isEmpty() ? null : "text/html; charset=" + charset,
          origins);
    }
  }

  private static void readHeaders(Path file, Map<String, Origin> origins) throws IOException {
    if (!Files.isRegularFile(file)) {
      return;
    }
    try {
      for (var named : Json.MAPPER.readTree(Files.readAllBytes(file)).properties()) {
        var said = named.getValue();
        var type = said.path("content-type").asString("");
        note(named.getKey(), said.path("url").asString(""), type.isBlank() ? null : type, origins);
      }
    } catch (JacksonException e) {
      throw new IOException(file + " is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static void note(
      String name, String url, @Nullable String contentType, Map<String, Origin> origins) {
    origins.put(name, new Origin(name, CanonicalUrl.parse(url).orElse(null), contentType, null));
  }
}
