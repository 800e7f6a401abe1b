package rasid.ingest.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rasid.ingest.text.WrittenDate;

/// Which of a page's dates is the day its article was published.
@DisplayNameGeneration(ReplaceUnderscores.class)
class PageDatesTest {
  private static final String URL = "https://sahel.example/news/fuel";
  private static final String HEADLINE = "<h1>حصار الوقود في يومه الثالث</h1>";
  private static final String TEXT =
      "<p>توقفت قوافل الوقود عند مشارف العاصمة منذ ثلاثة أيام بعد هجمات على الطريق الوطني.</p>";

  @Test
  void a_page_built_anew_is_as_old_as_its_readers_are_told() {
    var built =
        linked(
            "\"datePublished\":\"2026-11-20T16:02:46Z\",\"dateModified\":\"2026-11-20T16:02:46Z\"");
    assertThat(day(built + HEADLINE + "<div>14 مايو 2026</div>" + TEXT)).isEqualTo("2026-05-14");
    assertThat(day(built + HEADLINE + "<div>آخر تحديث: 14 مايو 2026</div>" + TEXT))
        .isEqualTo("2026-05-14");
  }

  @Test
  void a_picture_another_article_or_an_age_at_the_headline_makes_no_page_older() {
    var fresh =
        linked(
            "\"datePublished\":\"2026-11-20T16:02:46Z\",\"dateModified\":\"2026-11-20T16:02:46Z\"");
    var picture = "<figure><img src=x><figcaption>أرشيف، 14 مايو 2025</figcaption></figure>";
    assertThat(day(fresh + HEADLINE + picture + TEXT)).isEqualTo("2026-11-20");
    var before = "<div>14 مايو 2025</div>";
    assertThat(day(fresh + before + HEADLINE + TEXT)).isEqualTo("2026-11-20");
    var fetched = OffsetDateTime.parse("2026-11-20T18:00:00Z");
    assertThat(day(URL, fresh + HEADLINE + "<div>منذ 3 أيام</div>" + TEXT, fetched))
        .isEqualTo("2026-11-20");
  }

  @Test
  void a_time_in_utc_is_moved_to_the_day_that_is_shown_only_as_far_as_clocks_go() {
    var told = "<meta property='article:published_time' content='2026-11-20T08:30:00Z'>";
    var url = "https://sahel.example/2026/11/19/fuel";
    assertThat(day(url, told + HEADLINE + "<p>20 نوفمبر 2026</p>" + TEXT, null))
        .isEqualTo("2026-11-20");
    assertThat(day(url, told.replace("08:30", "03:30") + HEADLINE + TEXT, null))
        .isEqualTo("2026-11-19");
    assertThat(day(url, told.replace("08:30", "14:30") + HEADLINE + TEXT, null))
        .isEqualTo("2026-11-20");
  }

  @Test
  void a_published_day_with_a_later_change_is_believed_against_what_is_shown() {
    var told =
        linked(
            "\"datePublished\":\"2026-06-10T08:00:00Z\",\"dateModified\":\"2026-11-20T16:00:00Z\"");
    assertThat(day(told + HEADLINE + "<div>14 مايو 2026</div>" + TEXT)).isEqualTo("2026-06-10");
    assertThat(day(told + HEADLINE + "<div>20 نوفمبر 2026</div>" + TEXT)).isEqualTo("2026-06-10");
  }

  @Test
  void what_is_shown_and_told_elsewhere_outweighs_a_lone_witness() {
    var told =
        linked(
                "\"datePublished\":\"2024-08-29T10:00:00Z\",\"dateModified\":\"2026-11-28T10:00:00Z\"")
            + "<meta name=date content='November 25, 2026'>";
    assertThat(day(told + HEADLINE + "<span>25 نوفمبر 2026</span>" + TEXT)).isEqualTo("2026-11-25");
    assertThat(day(told + HEADLINE + TEXT)).isEqualTo("2024-08-29");
  }

