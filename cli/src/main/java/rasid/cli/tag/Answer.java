package rasid.cli.tag;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rasid.model.Article;
import rasid.model.RegionMention;
import rasid.model.Span;
import rasid.model.TaggedArticle;
import rasid.processor.Tagger;
import rasid.processor.region.Explanation;
import rasid.processor.text.Language;

/// What is in an article, as JSON.
///
/// @param id as JSON
/// @param lang as stated, else detected
/// @param regions as in [TaggedArticle]
/// @param mentions likewise, each with why it was read so when that was asked for
/// @param organisations likewise
/// @param keywords likewise
/// @param phrases likewise
/// @param passedOver spellings that might be names and were read as none, with the reason, when
///   that was asked for
/// @param text what the spans point into, where the reader does not have it otherwise
record Answer(
    @JsonRawValue String id,
    String lang,
    List<String> regions,
    List<Reasoned> mentions,
    List<String> organisations,
    List<TaggedArticle.Keyword> keywords,
    List<TaggedArticle.Phrase> phrases,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<PassedOver> passedOver,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String text) {

  /// A mention, and why it is one.
  record Reasoned(
      @JsonUnwrapped RegionMention mention,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String why) {}

  /// A spelling that was read as no name.
  record PassedOver(@JsonUnwrapped Span span, String text, String why) {}

  /// A text that says nothing.
  static Answer empty(String id, @Nullable String lang) {
    return new Answer(
        id,
        lang == null ? Language.UNDETERMINED : lang,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        null);
  }

  static Answer of(String id, @Nullable String lang, Article article, boolean explain) {
    var tagged = Tagger.STANDARD.tag(article);
    return of(id, lang, tagged, explain ? Tagger.STANDARD.explain(article) : List.of());
  }

  /// @param explanations of its mentions; empty when none were asked for
  static Answer of(
      String id, @Nullable String lang, TaggedArticle tagged, List<Explanation> explanations) {
    var reasons = new HashMap<RegionMention, String>();
    var passedOver = new ArrayList<PassedOver>();
    for (var one : explanations) {
      var mention = one.mention();
      if (mention == null) {
        passedOver.add(new PassedOver(one.span(), one.text(), one.why()));
      } else {
        reasons.put(mention, one.why());
      }
    }
    return new Answer(
        id,
        lang == null ? tagged.lang() : lang,
        tagged.regions(),
        tagged.mentions().stream()
            .map(mention -> new Reasoned(mention, reasons.get(mention)))
            .toList(),
        tagged.organisations(),
        tagged.keywords(),
        tagged.phrases(),
        passedOver.isEmpty() ? null : passedOver,
        null);
  }

  Answer withText(String published) {
    return new Answer(
        id, lang, regions, mentions, organisations, keywords, phrases, passedOver, published);
  }
}
