package rasid.desk.api;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rasid.model.RegionMention;
import rasid.model.TaggedArticle;
import rasid.model.TaggedArticle.WatchMatch;

/// An article as the page shows it: the published text, at most [#LONGEST_TEXT] of it, and what is
/// marked in that.
///
/// @param text begins with the title, where there is one
/// @param titleLength UTF-16 units of the title at the start of `text`; 0 when there is none
/// @param whole whether `text` is all there is
/// @param mentions names within `text`
/// @param matches watches it matches, with the spans within `text`
record ArticleCard(
    String id,
    URI url,
    String source,
    String outlet,
    String lang,
    String text,
    int titleLength,
    boolean whole,
    @Nullable Instant publishedAt,
    Instant seenAt,
    List<String> regions,
    List<RegionMention> mentions,
    List<WatchMatch> matches) {

  /// Longest text sent, in UTF-16 units: some five times a usual article; the rest is a click away
  /// at the publisher's.
  static final int LONGEST_TEXT = 20_000;

  static ArticleCard of(TaggedArticle tagged) {
    var article = tagged.article();
    var all = article.text();
    int end = cut(all);
    return new ArticleCard(
        article.id(),
        article.url(),
        article.source(),
        article.outlet(),
        tagged.lang(),
        all.substring(0, end),
        article.title().isBlank() ? 0 : Math.min(article.title().length(), end),
        end == all.length(),
        article.publishedAt(),
        article.seenAt(),
        tagged.regions(),
        tagged.mentions().stream().filter(mention -> mention.end() <= end).toList(),
        tagged.matches().stream().map(match -> within(match, end)).toList());
  }

  private static WatchMatch within(WatchMatch match, int end) {
    return new WatchMatch(
        match.watch(),
        match.version(),
        match.spans().stream().filter(span -> span.end() <= end).toList());
  }

  // Never in the middle of a surrogate pair.
  private static int cut(String text) {
    if (text.length() <= LONGEST_TEXT) {
      return text.length();
    }
    return Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1))
        ? LONGEST_TEXT - 1
        : LONGEST_TEXT;
  }
}