  @Test
  void day_and_month_the_other_way_round_contradict_nothing() {
    var told =
        linked(
            "\"datePublished\":\"2026-11-05T16:02:46Z\",\"dateModified\":\"2026-11-05T16:02:46Z\"");
    assertThat(day(told + HEADLINE + "<span>11/05/2026</span>" + TEXT)).isEqualTo("2026-11-05");
  }

  @Test
  void without_a_zone_the_day_is_the_one_that_is_shown() {
    var told = "<meta property='article:published_time' content='2026-11-19T22:41:00'>";
    assertThat(day(told + HEADLINE + "<span>20 نوفمبر 2026</span>" + TEXT)).isEqualTo("2026-11-20");
    var zoned = "<meta property='article:published_time' content='2026-11-19T22:41:00+03:00'>";
    assertThat(time(zoned + HEADLINE + "<span>20 نوفمبر 2026</span>" + TEXT))
        .isEqualTo("2026-11-19T22:41+03:00");
  }

  @Test
  void midnight_is_a_day_and_another_witness_knows_the_hour() {
    var told =
        linked("\"datePublished\":\"2026-11-20T00:00:00Z\"")
            + "<meta property='article:published_time' content='2026-11-20T14:05:00Z'>";
    assertThat(time(told + HEADLINE + TEXT)).isEqualTo("2026-11-20T14:05Z");
  }

  @Test
  void a_list_of_articles_says_nothing_of_the_page() {
    var list =
        """
        <script type="application/ld+json">{"@type":"ItemList","itemListElement":[{"@type":"ListItem",
        "item":{"@type":"NewsArticle","headline":"فيضان النهر يغمر القرى","datePublished":"2026-10-02"}}]}</script>
        """;
    assertThat(day(list + HEADLINE + TEXT)).isNull();
    assertThat(day(list + HEADLINE + "<span>20 نوفمبر 2026</span>" + TEXT)).isEqualTo("2026-11-20");
    assertThat(day(list + linked("\"datePublished\":\"2026-11-21\"") + HEADLINE + TEXT))
        .isEqualTo("2026-11-21");
  }

  @Test
  void of_several_articles_in_json_ld_the_one_of_the_page_is_meant() {
    var other =
        """
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"فيضان النهر يغمر القرى",
        "url":"https://sahel.example/news/flood","datePublished":"2026-10-02"}</script>
        """;
    assertThat(day(other + HEADLINE + TEXT)).isNull();
    var own =
        """
        <script type="application/ld+json">{"@type":["Thing","http://schema.org/NewsArticle"],"headline":"الوقود: ماذا بعد",
        "mainEntityOfPage":{"@id":"https://www.sahel.example/news/fuel/"},"datePublished":["2026-11-20"]}</script>
        """;
    assertThat(day(other + own + HEADLINE + TEXT)).isEqualTo("2026-11-20");
  }

  @Test
  void the_page_node_of_json_ld_answers_where_the_article_does_not() {
    var graph =
        """
        <script type="application/ld+json">{"@graph":[{"@type":"Article","headline":"حصار الوقود في يومه الثالث"},
        {"@type":["WebPage"],"datePublished":"2026-11-20T09:00:00+01:00"}]}</script>
        """;
    assertThat(time(graph + HEADLINE + TEXT)).isEqualTo("2026-11-20T09:00+01:00");
  }

  @Test
  void json_ld_with_its_quotes_written_as_entities_is_read() {
    var escaped =
        "<script type='application/ld+json'>{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;datePublished&quot;:&quot;2026-11-20&quot;}</script>";
    assertThat(day(escaped + HEADLINE + TEXT)).isEqualTo("2026-11-20");
  }

