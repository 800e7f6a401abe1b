package rasid.model;

import java.util.List;

/// An article with what Rasid saw in it.
///
/// @param article as published
/// @param lang the language it is written in, detected: ISO 639, or `und`
/// @param regions codes it is about, each once, most named first: ISO 3166-1 alpha-2 and groups
/// @param mentions every name found, in the order of the text
/// @param matches the watches it matches, by watch id
public record TaggedArticle(
    Article article,
    String lang,
    List<String> regions,
    List<RegionMention> mentions,
    List<WatchMatch> matches) {
  public TaggedArticle {
    regions = List.copyOf(regions);
    mentions = List.copyOf(mentions);
    matches = List.copyOf(matches);
  }

  /// One watch that the article matches.
  ///
  /// @param watch its id
  /// @param version its version
  /// @param spans what made it match, in [Article#text()], in order
  public record WatchMatch(String watch, int version, List<Span> spans) {
    public WatchMatch {
      spans = List.copyOf(spans);
    }
  }
}
