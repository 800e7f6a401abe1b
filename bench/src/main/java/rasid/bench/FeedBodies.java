package rasid.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import rasid.model.Article;

/// Feeds as sites of the press send them: twenty articles each, every second feed with whole texts,
/// half of them RSS and half Atom.
///
/// The same seed gives the same feeds.
final class FeedBodies {
  /// So many that caches know none of them by heart.
  static final int COUNT = 64;

  /// What most content systems send.
  static final int ENTRIES = 20;

  private static final int SUMMARY = 250;
  private static final Instant LATEST = Instant.parse("2026-11-25T12:00:00Z");
  private static final long APART_S = 1_800;

  private FeedBodies() {}

  static List<byte[]> of(long seed) {
    var articles = Articles.of(seed);
    var dice = new Random(seed);
    var feeds = new ArrayList<byte[]>();
    for (int i = 0; i < COUNT; i++) {
      var chosen = new ArrayList<Article>();
      for (int entry = 0; entry < ENTRIES; entry++) {
        chosen.add(articles.get(dice.nextInt(articles.size())));
      }
      boolean whole = i % 4 < 2;
      feeds.add((i % 2 == 0 ? rss(chosen, whole) : atom(chosen, whole)).getBytes(UTF_8));
    }
    return List.copyOf(feeds);
  }

  private static String rss(List<Article> articles, boolean whole) {
    var out =
        new StringBuilder(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" \
            xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
            <channel><title>أخبار الساحل</title><link>https://example.org/</link>
            <atom:link href="https://example.org/feed" rel="self"/><language>ar</language>
            """);
    for (int i = 0; i < articles.size(); i++) {
      var article = articles.get(i);
      var date = DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);
      out.append("<item><title>")
          .append(article.title())
          .append("</title><link>https://example.org/")
          .append(i)
          .append("</link><guid isPermaLink=\"false\">https://example.org/?p=")
          .append(i)
          .append("</guid><pubDate>")
          .append(date.format(at(i).atOffset(ZoneOffset.UTC)))
          .append("</pubDate><dc:creator><![CDATA[هيئة التحرير]]></dc:creator>")
          .append("<category><![CDATA[محليات]]></category><description><![CDATA[<p>")
          .append(article.body(), 0, SUMMARY)
          .append("…</p>]]></description>");
      if (whole) {
        out.append("<content:encoded><![CDATA[")
            .append(html(article))
            .append("]]></content:encoded>");
      }
      out.append("</item>\n");
    }
    return out.append("</channel></rss>").toString();
  }

  private static String atom(List<Article> articles, boolean whole) {
    var out =
        new StringBuilder(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title>أخبار الساحل</title>
            <link href="https://example.org/"/><id>https://example.org/</id>
            """);
    for (int i = 0; i < articles.size(); i++) {
      var article = articles.get(i);
      out.append("<entry><title type=\"html\">")
          .append(article.title())
          .append("</title><link rel=\"alternate\" type=\"text/html\" href=\"https://example.org/")
          .append(i)
          .append("\"/><id>https://example.org/?p=")
          .append(i)
          .append("</id><updated>")
          .append(at(i))
          .append("</updated><published>")
          .append(at(i))
          .append(
              "</published><author><name>هيئة التحرير</name></author><category term=\"محليات\"/>")
          .append("<summary type=\"html\">")
          .append(article.body(), 0, SUMMARY)
          .append("…</summary>");
      if (whole) {
        out.append("<content type=\"html\"><![CDATA[")
            .append(html(article))
            .append("]]></content>");
      }
      out.append("</entry>\n");
    }
    return out.append("</feed>").toString();
  }

  private static Instant at(int place) {
    return LATEST.minusSeconds(APART_S * place);
  }

  private static String html(Article article) {
    return "<figure><img src=\"https://example.org/1.jpg\" alt=\"\"/></figure><p>"
        + article.body().replace("\n\n", "</p>\n<p>")
        + "</p><p><a href=\"https://example.org/more\">اقرأ أيضا</a></p>";
  }
}
