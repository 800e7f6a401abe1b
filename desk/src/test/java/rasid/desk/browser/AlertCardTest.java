package rasid.desk.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rasid.desk.Samples;
import rasid.model.Action;
import rasid.model.Alert;
import rasid.model.AlertState;
import rasid.model.Span;

/// What the card of an alert tells, and what it says can be done.
@DisplayNameGeneration(ReplaceUnderscores.class)
class AlertCardTest extends OnThePage {
  @Test
  void an_alert_shows_counts_reason_chart_sources_and_evidence() {
    open(1440, Samples.afternoon());
    page.locator(".languages button[lang=en]").click();
    var alert = page.locator(".alert.open");
    assertThat(alert.locator(".figures .main dd")).hasText("15");
    assertThat(alert.locator(".surprise")).hasText("Surprise: very rare — clearest over 1 h");
    assertThat(alert.locator(".chart canvas")).isVisible();
    assertThat(alert.locator(".missing")).hasText("Missing sources: kayes-presse, niamey-24");

    alert.locator(".evidence > summary").click();
    assertThat(alert.locator(".evidence .report").first())
        .hasAttribute("href", "https://news.example/story/1");
    assertThat(alert.locator(".evidence .report").first())
        .hasAttribute("rel", "noopener noreferrer");
    assertThat(alert.locator(".evidence mark.watch").first()).hasText("الوقود");
    alert.locator(".copies > summary").first().click();
    assertThat(alert.locator(".copies").first().locator("li")).hasCount(4);
    alert.locator(".history > summary").click();
    assertThat(alert.locator(".revisions li")).hasCount(3);
  }

  @Test
  void a_passage_is_of_the_body_and_says_where_it_was_cut() {
    var title = "أزمة الوقود في باماكو";
    var body = "تشتد أزمة الوقود في باماكو منذ أسبوع، ".repeat(20);
    var text = title + "\n\n" + body;
    open(
        1440,
        List.of(
            Samples.revised(
                Samples.alert(
                    "a-cut",
                    1,
                    AlertState.OPEN,
                    Samples.NOW,
                    List.of(cut(1, text, 0, 400), cut(2, text, 66, 466), cut(3, title, 0, 21))))));
    speak("ar");
    page.locator(".alert.open .evidence > summary").click();
    var reports = page.locator(".alert.open .evidence > ol > li");

    assertThat(reports.nth(0).locator(".report")).hasText(title);
    assertThat(reports.nth(0).locator(".report mark")).hasText("الوقود");
    assertThat(reports.nth(0).locator(".excerpt")).hasText(text.substring(23, 400).strip() + " …");
    assertThat(reports.nth(0).locator(".excerpt mark").first()).hasText("الوقود");
    assertThat(reports.nth(1).locator(".excerpt"))
        .hasText("… " + text.substring(66, 466).strip() + " …");
    assertThat(reports.nth(1).locator(".excerpt mark").first()).hasText("الوقود");
    assertThat(reports.nth(2).locator(".report mark")).hasText("الوقود");
    assertThat(reports.nth(2).locator(".excerpt")).hasCount(0);
  }

  private static Alert.Evidence cut(int n, String text, int start, int end) {
    var spans = new ArrayList<Span>();
    for (int at = text.indexOf("الوقود"); at >= 0; at = text.indexOf("الوقود", at + 1)) {
      spans.add(new Span(at, at + 6));
    }
    var report = Samples.report(n, "ar", "صدى", text.split("\n")[0], "", List.of(), 0);
    return new Alert.Evidence(
        report.article(),
        report.url(),
        report.outlet(),
        report.lang(),
        report.title(),
        report.publishedAt(),
        report.seenAt(),
        text.substring(start, end),
        start,
        spans,
        List.of(),
        0);
  }

  @ParameterizedTest
  @CsvSource({
    "ar, ما يمكنك فعله, رقم a-open",
    "fr, Ce que vous pouvez faire, numéro a-open",
    "en, What you can do, id a-open"
  })
  void an_alert_says_its_id_and_what_to_type(String lang, String youCan, String id) {
    open(375, Samples.afternoon());
    speak(lang);
    var alert = page.locator(".alert.open");
    assertThat(alert.locator(".when")).containsText(id);
    assertThat(alert.locator(".to-do code").first()).isHidden();
    assertThat(alert.locator(".to-do > summary")).hasText(youCan);
    alert.locator(".to-do > summary").click();
    assertThat(alert.locator(".to-do dt")).hasCount(4);
    assertThat(alert.locator(".to-do code"))
        .hasText(
            new String[] {
              "rasid actions acknowledge a-open",
              "rasid actions mute fuel-blockade-bamako --for 2d",
              "rasid actions comment a-open '…'",
              "rasid actions false a-open"
            });
    alert.locator(".to-do code").last().click();
    assertThat(page.evaluate("getSelection().toString()")).isEqualTo("rasid actions false a-open");
    assertThat(wider()).isZero();
  }

