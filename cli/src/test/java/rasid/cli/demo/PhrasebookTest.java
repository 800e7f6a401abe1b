package rasid.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PhrasebookTest {
  @ParameterizedTest
  @ValueSource(strings = {"ar", "fr", "en"})
  void every_topic_can_be_told_under_every_angle_in_several_headlines(String lang) {
    var books = Topics.read(lang).books();
    assertThat(books).hasSizeGreaterThan(12);
    for (var book : books) {
      for (var angle : new LinkedHashSet<>(book.angles())) {
        for (int i = 0; i < 20; i++) {
          var dice = Dice.of(i, lang, book.topic(), angle);
          var story = Story.write(book, angle, LocalDate.EPOCH, dice);
          assertThat(story.titles())
              .as("%s/%s %s", lang, book.topic(), angle)
              .hasSizeGreaterThan(1);
          assertThat(story.paragraphs()).hasSizeBetween(2, 6);
        }
      }
    }
  }

  @Test
  void a_line_that_cannot_be_read_is_named() {
    assertThatThrownBy(() -> Template.parse("from {Place} on"))
        .hasMessage("cannot read {Place} in: from {Place} on");
    assertThatThrownBy(() -> Template.parse("from {place")).hasMessageContaining("not closed");
  }

  @Test
  void prepositions_join_their_words_and_french_gets_its_spaces() {
    assertThat(Typography.tidy("ar", "ثمناً لـالطماطم وبـالشعر ، لـسالم"))
        .isEqualTo("ثمناً للطماطم وبالشعر، لسالم");
    assertThat(Typography.tidy("fr", "« d'abord », dit le maire de Abidjan : oui"))
        .isEqualTo("«\u00a0D’abord\u00a0», dit le maire d’Abidjan\u00a0: oui");
  }
}
