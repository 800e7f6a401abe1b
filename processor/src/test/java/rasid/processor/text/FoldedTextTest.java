package rasid.processor.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Words and forms of random texts, against what slower and plainer means find.
@DisplayNameGeneration(ReplaceUnderscores.class)
class FoldedTextTest {
  private static final String PARTICLES = "الوفبكلسيتن";
  private static final String LETTERS = "ءئؤابتثجحخدذرزسشصضطظعغفقكلمنهويںڎ";
  private static final String LATIN = "abcdesss019";
  private static final String[] WIDE = {"𝒜", "𐤀", "😀", "\uD835", "\uDC9C", "ก", "ि"};
  private static final String[] GAPS = {" ", "  ", ". ", "، ", "-", "\n", " – ", "…"};

  // Arabic letters stand alone; other letters, digits and marks of other scripts together.
  private static final Pattern WORD =
      Pattern.compile(
          "[\\u0620-\\u06FF&&\\p{L}]+|[[\\p{L}\\p{Nd}\\p{Mn}\\p{Mc}]&&[^\\u0620-\\u06FF]]+");

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void words_are_the_runs_of_letters(long seed) {
    var text = ArabicText.fold(text(new Random(seed)));

    var expected = new ArrayList<String>();
    var words = WORD.matcher(text.folded());
    while (words.find()) {
      expected.add(words.group());
    }
    assertThat(text.tokens()).isEqualTo(expected);
    assertThat(text.size()).isEqualTo(expected.size());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_form_is_found_in_a_table_as_it_reads(long seed) {
    var text = ArabicText.fold(text(new Random(seed)));

    for (int word = 0; word < text.size(); word++) {
      var forms = new ArrayList<String>();
      ProcliticForms.of(text.token(word), (form, _) -> forms.add(form));
      var read = new ArrayList<String>();
      for (int form = text.firstForm(word); form < text.endForm(word); form++) {
        var reads = read(text, word, form);
        read.add(reads);
        assertThat(WordTable.of(reads).form(text, form)).isEqualTo(reads);
        assertThat(text.isKnownBy(word, reads)).isTrue();
        assertThat(WordTable.of(reads + "x", "x" + reads).form(text, form)).isNull();
      }
      assertThat(read).isEqualTo(forms);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void forms_are_what_stands_behind_the_particles(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      var word = arabic(random, 1 + random.nextInt(9));
      var forms = new ArrayList<String>();
      ProcliticForms.of(word, (form, _) -> forms.add(form));
      assertThat(forms).as(word).containsExactlyInAnyOrderElementsOf(expected(word));
    }
  }

  // As the class says it, by regular expressions.
  private static List<String> expected(String word) {
    var forms = new ArrayList<String>();
    forms.add(word);
    var bare = new ArrayList<String>();
    bare.add(word);
    if (word.matches("[وف]..+")) {
      forms.add(word.substring(1));
      bare.set(0, word.substring(1));
    } else if (word.matches("[وف].*")) {
      return forms;
    }
    var left = bare.getFirst();
    if (left.matches("ال..+")) {
      forms.add(left.substring(2));
    } else if (left.matches("لل.+")) {
      forms.add("ا" + left.substring(1));
      forms.add(left.substring(1));
      if (left.matches("لل..+")) {
        forms.add(left.substring(2));
      }
    } else if (left.matches("[بكل]..+")) {
      forms.add(left.substring(1));
      if (left.matches(".ال..+")) {
        forms.add(left.substring(3));
      }
    } else if (left.matches("س[يتنا].+")) {
      forms.add(left.substring(1));
    }
    return forms;
  }

  private static String read(FoldedText text, int word, int form) {
    var reads = new StringBuilder();
    for (int i = 0; i < text.formLength(word, form); i++) {
      reads.append(text.formCharAt(word, form, i));
    }
    return reads.toString();
  }

  // Now and then a word far longer than any, for what is walked in stretches.
  private static String text(Random random) {
    var text = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      int length = random.nextInt(100) == 0 ? random.nextInt(3_000) : 1 + random.nextInt(12);
      text.append(
          switch (random.nextInt(10)) {
            case 0 -> of(LATIN, random, length);
            case 1 -> WIDE[random.nextInt(WIDE.length)];
            case 2 -> "";
            default -> arabic(random, length);
          });
      text.append(random.nextInt(10) == 0 ? "" : GAPS[random.nextInt(GAPS.length)]);
    }
    return text.toString();
  }

  private static String arabic(Random random, int length) {
    int particles = Math.min(length, random.nextInt(6));
    return of(PARTICLES, random, particles) + of(LETTERS, random, length - particles);
  }

  private static String of(String letters, Random random, int length) {
    var word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word.toString();
  }
}
