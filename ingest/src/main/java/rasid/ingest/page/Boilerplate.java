package rasid.ingest.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import rasid.ingest.text.Paragraph;

/// What stands around an article and is none of it: menus, share bars, related links, repeated
/// bylines.
final class Boilerplate {
  private static final String ELEMENTS =
      "script, style, noscript, template, iframe, object, svg, form, button, input, select, nav,"
          + " footer, aside, figure, figcaption, dialog, video, audio, canvas, [hidden],"
          + " [aria-hidden=true], [style*=display:none], [style*=display: none], [role=navigation],"
          + " [role=complementary], [role=banner], [role=contentinfo], [role=dialog], [role=search]";

  private static final Pattern CLASSES =
      Pattern.compile(
          "(?:^|[\\s_-])(?:share|sharing|sharedaddy|social|addtoany|related|jp-relatedposts|read-?also|"
              + "readmore|see-?also|recommend(?:ed|ations?)?|comments?|commentlist|disqus|respond|sidebar|"
              + "widget|breadcrumbs?|menu|navbar|tags?|tagcloud|cookies?|consent|gdpr|newsletter|"
              + "subscribe|subscription|promo|advert(?:isement)?|ads?|banner|sponsored|popup|modal|"
              + "author-?(?:box|bio|info)|byline|post-?meta|entry-?meta|dateline|caption|copyright|"
              + "print|toolbar|pagination|pager|most-?(?:read|viewed)|trending|latest|popular|ticker|"
              + "skip-?link|screen-reader-text|sr-only|visually-hidden|outbrain|taboola)(?:$|[\\s_-])",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern RELATED =
      Pattern.compile(
          "^[\\s«\"\\[(•▪◾●–-]*(?:(?:اقرأ|إقرأ|أقرأ|اقرا|اقرئي|قرأ|شاهد|طالع|للمزيد|المزيد|تابع)\\s?(?:أيضا|أيضًا|أيضاً|ايضا|المزيد|على|من|عن)"
              + "|(?:مقالات|مواضيع|أخبار|موضوعات|مواد|قصص|تقارير)\\s(?:مشابهة|ذات صلة|متعلقة|مرتبطة|أخرى|قد تهمك)"
              + "|ذات صلة|قد يهمك|قد يعجبك|الأكثر قراءة|الوسوم|وسوم|كلمات مفتاحية|كلمات دلالية|الكلمات الدلالية"
              + "|شارك (?:هذا|المقال|الخبر|الموضوع)|شاركها|مشاركة المقال|انشر|تابعونا|تابعنا|اشترك|رابط مختصر"
              + "|المصدر\\s*[:：]|المصدر$|حقوق النشر|جميع الحقوق|طباعة$|ارسال$"
              + "|(?:lire|à lire|lisez|voir) (?:aussi|également|encore)|sur le même (?:sujet|thème)|articles? (?:liés|similaires|connexes)|à lire\\s*:|partager|mots[- ]clés|source\\s*:|abonnez-vous|suivez-nous"
              + "|(?:read|see) (?:also|more|next)|also read|related (?:articles?|stories|posts|news|topics|content)|more (?:from|on)\\b.{0,40}$|you (?:may|might) also|recommended for you|share (?:this|on)|follow us|sign up|subscribe (?:to|now)|tags?\\s*:|filed under|all rights reserved|copyright ©|©|advertisement$)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /// A line of boilerplate is short; a paragraph that begins with the same words is not one.
  private static final int LONGEST_LINE = 220;

  private Boilerplate() {}

  /// Takes out the elements that are no article.
  static void remove(Document document) {
    document.select(ELEMENTS).remove();
    for (var element : document.body().getAllElements()) {
      if (element.hasParent() && isMarked(element)) {
        element.remove();
      }
    }
  }

  private static boolean isMarked(Element element) {
    var name = element.normalName();
    if (name.equals("article")
        || name.equals("main")
        || name.equals("body")
        || name.equals("html")) {
      return false;
    }
    var marks = element.className() + " " + element.id();
    // Page builders name whole pages "widget"; a block that holds the heading is no boilerplate.
    return marks.length() > 1
        && CLASSES.matcher(marks).find()
        && element.selectFirst("h1, article, [itemprop=articleBody], .entry-content") == null
        && !holdsArticle(element);
  }

  private static boolean holdsArticle(Element element) {
    int running = 0;
    for (var paragraph : element.select("p")) {
      if (paragraph.text().length() >= 120 && paragraph.select("a").isEmpty()) {
        running++;
      }
    }
    return running >= 4 && !element.className().toLowerCase(Locale.ROOT).contains("comment");
  }

  /// The paragraphs that are the article's.
  static List<String> without(List<Paragraph> paragraphs, PageFacts facts) {
    var kept = new ArrayList<Paragraph>();
    boolean related = false;
    for (var paragraph : paragraphs) {
      boolean links = paragraph.linked() * 2 > paragraph.text().length();
      boolean line = paragraph.text().length() <= LONGEST_LINE;
      if (line && RELATED.matcher(paragraph.text()).find()) {
        // The list below such a heading goes with it.
        related = !paragraph.text().contains(":") || paragraph.isHeading();
        continue;
      }
      if (line && links) {
        continue;
      }
      related = related && paragraph.tag().equals("li");
      if (!related && !repeats(paragraph, facts)) {
        kept.add(paragraph);
      }
    }
    while (!kept.isEmpty() && kept.getLast().isHeading()) {
      kept.removeLast();
    }
    return PageBody.distinct(kept);
  }

  // The title again, or the byline again.
  private static boolean repeats(Paragraph paragraph, PageFacts facts) {
    var text = paragraph.text();
    if (text.equals(facts.title())) {
      return true;
    }
    var author = facts.author();
    return author != null && text.contains(author) && text.length() <= author.length() + 30;
  }
}
