package rasid.ingest.feed;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import rasid.ingest.identity.CanonicalUrl;
import rasid.ingest.text.HtmlText;
import rasid.ingest.text.TextDecoder;

/// A list of feeds as every feed reader exports it; folders are walked.
public final class Opml {
  /// One feed of the list.
  ///
  /// @param url its address
  /// @param name what people call it; its host where the list gives no name
  /// @param wishes what is known of it
  public record Outline(URI url, String name, Wishes wishes) {
    /// One of which nothing is known.
    public Outline(URI url, String name) {
      this(url, name, Wishes.NONE);
    }
  }

  /// What a list holds.
  ///
  /// @param outlines in the list's order, each address once
  /// @param problems what could not be used, one sentence each
  public record Outlines(List<Outline> outlines, List<String> problems) {
    public Outlines {
      outlines = List.copyOf(outlines);
      problems = List.copyOf(problems);
    }
  }

  private Opml() {}

  /// Reads a list.
  public static Outlines read(byte[] bytes) {
    var document = FeedXml.parse(TextDecoder.decode(bytes, null));
    var outlines = new LinkedHashMap<URI, Outline>();
    var problems = new ArrayList<String>();
    var root = FeedTree.root(document, "opml");
    if (root.isEmpty()) {
      problems.add("there is no <opml> in it");
    }
    var places = root.map(opml -> FeedTree.of(opml, null).found("outline")).orElse(List.of());
    for (var outline : places) {
      var written = outline.attribute("xmlurl");
      if (written.isBlank()) {
        continue;
      }
      var url = CanonicalUrl.parse(written).orElse(null);
      if (url == null) {
        problems.add(
            "\"%s\" is no http or https address"
                .formatted(written.replaceFirst("//[^/@]*@", "//…@"))); // no password is told
        continue;
      }
      if (url.getRawUserInfo() != null) {
        // Told without it: an address is shown wherever its source is.
        problems.add(
            "the address at %s carries a name or password; write it without, and rasid:header-authorization beside it"
                .formatted(CanonicalUrl.host(url)));
        continue;
      }
      var given = name(outline);
      var name = given.isEmpty() ? CanonicalUrl.host(url) : given;
      var wishes = new WishReader(outline, name, problems).read();
      outlines.putIfAbsent(url, new Outline(url, name, wishes));
    }
    return new Outlines(List.copyOf(outlines.values()), problems);
  }

  /// Reads a list as a feed whose entries are feeds.
  static Feed feed(FeedTree tree) {
    var entries = new ArrayList<Entry>();
    for (var outline : tree.found("outline")) {
      var url = Links.resolve(outline.base(), outline.attribute("xmlurl"));
      if (url.isPresent() && entries.size() < FeedReader.MOST_ENTRIES) {
        entries.add(entry(url.get(), name(outline)));
      }
    }
    var head = tree.root().first("head").orElse(tree.root());
    return new Feed(
        Feed.Kind.FEEDS,
        head.first("title").map(title -> Held.guessed(title).line()).orElse(""),
        null,
        "",
        Parts.lang(head, "language"),
        People.named(head.all("ownername")),
        Parts.date(head, "datemodified", "datecreated").orElse(null),
        Duration.ZERO,
        entries);
  }

  private static Entry entry(URI url, String name) {
    return new Entry(
        url.toString(), url, name, null, null, List.of(), "", "", List.of(), List.of());
  }

  private static String name(XmlTag outline) {
    var title = HtmlText.folded(outline.attribute("title"));
    return title.isEmpty() ? HtmlText.folded(outline.attribute("text")) : title;
  }
}