  @Test
  void an_alert_that_is_over_cannot_be_acknowledged_and_says_no_such_thing() {
    open(1440, Samples.afternoon());
    var past = page.locator(".alert.past").first();
    past.locator("summary").first().click();
    past.locator(".to-do > summary").click();
    assertThat(past.locator(".to-do code"))
        .hasText(
            new String[] {
              "rasid actions mute fuel-blockade-bamako --for 2d",
              "rasid actions comment a-past-1 '…'",
              "rasid actions false a-past-1"
            });
  }

  @Test
  void an_id_that_a_shell_would_read_otherwise_stands_in_no_command() {
    open(
        1440,
        List.of(
            Samples.revised(Samples.alert("$(id)", 1, AlertState.OPEN, Samples.NOW, List.of()))));
    assertThat(page.locator(".alert.open .id")).hasText("$(id)");
    assertThat(page.locator(".to-do")).hasCount(0);
  }

  @ParameterizedTest
  @CsvSource({
    "ar, ما فعله الزملاء, Mark (night desk), تعليق, تم الاطلاع, رفع الكتم, وإجراء سابق في السجل, إنذار كاذب",
    "fr, Ce qu’ont fait les collègues, Mark (night desk), Commentaire, Prise en compte, Fin de la sourdine, 'et 1 geste antérieur, dans l’historique', Fausse alerte",
    "en, What colleagues did, Mark (night desk), Comment, Acknowledged, Unmuted, 'and 1 earlier action, in the history', Called false"
  })
  void what_colleagues_did_stands_on_the_card_and_in_its_history(
      String lang,
      String heading,
      String who,
      String comment,
      String known,
      String unmuted,
      String earlier,
      String calledFalse) {
    open(375, Samples.afternoon());
    speak(lang);
    var alert = page.locator(".alert.open");
    assertThat(alert.locator(".acts")).hasCount(0);
    alert.locator(".history > summary").click();
    assertThat(alert.locator(".revisions li")).hasCount(3);
    views.apply(Samples.actions());

    assertThat(alert.locator(".acts .meta")).hasText(heading);
    assertThat(alert.locator(".acts strong")).hasText(new String[] {comment, known, unmuted});
    assertThat(alert.locator(".acts li").first().locator("bdi")).hasText(who);
    assertThat(alert.locator(".acts time").first())
        .hasAttribute("datetime", "2026-03-12T14:02:00Z");
    assertThat(alert.locator(".acts .note").last()).hasText("نتابع مع المراسل في كايس");
    assertThat(alert.locator(".acts .note").last()).hasCSS("direction", "rtl");
    assertThat(alert.locator(".acts .note").first()).hasCSS("direction", "ltr");
    assertThat(alert.locator(".acts .more")).hasText(earlier);
    assertThat(page.locator(".alert.past .when").last()).not().containsText(calledFalse);
    assertThat(page.locator(".alert.past .when").first()).containsText(calledFalse);

    // Still unfolded, and in order: muted before it began, told, acknowledged, and so on.
    assertThat(alert.locator(".revisions li")).hasCount(7);
    assertThat(alert.locator(".revisions li").first())
        .containsText("trop de bruit, <on> y revient");
    assertThat(alert.locator(".revisions li[value]").last()).hasAttribute("value", "3");
    assertThat(wider()).isZero();
  }

  @Test
  void a_mute_that_was_over_before_an_alert_or_came_after_it_is_none_of_its_own() {
    var onset = Samples.alert("a", 1, AlertState.CLOSED, Samples.NOW).onset();
    open(
        1440,
        List.of(
            Samples.revised(Samples.alert("a", 1, AlertState.CLOSED, Samples.NOW)),
            Samples.acted(1, mute("ended", onset.minusSeconds(600), onset.minusSeconds(60))),
            Samples.acted(2, mute("later", Samples.NOW.plusSeconds(60), null))));
    page.locator(".alert.past summary").first().click();
    assertThat(page.locator(".alert.past .why")).isVisible();
    assertThat(page.locator(".acts")).hasCount(0);

    views.apply(List.of(Samples.acted(3, mute("within", Samples.NOW.minusSeconds(60), null))));
    assertThat(page.locator(".acts bdi")).hasText("within");
  }

