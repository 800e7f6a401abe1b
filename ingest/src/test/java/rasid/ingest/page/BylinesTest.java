package rasid.ingest.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who a page says wrote its article.
@DisplayNameGeneration(ReplaceUnderscores.class)
class BylinesTest {
  private static final String HEADLINE = "<h1>حصار الوقود في يومه الثالث</h1>";
  private static final String TEXT =
      "<p>توقفت قوافل الوقود عند مشارف العاصمة منذ ثلاثة أيام بعد هجمات على الطريق الوطني.</p>";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "بقلم: هند الأمين; هند الأمين",
        "بقلم/ هند الأمين; هند الأمين",
        "كتب: سالم ولد أحمد; سالم ولد أحمد",
        "كتبت - هند الأمين; هند الأمين",
        "كتب هند الأمين وسالم ولد أحمد; هند الأمين وسالم ولد أحمد",
        "إعداد: هند الأمين; هند الأمين",
        "تحرير: هند الأمين; هند الأمين",
        "مراسلنا في باماكو: سالم ولد أحمد; سالم ولد أحمد",
        "نواكشوط - سالم ولد أحمد | 20 نوفمبر 2026; سالم ولد أحمد",
        "بقلم هند الأمين في 20 نوفمبر 2026; هند الأمين",
        "بقلم: هند الأمين 20 نوفمبر 2026 - 10:05; هند الأمين",
        "كتبت: هند الأمين الجمعة 20-11-2026 10:05; هند الأمين",
        "by Hind Alamin on Nov 20, 2026; Hind Alamin",
        "Posted by Hind Alamin on Friday November 20, 2026 @08:00PM; Hind Alamin",
        "By Hind Alamin in Bamako; Hind Alamin",
        "By Hind Alamin November 20, 2026; Hind Alamin",
        "November 20, 2026 · 3 min read · By Hind Alamin; Hind Alamin",
        "Par Aïcha Diallo, le 20 novembre 2026 à 10h05; Aïcha Diallo",
        "Por María de la Cruz; María de la Cruz",
        "Von Jan van der Berg; Jan van der Berg",
      })
  void a_line_at_the_headline_names_the_author(String line, String expected) {
    assertThat(author(HEADLINE + "<div class=meta>" + line + "</div>" + TEXT)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "By the way, the new depot is very close",
        "الثلاثاء 31 مارس 2026 | 10:14 م بتوقيت الخرطوم",
        "كتب في الصحيفة كثيرون عن الحصار الذي طال أمده في العاصمة وضواحيها القريبة.",
        "Posted on November 20, 2026",
        "Von Bamako nach Kidal",
        "Sat, 20 Nov, 2026 - 12:36"
      })
  void a_line_that_names_nobody_gives_no_author(String line) {
    assertThat(author(HEADLINE + "<div class=meta>" + line + "</div>" + TEXT)).isNull();
  }

  @Test
  void a_link_to_a_persons_page_near_the_headline_names_the_author() {
    var link = "<a href='/author/hind'>هند الأمين</a>";
    assertThat(author(HEADLINE + "<div>" + link + "</div>" + TEXT)).isEqualTo("هند الأمين");
    assertThat(author(HEADLINE + TEXT + "<aside>" + link + "</aside>")).isNull();
  }

  @Test
  void what_is_said_about_an_author_is_no_author() {
    var box =
        "<div class=writer><h4>هند الأمين</h4><p>كاتبة وباحثة من مالي</p><p>Hind lives and works in Bamako, Mali, and writes about fuel.</p></div>";
    assertThat(author(HEADLINE + box + TEXT)).isEqualTo("هند الأمين");
  }

  @Test
  void a_post_signed_at_its_foot_has_an_author() {
    assertThat(
            author(
                HEADLINE
                    + TEXT.repeat(20)
                    + "<span class=posted>Posted by Hind at November 20, 2026 11:15 AM</span>"))
        .isEqualTo("Hind");
  }

  @Test
  void a_layout_named_after_its_sidebar_is_still_the_article() {
    assertThat(
            author(
                "<div class=with-sidebar>"
                    + HEADLINE
                    + "<span class=author>هند الأمين</span>"
                    + TEXT
                    + "</div>"))
        .isEqualTo("هند الأمين");
  }

  private static @Nullable String author(String html) {
    return PageExtractor.extract(
            html.getBytes(UTF_8), URI.create("https://sahel.example/1"), "text/html; charset=utf-8")
        .author();
  }
}
