package rasid.processor;

import java.util.List;
import java.util.function.Predicate;
import rasid.model.Article;
import rasid.model.Mention;
import rasid.model.Span;
import rasid.model.TaggedArticle;
import rasid.processor.keyword.KeywordTagger;
import rasid.processor.keyword.Phrases;
import rasid.processor.region.Explanation;
import rasid.processor.region.Gazetteer;
import rasid.processor.region.RegionTagger;
import rasid.processor.text.ArabicText;
import rasid.processor.text.Language;
import rasid.processor.text.Signatures;
import rasid.processor.watch.WatchIndex;
import rasid.processor.watch.WatchIndex.ParsedWatch;

/// Says what is in an article: its language, the regions it names, the themes it is about, the
/// phrases that stand out, the watches it matches.
///
/// Pure, and safe to share between threads. Each article is folded and cut into words once.
public final class Tagger {
  /// The tagger that knows the names Rasid ships.
  public static final Tagger STANDARD = new Tagger(Gazetteer.STANDARD);

  private final RegionTagger regions;

  /// A tagger that knows these names.
  public Tagger(Gazetteer gazetteer) {
    regions = new RegionTagger(gazetteer);
  }

  /// All but the watches.
  public TaggedArticle tag(Article article) {
    return tag(article, WatchIndex.EMPTY, _ -> true);
  }

  /// Everything, with the watches of the index that hold and match.
  ///
  /// @param holding which watches hold, at most one version of each
  public TaggedArticle tag(Article article, WatchIndex watches, Predicate<ParsedWatch> holding) {
    try (var text = ArabicText.fold(article.text())) {
      var lang = Language.of(text);
      var mentions = regions.mentions(text);
      var keywords = KeywordTagger.STANDARD.keywords(text);
      return new TaggedArticle(
          article,
          lang,
          RegionTagger.regions(mentions),
          mentions,
          RegionTagger.organisations(mentions),
          keywords,
          Phrases.STANDARD.phrases(text),
          watches.matches(text, lang, article.source(), mentions, keywords, holding));
    }
  }

  /// Why each spelling of an article that may be a name was read as it was, in the order of the
  /// text.
  public List<Explanation> explain(Article article) {
    return regions.explain(ArabicText.fold(article.text()));
  }

  /// One mention for each watch that a tagged article matches, by watch id.
  ///
  /// @param after the last tick before the article in its partition, 0 when there was none
  public static List<Mention> mentions(TaggedArticle tagged, long after) {
    if (tagged.matches().isEmpty()) {
      return List.of();
    }
    var article = tagged.article();
    var text = article.text();
    var signed = Signatures.words(article.title(), article.body());
    var signature = Signatures.signature(signed);
    var sketch = Signatures.sketch(signed);
    var headline = Signatures.headline(article.title(), signed);
    return tagged.matches().stream()
        .map(
            match -> {
              var spans = match.spans();
              var excerpt =
                  Excerpt.around(spans.isEmpty() ? new Span(0, 1) : spans.getFirst(), text);
              return new Mention(
                  match.watch(),
                  match.version(),
                  article.id(),
                  article.url(),
                  article.source(),
                  article.outlet(),
                  tagged.lang(),
                  article.title(),
                  excerpt.text(),
                  excerpt.start(),
                  spans.subList(0, Math.min(spans.size(), Mention.MOST_SPANS)),
                  tagged.regions(),
                  signature,
                  sketch,
                  headline,
                  article.publishedAt(),
                  article.seenAt(),
                  article.countedAt(),
                  after);
            })
        .toList();
  }
}
