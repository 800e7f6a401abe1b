package rasid.cli.demo;

import static rasid.cli.demo.Markup.escaped;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// What an outlet offers to readers of feeds: RSS 2.0 or Atom, and the OPML that lists them all.
final class Feeds {
  private static final int LONGEST_SUMMARY = 220; // characters; a teaser, not the article

  private Feeds() {}

  /// @param newest the items, newest first
  /// @param updated when the newest appeared
  static String feed(Outlet outlet, List<Piece> newest, Instant updated, URI base) {
    return switch (outlet.feed()) {
      case RSS -> rss(outlet, newest, updated, base);
      case ATOM -> atom(outlet, newest, updated, base);
    };
  }

  static String contentType(Outlet outlet) {
    return switch (outlet.feed()) {
      case RSS -> "application/rss+xml; charset=utf-8";
      case ATOM -> "application/atom+xml; charset=utf-8";
    };
  }

  private static String rss(Outlet outlet, List<Piece> newest, Instant updated, URI base) {
    var items = new StringBuilder();
    for (var piece : newest) {
      var link = escaped(piece.at(base).toString());
      items.append(
          """
              <item>
                <title>%s</title>
                <link>%s</link>
                <guid isPermaLink="true">%s</guid>
                <category>%s</category>%s
                <pubDate>%s</pubDate>
                <description>%s</description>
              </item>
          """
              .formatted(
                  escaped(piece.title()),
                  link,
                  link,
                  escaped(piece.section().label()),
                  piece.author() == null
                      ? ""
                      : "\n      <dc:creator>%s</dc:creator>".formatted(escaped(piece.author())),
                  rfc1123(piece.publishedAt()),
                  escaped(summary(piece))));
    }
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel>
        <title>%s</title>
        <link>%s</link>
        <atom:link href="%s" rel="self" type="application/rss+xml"/>
        <description>%s</description>
        <language>%s</language>
        <lastBuildDate>%s</lastBuildDate>
    %s  </channel>
    </rss>
    """
        .formatted(
            escaped(outlet.name()),
            base.resolve("/" + outlet.id() + "/"),
            outlet.feedAt(base),
            escaped(outlet.motto()),
            outlet.lang(),
            rfc1123(updated),
            items);
  }

  private static String atom(Outlet outlet, List<Piece> newest, Instant updated, URI base) {
    var entries = new StringBuilder();
    for (var piece : newest) {
      var link = escaped(piece.at(base).toString());
      entries.append(
          """
            <entry>
              <id>%s</id>
              <title>%s</title>
              <link rel="alternate" type="text/html" href="%s"/>
              <published>%s</published>
              <updated>%s</updated>%s
              <category term="%s"/>
              <summary>%s</summary>
            </entry>
          """
              .formatted(
                  link,
                  escaped(piece.title()),
                  link,
                  piece.publishedAt(),
                  piece.publishedAt(),
                  piece.author() == null
                      ? ""
                      : "\n    <author><name>%s</name></author>".formatted(escaped(piece.author())),
                  escaped(piece.section().label()),
                  escaped(summary(piece))));
    }
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="%s">
      <id>%s</id>
      <title>%s</title>
      <subtitle>%s</subtitle>
      <link rel="self" href="%s"/>
      <link rel="alternate" type="text/html" href="%s"/>
      <author><name>%s</name></author>
      <updated>%s</updated>
    %s</feed>
    """
        .formatted(
            outlet.lang(),
            outlet.feedAt(base),
            escaped(outlet.name()),
            escaped(outlet.motto()),
            outlet.feedAt(base),
            base.resolve("/" + outlet.id() + "/"),
            escaped(outlet.name()),
            updated,
            entries);
  }

  static String opml(URI base) {
    var outlines = new StringBuilder();
    for (var outlet : Outlet.ALL) {
      outlines.append(
          """
              <outline type="rss" text="%s" title="%s" xmlUrl="%s" htmlUrl="%s" language="%s" category="/demo/%s"/>
          """
              .formatted(
                  escaped(outlet.name()),
                  escaped(outlet.name()),
                  outlet.feedAt(base),
                  base.resolve("/" + outlet.id() + "/"),
                  outlet.lang(),
                  outlet.lang()));
    }
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <opml version="2.0">
      <head>
        <title>Rasid demo: twelve outlets that do not exist</title>
      </head>
      <body>
    %s  </body>
    </opml>
    """
        .formatted(outlines);
  }

  private static String summary(Piece piece) {
    var first = piece.paragraphs().getFirst();
    if (first.length() <= LONGEST_SUMMARY) {
      return first;
    }
    return first.substring(0, first.lastIndexOf(' ', LONGEST_SUMMARY)) + "…";
  }

  static String rfc1123(Instant time) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
  }
}
