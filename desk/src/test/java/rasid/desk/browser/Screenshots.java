package rasid.desk.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import rasid.desk.Samples;
import rasid.desk.api.DeskServer;
import rasid.desk.view.Views;

/// Pictures of the page in its languages and widths, into the folder that is the only argument.
final class Screenshots {
  private Screenshots() {}

  public static void main(String[] args) {
    var folder = Path.of(args[0]);
    var full = new Views();
    full.apply(Samples.afternoon());
    full.apply(Samples.actions());
    full.apply(Samples.sources());
    full.caughtUp();
    var empty = new Views();
    empty.caughtUp();
    try (var server = DeskServer.start(full, "127.0.0.1", 0);
        var nothing = DeskServer.start(empty, "127.0.0.1", 0);
        var playwright = Playwright.create();
        var browser = Chromium.launch(playwright)) {
      for (var lang : List.of("ar", "fr", "en")) {
        for (int width : new int[] {360, 1440}) {
          shot(browser, server.url(), lang, width, ColorScheme.LIGHT, folder, "full");
        }
      }
      shot(browser, server.url(), "ar", 1440, ColorScheme.DARK, folder, "dark");
      shot(browser, nothing.url(), "ar", 1440, ColorScheme.LIGHT, folder, "empty");
    }
  }

  private static void shot(
      Browser browser,
      String url,
      String lang,
      int width,
      ColorScheme scheme,
      Path folder,
      String name) {
    try (var context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setTimezoneId("Africa/Bamako")
                .setColorScheme(scheme))) {
      var page = context.newPage();
      page.onConsoleMessage(message -> System.err.println(lang + " " + message.text()));
      page.onPageError(error -> System.err.println(lang + " " + error));
      page.navigate(url);
      page.locator(".languages button[lang=" + lang + "]").click();
      page.locator("#connection[data-state=live]").waitFor();
      if (!name.equals("empty")) {
        page.locator("[data-article]").first().waitFor();
        page.locator(".alert.open .evidence > summary").click();
        page.locator(".alert.open .copies > summary").first().click();
        page.locator(".alert.open .history > summary").click();
        page.locator(".alert.open .to-do > summary").click();
      }
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(folder.resolve("%s-%s-%d.png".formatted(name, lang, width))));
      page.locator("#health").click();
      if (!name.equals("empty")) {
        page.locator("#sources [data-source]").first().waitFor();
      }
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(folder.resolve("%s-sources-%s-%d.png".formatted(name, lang, width))));
    }
  }
}