  @Test
  void microdata_of_comments_cards_and_films_is_not_the_articles() {
    var others =
        """
        <div itemscope itemtype="https://schema.org/Comment"><time itemprop="dateCreated" datetime="2026-11-23">أمس</time></div>
        <div itemscope itemtype="https://schema.org/VideoObject"><meta itemprop="datePublished" content="2026-11-24"></div>
        <div itemscope itemtype="https://schema.org/NewsArticle"><meta itemprop="datePublished" content="2026-11-25"></div>
        """;
    assertThat(
            day(
                "<main itemscope itemtype='https://schema.org/NewsArticle'><div>"
                    + others
                    + "</div>"
                    + HEADLINE
                    + "<meta itemprop=datePublished content='2026-11-20'>"
                    + TEXT
                    + "</main>"))
        .isEqualTo("2026-11-20");
  }

  @Test
  void dates_of_other_articles_are_not_taken_for_the_pages_own() {
    var list =
        """
        <ul><li><a href="/2">فيضان النهر يغمر القرى</a><time class="d" datetime="2026-10-02"></time></li>
        <li><a href="/3">انطلاق الموسم الرياضي</a><time class="d" datetime="2026-10-01"></time></li></ul>
        """;
    assertThat(day(HEADLINE + TEXT.repeat(15) + list)).isNull();
    var card =
        "<div class=news-card><a href='/2'>خبر</a><span class=date>2 أكتوبر 2026</span></div>";
    assertThat(day(HEADLINE + TEXT + card)).isNull();
    var comment = "<div class=replies><span class=date>2 أكتوبر 2026</span></div>";
    assertThat(day(HEADLINE + TEXT + comment)).isNull();
  }

  @Test
  void a_date_in_the_box_of_another_headline_is_that_ones() {
    var box =
        "<section><div class=item><a href='/2'>فيضان النهر يغمر القرى المجاورة</a><span class=date>2 أكتوبر 2026</span></div></section>";
    assertThat(day(HEADLINE + TEXT + box)).isNull();
    var own =
        "<div class=item><a href='/desk'>قسم السياسة</a><span class=date>20 نوفمبر 2026</span></div>";
    assertThat(day(HEADLINE + own + TEXT)).isEqualTo("2026-11-20");
  }

  @Test
  void a_date_that_touches_what_stands_beside_it_is_read_by_itself() {
    var details = "<div><span>سياسة</span><span>2026-11-20</span><span>1234 مشاهدة</span></div>";
    assertThat(day(HEADLINE + details + TEXT)).isEqualTo("2026-11-20");
  }

  @Test
  void a_year_of_two_digits_is_read_at_the_headline() {
    assertThat(day(HEADLINE + "<p>20.11.26 | 10:05</p>" + TEXT)).isEqualTo("2026-11-20");
    assertThat(day(HEADLINE + "<p>الإصدار 1.2.26.4</p>" + TEXT)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<span class=date data-timestamp='1795169107'>قبل 3 ساعات</span>",
        "<span property='dc:date dc:created' content='2026-11-20T10:05:00+03:00'>نشره محرر</span>",
        "<abbr class=published title='2026-11-20T10:05:00+03:00'>10:05 ص</abbr>",
        "<time title='2026-11-20T10:05:00+03:00'>قبل 3 ساعات</time>",
      })
  void what_scripts_show_in_other_words_is_read_from_its_attribute(String element) {
    assertThat(day(HEADLINE + element + TEXT)).isEqualTo("2026-11-20");
  }

  @Test
  void the_bar_that_tells_what_day_it_is_today_is_not_the_articles_date() {
    var bar = "<div class=topbar><span class=date>الخميس 26 نوفمبر 2026</span></div>";
    assertThat(day(bar + HEADLINE + TEXT)).isNull();
    var plain = "<div id=date>الخميس 26 نوفمبر 2026</div><div><a href='/'>الرئيسية</a></div>";
    assertThat(day(plain + "<div>" + HEADLINE + TEXT + "</div>")).isNull();
    var head = "<header><span class=date>الخميس 26 نوفمبر 2026</span></header>";
    assertThat(day(head + HEADLINE + TEXT)).isNull();
    assertThat(
            day(
                "<article><header>"
                    + HEADLINE
                    + "<b>20 نوفمبر 2026</b></header>"
                    + TEXT
                    + "</article>"))
        .isEqualTo("2026-11-20");
  }

