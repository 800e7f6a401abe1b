package rasid.ingest.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import rasid.ingest.text.Block;
import rasid.ingest.text.Blocks;
import rasid.ingest.text.DateHints;
import rasid.ingest.text.HtmlText;
import rasid.ingest.text.WrittenDate;

/// What the hints of a site find on one of its pages.
final class Hinted {
  /// Most elements that one hint may name.
  private static final int MOST = 200;

  private final Document document;
  private final PageHints hints;

  Hinted(Document document, PageHints hints) {
    this.document = document;
    this.hints = hints;
  }

  Optional<String> title() {
    return elements(hints.title()).stream()
        .map(element -> HtmlText.folded(element.text()))
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  /// The paragraphs, parted by a blank line; empty where the hint finds none.
  String body(String title, List<String> authors) {
    var roots = elements(hints.body());
    if (roots.isEmpty()) {
      return "";
    }
    var unwanted = Unwanted.in(document, false);
    List<Block> blocks =
        roots.stream()
            .filter(root -> root.parents().stream().noneMatch(roots::contains))
            .flatMap(root -> Blocks.of(root, unwanted).stream())
            .toList();
    return String.join("\n\n", BodyLines.of(blocks, title, authors));
  }

  Optional<WrittenDate> date(DateHints how) {
    return elements(hints.date()).stream()
        .flatMap(
            element ->
                Stream.of("content", "datetime", "title")
                    .map(element::attr)
                    .filter(text -> !text.isEmpty())
                    .flatMap(text -> WrittenDate.read(text, how).stream())
                    .findFirst()
                    .or(() -> WrittenDate.read(element.text(), how))
                    .stream())
        .findFirst();
  }

  private List<Element> elements(@Nullable String selector) {
    return selector == null ? List.of() : document.select(selector).stream().limit(MOST).toList();
  }
}
