package rasid.ingest.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rasid.ingest.text.WrittenDate;
import rasid.model.topic.Json;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PageExtractorTest {
  private static final URI URL = URI.create("https://sahel.example/1");
  private static final String FIRST =
      "توقفت قوافل الوقود عند مشارف العاصمة منذ ثلاثة أيام بعد هجمات على الطريق الوطني.";
  private static final String SECOND =
      "وقال سائقون إن المحطات في الأحياء الجنوبية أغلقت أبوابها، وإن الطوابير تمتد كيلومترات.";

  @Test
  void an_article_is_found_among_what_surrounds_it() {
    var page =
        extract(
            """
            <html lang="ar-ML"><head><title>حصار الوقود | الساحل</title><meta property="og:site_name" content="الساحل">
            <meta property="article:published_time" content="2026-11-22T10:30:00+00:00"><meta name="author" content="هند الأمين"></head>
            <body><nav><a href="/">الرئيسية</a> <a href="/s">سياسة</a></nav><div id="main"><h1>حصار الوقود</h1>
            <div class="byline">بقلم: هند الأمين</div><div class="c"><p>%s</p><div class="share-bar"><a href="#">فيسبوك</a></div>
            <p>اقرأ أيضا: <a href="/2">خبر آخر لا علاقة له بالموضوع</a></p><p>%s</p><p>هند الأمين</p></div>
            <div class="related"><h3>مقالات مشابهة</h3><ul><li><a href="/3">مقال مشابه أول عن الرياضة</a></li></ul></div></div>
            <footer>جميع الحقوق محفوظة</footer></body></html>
            """
                .formatted(FIRST, SECOND));
    assertThat(page.title()).isEqualTo("حصار الوقود");
    assertThat(page.body()).isEqualTo(FIRST + "\n\n" + SECOND);
    assertThat(page.author()).isEqualTo("هند الأمين");
    assertThat(page.lang()).isEqualTo("ar");
    assertThat(page.publishedAt()).isEqualTo(Instant.parse("2026-11-22T10:30:00Z"));
  }

  @Test
  void json_ld_speaks_first_even_with_line_breaks_in_it() {
    var page =
        extract(
            """
            <html><head><title>x</title><script type="application/ld+json">{"@graph":[{"@type":"WebSite"},
            {"@type":["NewsArticle"],"headline":"عنوان","datePublished":"2026-11-20T08:00:00+03:00","inLanguage":"ar",
            "author":[{"name":"سمير"},{"name":"رنا"}],"description":"سطر
            ثان"}]}</script></head><body><p>%s</p></body></html>
            """
                .formatted(FIRST));
    assertThat(page.title()).isEqualTo("عنوان");
    assertThat(page.author()).isEqualTo("سمير، رنا");
    assertThat(page.publishedAt()).isEqualTo(Instant.parse("2026-11-20T05:00:00Z"));
    assertThat(page.body()).isEqualTo(FIRST);
  }

  @Test
  void loose_text_parted_by_breaks_is_an_article() {
    var page =
        extract("<body><div>قائمة</div><div>%s<br><br>%s</div></body>".formatted(FIRST, SECOND));
    assertThat(page.body()).isEqualTo(FIRST + "\n\n" + SECOND);
  }

  @Test
  void a_page_without_running_text_has_no_body() {
    assertThat(extract("<body><a href='/1'>رابط</a></body>").body()).isEmpty();
    assertThat(extract("").body()).isEmpty();
  }

  @Test
  void a_page_of_more_tags_than_any_page_has_is_not_read() {
    assertThat(extract("<p>" + FIRST + "</p>" + "<div class=ad>x</div>".repeat(100_000)).body())
        .isEmpty();
  }

  @Test
  void deep_nesting_breaks_nothing() {
    assertThatCode(() -> extract("<div>".repeat(100_000) + FIRST)).doesNotThrowAnyException();
    assertThatCode(() -> extract("<p><a href=x>" + "<b><i>".repeat(20_000) + FIRST))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<span><div>",
        "<p><button>",
        "<table><tr><td>",
        "<div class=entry-content>",
        "<article><h1 class=title>",
        "<script type=application/ld+json>[[[[{\"@type\":",
        "<blockquote><ul><li>",
        "<a href=x><b>",
        "<form><figure><aside>"
      })
  void whatever_is_nested_or_repeated_a_page_is_answered(String opening) {
    for (var html : List.of(opening.repeat(2_000) + FIRST, (opening + FIRST).repeat(5_000))) {
      assertThatCode(() -> extract(html)).doesNotThrowAnyException();
    }
  }

  @Test
  void the_day_is_the_one_the_page_and_its_address_show() {
    var html =
        "<meta property='article:published_time' content='2025-12-19T02:41:41Z'><h1>%s</h1><p>%s</p>"
            .formatted("حصار الوقود في يومه الثالث", FIRST);
    var page =
        PageExtractor.extract(
            html.getBytes(UTF_8), URI.create("https://sahel.example/2025/12/18/fuel"), null);
    assertThat(page.publishedAt()).isEqualTo(Instant.parse("2025-12-19T02:41:41Z"));
    assertThat(page.published()).extracting(WrittenDate::day).hasToString("2025-12-18");
  }

  @Test
  void told_from_now_is_a_date_only_where_it_is_known_when_the_page_was_fetched() {
    var html =
        "<h1>حصار الوقود في يومه الثالث</h1><span class=date>منذ 3 ساعات</span><p>%s</p>"
            .formatted(FIRST)
            .getBytes(UTF_8);
    assertThat(PageExtractor.extract(html, URL, null).published()).isNull();
    var fetched = OffsetDateTime.parse("2026-11-22T12:00:00Z");
    assertThat(PageExtractor.extract(html, URL, null, fetched).publishedAt())
        .isEqualTo(Instant.parse("2026-11-22T09:00:00Z"));
  }

  @Test
  void json_ld_broken_beyond_reading_still_tells_the_date() {
    var page =
        extract(
            """
            <script type="application/ld+json">{"@type":"NewsArticle" "headline":"x y z",
            "author":{"@type":"Person","name":"رنا"},"datePublished":"2026-11-20T08:00:00Z",}</script><p>%s</p>
            """
                .formatted(FIRST));
    assertThat(page.publishedAt()).isEqualTo(Instant.parse("2026-11-20T08:00:00Z"));
    assertThat(page.author()).isEqualTo("رنا");
  }

  @Test
  void a_template_that_claims_another_language_is_not_believed() {
    assertThat(extract("<html lang=en><p>" + FIRST + "</p>").lang()).isEqualTo("ar");
    assertThat(extract("<html lang=ar><p>" + FIRST + "</p>").lang()).isEqualTo("ar");
  }

  @Test
  void most_of_the_development_pages_give_what_they_must_and_not_what_they_must_not()
      throws IOException {
    var folder = Path.of(System.getProperty("rasid.shared", "absent"), "data", "extract_dev");
    assumeTrue(Files.isDirectory(folder), "the development pages are not here");
    int asked = 0;
    int right = 0;
    for (var line : Files.readAllLines(folder.resolve("gold.jsonl"))) {
      var gold = Json.MAPPER.readTree(line);
      var file = folder.resolve("pages").resolve(gold.path("file").asString());
      if (!Files.exists(file)) {
        continue; // only the authored pages are kept unpacked
      }
      var charset = gold.path("charset").asString("");
      var page =
          PageExtractor.extract(
              Files.readAllBytes(file),
              URI.create(gold.path("url").asString()),
              charset.isEmpty() ? null : "text/html; charset=" + charset);
      for (var must : gold.path("with")) {
        asked++;
        right += page.body().contains(must.asString()) ? 1 : 0;
      }
      for (var mustNot : gold.path("without")) {
        asked++;
        right += page.body().contains(mustNot.asString()) ? 0 : 1;
      }
    }
    assertThat(right).isGreaterThan(asked * 97 / 100);
  }

  private static Page extract(String html) {
    return PageExtractor.extract(html.getBytes(UTF_8), URL, "text/html; charset=utf-8");
  }
}
