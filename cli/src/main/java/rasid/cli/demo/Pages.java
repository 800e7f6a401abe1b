package rasid.cli.demo;

import static rasid.cli.demo.Markup.escaped;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import rasid.model.topic.Json;

/// The HTML of an outlet: its front page and its articles, with all that stands around them.
final class Pages {
  private Pages() {}

  /// @param related other articles, linked below
  static String article(Piece piece, List<Piece> related, URI base) {
    var outlet = piece.outlet();
    var words = Wording.of(outlet.lang());
    var head = head(outlet, piece.title() + " | " + outlet.name(), meta(piece, base));
    var story =
        switch (outlet.layout()) {
          case LINKED_DATA -> linkedData(piece, words);
          case META -> meta(piece, words);
          case TIME_ELEMENT -> timeElement(piece, words);
          case WORDS_ONLY -> wordsOnly(piece, words);
        };
    return head + masthead(outlet, words) + story + below(related, words, base) + footer(words);
  }

  static String front(Outlet outlet, List<Piece> newest, URI base) {
    var words = Wording.of(outlet.lang());
    var teasers =
        newest.stream()
            .map(
                piece ->
                    "<li><a href=\"%s\">%s</a> <small>%s</small></li>\n"
                        .formatted(
                            escaped(piece.at(base).toString()),
                            escaped(piece.title()),
                            words.moment(piece.publishedAt())))
            .collect(Collectors.joining());
    var discover =
        "<link rel=\"alternate\" type=\"%s\" title=\"%s\" href=\"%s\">\n"
            .formatted(
                outlet.feed() == Outlet.FeedKind.RSS
                    ? "application/rss+xml"
                    : "application/atom+xml",
                escaped(outlet.name()),
                outlet.feedAt(base));
    return head(outlet, outlet.name(), discover)
        + masthead(outlet, words)
        + "<main><ul class=\"front\">\n%s</ul></main>\n".formatted(teasers)
        + footer(words);
  }

  private static String head(Outlet outlet, String title, String more) {
    return """
    <!DOCTYPE html>
    <html lang="%s" dir="%s">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title>
    <style>body{margin:0;font:17px/1.8 serif}header{background:%s;color:#fff;padding:1em}header a,nav a{color:#fff}\
    main,footer,aside,.content-wrap{max-width:46em;margin:auto;padding:1em}</style>
    %s</head>
    <body>
    """
        .formatted(
            outlet.lang(),
            Wording.of(outlet.lang()).direction(),
            escaped(title),
            outlet.colour(),
            more);
  }

  private static String meta(Piece piece, URI base) {
    var url = escaped(piece.at(base).toString());
    var common =
        """
        <link rel="canonical" href="%s">
        <meta property="og:type" content="article">
        <meta property="og:title" content="%s">
        <meta property="og:site_name" content="%s">
        <meta property="og:url" content="%s">
        """
            .formatted(url, escaped(piece.title()), escaped(piece.outlet().name()), url);
    return switch (piece.outlet().layout()) {
      case LINKED_DATA -> common + jsonLd(piece, base);
      case META ->
          common
              + "<meta property=\"article:published_time\" content=\"%s\">\n"
                  .formatted(piece.publishedAt())
              + (piece.author() == null
                  ? ""
                  : "<meta name=\"author\" content=\"%s\">\n".formatted(escaped(piece.author())));
      case TIME_ELEMENT, WORDS_ONLY -> common;
    };
  }

  private static String jsonLd(Piece piece, URI base) {
    var author = piece.author() == null ? piece.outlet().name() : piece.author();
    Map<String, Object> article = new LinkedHashMap<>();
    article.put("@context", "https://schema.org");
    article.put("@type", "NewsArticle");
    article.put("headline", piece.title());
    article.put("datePublished", piece.publishedAt().toString());
    article.put("dateModified", piece.publishedAt().toString());
    article.put("inLanguage", piece.outlet().lang());
    article.put("mainEntityOfPage", piece.at(base).toString());
    article.put(
        "author",
        Map.of("@type", piece.author() == null ? "Organization" : "Person", "name", author));
    article.put("publisher", Map.of("@type", "Organization", "name", piece.outlet().name()));
    // A title that holds "</script>" must not end the element.
    var json = Json.MAPPER.writeValueAsString(article).replace("<", "\\u003c");
    return "<script type=\"application/ld+json\">%s</script>\n".formatted(json);
  }