  @Test
  void a_layout_named_after_its_sidebar_is_still_the_article() {
    assertThat(
            day(
                "<section class='article--sidebar-right'>"
                    + HEADLINE
                    + "<div>20 نوفمبر 2026</div>"
                    + TEXT
                    + "</section>"))
        .isEqualTo("2026-11-20");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "نشر في: 20 نوفمبر 2026 - آخر تحديث: 22 نوفمبر 2026",
        "آخر تحديث: 22 نوفمبر 2026 تاريخ النشر: 20 نوفمبر 2026",
        "Publié le 20 novembre 2026 à 10h05, mis à jour le 22 novembre 2026 à 11h00",
        "Mis à jour le 22/11/2026 à 11:00 Publié le 20/11/2026 à 10:05",
        "Published 20 Nov 2026 10:05 GMT (updated 22 Nov 2026 11:00 GMT)",
        "Veröffentlicht am 20.11.2026, aktualisiert am 22.11.2026",
        "Publicado el 20 de noviembre de 2026. Actualizado el 22 de noviembre de 2026",
        "Pubblicato il 20 novembre 2026, aggiornato il 22 novembre 2026",
        "Giriş: 20.11.2026 10:05 Güncelleme: 22.11.2026 11:00",
        "Опубликовано 20.11.2026 10:05 Обновлено 22.11.2026 11:00",
        "2026年11月20日 10:05 2026年11月22日 11:00 更新",
        "Opublikowano: 20.11.2026 Aktualizacja: 22.11.2026",
      })
  void of_a_day_of_publication_and_one_of_change_the_first_is_meant(String line) {
    assertThat(day(HEADLINE + "<div>" + line + "</div>" + TEXT)).startsWith("2026-11-20");
  }

  @Test
  void a_label_in_the_line_before_is_heeded() {
    var both =
        "<p>Last updated:</p><p>22 November 2026</p><p>Published:</p><p>20 November 2026</p>";
    assertThat(day(HEADLINE + both + TEXT)).isEqualTo("2026-11-20");
    assertThat(day(HEADLINE + "<p>Last updated:</p><p>22 November 2026</p>" + TEXT))
        .isEqualTo("2026-11-22");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://sahel.example/news/2026/1/5/fuel",
        "https://sahel.example/world/2026/jan/05/fuel",
        "https://sahel.example/2026-01-05/fuel.html",
        "https://sahel.example/20260105-fuel",
        "https://sahel.example/a/fuel-20260105.html",
        "https://sahel.example/05-01-2026/fuel",
        "https://sahel.example/2026/0105/c1-2.html",
      })
  void an_address_tells_the_day(String url) {
    assertThat(day(url, HEADLINE + TEXT, null)).isEqualTo("2026-01-05");
  }

  @Test
  void folders_of_the_address_are_believed_against_a_lone_line() {
    assertThat(
            day(
                "https://sahel.example/2026/11/20/fuel",
                HEADLINE + "<p>12 مارس 2025</p>" + TEXT,
                null))
        .isEqualTo("2026-11-20");
    assertThat(
            day(
                "https://sahel.example/elections-20260301",
                HEADLINE + "<p>20 نوفمبر 2026</p>" + TEXT,
                null))
        .isEqualTo("2026-11-20");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://sahel.example/news/20261399/fuel",
        "https://sahel.example/2026/02/31/fuel",
        "https://sahel.example/id/120260105123/fuel"
      })
  void a_number_in_an_address_is_no_day(String url) {
    assertThat(day(url, HEADLINE + TEXT, null)).isNull();
  }

  @Test
  void what_is_dated_after_it_was_fetched_was_not_published_then() {
    var fetched = OffsetDateTime.parse("2026-11-26T12:00:00Z");
    var told = "<meta property='article:published_time' content='2027-03-01T10:00:00Z'>";
    assertThat(day(URL, told + HEADLINE + TEXT, fetched)).isNull();
    assertThat(day(URL, told + HEADLINE + "<p>20 نوفمبر 2026</p>" + TEXT, fetched))
        .isEqualTo("2026-11-20");
  }

  @Test
  void a_content_system_never_told_where_it_is_writes_the_month_first() {
    var told = "<meta name=pubdate content='11/5/2026 6:06:26 PM'>";
    assertThat(time(told + HEADLINE + TEXT)).isEqualTo("2026-11-05T18:06:26");
  }

  @Test
  void the_country_and_not_the_template_says_which_number_is_the_month() {
    var page =
        "<html lang=en-US><h1>Fuel blockade in its third day</h1><p>05/11/2026</p><p>Fuel convoys stood at the edge of the capital for three days.</p>";
    assertThat(day("https://wire.example.ng/fuel", page, null)).isEqualTo("2026-11-05");
    assertThat(day("https://wire.com/fuel", page, null)).isEqualTo("2026-05-11");
    assertThat(
            day(
                "https://wire.com/fuel",
                "<html lang=en-US>" + HEADLINE + "<p>05/11/2026</p>" + TEXT,
                null))
        .isEqualTo("2026-11-05");
  }

  @Test
  void what_a_page_hands_its_scripts_is_asked_last_and_only_where_it_is_one_day() {
    var one = "<script>window.page = {\"id\":7,\"publishedAt\":\"2026-11-20T10:00:00Z\"};</script>";
    assertThat(time(HEADLINE + TEXT + one)).isEqualTo("2026-11-20T10:00Z");
    var several =
        "<script>[{\"publishedAt\":\"2026-11-20\"},{\"publishedAt\":\"2026-10-02\"}]</script>";
    assertThat(day(HEADLINE + TEXT + several)).isNull();
  }

  @Test
  void a_year_of_copyright_or_a_date_in_the_text_is_none_of_publication() {
    assertThat(
            day(
                HEADLINE
                    + "<p>قالت الوزارة إن المشروع الذي بدأ في 12 مارس 2025 سيكتمل قبل نهاية العام المقبل.</p>"
                    + "<div class=copyright>© 2026 الساحل. 1 يناير 2026</div><footer>26 نوفمبر 2026</footer>"))
        .isNull();
  }

  @Test
  void a_long_line_of_details_is_read_but_a_sentence_is_not() {
    assertThat(
            time(
                HEADLINE
                    + "<div>بقلم: محمد عبد الرحمن الأنصاري - الجمعة 20 نوفمبر 2026 الساعة 10:05</div>"
                    + TEXT))
        .isEqualTo("2026-11-20T10:05");
    assertThat(
            day(
                HEADLINE
                    + "<div>gives the convoys an additional six months to October 15, 2025</div>"
                    + TEXT))
        .isNull();
  }

  private static String linked(String facts) {
    return "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"حصار الوقود في يومه الثالث\","
        + facts
        + "}</script>";
  }

  private static @Nullable String day(String html) {
    return day(URL, html, null);
  }

  private static @Nullable String day(String url, String html, @Nullable OffsetDateTime fetched) {
    var published = published(url, html, fetched);
    return published == null ? null : published.day().toString();
  }

  private static @Nullable String time(String html) {
    var published = published(URL, html, null);
    return published == null ? null : published.iso();
  }

  private static @Nullable WrittenDate published(
      String url, String html, @Nullable OffsetDateTime fetched) {
    return PageExtractor.extract(
            html.getBytes(UTF_8), URI.create(url), "text/html; charset=utf-8", fetched)
        .published();
  }
}
