package rasid.ingest.page;

import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;

/// Where on the pages of one site the article is, as CSS selectors; what a hint does not find is
/// looked for as on every page.
///
/// @param body elements that hold the text, or null
/// @param title the headline, or null
/// @param date the element with the date of publication, or null
public record PageHints(@Nullable String body, @Nullable String title, @Nullable String date) {
  /// None.
  public static final PageHints NONE = new PageHints(null, null, null);

  private static final int LONGEST = 300;

  /// Whether a selector is one.
  public static boolean isSelector(String css) {
    try {
      return css.length() <= LONGEST && QueryParser.parse(css) != null;
    } catch (Selector.SelectorParseException | IllegalArgumentException _) {
      return false;
    }
  }
}
