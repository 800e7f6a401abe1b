package rasid.desk.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rasid.desk.Samples;
import rasid.desk.view.Fact;
import rasid.model.Trouble;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SourcesPageTest extends OnThePage {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ar | 42 مصدرًا، اثنان لا يُقرآن",
        "fr | 42 sources, 2 non lues",
        "en | 42 sources, 2 not read"
      })
  void a_line_in_the_header_says_how_many_cannot_be_read(String lang, String line) {
    open(1440, Samples.sources());
    speak(lang);
    assertThat(page.locator("#health")).hasText(line);
    assertThat(page.locator("#health")).hasAttribute("data-level", "unread");
  }

  @Test
  void it_opens_a_list_worst_first_in_the_words_of_the_desk() {
    open(1440, Samples.sources());
    assertThat(page.locator("#sources")).isHidden();
    list();
    assertThat(rows()).hasCount(42);
    var worst = rows().first();
    assertThat(worst.locator("strong")).hasText("صحيفة النهر");
    assertThat(worst.locator(".state")).hasText("✗ محجوب");
    assertThat(worst).containsText("يرفض طلباتنا");
    assertThat(worst).containsText("فشلت 14 محاولة متتالية");
    assertThat(worst).containsText("blocked: the server refuses us (HTTP 403)");
    assertThat(worst).containsText("آخر قراءة سليمة 9 مارس");
    assertThat(worst).containsText("12 مقالًا في اليوم");
    assertThat(worst.locator("a")).hasAttribute("href", "https://paper.example/feed");
    var moved = rows().filter(new Locator.FilterOptions().setHasText("صدى النهر"));
    assertThat(moved.locator(".address").last()).hasText("https://sada.example/new/feed");
    assertThat(rows().last().locator(".state")).hasText("✓ بخير");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ar | ما العمل: افتحه في متصفح",
        "fr | Que faire : ouvrez-la dans un navigateur",
        "en | What to do: open it in a browser"
      })
  void what_to_do_stands_below_what_is_wrong(String lang, String begin) {
    open(1440, Samples.sources());
    speak(lang);
    list();
    assertThat(rows()).hasCount(42);
    assertThat(rows().first().locator(".advice")).containsText(begin);
    assertThat(rows().last().locator(".advice")).hasCount(0);
  }

  @Test
  void hosts_run_from_left_to_right_and_stand_where_the_row_begins() {
    open(1440, Samples.sources());
    list();
    var host = rows().first().locator(".address bdi");
    assertThat(host).hasAttribute("dir", "ltr");
    assertThat(host).hasCSS("direction", "ltr");
    assertThat(host).hasCSS("unicode-bidi", "isolate");
    var row = rows().first().boundingBox();
    var box = host.boundingBox();
    assertThat(box.x + box.width).isCloseTo(row.x + row.width, within(2.0));
  }

  @Test
  void a_change_shows_in_the_line_and_in_the_open_list_and_keeps_what_is_focused() {
    open(1440, Samples.sources());
    list();
    assertThat(rows()).hasCount(42);
    rows().first().locator("a").focus();

    views.apply(List.of(Samples.asked(Samples.source("echo", Trouble.CERTIFICATE))));
    assertThat(page.locator("#health")).hasText("42 مصدرًا، 3 لا تُقرأ");
    assertThat(rows().nth(1).locator(".state")).hasText("✗ شهادة");
    assertThat(rows().first().locator("a")).isFocused();

    views.apply(
        List.of(
            Samples.asked(Samples.removed("echo")),
            Samples.asked(Samples.removed("paper")),
            Samples.asked(Samples.removed("kayes-presse"))));
    assertThat(page.locator("#health")).hasText("39 مصدرًا، تُقرأ كلها");
    assertThat(page.locator("#health")).hasAttribute("data-level", "look");
    assertThat(rows()).hasCount(39);
  }

  @Test
  void a_poll_that_changes_no_trouble_is_seen_when_the_list_is_opened() {
    open(1440, Samples.sources());
    list();
    assertThat(rows()).hasCount(42);
    page.keyboard().press("Escape");

    var url = URI.create("https://paper.example/feed");
    var again = Samples.source("paper", url, "صحيفة النهر", Trouble.BLOCKED, 15, "HTTP 429", null);
    views.apply(List.of(Samples.asked(again)));
    list();
    assertThat(rows().first().locator(".said")).hasText("HTTP 429");
  }

  @Test
  void of_ten_thousand_a_hundred_rows_are_drawn_and_the_rest_is_counted() {
    open(
        1440,
        IntStream.range(0, 10_000)
            .mapToObj(n -> Samples.asked(Samples.source("s" + n, n < 300 ? Trouble.ILL : null)))
            .toList());
    speak("en");
    assertThat(page.locator("#health")).hasText("10,000 sources, 300 not read");
    assertThat(rows()).hasCount(0); // nothing is drawn until somebody looks
    list();
    assertThat(rows()).hasCount(100);
    assertThat(page.locator("#sources-counts")).hasText("300 not read · 9,700 fine");
    assertThat(page.locator("#sources-more")).hasText("and 9,900 more sources, which do no worse");
  }

  @Test
  void the_list_is_opened_left_and_scrolled_by_keyboard() {
    open(1440, Samples.sources());
    page.keyboard().press("Tab");
    page.keyboard().press("Tab");
    assertThat(page.locator("#health")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("#sources-close")).isFocused();
    assertThat(rows()).hasCount(42);
    page.keyboard().press("Tab");
    assertThat(page.locator("#sources-body")).isFocused();
    page.keyboard().press("End");
    page.waitForCondition(() -> scrolled() > 0);
    page.keyboard().press("Escape");
    assertThat(page.locator("#sources")).isHidden();
    assertThat(page.locator("#health")).isFocused();
  }

  @Test
  void a_press_beside_the_sheet_closes_it() {
    open(1440, Samples.sources());
    list();
    page.mouse().click(5, 5);
    assertThat(page.locator("#sources")).isHidden();
  }

  @Test
  void what_a_source_calls_itself_stays_text_and_only_web_addresses_become_links() {
    open(
        1440,
        List.of(
            hostile("a", URI.create("javascript:alert(1)")),
            hostile("b", URI.create("data:text/html,x"))));
    list();
    assertThat(rows()).hasCount(2);
    assertThat(rows().first().locator("strong")).containsText("<img src=x onerror=");
    assertThat(rows().first().locator(".said")).containsText("<script>");
    assertThat(page.locator("#sources img, #sources script, #sources a")).hasCount(0);
    assertThat(page.evaluate("window.hurt")).isNull();
  }

  @ParameterizedTest
  @CsvSource({"360, ar", "360, fr", "360, en", "1000, ar"})
  void nothing_is_wider_than_the_page_or_the_sheet(int width, String lang) {
    var facts = new ArrayList<>(Samples.sources());
    facts.add(
        hostile("a", URI.create("https://" + "long.".repeat(40) + "example/" + "x".repeat(900))));
    open(width, facts);
    speak(lang);
    list();
    assertThat(rows()).hasCount(43);
    assertThat(wider()).isZero();
    var sheet = page.locator("#sources-body");
    assertThat((Integer) sheet.evaluate("body => body.scrollWidth - body.clientWidth")).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 1000, 1440})
  void nothing_moves_when_the_counts_come_or_change(int width) {
    open(width, Samples.sources());
    assertThat(page.locator("#health")).hasAttribute("data-level", "unread");
    var before = places();
    views.apply(
        IntStream.range(0, 9_000)
            .mapToObj(n -> Samples.asked(Samples.source("s" + n, Trouble.ILL)))
            .toList());
    assertThat(page.locator("#health")).containsText("9,042");
    assertThat(places()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void text_stands_out_from_its_ground(String scheme) {
    open(1440, Samples.sources());
    paint(scheme);
    assertThat(page.locator("#health")).hasAttribute("data-level", "unread");
    assertThat(contrast(page.locator("#health"))).isGreaterThanOrEqualTo(4.5);
    list();
    assertThat(rows()).hasCount(42);
    for (var selector :
        List.of(
            ".close",
            "#sources-counts",
            ".source strong",
            ".source .meta",
            ".said",
            ".advice",
            ".source[data-level=unread] .state",
            ".source[data-level=look] .state",
            ".source[data-level=fine] .state")) {
      assertThat(contrast(page.locator("#sources " + selector).first()))
          .as(selector)
          .isGreaterThanOrEqualTo(4.5); // WCAG 2.2, 1.4.3
    }
  }

  @Test
  void a_desk_without_sources_says_so() {
    open(360, List.of());
    assertThat(page.locator("#health")).hasText("لم يُقرأ أي مصدر بعد.");
    list();
    assertThat(page.locator("#sources-counts")).hasText("لم يُقرأ أي مصدر بعد.");
  }

  private void list() {
    page.locator("#health").click();
    assertThat(page.locator("#sources")).isVisible();
  }

  private Locator rows() {
    return page.locator("[data-source]");
  }

  private int scrolled() {
    return ((Number) page.locator("#sources-body").evaluate("body => body.scrollTop")).intValue();
  }

  private String places() {
    return String.valueOf(
        page.evaluate(
            """
            ['.top h1', '#connection', '#languages', 'main']
              .map(name => JSON.stringify(document.querySelector(name).getBoundingClientRect()))
              .join()
            """));
  }

  private static Fact hostile(String id, URI url) {
    return Samples.asked(
        Samples.source(id, url, HOSTILE + RLO, Trouble.ILL, 3, HOSTILE + RLO, null));
  }
}