  private static String masthead(Outlet outlet, Wording words) {
    var sections =
        List.of("sport", "economy", "culture", "africa").stream()
            .map(
                one ->
                    "<a href=\"/%s/#%s\">%s</a>"
                        .formatted(outlet.id(), one, one.equals("sport") ? words.home() : "•"))
            .collect(Collectors.joining(" "));
    return """
    <header class="site-header">
    <a class="brand" href="/%s/">%s</a> <span class="motto">%s</span>
    <nav class="main-menu">%s</nav>
    </header>
    """
        .formatted(outlet.id(), escaped(outlet.name()), escaped(outlet.motto()), sections);
  }

  private static String linkedData(Piece piece, Wording words) {
    return """
    <main>
    <div class="breadcrumbs"><a href="/%s/">%s</a> › %s</div>
    <article class="post">
    <h1 class="entry-title">%s</h1>
    <p class="byline">%s <span class="author">%s</span> · <time datetime="%s">%s</time></p>
    %s<div class="entry-content">
    %s</div>
    </article>
    </main>
    """
        .formatted(
            piece.outlet().id(),
            words.home(),
            escaped(piece.section().label()),
            escaped(piece.title()),
            words.by(),
            escaped(signed(piece, words)),
            piece.publishedAt(),
            words.moment(piece.publishedAt()),
            share(words),
            paragraphs(piece));
  }

  private static String meta(Piece piece, Wording words) {
    return """
    <div id="page" class="content-wrap">
    <div class="article-header"><span class="kicker">%s</span><h1>%s</h1>
    <div class="meta">%s | %s</div></div>
    %s<div class="article-body">
    %s</div>
    </div>
    """
        .formatted(
            escaped(piece.section().label()),
            escaped(piece.title()),
            words.moment(piece.publishedAt()),
            escaped(signed(piece, words)),
            share(words),
            paragraphs(piece));
  }

  private static String timeElement(Piece piece, Wording words) {
    return """
    <main>
    <article>
    <header class="story-head"><p>%s</p><h1>%s</h1><p><time datetime="%s">%s</time></p></header>
    %s</article>
    %s<div class="newsletter">%s <input type="email"><button>✓</button></div>
    </main>
    """
        .formatted(
            escaped(piece.section().label()),
            escaped(piece.title()),
            piece.publishedAt(),
            words.moment(piece.publishedAt()),
            paragraphs(piece),
            share(words),
            words.newsletter());
  }

  private static String wordsOnly(Piece piece, Wording words) {
    return """
    <div class="content-wrap">
    <h2 class="sitename-small">%s</h2>
    <h1 class="title">%s</h1>
    <div class="date">%s</div>
    <div class="writer">%s</div>
    %s<div class="text">
    %s</div>
    </div>
    """
        .formatted(
            escaped(piece.section().label()),
            escaped(piece.title()),
            words.moment(piece.publishedAt()),
            escaped(signed(piece, words)),
            share(words),
            paragraphs(piece));
  }

  private static String paragraphs(Piece piece) {
    return piece.paragraphs().stream()
        .map(paragraph -> "<p>%s</p>\n".formatted(escaped(paragraph)))
        .collect(Collectors.joining());
  }

  private static String signed(Piece piece, Wording words) {
    return piece.author() == null ? words.newsroom() : piece.author();
  }

  private static String share(Wording words) {
    return """
    <div class="share-bar"><span>%s</span> <a href="#f">Facebook</a> <a href="#x">X</a> \
    <a href="#w">WhatsApp</a> <a href="#t">Telegram</a></div>
    """
        .formatted(words.share());
  }

  private static String below(List<Piece> related, Wording words, URI base) {
    var links =
        related.stream()
            .map(
                piece ->
                    "<li><a href=\"%s\">%s</a></li>\n"
                        .formatted(escaped(piece.at(base).toString()), escaped(piece.title())))
            .collect(Collectors.joining());
    return """
    <aside class="related"><h3>%s</h3>
    <ul>
    %s</ul></aside>
    """
        .formatted(words.related(), links);
  }

  private static String footer(Wording words) {
    return """
    <footer class="site-footer"><p>%s</p></footer>
    </body>
    </html>
    """
        .formatted(words.fiction());
  }
}
