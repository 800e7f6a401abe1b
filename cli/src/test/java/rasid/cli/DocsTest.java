package rasid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import rasid.model.topic.Topics;

/// What the documents name is there.
@DisplayNameGeneration(ReplaceUnderscores.class)
class DocsTest {
  private static final Path ROOT = Path.of(System.getProperty("rasid.root", "..")).normalize();
  private static final Set<String> OUTSIDE = Set.of("target", ".git", "node_modules");
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern TYPE = Pattern.compile("[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)*");
  private static final Pattern FOLDER =
      Pattern.compile("[a-z.][A-Za-z0-9._-]*(?:/[A-Za-z0-9._-]+)*/");
  private static final Pattern TOPIC = Pattern.compile("rasid-[a-z-]+");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");

  @Test
  void types_that_architecture_md_names_exist() throws IOException {
    var there = new HashSet<String>();
    files(".java").forEach(file -> there.add(file.getFileName().toString().replace(".java", "")));
    assertThat(named(TYPE)).isNotEmpty().isSubsetOf(there);
  }

  @Test
  void folders_that_architecture_md_names_exist() throws IOException {
    assertThat(named(FOLDER))
        .isNotEmpty()
        .allSatisfy(folder -> assertThat(ROOT.resolve(folder)).isDirectory());
  }

  @Test
  void topics_that_architecture_md_names_are_all_the_topics() throws IOException {
    assertThat(named(TOPIC))
        .containsExactlyInAnyOrderElementsOf(
            Topics.LIVE.all().stream().map(topic -> topic.name()).toList());
  }

  @Test
  void the_asyncapi_document_names_all_topics_and_the_schemas_it_refers_to() throws IOException {
    var document = Files.readString(ROOT.resolve("docs/asyncapi.yaml"));
    assertThat(found(document, "address: (\\S+)"))
        .containsExactlyInAnyOrderElementsOf(
            Topics.LIVE.all().stream().map(topic -> topic.name()).toList());
    assertThat(found(document, "\\$ref: (\\.\\./\\S+)"))
        .hasSize(Topics.LIVE.all().size() - 2) // dead letters and baselines have none
        .allSatisfy(schema -> assertThat(ROOT.resolve("docs").resolve(schema)).exists());
    assertThat(new Load(LoadSettings.builder().build()).loadFromString(document)).isNotNull();
  }

  private static List<String> found(String document, String pattern) {
    return Pattern.compile(pattern).matcher(document).results().map(m -> m.group(1)).toList();
  }

  @Test
  void relative_links_lead_somewhere() throws IOException {
    var broken = new ArrayList<String>();
    for (var file : files(".md")) {
      var text = FENCED.matcher(Files.readString(file)).replaceAll("");
      LINK.matcher(text)
          .results()
          .map(link -> link.group(1))
          .filter(link -> !link.matches("(https?|mailto):.*|#.*"))
          .map(link -> link.replaceFirst("#.*", ""))
          .filter(link -> !Files.exists(file.resolveSibling(link)))
          .forEach(link -> broken.add("%s: %s".formatted(ROOT.relativize(file), link)));
    }
    assertThat(broken).isEmpty();
  }

  private static Set<String> named(Pattern kind) throws IOException {
    var names = new HashSet<String>();
    CODE.matcher(Files.readString(ROOT.resolve("ARCHITECTURE.md")))
        .results()
        .map(code -> code.group(1))
        .filter(code -> kind.matcher(code).matches())
        .forEach(names::add);
    return names;
  }

  private static List<Path> files(String ending) throws IOException {
    try (var all = Files.walk(ROOT)) {
      return all.filter(file -> file.toString().endsWith(ending))
          .filter(file -> !isOutside(ROOT.relativize(file)))
          .toList();
    }
  }

  private static boolean isOutside(Path file) {
    for (var part : file) {
      if (OUTSIDE.contains(part.toString())) {
        return true;
      }
    }
    return false;
  }
}
