package rasid.processor.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rasid.processor.text.ArabicText;
import rasid.processor.text.Table;

/// The data of organisations, before anything reads it.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OrganisationTablesTest {
  private static final String DOCUMENT = "DOC:";

  private final Table organisations = Table.read("region/organisations");
  private final Table rules = Table.read("region/organisation_rules");

  private Map<String, Set<String>> aliases() {
    var aliases = new HashMap<String, Set<String>>();
    for (var row : organisations.rows()) {
      var names = new HashSet<String>();
      for (var column : List.of("name_ar", "name_fr", "name_en")) {
        names.add(organisations.cell(row, column).replaceAll(" *\\([^)]*\\)", ""));
      }
      names.addAll(organisations.items(row, "ar"));
      names.addAll(organisations.items(row, "other"));
      aliases.put(organisations.cell(row, "id"), names);
    }
    return aliases;
  }

  @Test
  void the_columns_are_those_that_the_gazetteer_reads() {
    assertThat(organisations.columns())
        .containsExactly(
            "id", "kind", "name_ar", "name_fr", "name_en", "ar", "other", "countries", "context");
    assertThat(rules.columns()).containsExactly("alias", "org", "needs", "unless", "note");
  }

  @Test
  void ids_are_unique_and_plain_and_every_name_is_there() {
    var ids = organisations.rows().stream().map(row -> organisations.cell(row, "id")).toList();
    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z0-9-]+"));
    for (var row : organisations.rows()) {
      assertThat(row.subList(0, 5)).as(row.getFirst()).noneMatch(String::isBlank);
      assertThat(organisations.cell(row, "kind")).matches("[a-z_]+");
      assertThat(organisations.items(row, "countries")).allMatch(code -> code.matches("[A-Z]{2}"));
    }
  }

  @Test
  void every_alias_folds_to_words() {
    aliases()
        .forEach(
            (id, names) ->
                assertThat(names)
                    .as(id)
                    .allMatch(
                        name -> ArabicText.fold(name).size() > 0 && name.equals(name.strip())));
  }

  @Test
  void every_rule_is_of_an_alias_and_every_cue_folds_to_words() {
    var aliases = aliases();
    var seen = new HashSet<String>();
    for (var row : rules.rows()) {
      var alias = rules.cell(row, "alias");
      var org = rules.cell(row, "org");
      assertThat(aliases).containsKey(org);
      assertThat(aliases.get(org)).as(org).contains(alias);
      assertThat(seen.add(alias + "\t" + org)).as(alias).isTrue();
      var cues = new ArrayList<>(rules.items(row, "needs"));
      cues.addAll(rules.items(row, "unless"));
      for (var cue : cues) {
        var words = cue.startsWith(DOCUMENT) ? cue.substring(DOCUMENT.length()) : cue;
        assertThat(ArabicText.fold(words).size()).as(alias + ": " + cue).isPositive();
      }
    }
  }

  @Test
  void an_alias_of_two_letters_or_of_two_organisations_has_a_rule() {
    var ruled = new HashSet<String>();
    for (var row : rules.rows()) {
      ruled.add(rules.cell(row, "alias") + "\t" + rules.cell(row, "org"));
    }
    var owners = new HashMap<String, Set<String>>();
    aliases()
        .forEach(
            (id, names) ->
                names.forEach(
                    name ->
                        owners
                            .computeIfAbsent(ArabicText.folded(name), _ -> new HashSet<>())
                            .add(id)));
    aliases()
        .forEach(
            (id, names) -> {
              for (var name : names) {
                boolean isShort = name.codePoints().filter(Character::isLetterOrDigit).count() <= 2;
                boolean isShared =
                    owners.getOrDefault(ArabicText.folded(name), Set.of()).size() > 1;
                if (isShort || isShared) {
                  assertThat(ruled).as(id).contains(name + "\t" + id);
                }
              }
            });
  }
}
