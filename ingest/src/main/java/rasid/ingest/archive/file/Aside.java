package rasid.ingest.archive.file;

/// What stands in an archive, is sound, and is no article.
public enum Aside {
  /// Pages in which no article is found: no text, no title, or no date.
  NO_ARTICLE("pages without an article"),
  /// Records that say "as before".
  REVISIT("revisits"),
  /// Answers that are no page: moved, missing, refused.
  STATUS("answers other than 200"),
  /// Feeds in which no entry gives its whole article, and sitemaps.
  FEED("feeds without whole articles"),
  /// Pictures, scripts, styles and such.
  OTHER_TYPE("files other than pages"),
  /// Requests, notes of the crawler, names looked up.
  OTHER_RECORD("other records"),
  /// Articles that stand in the archive once more.
  AGAIN("articles again");

  private final String words;

  Aside(String words) {
    this.words = words;
  }

  /// In words, for several of them.
  public String words() {
    return words;
  }
}
