package rasid.ingest.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import rasid.ingest.text.Block;
import rasid.ingest.text.Blocks;
import rasid.ingest.text.HtmlText;

/// The text of the article within its page.
///
/// Three ways to find it are asked: what the page itself declares its article's text, the best
/// [candidate][Candidates], and the [densest block][Density]. What JSON-LD carries as the article's
/// body tells between them, and stands in where the page shows no text at all.
final class PageBody {
  /// A text from here is believed, in characters: a flash of two sentences.
  private static final int ENOUGH = 140;

  /// A text below this is short, and a second opinion is asked.
  private static final int SHORT = 300;

  /// So many named blocks are tried; a page with more is no article.
  private static final int MOST_NAMED = 20;

  /// Runs of so many words are compared between two texts.
  private static final int RUN = 3;

  private static final String NAMED =
      "[itemprop~=articleBody], .entry-content, .post-content, .article-content, .article-body,"
          + " .article__body, .article-body__content, .article__content, .article-text, .article_body,"
          + " .articleBody, .ArticleBody, .post-body, .post__content, .story-body, .story-content,"
          + " .field-name-body, .field--name-body, .td-post-content, .wp-block-post-content,"
          + " .gh-content, .single-content, .news-content, .news-text, .content-body,"
          + " .detail-content, #article-body, #articleBody, #article-content";

  private final Document document;
  private final String title;
  private final List<String> authors;
  private final Set<Node> unwanted;

  private PageBody(Document document, String title, List<String> authors, boolean byName) {
    this.document = document;
    this.title = title;
    this.authors = authors;
    this.unwanted = Unwanted.in(document, byName);
  }

  /// The paragraphs in order; none where the page has no running text.
  static List<String> of(Document document, PageFacts facts) {
    var body = HtmlText.of(facts.articleBody());
    var lines = best(new PageBody(document, facts.title(), facts.authors(), true), body);
    if (length(lines) < ENOUGH) {
      // Names of classes may have hidden it all: once more without them.
      var more = best(new PageBody(document, facts.title(), facts.authors(), false), body);
      lines = length(more) > 2 * length(lines) ? more : lines;
    }
    return length(lines) < ENOUGH && body.length() > 2 * length(lines)
        ? List.of(body.split("\n\n"))
        : lines;
  }

  private static List<String> best(PageBody page, String articleBody) {
    var declared = page.lines(page.declared());
    var found = page.lines(Candidates.best(page.scope(), page.unwanted));
    var lines =
        length(declared) >= ENOUGH && length(declared) * 2 >= length(found) ? declared : found;
    var opinions = new ArrayList<>(List.of(declared, found));
    if (length(lines) < SHORT || articleBody.length() >= SHORT) {
      var dense = page.lines(List.of(Density.heaviest(page.document.body(), page.unwanted)));
      opinions.add(dense);
      if (length(lines) < SHORT && length(dense) > length(lines) * 3 / 2) {
        lines = dense;
      }
    }
    return articleBody.length() >= SHORT ? likest(articleBody, lines, opinions) : lines;
  }

  // The reading most like what JSON-LD says the body is, if the first choice is far from it.
  private static List<String> likest(
      String articleBody, List<String> chosen, List<List<String>> opinions) {
    var runs = runs(List.of(articleBody));
    var best = chosen;
    double most = likeness(runs, chosen) + 0.1;
    for (var opinion : opinions) {
      double like = likeness(runs, opinion);
      if (like > most) {
        most = like;
        best = opinion;
      }
    }
    return best;
  }

  private static double likeness(Set<String> runs, List<String> lines) {
    var other = runs(lines);
    long common = other.stream().filter(runs::contains).count();
    return other.isEmpty() ? 0 : 2.0 * common / (runs.size() + other.size());
  }

  private static Set<String> runs(List<String> lines) {
    var words = String.join(" ", lines).split("\\P{L}+");
    var runs = new HashSet<String>();
    for (int i = 0; i + RUN <= words.length; i++) {
      runs.add(words[i] + " " + words[i + 1] + " " + words[i + 2]);
    }
    return runs;
  }

  private static int length(List<String> lines) {
    return lines.stream().mapToInt(String::length).sum();
  }

  private List<String> lines(List<Element> roots) {
    var blocks = roots.stream().flatMap(root -> Blocks.of(root, unwanted).stream()).toList();
    return BodyLines.of(blocks, title, authors);
  }

  // What the page itself names its article's text: all parts of it that stand side by side.
  private List<Element> declared() {
    var parts = new ArrayList<Element>();
    for (var named : document.select(NAMED).stream().limit(MOST_NAMED).toList()) {
      if (!isWanted(named) || parts.stream().anyMatch(part -> named.parents().contains(part))) {
        continue;
      }
      if (parts.isEmpty()
          ? running(named) >= ENOUGH / 2
          : Objects.equals(parts.getFirst().parent(), named.parent())) {
        parts.add(named);
      }
    }
    return parts;
  }

  // The page's only `article` of some length, or the page.
  private Element scope() {
    Element only = null;
    for (var article : document.select("article").stream().limit(MOST_NAMED).toList()) {
      if (isWanted(article) && running(article) >= ENOUGH) {
        if (only != null && !article.parents().contains(only)) {
          // Several: the first is the story, unless the page is a list of parts of it.
          return running(only) * 3 >= running(document.body()) ? only : document.body();
        }
        only = only == null ? article : only;
      }
    }
    return only != null && running(only) * 2 >= running(document.body()) ? only : document.body();
  }

  private boolean isWanted(Element element) {
    return !unwanted.contains(element) && element.parents().stream().noneMatch(unwanted::contains);
  }

  private int running(Element element) {
    return Blocks.of(element, unwanted).stream()
        .filter(Block::isRunning)
        .mapToInt(block -> block.length() - block.linked())
        .sum();
  }
}
