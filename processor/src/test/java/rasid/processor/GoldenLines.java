package rasid.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Golden sets with an object of JSON a line.
public final class GoldenLines {
  private GoldenLines() {}

  /// @param name of a file of `golden`
  public static List<JsonNode> read(String name) {
    var file = requireNonNull(GoldenLines.class.getResourceAsStream("/golden/" + name), name);
    try (var reader = new BufferedReader(new InputStreamReader(file, UTF_8))) {
      var json = new JsonMapper();
      return reader.lines().map(json::readTree).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
