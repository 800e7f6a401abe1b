package rasid.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import rasid.model.Article;

/// What is measured is what is said to be measured.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ArticlesTest {
  @Test
  void articles_are_many_different_and_of_the_length_of_news() {
    assertThat(Articles.of(1))
        .hasSize(Articles.COUNT)
        .doesNotHaveDuplicates()
        .allSatisfy(article -> assertThat(article.text().length()).isBetween(1_800, 2_100))
        .extracting(Article::text)
        .doesNotHaveDuplicates();
  }

  @Test
  void the_same_seed_gives_the_same_articles() {
    assertThat(Articles.of(7)).isEqualTo(Articles.of(7)).isNotEqualTo(Articles.of(8));
  }
}
