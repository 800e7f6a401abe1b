package rasid.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An article with what Rasid saw in it.
///
/// Organisations, keywords and phrases are empty in records from before they were told.
///
/// @param article as published
/// @param lang the language it is written in, detected: ISO 639, or `und`
/// @param regions codes it is about, each once, most named first: ISO 3166-1 alpha-2 and groups
/// @param mentions every name found, in the order of the text
/// @param organisations ids of the organisations it names, each once, most named first
/// @param keywords the event themes it is about, by theme
/// @param phrases the phrases that stand out in it, most telling first
/// @param matches the watches it matches, by watch id
/// @param after the last tick before it in its partition, 0 when there was none: with the ticks it
///   tells where in the recorded clock it stands, which a backtest needs; null where it was tagged
///   outside a stream
public record TaggedArticle(
    Article article,
    String lang,
    List<String> regions,
    List<RegionMention> mentions,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> organisations,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<Keyword> keywords,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<Phrase> phrases,
    List<WatchMatch> matches,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long after) {
  public TaggedArticle {
    regions = List.copyOf(regions);
    mentions = List.copyOf(mentions);
    organisations = List.copyOf(organisations);
    keywords = List.copyOf(keywords);
    phrases = List.copyOf(phrases);
    matches = List.copyOf(matches);
  }

  /// One that was tagged outside a stream.
  public TaggedArticle(
      Article article,
      String lang,
      List<String> regions,
      List<RegionMention> mentions,
      List<String> organisations,
      List<Keyword> keywords,
      List<Phrase> phrases,
      List<WatchMatch> matches) {
    this(article, lang, regions, mentions, organisations, keywords, phrases, matches, null);
  }

  /// The same in its place of the recorded clock.
  ///
  /// @param after the last tick before it in its partition, 0 when there was none
  public TaggedArticle placedAfter(long after) {
    return new TaggedArticle(
        article, lang, regions, mentions, organisations, keywords, phrases, matches, after);
  }

  /// The same with other watches.
  public TaggedArticle matching(List<WatchMatch> matches) {
    return new TaggedArticle(
        article, lang, regions, mentions, organisations, keywords, phrases, matches, after);
  }

  /// An event theme with what speaks for it.
  ///
  /// @param theme of the controlled set, such as `attack` or `displacement`
  /// @param spans the words that speak for it, in [Article#text()], in order
  public record Keyword(String theme, List<Span> spans) {
    public Keyword {
      spans = List.copyOf(spans);
    }
  }

  /// A phrase that stands out.
  ///
  /// @param text as first published
  /// @param spans wherever it stands, in [Article#text()], in order
  public record Phrase(String text, List<Span> spans) {
    public Phrase {
      spans = List.copyOf(spans);
    }
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
