package rasid.processor.watch;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import rasid.model.RegionMention;
import rasid.model.RegionMention.Certainty;
import rasid.model.RegionMention.Kind;
import rasid.model.Span;
import rasid.model.TaggedArticle.Keyword;
import rasid.processor.text.FoldedText;

/// One article, read for the watches of an index.
///
/// @param text its text
/// @param lang its language
/// @param source where it came from
/// @param names the names found in it
/// @param themes the themes found in it
/// @param places where the vocabulary's words stand
record Reading(
    FoldedText text,
    String lang,
    String source,
    List<RegionMention> names,
    List<Keyword> themes,
    Map<Integer, Vocabulary.Places> places) {

  /// What it is about, as anchors name it.
  Set<String> subjects() {
    var subjects = new TreeSet<String>();
    for (var name : names) {
      if (name.certainty() == Certainty.CERTAIN) {
        name.regions().forEach(code -> subjects.add("region:" + code));
        if (name.kind() == Kind.PLACE) {
          subjects.add("place:" + name.id());
        } else if (name.kind() == Kind.ORGANISATION) {
          subjects.add("org:" + name.id());
        }
      }
    }
    themes.forEach(theme -> subjects.add("theme:" + theme.theme()));
    subjects.add("lang:" + lang);
    subjects.add("source:" + source);
    return subjects;
  }

  boolean holds(Criterion criterion) {
    return switch (criterion) {
      case Criterion.Phrase(var ids) -> holds(ids);
      case Criterion.Nearby(var ids, var window) -> !near(ids, window).isEmpty();
      case Criterion.InRegion(var codes) -> names.stream().anyMatch(standsFor(codes));
      case Criterion.AtPlace(var id) -> names.stream().anyMatch(is(Kind.PLACE, id));
      case Criterion.Naming(var id) -> names.stream().anyMatch(is(Kind.ORGANISATION, id));
      case Criterion.OnTheme(var id) -> themes.stream().anyMatch(t -> t.theme().equals(id));
      case Criterion.InLang(var code) -> lang.equals(code);
      case Criterion.From(var id) -> source.equals(id);
      case Criterion.All(var all) -> all.stream().allMatch(this::holds);
      case Criterion.Some(var some) -> some.stream().anyMatch(this::holds);
      case Criterion.Without(var without) -> !holds(without);
      case Criterion.Weights(var threshold, var weights) ->
          weights.stream()
                  .filter(item -> holds(item.criterion()))
                  .mapToInt(Criterion.Weight::weight)
                  .sum()
              >= threshold;
    };
  }

  /// Adds the places that make a criterion hold which does hold.
  void mark(Criterion criterion, Set<Span> spans) {
    switch (criterion) {
      case Criterion.Phrase(var ids) -> mark(ids, spans);
      case Criterion.Nearby(var ids, var window) ->
          near(ids, window).forEach(met -> spans.add(text.span(met.token, met.skipped, met.token)));
      case Criterion.InRegion(var codes) -> mark(standsFor(codes), spans);
      case Criterion.AtPlace(var id) -> mark(is(Kind.PLACE, id), spans);
      case Criterion.Naming(var id) -> mark(is(Kind.ORGANISATION, id), spans);
      case Criterion.OnTheme(var id) ->
          themes.stream()
              .filter(theme -> theme.theme().equals(id))
              .forEach(theme -> spans.addAll(theme.spans()));
      case Criterion.All(var all) -> all.forEach(one -> mark(one, spans));
      case Criterion.Some(var some) ->
          some.stream().filter(this::holds).forEach(one -> mark(one, spans));
      case Criterion.Weights(_, var weights) ->
          weights.stream()
              .filter(item -> item.weight() > 0 && holds(item.criterion()))
              .forEach(item -> mark(item.criterion(), spans));
      case Criterion.InLang _, Criterion.From _, Criterion.Without _ -> {
        // nothing in the text to show
      }
    }
  }

  private void mark(Predicate<RegionMention> which, Set<Span> spans) {
    names.stream().filter(which).forEach(name -> spans.add(name.span()));
  }

  private static Predicate<RegionMention> standsFor(Set<String> codes) {
    return name ->
        name.certainty() == Certainty.CERTAIN && name.regions().stream().anyMatch(codes::contains);
  }

  private static Predicate<RegionMention> is(Kind kind, String id) {
    return name ->
        name.certainty() == Certainty.CERTAIN && name.kind() == kind && name.id().equals(id);
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

  /// A word met.
  ///
  /// @param word which of those looked for
  private record Met(int token, int skipped, int word) {}

  // From each place of one of them on, the next of each, if all stand within the window.
  private Set<Met> near(List<Integer> ids, int window) {
    var met = new ArrayList<Met>();
    for (int word = 0; word < ids.size(); word++) {
      var at = places.get(ids.get(word));
      if (at == null) {
        return Set.of();
      }
      for (int i = 0; i < at.size(); i++) {
        met.add(new Met(at.token(i), at.skipped(i), word));
      }
    }
    met.sort(Comparator.comparingInt(Met::token).thenComparingInt(Met::word));
    var near = new TreeSet<>(Comparator.comparingInt(Met::token).thenComparingInt(Met::word));
    for (int from = 0; from < met.size(); from++) {
      if (from > 0 && met.get(from - 1).token == met.get(from).token) {
        continue; // one place of two words begins one window
      }
      var within = new ArrayList<Met>();
      var covered = new BitSet(ids.size());
      int last = met.get(from).token + window;
      for (int i = from; i < met.size() && met.get(i).token < last; i++) {
        if (!covered.get(met.get(i).word)) {
          covered.set(met.get(i).word);
          within.add(met.get(i));
        }
      }
      if (covered.cardinality() == ids.size()) {
        near.addAll(within);
      }
    }
    return near;
  }
}
