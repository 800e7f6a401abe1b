package rasid.ingest.feed;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/// The root of a feed, and what it lists wherever that stands, with what it inherits there.
final class FeedTree {
  private static final Set<String> LISTED =
      Set.of("item", "entry", "url", "sitemap", "outline", "channel");

  private final XmlTag root;
  private final List<XmlTag> found;

  private FeedTree(XmlTag root, List<XmlTag> found) {
    this.root = root;
    this.found = found;
  }

  /// @param url of the feed, or null where it is not known
  static FeedTree of(Element root, @Nullable URI url) {
    var walk = new Walk(root, new XmlTag.Scope(root, url, ""));
    root.traverse(walk);
    return new FeedTree(new XmlTag(root, new XmlTag.Scope(root, url, "")), walk.found);
  }

  /// The first element so called, without prefix.
  static Optional<Element> root(Document document, String name) {
    for (var element : document.getAllElements()) {
      if (Namespaces.local(element).equals(name)) {
        return Optional.of(element);
      }
    }
    return Optional.empty();
  }

  XmlTag root() {
    return root;
  }

  /// All that are so called, in the order of the document.
  List<XmlTag> found(String name) {
    return found.stream().filter(tag -> tag.name().equals(name)).toList();
  }

  private static final class Walk implements NodeVisitor {
    private final Deque<XmlTag.Scope> scopes = new ArrayDeque<>();
    private final List<XmlTag> found = new ArrayList<>();
    private final Element root;

    Walk(Element root, XmlTag.Scope outermost) {
      this.root = root;
      scopes.push(outermost);
    }

    @Override
    public void head(Node node, int depth) {
      if (node instanceof Element element) {
        var around = scopes.element();
        scopes.push(around.within(element));
        if (LISTED.contains(Namespaces.name(element, root))) {
          found.add(new XmlTag(element, around));
        }
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element) {
        scopes.pop();
      }
    }
  }
}
