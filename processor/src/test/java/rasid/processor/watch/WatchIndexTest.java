package rasid.processor.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static rasid.processor.watch.QueryParserTest.parsed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import rasid.model.RegionMention;
import rasid.model.Span;
import rasid.model.TaggedArticle.WatchMatch;
import rasid.model.Watch;
import rasid.processor.region.Gazetteer;
import rasid.processor.region.RegionTagger;
import rasid.processor.text.ArabicText;
import rasid.processor.text.FoldedText;
import rasid.processor.watch.Query.Form;
import rasid.processor.watch.WatchIndex.ParsedWatch;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WatchIndexTest {
  private static final RegionTagger REGIONS = new RegionTagger(Gazetteer.STANDARD);

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // query | text | what is marked, or nothing when it does not match
        "وقود|أزمة الوقود في العاصمة|الوقود",
        "وقود|والوقودُ شحيح|الوقودُ",
        "الوقود|شح وقود|",
        "الوقود|محتاجون للوقود|للوقود",
        "\"حصار باماكو\"|بحصار بامـاكو|حصار بامـاكو",
        "\"حصار باماكو\"|حصار مدينة باماكو|",
        "=مالي|دعم مالي|مالي",
        "=مالي|في ومالي|",
        "انقلاب*|محاولة الانقلابيين|الانقلابيين",
        "fuel AND blockade|Blockade of fuel|Blockade;fuel",
        "tanker|Fuel tankers burn|tankers",
        "tankers|A tanker burns|",
        "Segou|à Ségou|Ségou",
        "N'Djamena|de N’Djaména|N’Djaména",
        "region:ML AND وقود|نقص الوقود في باماكو|الوقود;باماكو",
        "region:SAHEL وقود|نقص الوقود في باماكو|الوقود;باماكو",
        "region:NE وقود|نقص الوقود في باماكو|",
        "وقود NOT غزة|نقص الوقود في غزة|",
        "وقود NOT غزة|نقص الوقود في كايس|الوقود",
        "(وقود OR ديزل) (باماكو OR كايس)|الديزل في كايس|الديزل;كايس",
        "حصار OR \"حصار باماكو\"|حصار باماكو|حصار باماكو"
      })
  void a_watch_marks_what_makes_it_match(String query, String text, String marked) {
    var matches = matches(List.of(query), text);
    if (marked == null) {
      assertThat(matches).isEmpty();
    } else {
      assertThat(matches.getFirst().spans().stream().map(span -> span.in(text)).toList())
          .containsExactly(marked.split(";"));
    }
  }

  @Test
  void language_and_source_alone_can_match_and_mark_nothing() {
    assertThat(matches(List.of("lang:ar source:s1"), "قال الرئيس ذلك").getFirst().spans())
        .isEmpty();
    assertThat(matches(List.of("lang:fr", "source:s2"), "قال الرئيس ذلك")).isEmpty();
  }

  @Test
  void matches_come_by_watch_id() {
    assertThat(matches(List.of("وقود", "حصار", "مصر"), "حصار وقود"))
        .extracting(WatchMatch::watch)
        .containsExactly("w000", "w001");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_index_finds_what_the_slow_and_obvious_way_finds(long seed) {
    var random = new Random(seed);
    var queries = new ArrayList<Query>();
    for (int i = 0; i < 30; i++) {
      queries.add(
          new Query.And(List.of(QueryParserTest.any(random, 0), QueryParserTest.any(random, 3))));
    }
    var text = ArabicText.fold(text(random));
    var regions = REGIONS.mentions(text);
    var expected = new ArrayList<WatchMatch>();
    var parsed = new ArrayList<ParsedWatch>();
    for (int i = 0; i < queries.size(); i++) {
      var watch = watch(i, queries.get(i).toString());
      parsed.add(new ParsedWatch(watch, queries.get(i)));
      var slow = new Slow(text, "ar", "s1", regions);
      if (slow.holds(queries.get(i))) {
        expected.add(new WatchMatch(watch.id(), 1, slow.spans(queries.get(i))));
      }
    }
    assertThat(WatchIndex.of(parsed).matches(text, "ar", "s1", regions)).isEqualTo(expected);
  }

  /// Reads every query against every word, by regular expression.
  private record Slow(FoldedText text, String lang, String source, List<RegionMention> regions) {

    boolean holds(Query query) {
      return switch (query) {
        case Query.Words words -> !found(words).isEmpty();
        case Query.Region _ -> !found(query).isEmpty();
        case Query.Lang(var code) -> code.equals(lang);
        case Query.Source(var id) -> id.equals(source);
        case Query.And(var all) -> all.stream().allMatch(this::holds);
        case Query.Or(var any) -> any.stream().anyMatch(this::holds);
        case Query.Not(var not) -> !holds(not);
      };
    }

    List<Span> spans(Query query) {
      var spans = new TreeSet<Span>();
      gather(query, spans);
      return spans.stream()
          .filter(
              span ->
                  spans.stream()
                      .noneMatch(
                          other ->
                              !other.equals(span)
                                  && other.start() <= span.start()
                                  && other.end() >= span.end()))
          .toList();
    }

    private void gather(Query query, Set<Span> spans) {
      switch (query) {
        case Query.And(var all) -> all.forEach(one -> gather(one, spans));
        case Query.Or(var any) ->
            any.stream().filter(this::holds).forEach(one -> gather(one, spans));
        case Query.Words _, Query.Region _ -> spans.addAll(found(query));
        case Query.Not _, Query.Lang _, Query.Source _ -> {
          // nothing to mark
        }
      }
    }

    private List<Span> found(Query query) {
      if (query instanceof Query.Region(var code)) {
        var codes =
            code.equals("SAHEL") ? Set.of("SAHEL", "ML", "NE", "BF", "TD", "MR") : Set.of(code);
        return regions.stream()
            .filter(m -> m.certainty() == RegionMention.Certainty.CERTAIN)
            .filter(m -> m.regions().stream().anyMatch(codes::contains))
            .map(RegionMention::span)
            .toList();
      }
      var words = (Query.Words) query;
      var wanted = ArabicText.fold(words.written()).tokens();
      var found = new ArrayList<Span>();
      for (int i = 0; i + wanted.size() <= text.size(); i++) {
        boolean all = true;
        for (int k = 0; k < wanted.size(); k++) {
          all &= start(text.token(i + k), wanted.get(k), words.form()) >= 0;
        }
        if (all) {
          int skipped = start(text.token(i), wanted.getFirst(), words.form());
          found.add(text.span(i, skipped, i + wanted.size() - 1));
        }
      }
      return found;
    }

    // Where the mark begins in a word, or -1 when it is another word.
    private static int start(String token, String word, Form form) {
      if (form == Form.EXACT) {
        return token.equals(word) ? 0 : -1;
      }
      var rest = form == Form.PREFIX ? ".*" : "s?";
      var bare = Pattern.quote(word);
      var article = word.startsWith("ال") ? "|لل" + Pattern.quote(word.substring(2)) : "";
      var pattern =
          Pattern.compile(
              "(?<particles>[وف]?[بكل]?)(?<name>(ال)?"
                  + bare
                  + rest
                  + ")"
                  + "|(?<fused>[وف]?)(?<with>لل"
                  + bare
                  + rest
                  + article
                  + ")");
      var matcher = pattern.matcher(token);
      if (!matcher.matches()) {
        return -1;
      }
      var particles = matcher.group("particles");
      return (particles != null ? particles : matcher.group("fused")).length();
    }
  }

  private static String text(Random random) {
    var words =
        List.of(
            "وقود", "الوقود", "والوقود", "بالوقود", "للوقود", "حصار", "بحصار", "الحصار", "أزمة",
            "ازمه", "باماكو", "وباماكو", "النيجر", "الجيش", "للجيش", "fuel", "Fuels", "Ségou",
            "tankers", "قافلة", "القوافل", "في", "على", "،");
    var text = new StringBuilder();
    for (int i = 0; i < 25; i++) {
      text.append(words.get(random.nextInt(words.size()))).append(' ');
    }
    return text.toString();
  }

  private static List<WatchMatch> matches(List<String> queries, String published) {
    var watches = new ArrayList<ParsedWatch>();
    for (int i = 0; i < queries.size(); i++) {
      watches.add(new ParsedWatch(watch(i, queries.get(i)), parsed(queries.get(i))));
    }
    var text = ArabicText.fold(published);
    return WatchIndex.of(watches).matches(text, "ar", "s1", REGIONS.mentions(text));
  }

  private static Watch watch(int number, String query) {
    return new Watch(
        "w%03d".formatted(number),
        1,
        Map.of("en", "w"),
        query,
        Watch.DEFAULT_BUDGET,
        1,
        1,
        List.of(),
        Instant.EPOCH);
  }
}
