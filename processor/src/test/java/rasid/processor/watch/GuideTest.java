package rasid.processor.watch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rasid.processor.watch.QueryOutcome.Parsed;

/// What the guide teaches can be written.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GuideTest {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  @Test
  void every_query_of_the_guide_s_table_can_be_read() throws IOException {
    var queries = queries();
    assertThat(queries).hasSizeGreaterThan(20);
    assertThat(queries)
        .allSatisfy(
            query -> assertThat(QueryParser.parse(query)).as(query).isInstanceOf(Parsed.class));
  }

  // The first column of the table of the language.
  private static List<String> queries() throws IOException {
    var root = Path.of(requireNonNull(System.getProperty("rasid.root")));
    var guide = Files.readString(root.resolve("docs/guide/watches.md"));
    int begin = guide.indexOf("| write | to find |");
    var table = guide.substring(begin, guide.indexOf("\n\n", begin));
    return table
        .lines()
        .skip(2)
        .map(row -> row.substring(2, row.indexOf(" | ")))
        .flatMap(cell -> CODE.matcher(cell).results().map(code -> code.group(1)))
        .toList();
  }
}
