package rasid.desk.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rasid.desk.Samples;
import rasid.desk.api.DeskServer;
import rasid.desk.view.Fact;
import rasid.desk.view.Views;
import rasid.model.Alert;
import rasid.model.Alert.Copy;
import rasid.model.Alert.Evidence;
import rasid.model.AlertState;
import rasid.model.Article;
import rasid.model.Span;
import rasid.model.TaggedArticle;
import rasid.model.TaggedArticle.WatchMatch;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PageTest extends OnThePage {
  @Test
  void the_page_is_arabic_from_right_to_left_and_switches_and_remembers() {
    open(1440, Samples.afternoon());
    assertThat(page.locator("html")).hasAttribute("dir", "rtl");
    assertThat(page.locator("#alerts-title")).hasText("التنبيهات");
    assertThat(page.locator(".alert.open h3")).hasText("حصار الوقود على باماكو");
    // The first column is where reading begins.
    double alerts = page.locator("#alerts").boundingBox().x;
    double stream = page.locator(".stream").boundingBox().x;
    assertThat(alerts).isGreaterThan(stream);

    page.locator(".languages button[lang=fr]").click();
    assertThat(page.locator("html")).hasAttribute("lang", "fr");
    assertThat(page.locator("html")).hasAttribute("dir", "ltr");
    assertThat(page.locator(".alert.open h3")).hasText("Blocus du carburant à Bamako");
    assertThat(page.locator(".alert.open .why")).containsText("15 sujets de 6 médias");
    assertThat(page.locator(".languages button[lang=fr]")).hasAttribute("aria-pressed", "true");

    page.reload();
    assertThat(page.locator("html")).hasAttribute("lang", "fr");
    page.locator(".languages button[lang=en]").click();
    assertThat(page.locator("#alerts-title")).hasText("Alerts");
    assertThat(page.locator("[data-article] [data-region=ML]").first()).hasText("Mali");
  }

  @Test
  void names_and_matches_are_marked_differently_where_they_stand() {
    open(1440, Samples.afternoon());
    var card = page.locator("[data-article='" + Samples.id(1) + "']");
    assertThat(card.locator("h3 mark.region")).hasText("باماكو");
    assertThat(card.locator("h3 mark.watch")).hasText(new String[] {"محطات الوقود", "حصار"});
    assertThat(page.locator("[data-article='" + Samples.id(4) + "'] mark.uncertain"))
        .hasText("مالي");
    assertThat(card.locator("h3")).hasText("طوابير أمام محطات الوقود في باماكو بعد حصار الطرق");
  }

  @Test
  void marks_that_overlap_keep_the_text_whole() {
    var text = "أزمة وقود مالي اليوم";
    var tagged =
        Samples.tagged(
            1,
            "ar",
            "صحيفة",
            text,
            "",
            List.of("ML"),
            List.of(new Samples.Name("مالي", "ML")),
            List.of("وقود مالي", "مالي اليوم"));
    open(1440, List.of(new Fact.Tagged(tagged)));
    assertThat(page.locator("[data-article] h3")).hasText(text);
    assertThat(page.locator("[data-article] mark.region.watch")).hasText("مالي");
  }

  @ParameterizedTest
  @CsvSource({
    "UTC, الأوقات: التوقيت العالمي المنسق, Heures affichées : temps universel coordonné, Times: Coordinated Universal Time, 14:00",
    "Africa/Bamako, الأوقات: توقيت غرينتش, Heures affichées : heure moyenne de Greenwich, Times: Greenwich Mean Time, 14:00",
    "Europe/Paris, الأوقات: توقيت وسط أوروبا, Heures affichées : heure d’Europe centrale, Times: Central European Time, 15:00"
  })
  void the_page_says_once_whose_time_its_times_are(
      String zone, String ar, String fr, String en, String at) {
    open(375, Samples.afternoon(), zone);
    assertThat(page.locator("#zone")).hasText(ar);
    assertThat(page.locator(".alert.open .when")).containsText(at);
    speak("fr");
    assertThat(page.locator("#zone")).hasText(fr);
    speak("en");
    assertThat(page.locator("#zone")).hasText(en);
    assertThat(wider()).isZero();
  }

  @Test
  void an_alert_arrives_live_is_updated_in_place_and_closes() {
    open(1440, List.of(new Fact.Followed(Samples.WATCH, Samples.watch())));
    assertThat(page.locator("#open-alerts")).hasText("لا تنبيه: لا شيء غير معتاد في ما يُرصد.");

    views.apply(List.of(revised(1, AlertState.OPEN)));
    assertThat(page.locator(".alert.open .figures .main dd")).hasText("11");
    assertThat(page.locator("#announce")).containsText("حصار الوقود على باماكو");
    assertThat(page).hasTitle("(1) راصد");

    page.locator(".alert.open .evidence > summary").click();
    views.apply(List.of(revised(2, AlertState.UPDATED)));
    assertThat(page.locator(".alert.open .figures .main dd")).hasText("13");
    assertThat(page.locator(".alert.open .evidence")).hasAttribute("open", "");

    views.apply(List.of(revised(3, AlertState.CLOSED)));
    assertThat(page.locator(".alert.open")).hasCount(0);
    assertThat(page.locator(".alert.past")).hasCount(1);
    assertThat(page).hasTitle("راصد");
  }

  @Test
  void articles_arrive_live_newest_first_and_a_flood_is_loaded_again() {
    open(1440, List.of());
    assertThat(page.locator("#articles")).hasText("في انتظار المقال الأول.");
    views.apply(List.of(new Fact.Tagged(Samples.article(5, "الخامس", "نص"))));
    assertThat(page.locator("[data-article] h3")).hasText("الخامس");
    views.apply(List.of(new Fact.Tagged(Samples.article(4, "الرابع", "نص"))));
    assertThat(page.locator("[data-article] h3")).hasText(new String[] {"الرابع", "الخامس"});

    var flood = new ArrayList<Fact>();
    for (int n = 100; n < 400; n++) {
      flood.add(new Fact.Tagged(Samples.article(n, "عنوان " + n, "نص")));
    }
    views.apply(flood);
    assertThat(page.locator("[data-article]")).hasCount(60);
  }

  @Test
  void the_stream_is_filtered_by_a_region_and_a_watch() {
    open(1440, Samples.afternoon());
    page.locator("[data-region=SN]").first().click();
    assertThat(page.locator("[data-article]")).hasCount(1);
    views.apply(List.of(new Fact.Tagged(Samples.article(9, "مقال آخر", "نص"))));
    page.locator("#watch-filter").selectOption(Samples.WATCH);
    assertThat(page.locator("#articles")).hasText("لا مقال يطابق هذه التصفية بين أحدث المقالات.");
    page.locator("#region-filter").click();
    assertThat(page.locator("[data-article]")).hasCount(3);
  }

  @Test
  void the_page_comes_back_after_the_desk_was_away() {
    open(1440, List.of());
    int port = server.port();
    server.close();
    assertThat(page.locator("#connection")).hasAttribute("data-state", "lost");
    complaints.clear(); // the browser itself notes the lost connection as an error

    views = new Views();
    views.apply(Samples.afternoon());
    views.caughtUp();
    server = DeskServer.start(views, "127.0.0.1", port);
    assertThat(page.locator("[data-article]")).hasCount(5);
    complaints.clear();
  }

  @Test
  void text_that_strangers_wrote_stays_text() {
    open(1440, List.of(hostileArticle(), Samples.revised(hostileAlert())));
    assertThat(page.locator("[data-article]")).hasCount(1);
    page.locator(".evidence > summary").click();
    page.locator(".copies > summary").click();

    assertThat(page.locator("[data-article] h3")).containsText("<img src=x onerror=");
    assertThat(page.locator(".alert .report")).containsText("<script>");
    assertThat(page.locator("main img, main script, main b, main iframe")).hasCount(0);
    assertThat(page.evaluate("window.hurt")).isNull();
  }

  @Test
  void only_web_addresses_become_links() {
    open(1440, List.of(hostileArticle(), Samples.revised(hostileAlert())));
    assertThat(page.locator("[data-article]")).hasCount(1);
    page.locator(".evidence > summary").click();
    page.locator(".copies > summary").click();

    assertThat(page.locator("main a")).hasCount(0);
    assertThat(page.locator("[href^='javascript:'], [href^='data:']")).hasCount(0);
  }

  @ParameterizedTest
  @CsvSource({"375, ar", "375, fr", "375, en", "1440, ar"})
  void nothing_is_wider_than_the_page(int width, String lang) {
    var facts = new ArrayList<>(Samples.afternoon());
    facts.add(
        new Fact.Tagged(
            Samples.article(
                6, "x".repeat(400), "https://very.long.example/" + "path".repeat(200))));
    open(width, facts);
    page.locator(".languages button[lang=" + lang + "]").click();
    assertThat(page.locator("[data-article]")).hasCount(6);
    for (var summary : page.locator("details:not([open]) > summary").all()) {
      if (summary.isVisible()) {
        summary.click();
      }
    }
    assertThat(wider()).isZero();
  }

  @Test
  void everything_can_be_reached_and_used_by_keyboard() {
    open(1440, Samples.afternoon());
    assertThat(page.locator(".alert.open")).hasCount(1);
    page.keyboard().press("Tab");
    assertThat(page.locator(".skip")).isFocused();
    page.keyboard().press("Tab");
    assertThat(page.locator("#health")).isFocused();
    page.keyboard().press("Tab");
    page.keyboard().press("Tab");
    assertThat(page.locator(".languages button[lang=fr]")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("html")).hasAttribute("lang", "fr");
    page.locator(".evidence > summary").first().focus();
    page.keyboard().press("Enter");
    assertThat(page.locator(".alert.open .evidence .report").first()).isVisible();
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void text_stands_out_from_its_ground(String scheme) {
    open(1440, Samples.afternoon());
    views.apply(Samples.actions());
    paint(scheme);
    assertThat(page.locator("[data-article]")).hasCount(5);
    for (var selector :
        List.of(
            ".top h1",
            ".connection",
            ".zone",
            ".why",
            ".when",
            ".figures dt",
            ".figures .main dd",
            ".state",
            ".sources",
            "summary",
            ".meta",
            ".chip",
            ".chip.watch",
            "mark.watch",
            ".languages button[aria-pressed=true]",
            ".past-title",
            ".acts .meta",
            ".acts .more",
            ".to-do code",
            ".key")) {
      assertThat(contrast(page.locator(selector).first()))
          .as(selector)
          .isGreaterThanOrEqualTo(4.5); // WCAG 2.2, 1.4.3
    }
  }

  private static Fact revised(int revision, AlertState state) {
    return Samples.revised(
        Samples.alert("a", revision, state, Samples.NOW.plusSeconds(60L * revision)));
  }

  private static Fact hostileArticle() {
    var article =
        new Article(
            Samples.id(1),
            URI.create("javascript:alert(1)"),
            "source",
            HOSTILE,
            "ar",
            HOSTILE,
            HOSTILE.repeat(10),
            null,
            null,
            Samples.NOW);
    return new Fact.Tagged(
        new TaggedArticle(
            article,
            HOSTILE,
            List.of("<b>", "ML"),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(new WatchMatch("<b>w</b>", 1, List.of(new Span(0, 20), new Span(5, 400))))));
  }

  private static Alert hostileAlert() {
    var report =
        new Evidence(
            Samples.id(1),
            URI.create("data:text/html,x"),
            HOSTILE,
            HOSTILE,
            HOSTILE,
            null,
            Samples.NOW,
            HOSTILE,
            0,
            List.of(new Span(1, 30), new Span(500, 600)),
            List.of(new Copy(Samples.id(2), URI.create("vbscript:x"), HOSTILE, Samples.NOW)),
            0);
    var plain = Samples.alert("a", 1, AlertState.OPEN, Samples.NOW, List.of(report));
    return new Alert(
        "a",
        1,
        AlertState.OPEN,
        plain.watch(),
        1,
        Map.of("ar", HOSTILE),
        List.of(),
        plain.onset(),
        plain.at(),
        1,
        3,
        2,
        0.5,
        12.5,
        plain.scale(),
        0.5,
        List.of(HOSTILE),
        plain.evidence(),
        0,
        plain.series(),
        Map.of("ar", HOSTILE),
        null,
        null,
        null);
  }
}
