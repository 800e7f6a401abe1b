package rasid.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import rasid.model.RegionMention;
import rasid.model.RegionMention.Certainty;
import rasid.model.RegionMention.Kind;
import rasid.processor.text.ArabicText;
import rasid.processor.text.Table;
import rasid.processor.watch.Query;
import rasid.processor.watch.Query.Form;

/// Articles of 7 to 8 KB and queries on them, drawn from one vocabulary.
///
/// Words stand as often as Zipf's law has it (Zipf, "Human Behavior and the Principle of Least
/// Effort", 1949), one in six with a particle; queries ask for words of all ranks but the very
/// commonest: a quarter for one word, the others for phrases, all of two or three, one of two to
/// four, nearness, and a word with a region. The same seed gives the same.
final class MatchCorpus {
  /// Articles, so many that no cache knows them by heart, nor what is remembered of words: of one
  /// that comes again, one word in eleven was driven out by others.
  static final int ARTICLES = 2_048;

  private static final int WORDS = 700;
  private static final int SENTENCE = 20;
  // Of a hundred words, so many bear a particle.
  private static final int WITH_PARTICLE = 17;
  private static final String[] PARTICLES = {"و", "ب", "ل", "ال", "وال", "بال"};
  private static final String[] REGIONS = {
    "ML", "NE", "BF", "TD", "SD", "LY", "DZ", "NG", "MR", "SN"
  };
  // The ranks of words that nobody would watch alone.
  private static final int COMMONEST = 100;
  private static final int NEAR = 5;
  private static final int VOCABULARY = 50_000;
  private static final String ROOT_LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنهوي";
  private static final String[] PATTERNS = {
    "%s%s%s",
    "%sا%s%s",
    "م%s%s%s",
    "م%s%sو%s",
    "%s%sي%s",
    "%s%sا%s",
    "ت%s%sي%s",
    "ا%s%sا%s",
    "م%sا%s%s",
    "%s%s%sه",
    "انت%sا%s%s",
    "است%s%sا%s",
    "%s%s%sيه",
    "م%s%s%sات"
  };

  private final List<String> vocabulary = vocabulary();
  private final double[] ranks = ranks(vocabulary.size());
  private final List<List<String>> words = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private final List<List<RegionMention>> names = new ArrayList<>();
  private final List<Query> queries = new ArrayList<>();
  private final Form form;

  /// @param watches how many queries
  /// @param form which forms of their words are meant
  MatchCorpus(int watches, Form form, long seed) {
    this.form = form;
    var dice = new Random(seed);
    for (int i = 0; i < ARTICLES; i++) {
      article(dice);
    }
    for (int i = 0; i < watches; i++) {
      queries.add(query(dice));
    }
  }

  List<String> texts() {
    return texts;
  }

  /// The regions of each article.
  List<List<RegionMention>> names() {
    return names;
  }

  List<Query> queries() {
    return queries;
  }

  private void article(Random dice) {
    var drawn = new ArrayList<String>();
    var text = new StringBuilder();
    for (int i = 0; i < WORDS; i++) {
      var word = vocabulary.get(rank(dice));
      drawn.add(word);
      text.append(i == 0 ? "" : i % SENTENCE == 0 ? ". " : " ");
      text.append(
          dice.nextInt(100) < WITH_PARTICLE ? PARTICLES[dice.nextInt(PARTICLES.length)] : "");
      text.append(word);
    }
    words.add(drawn);
    texts.add(text.toString());
    var code = REGIONS[dice.nextInt(REGIONS.length)];
    names.add(
        List.of(new RegionMention(0, 1, "", code, Kind.COUNTRY, List.of(code), Certainty.CERTAIN)));
  }

  private Query query(Random dice) {
    return switch (dice.nextInt(20)) {
      case 0, 1, 2, 3, 4 -> word(dice);
      case 5, 6, 7, 8 -> phrase(dice);
      case 9, 10, 11, 12 -> new Query.And(several(2 + dice.nextInt(2), dice));
      case 13, 14, 15 -> new Query.Or(several(2 + dice.nextInt(3), dice));
      case 16, 17 -> near(dice);
      default ->
          new Query.And(
              List.of(new Query.Region(REGIONS[dice.nextInt(REGIONS.length)]), word(dice)));
    };
  }

  private Query word(Random dice) {
    int rank = COMMONEST + dice.nextInt(vocabulary.size() - COMMONEST);
    return new Query.Words(vocabulary.get(rank), form);
  }

  private List<Query> several(int count, Random dice) {
    var several = new LinkedHashSet<Query>();
    while (several.size() < count) {
      several.add(word(dice));
    }
    return List.copyOf(several);
  }

  private Query phrase(Random dice) {
    var drawn = words.get(dice.nextInt(words.size()));
    int at = dice.nextInt(drawn.size() - 1);
    return new Query.Words(drawn.get(at) + " " + drawn.get(at + 1), form);
  }

  private Query near(Random dice) {
    var drawn = words.get(dice.nextInt(words.size()));
    int at = dice.nextInt(drawn.size() - NEAR);
    var other = drawn.get(at + 1 + dice.nextInt(NEAR - 1));
    return new Query.Near(drawn.get(at) + " " + other, form, NEAR);
  }

  private int rank(Random dice) {
    double at = dice.nextDouble() * ranks[ranks.length - 1];
    int low = 0;
    int high = ranks.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ranks[middle] < at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double[] ranks(int size) {
    var ranks = new double[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += 1.0 / (i + 1);
      ranks[i] = sum;
    }
    return ranks;
  }

  // The words of the demo's news by how often they stand there, those of the world's places, and
  // words made of roots and patterns until there are as many as a year of news has.
  private static List<String> vocabulary() {
    var counts = new HashMap<String, Integer>();
    var order = new LinkedHashSet<String>();
    for (var token : tokens(String.join(" ", sentences()))) {
      counts.merge(token, 1, Integer::sum);
      order.add(token);
    }
    var places = Table.read("region/places");
    for (var row : places.rows()) {
      order.addAll(tokens(String.join(" ", places.items(row, "ar"))));
    }
    order.removeIf(token -> token.length() < 2 || token.charAt(0) < 'ء' || token.charAt(0) > 'ي');
    var dice = new Random(VOCABULARY);
    while (order.size() < VOCABULARY) {
      var pattern = PATTERNS[dice.nextInt(PATTERNS.length)];
      order.add(pattern.formatted(letter(dice), letter(dice), letter(dice)));
    }
    return order.stream()
        .sorted(Comparator.comparingInt((String token) -> counts.getOrDefault(token, 0)).reversed())
        .toList();
  }

  private static String letter(Random dice) {
    return String.valueOf(ROOT_LETTERS.charAt(dice.nextInt(ROOT_LETTERS.length())));
  }

  private static List<String> tokens(String text) {
    return ArabicText.fold(text).tokens();
  }

  private static List<String> sentences() {
    var name = "sentences.ar.txt";
    var in = Objects.requireNonNull(MatchCorpus.class.getResourceAsStream(name), name);
    try (var reader = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
