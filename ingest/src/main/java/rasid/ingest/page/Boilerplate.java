package rasid.ingest.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;
import rasid.ingest.text.Paragraph;

/// What stands around an article and is none of it: menus, share bars, related links, repeated
/// bylines.
final class Boilerplate {
  private static final String ELEMENTS =
      "script, style, noscript, template, iframe, object, svg, button, input, select, textarea, nav,"
          + " footer, aside, figure, figcaption, dialog, video, audio, canvas, [hidden],"
          + " [aria-hidden=true], [style*=display:none], [style*=display: none], [role=navigation],"
          + " [role=complementary], [role=banner], [role=contentinfo], [role=dialog], [role=search]";

  private static final Set<String> WHOLE = Set.of("html", "body", "main", "article");

  private static final Pattern CLASSES =
      Pattern.compile(
          "(?:^|[\\s_-])(?:share|sharing|sharedaddy|social|addtoany|related|jp-relatedposts|read-?also|"
              + "readmore|see-?also|recommend(?:ed|ations?)?|comments?|commentlist|disqus|respond|sidebar|"
              + "breadcrumbs?|menu|navbar|tags?|tagcloud|cookies?|consent|gdpr|newsletter|"
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
              + "|(?:lire|à lire|lisez|voir) (?:aussi|également|encore)|sur le même (?:sujet|thème)|articles? (?:liés|similaires|connexes)|à lire\\s*:|partager(?: sur| cet| l'article)?$|mots[- ]clés|source\\s*:|abonnez-vous|suivez-nous"
              + "|(?:read|see) (?:also|more|next)|also read|related (?:articles?|stories|posts|news|topics|content)|more (?:from|on)\\b.{0,40}$|you (?:may|might) also|recommended for you|share (?:this|on)|follow us|sign up|subscribe (?:to|now)|tags?\\s*:|filed under|all rights reserved|copyright ©|©|advertisement$"
              + "|عدد (?:القراءات|المشاهدات|الزيارات)|مدة القراءة|صورة أرشيفية|حجم الخط|أرسل إلى صديق|ارسل الى صديق|آخر الأخبار|نستخدم ملفات تعريف الارتباط|temps de lecture|lecture\\s*:|\\d+ min read)(?!\\p{L})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /// A line of boilerplate is short; a paragraph that begins with the same words is not one.
  private static final int LONGEST_LINE = 220;

  /// Without any link it is shorter still.
  private static final int LONGEST_PLAIN_LINE = 80;

  private Boilerplate() {}

  /// The elements that are no article. They are marked, not taken out: taking a hundred thousand
  /// siblings out one by one takes minutes.
  static Set<Node> in(Document document) {
    var tally = new Tally();
    document.body().traverse(tally);
    var found = Collections.<Node>newSetFromMap(new IdentityHashMap<>());
    found.addAll(document.select(ELEMENTS));
    for (var element : document.body().getAllElements()) {
      if (isMarked(element) && !tally.holdsArticle(element)) {
        found.add(element);
      }
    }
    return found;
  }

  private static boolean isMarked(Element element) {
    if (WHOLE.contains(element.normalName())) {
      return false;
    }
    var marks = element.className() + " " + element.id();
    return marks.length() > 1 && CLASSES.matcher(marks).find();
  }

  /// What each element holds, counted in one walk: page builders give whole pages such names.
  private static final class Tally implements NodeVisitor {
    /// Long paragraphs without a link that make an element an article's, whatever it is called.
    private static final int ENOUGH = 4;

    private static final int LONG = 120;

    private final IdentityHashMap<Node, Integer> running = new IdentityHashMap<>();
    private final Set<Node> named = Collections.newSetFromMap(new IdentityHashMap<>());

    @Override
    public void head(Node node, int depth) {
      // Counted on the way up.
    }

    @Override
    public void tail(Node node, int depth) {
      if (!(node instanceof Element element)) {
        return;
      }
      int own = running.getOrDefault(element, 0);
      if (element.normalName().equals("p")
          && element.text().length() >= LONG
          && element.selectFirst("a") == null) {
        own++;
      }
      var parent = element.parent();
      if (parent == null) {
        return;
      }
      if (own > 0) {
        running.merge(parent, own, Integer::sum);
      }
      if (named.contains(element)
          || element.is("h1, article, [itemprop=articleBody], .entry-content")) {
        named.add(parent);
      }
    }

    boolean holdsArticle(Element element) {
      boolean comments = element.className().toLowerCase(Locale.ROOT).contains("comment");
      return named.contains(element) || (running.getOrDefault(element, 0) >= ENOUGH && !comments);
    }
  }

  /// The paragraphs that are the article's.
  static List<String> without(List<Paragraph> paragraphs, PageFacts facts) {
    var kept = new ArrayList<Paragraph>();
    boolean related = false;
    for (var paragraph : paragraphs) {
      boolean links = paragraph.linked() * 2 > paragraph.text().length();
      boolean line = paragraph.text().length() <= LONGEST_LINE;
      boolean mark =
          paragraph.text().length() <= (paragraph.linked() > 0 ? LONGEST_LINE : LONGEST_PLAIN_LINE);
      if (mark && RELATED.matcher(paragraph.text()).find()) {
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