  @Test
  void what_colleagues_wrote_stays_text() {
    var note = RLO + HOSTILE.repeat(30) + "x".repeat(900);
    open(
        375,
        List.of(
            Samples.revised(Samples.alert("a", 1, AlertState.OPEN, Samples.NOW)),
            Samples.acted(1, new Action.Comment(Samples.WATCH, "a", HOSTILE, Samples.NOW, note))));
    page.locator(".history > summary").click();
    assertThat(page.locator(".acts bdi")).hasText(HOSTILE);
    assertThat(page.locator(".acts .note")).containsText("<script>");
    assertThat(page.locator(".revisions .act .note")).containsText("<script>");
    assertThat(page.locator("main img, main script, main b, main iframe")).hasCount(0);
    assertThat(page.evaluate("window.hurt")).isNull();
    assertThat(wider()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "PT2H10M, خلال ساعتين و10 دقائق, sur 2 h 10 min, over 2 h 10 min",
    "PT2H12M, خلال ساعتين و12 دقيقة, sur 2 h 12 min, over 2 h 12 min",
    "PT1H, خلال ساعة واحدة, sur 1 h, over 1 h",
    "PT5M, خلال 5 دقائق, sur 5 min, over 5 min",
    "PT3H2M, خلال 3 ساعات ودقيقتين, sur 3 h 2 min, over 3 h 2 min",
    "PT24H, خلال 24 ساعة, sur 24 h, over 24 h"
  })
  void the_surprise_tells_its_window_and_leaves_the_odds_to_the_sentence(
      String scale, String ar, String fr, String en) {
    open(1440, List.of(Samples.revised(numbers(1.8, 32.4, Duration.parse(scale)))));
    var surprise = page.locator(".alert.open .surprise");
    assertThat(surprise).hasText("درجة المفاجأة: استثنائي — أوضح ما تكون " + ar);
    speak("fr");
    assertThat(surprise).hasText("Surprise : exceptionnel — la plus nette " + fr);
    speak("en");
    assertThat(surprise).hasText("Surprise: exceptional — clearest " + en);
  }

  @ParameterizedTest
  @CsvSource({
    "0, أقل من 0.1, 'moins de 0,1', less than 0.1",
    "0.0499, أقل من 0.1, 'moins de 0,1', less than 0.1",
    "0.05, 0.1, '0,1', 0.1"
  })
  void what_is_expected_is_never_nothing(double expected, String ar, String fr, String en) {
    open(375, List.of(Samples.revised(numbers(expected, 5, Duration.ofHours(1)))));
    var shown = page.locator(".alert.open .figures dd").nth(1);
    assertThat(shown).hasText(ar);
    speak("fr");
    assertThat(shown).hasText(fr);
    speak("en");
    assertThat(shown).hasText(en);
    page.locator(".history > summary").click();
    assertThat(page.locator(".revisions li")).containsText("Expected " + en + " ·");
    assertThat(wider()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"ar, rtl", "fr, ltr", "en, ltr"})
  void numbers_of_the_evidence_run_as_the_page_does_and_titles_as_they_are_written(
      String lang, String direction) {
    open(375, Samples.afternoon());
    speak(lang);
    page.locator(".alert.open .evidence > summary").click();
    var items = page.locator(".alert.open .evidence > ol > li");
    assertThat(items).hasCount(3);
    for (var item : items.all()) {
      assertThat(item).hasCSS("direction", direction);
      assertThat(item.evaluate("li => getComputedStyle(li, '::before').direction"))
          .isEqualTo(direction);
    }
    assertThat(items.nth(0).locator(".report")).hasCSS("direction", "rtl");
    assertThat(items.nth(1).locator(".report")).hasCSS("direction", "ltr");
    assertThat(items.nth(2).locator(".report")).hasCSS("direction", "ltr");
  }

  @Test
  void a_past_alert_is_folded_and_draws_its_chart_when_unfolded() {
    open(1440, Samples.afternoon());
    var past = page.locator(".alert.past").first();
    assertThat(past.locator(".why")).isHidden();
    past.locator("summary").first().click();
    assertThat(past.locator(".why")).isVisible();
    assertThat(past.locator(".chart canvas")).isVisible();
  }

  private static Action mute(String by, Instant at, @Nullable Instant until) {
    return new Action.Mute(Samples.WATCH, by, at, until, null);
  }

  private static Alert numbers(double expected, double surprise, Duration scale) {
    var plain = Samples.alert("a", 1, AlertState.OPEN, Samples.NOW);
    return new Alert(
        plain.id(),
        plain.revision(),
        plain.state(),
        plain.watch(),
        plain.watchVersion(),
        plain.names(),
        plain.channels(),
        plain.onset(),
        plain.at(),
        plain.tick(),
        plain.reports(),
        plain.outlets(),
        expected,
        surprise,
        scale,
        plain.coverage(),
        plain.missing(),
        plain.evidence(),
        plain.omitted(),
        plain.series(),
        plain.why(),
        null,
        null,
        null);
  }
}
