package rasid.desk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import rasid.desk.Samples;
import rasid.model.TaggedArticle.WatchMatch;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ArticleCardTest {
  @Test
  void a_short_article_is_whole_and_its_marks_cover_what_they_name() {
    var card =
        ArticleCard.of(
            Samples.tagged(
                1,
                "ar",
                "صحيفة",
                "وقود باماكو",
                "نفد الوقود.",
                List.of("ML"),
                List.of(new Samples.Name("باماكو", "ML")),
                List.of("وقود")));

    assertThat(card.whole()).isTrue();
    assertThat(card.text().substring(0, card.titleLength())).isEqualTo("وقود باماكو");
    assertThat(card.mentions())
        .extracting(mention -> mention.span().in(card.text()))
        .containsExactly("باماكو");
    assertThat(card.matches())
        .flatExtracting(WatchMatch::spans)
        .extracting(span -> span.in(card.text()))
        .containsExactly("وقود", "وقود");
  }

  @Test
  void a_long_one_is_cut_at_a_character_and_keeps_only_marks_within() {
    var body = "مالي " + "😀".repeat(ArticleCard.LONGEST_TEXT) + " مالي";
    var card =
        ArticleCard.of(
            Samples.tagged(
                1,
                "ar",
                "صحيفة",
                " ",
                body,
                List.of("ML"),
                List.of(new Samples.Name("مالي", "ML")),
                List.of("مالي")));

    assertThat(card.whole()).isFalse();
    assertThat(card.titleLength()).isZero();
    assertThat(card.text()).hasSizeLessThanOrEqualTo(ArticleCard.LONGEST_TEXT);
    assertThat(Character.isHighSurrogate(card.text().charAt(card.text().length() - 1))).isFalse();
    assertThat(card.mentions()).hasSize(1);
    assertThat(card.matches().getFirst().spans()).hasSize(1);
  }
}
