package rasid.ingest.archive.file;

import rasid.model.Article;

/// What a place in an archive turned out to hold.
public sealed interface Reading {
  /// An article.
  record News(Article article) implements Reading {}

  /// Nothing of use.
  record NotNews(Aside what) implements Reading {}

  /// What cannot be read.
  ///
  /// @param why in words
  record Broken(String why) implements Reading {}
}
