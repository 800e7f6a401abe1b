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
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rasid.model.RegionMention;
import rasid.model.RegionMention.Certainty;
import rasid.model.RegionMention.Kind;
import rasid.model.Span;
import rasid.model.TaggedArticle.Keyword;
import rasid.model.TaggedArticle.WatchMatch;
import rasid.model.Watch;
import rasid.processor.keyword.KeywordTagger;
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
        "tankers|A tanker burns|tanker",
        "شاحنة|احتراق ثلاث شاحنات|شاحنات",
        "شاحنات|وبالشاحنة|الشاحنة",
        "الشاحنات|احتراق شاحنة|",
        "\"هجوم مسلح\"|هجوم مسلحين على|هجوم مسلحين",
        "=شاحنة|احتراق شاحنات|",
        "attack|They were attacked|attacked",
        "journaux|le journal|journal",
        "\"حصار وقود\"~2|وقود في ظل الحصار|وقود;الحصار",
        "\"حصار وقود\"~2|وقود شح في ظل الحصار|",
        "\"حصار وقود غاو\"~1|حصار على غاو وقود|حصار;غاو;وقود",
        "=\"حصار وقود\"~2|وقود في الحصار|",
        "place:ML:gao|هجوم في غاو بمالي|غاو",
        "place:ML:gao|هجوم في كيدال|",
        "org:jnim|هجوم تبنته جماعة نصرة الإسلام والمسلمين|جماعة نصرة الإسلام والمسلمين",
        "org:wagner|هجوم تبنته جماعة نصرة الإسلام والمسلمين|",
        "SCORE 4 (حصار^3 وقود^2 football^-4)|حصار وقود|حصار;وقود",
        "SCORE 4 (حصار^3 وقود^2 football^-4)|حصار وقود football|",
        "SCORE 4 (حصار^3 وقود^2 football^-4)|حصار حصار حصار|",
        "SCORE 4 (حصار^3 وقود^2 football^-1)|وقود حصار football|وقود;حصار",
        "SCORE 3 (region:ML^2 (حصار OR كمين)^2)|كمين في غاو بمالي|كمين;غاو;مالي",
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
  void a_theme_matches_and_marks_what_speaks_for_it() {
    var text = ArabicText.fold("مقتل سبعة جنود في هجوم مسلح شنه مسلحون على قرية");
    var themes = KeywordTagger.STANDARD.keywords(text);
    var index =
        WatchIndex.of(List.of(new ParsedWatch(watch(0, "theme:attack"), parsed("theme:attack"))));
    assertThat(index.matches(text, "ar", "s1", List.of(), themes).getFirst().spans()).isNotEmpty();
    assertThat(index.matches(text, "ar", "s1", List.of(), List.of())).isEmpty();
  }

  @Test
  void an_uncertain_mention_counts_for_no_field() {
    var mention =
        new RegionMention(0, 3, "غاو", "ML:gao", Kind.PLACE, List.of("ML"), Certainty.UNCERTAIN);
    for (var query : List.of("place:ML:gao", "region:ML", "region:SAHEL")) {
      var index = WatchIndex.of(List.of(new ParsedWatch(watch(0, query), parsed(query))));
      var text = ArabicText.fold("غاو");
      assertThat(index.matches(text, "ar", "s1", List.of(mention), List.of())).isEmpty();
    }
  }

  @Test
  void language_and_source_alone_can_match_and_mark_nothing() {
    assertThat(matches(List.of("lang:ar source:s1"), "قال الرئيس ذلك").getFirst().spans())
        .isEmpty();
    assertThat(matches(List.of("lang:fr", "source:s2"), "قال الرئيس ذلك")).isEmpty();
  }

  // The first text is asked for word by word, the second remembered; one word of it stands for
  // more terms than are remembered.
  @Test
  void words_that_come_again_match_as_they_did() {
    var queries =
        List.of("وقود", "الوقود", "=الوقود", "=والوقود", "وقو*", "\"حصار الوقود\"", "شاحنة", "ذهب");
    var watches = new ArrayList<ParsedWatch>();
    for (int i = 0; i < queries.size(); i++) {
      watches.add(new ParsedWatch(watch(i, queries.get(i)), parsed(queries.get(i))));
    }
    var index = WatchIndex.of(watches);
    var text = ArabicText.fold("حصار الوقود والوقود وشاحنات في حصار الوقود");
    var first = index.matches(text, "ar", "s1", List.of(), List.of());
    assertThat(first).extracting(WatchMatch::watch).hasSize(7).doesNotContain("w007");
    assertThat(index.matches(text, "ar", "s1", List.of(), List.of())).isEqualTo(first);
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
    var themes = KeywordTagger.STANDARD.keywords(text);
    var expected = new ArrayList<WatchMatch>();
    var parsed = new ArrayList<ParsedWatch>();
    for (int i = 0; i < queries.size(); i++) {
      var watch = watch(i, queries.get(i).toString());
      parsed.add(new ParsedWatch(watch, queries.get(i)));
      var slow = new Slow(text, "ar", "s1", regions, themes);
      if (slow.holds(queries.get(i))) {
        expected.add(new WatchMatch(watch.id(), 1, slow.spans(queries.get(i))));
      }
    }
    assertThat(WatchIndex.of(parsed).matches(text, "ar", "s1", regions, themes))
        .isEqualTo(expected);
  }

  /// Reads every query against every word, by regular expression.
  private record Slow(
      FoldedText text,
      String lang,
      String source,
      List<RegionMention> regions,
      List<Keyword> themes) {

    boolean holds(Query query) {
      return switch (query) {
        case Query.Lang(var code) -> code.equals(lang);
        case Query.Source(var id) -> id.equals(source);
        case Query.And(var all) -> all.stream().allMatch(this::holds);
        case Query.Or(var any) -> any.stream().anyMatch(this::holds);
        case Query.Not(var not) -> !holds(not);
        case Query.Score(var threshold, var items) ->
            items.stream().filter(i -> holds(i.query())).mapToInt(Query.Weighted::weight).sum()
                >= threshold;
        default -> !found(query).isEmpty();
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
        case Query.Score(_, var items) ->
            items.stream()
                .filter(item -> item.weight() > 0 && holds(item.query()))
                .forEach(item -> gather(item.query(), spans));
        case Query.Not _, Query.Lang _, Query.Source _ -> {
          // nothing to mark
        }
        default -> spans.addAll(found(query));
      }
    }

    private List<Span> found(Query query) {
      return switch (query) {
        case Query.Region(var code) -> {
          var codes =
              code.equals("SAHEL") ? Set.of("SAHEL", "ML", "NE", "BF", "TD", "MR") : Set.of(code);
          yield certain(m -> m.regions().stream().anyMatch(codes::contains));
        }
        case Query.Place(var id) -> certain(m -> m.kind() == Kind.PLACE && m.id().equals(id));
        case Query.Org(var id) -> certain(m -> m.kind() == Kind.ORGANISATION && m.id().equals(id));
        case Query.InTheme(var id) ->
            themes.stream()
                .filter(theme -> theme.theme().equals(id))
                .flatMap(theme -> theme.spans().stream())
                .toList();
        case Query.Near near -> near(near);
        case Query.Words words -> following(words);
        default -> throw new AssertionError(query);
      };
    }

    private List<Span> certain(Predicate<RegionMention> which) {
      return regions.stream()
          .filter(m -> m.certainty() == Certainty.CERTAIN)
          .filter(which)
          .map(RegionMention::span)
          .toList();
    }

    private List<Span> following(Query.Words words) {
      var wanted = wanted(words.written(), words.form());
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

    // Every window that begins with one of the words and holds all: the first of each.
    private List<Span> near(Query.Near near) {
      var wanted = wanted(near.written(), near.form());
      int window = wanted.size() + near.distance();
      var found = new ArrayList<Span>();
      for (int i = 0; i < text.size(); i++) {
        int begin = i;
        if (wanted.stream().allMatch(w -> start(text.token(begin), w, near.form()) < 0)) {
          continue;
        }
        var firsts = new ArrayList<Span>();
        for (var word : wanted) {
          for (int j = i; j < Math.min(text.size(), i + window); j++) {
            int skipped = start(text.token(j), word, near.form());
            if (skipped >= 0) {
              firsts.add(text.span(j, skipped, j));
              break;
            }
          }
        }
        if (firsts.size() == wanted.size()) {
          found.addAll(firsts);
        }
      }
      return found;
    }

    private static List<String> wanted(String written, Form form) {
      return form == Form.ANY
          ? Forms.ofEach(written).stream()
              .map(forms -> forms.stream().map(Pattern::quote).collect(Collectors.joining("|")))
              .toList()
          : ArabicText.fold(written).tokens().stream().map(Pattern::quote).toList();
    }

    // Where the mark begins in a word, or -1 when it is another word.
    private static int start(String token, String words, Form form) {
      if (form == Form.EXACT) {
        return token.matches(words) ? 0 : -1;
      }
      var rest = form == Form.PREFIX ? ".*" : "s?";
      // لل stands for ل and ال: of a form with the article, what follows the article.
      var bare = "(" + words + ")";
      var fused = "(" + words.replace("\\Qال", "\\Q") + ")";
      var article = words.contains("\\Qال") ? fused : bare;
      var pattern =
          Pattern.compile(
              "(?<particles>[وف]?[بكل]?)(?<name>(ال)?"
                  + bare
                  + rest
                  + ")"
                  + "|(?<fused>[وف]?)(?<with>لل"
                  + article
                  + rest
                  + ")");
      var matcher = pattern.matcher(token);
      if (!matcher.matches()) {
        return -1;
      }
      var particles = matcher.group("particles");
      return (particles != null ? particles : matcher.group("fused")).length();
    }
  }

  static String text(Random random) {
    var words =
        List.of(
            "وقود",
            "الوقود",
            "والوقود",
            "بالوقود",
            "للوقود",
            "حصار",
            "بحصار",
            "الحصار",
            "أزمة",
            "ازمه",
            "باماكو",
            "وباماكو",
            "النيجر",
            "الجيش",
            "للجيش",
            "fuel",
            "Fuels",
            "Ségou",
            "tankers",
            "tanker",
            "قافلة",
            "القافلات",
            "قافلتين",
            "القوافل",
            "في",
            "على",
            "،",
            "غاو",
            "هجوم",
            "مقتل",
            "نصرة الإسلام والمسلمين");
    var text = new StringBuilder();
    for (int i = 0; i < 25; i++) {
      text.append(words.get(random.nextInt(words.size()))).append(' ');
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a^1 ", "\"a b\"~50^1 ", "\"a b\"^1 ", "aab*^1 "})
  void a_query_of_many_words_that_stand_everywhere_marks_a_bounded_number_of_places(String item) {
    int most = 19_000 / item.length();
    var query = "SCORE 2 (%s)".formatted(item.repeat(Math.min(500, most)));
    var spans = matches(List.of(query), "a b aab ".repeat(20_000)).getFirst().spans();
    assertThat(spans).hasSizeBetween(1_000, Reading.MOST_MARKS).isSorted();
  }

  private static List<WatchMatch> matches(List<String> queries, String published) {
    var watches = new ArrayList<ParsedWatch>();
    for (int i = 0; i < queries.size(); i++) {
      watches.add(new ParsedWatch(watch(i, queries.get(i)), parsed(queries.get(i))));
    }
    var text = ArabicText.fold(published);
    return WatchIndex.of(watches).matches(text, "ar", "s1", REGIONS.mentions(text), List.of());
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
