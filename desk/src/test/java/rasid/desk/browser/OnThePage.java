package rasid.desk.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import rasid.desk.api.DeskServer;
import rasid.desk.view.Fact;
import rasid.desk.view.Views;

/// The page of a desk that needs no Kafka, open in a browser; a test begins with [#open].
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // every test begins with `open`
abstract class OnThePage {
  static final String HOSTILE =
      "<img src=x onerror=\"window.hurt=1\"><script>window.hurt=1</script></title>&lt;b&gt;";

  /// Turns all that follows around, up to the end of what isolates it.
  static final String RLO = "\u202e";

  Views views = new Views();
  DeskServer server;
  Page page;
  final List<String> complaints = new ArrayList<>();
  private Playwright playwright;
  private Browser browser;
  private BrowserContext context;

  @BeforeAll
  void launch() {
    PlaywrightAssertions.setDefaultAssertionTimeout(60_000); // machines that run tests are busy
    playwright = Playwright.create();
    browser = Chromium.launch(playwright);
  }

  @AfterAll
  void quit() {
    browser.close();
    playwright.close();
  }

  @AfterEach
  void close() {
    context.close();
    server.close();
    assertThat(complaints).as("errors in the console, and what the policy blocked").isEmpty();
  }

  void open(int width, List<Fact> facts) {
    open(width, facts, "UTC");
  }

  void open(int width, List<Fact> facts, String zone) {
    views = new Views();
    views.apply(facts);
    views.caughtUp();
    server = DeskServer.start(views, "127.0.0.1", 0);
    context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setTimezoneId(zone)
                .setReducedMotion(ReducedMotion.REDUCE));
    context.setDefaultTimeout(60_000);
    complaints.clear();
    page = context.newPage();
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.navigate(server.url());
    page.locator("#connection[data-state=live]").waitFor();
  }

  void speak(String lang) {
    page.locator(".languages button[lang=" + lang + "]").click();
  }

  void paint(String scheme) {
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setColorScheme(ColorScheme.valueOf(scheme.toUpperCase(Locale.ROOT))));
  }

  /// Pixels by which something is wider than the page.
  int wider() {
    var wider =
        (Number)
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    return wider.intValue();
  }

  // Contrast of an element's text with the nearest ground painted behind it, by WCAG's formula.
  static double contrast(Locator element) {
    var ratio =
        element.evaluate(
            """
            element => {
              const rgb = text => text.match(/[\\d.]+/g).map(Number);
              const light = ([r, g, b]) => {
                const [x, y, z] = [r, g, b].map(c => {
                  const s = c / 255;
                  return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
                });
                return 0.2126 * x + 0.7152 * y + 0.0722 * z;
              };
              let ground = element;
              const painted = e => (rgb(getComputedStyle(e).backgroundColor)[3] ?? 1) > 0;
              while (ground.parentElement && !painted(ground)) ground = ground.parentElement;
              const a = light(rgb(getComputedStyle(element).color));
              const b = light(rgb(getComputedStyle(ground).backgroundColor));
              return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            }
            """);
    return ((Number) ratio).doubleValue();
  }
}
