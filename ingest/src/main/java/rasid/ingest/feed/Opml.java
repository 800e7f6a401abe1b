package rasid.ingest.feed;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import rasid.ingest.identity.CanonicalUrl;
import rasid.ingest.text.HtmlText;
import rasid.ingest.text.TextDecoder;

/// A list of feeds as every feed reader exports it; folders are walked.
public final class Opml {
  /// One feed of the list.
  ///
  /// @param url its address
  /// @param name what people call it; its host where the list gives no name
  public record Outline(URI url, String name) {}

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
    var document = Jsoup.parse(TextDecoder.decode(bytes, null), "", Parser.xmlParser());
    var outlines = new LinkedHashMap<URI, Outline>();
    var problems = new ArrayList<String>();
    if (document.getAllElements().stream().noneMatch(e -> Names.local(e).equals("opml"))) {
      problems.add("there is no <opml> in it");
    }
    for (var element : document.getAllElements()) {
      var written = attribute(element, "xmlUrl");
      if (!Names.local(element).equals("outline") || written.isBlank()) {
        continue;
      }
      var url = CanonicalUrl.parse(written).orElse(null);
      if (url == null) {
        problems.add("\"%s\" is no http or https address".formatted(written.strip()));
        continue;
      }
      var name = HtmlText.folded(attribute(element, "title"));
      if (name.isEmpty()) {
        name = HtmlText.folded(attribute(element, "text"));
      }
      outlines.putIfAbsent(url, new Outline(url, name.isEmpty() ? CanonicalUrl.host(url) : name));
    }
    return new Outlines(List.copyOf(outlines.values()), problems);
  }

  // XML is case-sensitive; the programs that write OPML are not.
  private static String attribute(org.jsoup.nodes.Element element, String name) {
    return element.attributes().getIgnoreCase(name);
  }
}
