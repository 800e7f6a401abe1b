package rasid.ingest.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;

/// What must not come out of a feed, as a browser would see it. Words about scripts are no scripts.
final class Unsafe {
  private static final String ACTING =
      "script, style, iframe, object, embed, form, input, link, meta, base, svg, math, frame";

  private Unsafe() {}

  /// What of it is in the entries of a feed; nothing where all is well.
  static List<String> in(Feed feed) {
    var found = new ArrayList<String>();
    for (var entry : feed.entries()) {
      for (var html : List.of(entry.summary(), entry.content())) {
        found.addAll(in(html));
      }
    }
    return found;
  }

  private static List<String> in(String html) {
    var found = new ArrayList<String>();
    for (var element : Jsoup.parseBodyFragment(html).body().getAllElements()) {
      if (element.is(ACTING)) {
        found.add(element.outerHtml());
      }
      for (var attribute : element.attributes()) {
        var value = attribute.getValue().replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        boolean scheme = value.startsWith("javascript:") || value.startsWith("vbscript:");
        boolean address = attribute.getKey().equals("href") || attribute.getKey().equals("src");
        if (attribute.getKey().startsWith("on") || (address && scheme)) {
          found.add(element.outerHtml());
        }
      }
    }
    return found;
  }
}
