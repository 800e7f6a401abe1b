package rasid.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Invented articles in pages as heavy as those of the press: menus, cards of other articles, share
/// bars, comments, and the data of a script framework.
final class Pages {
  static final int COUNT = 64;

  private static final int MENU = 120;
  private static final int CARDS = 40;
  private static final int COMMENTS = 25;
  private static final int DATA = 600;

  private Pages() {}

  static List<byte[]> of(long seed) {
    var articles = Articles.of(seed);
    var random = new Random(seed);
    var pages = new ArrayList<byte[]>();
    for (int i = 0; i < COUNT; i++) {
      var title = articles.get(i).title();
      var body = articles.get(i).body() + "\n\n" + articles.get(i + COUNT).body();
      pages.add(page(i, title.isBlank() ? "عنوان " + i : title, body, random).getBytes(UTF_8));
    }
    return List.copyOf(pages);
  }

  private static String page(int number, String title, String body, Random random) {
    var html = new StringBuilder(120_000);
    html.append("<!DOCTYPE html><html lang=ar dir=rtl><head><meta charset=utf-8><title>")
        .append(title)
        .append(" | الجريدة</title><meta property=og:site_name content=الجريدة>")
        .append("<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"")
        .append(title.replace("\"", ""))
        .append(
            "\",\"datePublished\":\"2026-11-20T08:00:00Z\",\"author\":{\"name\":\"هدى السالمي\"}}")
        .append("</script></head><body><header><nav><ul>");
    repeat(html, MENU, "<li class='menu-item'><a href='/section/%d'>قسم من أقسام الجريدة</a></li>");
    html.append("</ul></nav></header><main><article class='post'><h1>")
        .append(title)
        .append("</h1>");
    html.append(
        "<div class='byline'>بقلم هدى السالمي</div><div class='c%d'>".formatted(number % 3));
    for (var sentence : body.split("(?<=[.؟!])\\s+")) {
      html.append("<p class='text'>").append(sentence).append("</p>");
      if (random.nextInt(4) == 0) {
        html.append("<p>اقرأ أيضا: <a href='/x'>خبر آخر من أخبار الجريدة</a></p>");
      }
    }
    html.append(
        "</div><div class='share-bar'><a href='#'>فيسبوك</a></div></article><section class='cards'>");
    repeat(
        html,
        CARDS,
        "<div class='card'><a href='/n/%d'><img src='i.jpg' alt=''><h3>عنوان خبر آخر في هذه الصفحة</h3></a>"
            + "<span class='date'>20 نوفمبر 2026</span></div>");
    html.append("</section><div id='comments'>");
    repeat(
        html,
        COMMENTS,
        "<div class='comment'><b>قارئ %d</b><p>تعليق من قارئ على هذا الخبر يقول فيه رأيه في ما حدث.</p></div>");
    html.append("</div></main><footer>جميع الحقوق محفوظة</footer><script>window.data=[");
    repeat(
        html,
        DATA,
        "{\"id\":%d,\"kind\":\"story\",\"path\":\"/section/news/story\",\"rank\":0.25},");
    return html.append("0]</script></body></html>").toString();
  }

  private static void repeat(StringBuilder html, int times, String template) {
    for (int i = 0; i < times; i++) {
      html.append(template.formatted(i));
    }
  }
}
