package rasid.ingest.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a page's article is called.
@DisplayNameGeneration(ReplaceUnderscores.class)
class TitlesTest {
  private static final String TEXT =
      "<p>توقفت قوافل الوقود عند مشارف العاصمة منذ ثلاثة أيام بعد هجمات على الطريق الوطني.</p>";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "حصار الوقود في يومه الثالث | الساحل اليوم",
        "حصار الوقود في يومه الثالث - الساحل اليوم",
        "الساحل اليوم | حصار الوقود في يومه الثالث",
        "الساحل اليوم - حصار الوقود في يومه الثالث",
        "حصار الوقود في يومه الثالث – أخبار | الساحل اليوم",
        "حصار الوقود في يومه الثالث » الساحل اليوم",
        "حصار الوقود في يومه الثالث :: الساحل اليوم",
      })
  void the_name_of_the_site_is_no_part_of_the_title(String title) {
    assertThat(title("<title>" + title + "</title>" + TEXT))
        .isEqualTo("حصار الوقود في يومه الثالث");
  }

  @Test
  void no_menu_crowds_out_the_main_heading() {
    var menu = "<div class=menu-title>قسم من أقسام الموقع</div>".repeat(60);
    assertThat(
            title(
                "<title>الوقود ينفد في العاصمة</title>"
                    + menu
                    + "<h1>الوقود ينفد في العاصمة وضواحيها</h1>"
                    + TEXT))
        .isEqualTo("الوقود ينفد في العاصمة وضواحيها");
  }

  @Test
  void a_heading_longer_than_the_title_made_for_search_engines_is_the_headline() {
    assertThat(
            title(
                "<title>حصار الوقود في العاصمة</title>"
                    + "<h1>بعد ثلاثة أيام من الانتظار: حصار الوقود في العاصمة يدخل مرحلة جديدة والطوابير تمتد</h1>"
                    + TEXT))
        .startsWith("بعد ثلاثة أيام");
  }

  @Test
  void a_date_or_a_count_in_the_heading_is_no_part_of_it() {
    assertThat(
            title(
                "<title>حصار الوقود في يومه الثالث</title>"
                    + "<h1><time datetime='2026-11-20'>20 نوفمبر</time> حصار الوقود في يومه الثالث"
                    + " <span class=comment-count>87</span></h1>"
                    + TEXT))
        .isEqualTo("حصار الوقود في يومه الثالث");
  }

  private static String title(String html) {
    return PageExtractor.extract(
            html.getBytes(UTF_8), URI.create("https://sahel.example/1"), "text/html; charset=utf-8")
        .title();
  }
}
