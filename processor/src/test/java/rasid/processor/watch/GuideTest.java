package rasid.processor.watch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rasid.processor.keyword.KeywordTagger;
import rasid.processor.region.Regions;
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

  @Test
  void the_guide_names_every_theme_and_every_group_with_its_members() throws IOException {
    var guide = guide();
    assertThat(KeywordTagger.STANDARD.themes())
        .allSatisfy(theme -> assertThat(guide).contains("`" + theme.id() + "`"));
    assertThat(Regions.STANDARD.groups())
        .allSatisfy(
            group ->
                assertThat(members(guide, group))
                    .containsExactlyInAnyOrderElementsOf(codesWithin(group)));
  }

  private static List<String> members(String guide, String group) {
    var name = "`" + group + "`: ";
    int begin = guide.indexOf(name) + name.length();
    return List.of(guide.substring(begin).split("[;|]", 2)[0].strip().split(" "));
  }

  private static Set<String> codesWithin(String group) {
    return Regions.STANDARD.within(group).stream()
        .filter(code -> !Regions.STANDARD.groups().contains(code))
        .collect(Collectors.toSet());
  }

  private static String guide() throws IOException {
    var root = Path.of(requireNonNull(System.getProperty("rasid.root")));
    return Files.readString(root.resolve("docs/guide/watches.md"));
  }

  // The first column of the table of the language.
  private static List<String> queries() throws IOException {
    var guide = guide();
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
