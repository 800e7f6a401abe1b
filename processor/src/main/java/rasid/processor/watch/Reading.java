package rasid.processor.watch;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import rasid.model.RegionMention;
import rasid.model.RegionMention.Certainty;
import rasid.model.Span;
import rasid.processor.text.FoldedText;

/// One article, read for the watches of an index.
///
/// @param text its text
/// @param lang its language
/// @param source where it came from
/// @param regions the names found in it
/// @param places where the vocabulary's words stand
record Reading(
    FoldedText text,
    String lang,
    String source,
    List<RegionMention> regions,
    Map<Integer, Vocabulary.Places> places) {

  /// Codes of the regions it is about.
  Set<String> codes() {
    var codes = new TreeSet<String>();
    for (var mention : regions) {
      if (mention.certainty() == Certainty.CERTAIN) {
        codes.addAll(mention.regions());
      }
    }
    return codes;
  }

  boolean holds(Criterion criterion) {
    return switch (criterion) {
      case Criterion.Phrase(var ids) -> holds(ids);
      case Criterion.InRegion(var codes) -> regions.stream().anyMatch(m -> names(m, codes));
      case Criterion.InLang(var code) -> lang.equals(code);
      case Criterion.From(var id) -> source.equals(id);
      case Criterion.All(var all) -> all.stream().allMatch(this::holds);
      case Criterion.Some(var some) -> some.stream().anyMatch(this::holds);
      case Criterion.Without(var without) -> !holds(without);
    };
  }

  /// Adds the places that make a criterion hold which does hold.
  void mark(Criterion criterion, Set<Span> spans) {
    switch (criterion) {
      case Criterion.Phrase(var ids) -> mark(ids, spans);
      case Criterion.InRegion(var codes) ->
          regions.stream()
              .filter(mention -> names(mention, codes))
              .forEach(mention -> spans.add(mention.span()));
      case Criterion.All(var all) -> all.forEach(one -> mark(one, spans));
      case Criterion.Some(var some) ->
          some.stream().filter(this::holds).forEach(one -> mark(one, spans));
      case Criterion.InLang _, Criterion.From _, Criterion.Without _ -> {
        // nothing in the text to show
      }
    }
  }

  private static boolean names(RegionMention mention, Set<String> codes) {
    return mention.certainty() == Certainty.CERTAIN
        && mention.regions().stream().anyMatch(codes::contains);
  }

  private boolean holds(List<Integer> ids) {
    var first = places.get(ids.getFirst());
    if (first == null || ids.size() == 1) {
      return first != null;
    }
    for (int i = 0; i < first.size(); i++) {
      if (follows(ids, first.token(i))) {
        return true;
      }
    }
    return false;
  }

  private void mark(List<Integer> ids, Set<Span> spans) {
    var first = places.get(ids.getFirst());
    if (first == null) {
      return;
    }
    for (int i = 0; i < first.size(); i++) {
      int token = first.token(i);
      if (follows(ids, token)) {
        spans.add(text.span(token, first.skipped(i), token + ids.size() - 1));
      }
    }
  }

  private boolean follows(List<Integer> ids, int token) {
    for (int k = 1; k < ids.size(); k++) {
      var next = places.get(ids.get(k));
      if (next == null || !next.contains(token + k)) {
        return false;
      }
    }
    return true;
  }
}
