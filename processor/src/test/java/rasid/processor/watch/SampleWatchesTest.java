package rasid.processor.watch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rasid.processor.watch.QueryOutcome.Parsed;
import rasid.processor.watch.QueryOutcome.Wrong;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SampleWatchesTest {

  @Test
  void every_starter_watch_can_be_read_and_prints_to_itself() throws IOException {
    var queries = queries();
    assertThat(queries).hasSize(25);
    queries.forEach(
        (id, text) -> {
          switch (QueryParser.parse(text)) {
            case Parsed(var query) ->
                assertThat(QueryParserTest.parsed(query.toString())).isEqualTo(query);
            case Wrong wrong -> throw new AssertionError(id + ": " + wrong);
          }
        });
  }

  // The file is written plainly, each query as a folded block, so lines are enough to read it.
  static Map<String, String> queries() throws IOException {
    var root = Path.of(requireNonNull(System.getProperty("rasid.root")));
    List<String> lines = Files.readAllLines(root.resolve("samples/watches.yaml"));
    var queries = new LinkedHashMap<String, String>();
    String id = "";
    boolean inQuery = false;
    for (var line : lines) {
      if (line.startsWith("  - id: ")) {
        id = line.substring("  - id: ".length());
      }
      boolean continued = line.startsWith("      ");
      if (inQuery && continued) {
        queries.merge(id, line.strip(), (before, more) -> before + " " + more);
      }
      inQuery = line.equals("    query: >-") || (inQuery && continued);
    }
    return queries;
  }
}
