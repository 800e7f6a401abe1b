package rasid.processor.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rasid.processor.text.ArabicText;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WordMemoTest {
  // More words than it has room for, so that they drive one another out.
  private static final int WORDS = 400_000;
  private static final int WORDS_A_TEXT = 500;

  @Test
  void a_word_is_what_it_was_found_to_be_or_unknown() {
    var memo = new WordMemo();
    var dice = new Random(1);
    int remembered = 0;
    for (int round = 0; round < 2_000; round++) {
      remembered += read(memo, dice);
    }
    assertThat(remembered).as("words that need not be asked for").isGreaterThan(100_000);
  }

  @Test
  void threads_that_share_it_take_no_word_for_another() throws Exception {
    var memo = new WordMemo();
    try (var threads = Executors.newFixedThreadPool(4)) {
      var reads =
          IntStream.range(0, 4)
              .mapToObj(Random::new)
              .<Callable<Integer>>map(
                  dice -> () -> IntStream.range(0, 2_000).map(_ -> read(memo, dice)).sum())
              .toList();
      for (var read : threads.invokeAll(reads)) {
        assertThat(read.get()).isPositive();
      }
    }
  }

  @Test
  void nothing_is_known_after_a_change() {
    var memo = new WordMemo();
    var text = ArabicText.fold("وقود");
    var known = new int[1];
    memo.put(text, 0, WordMemo.NOTHING);
    assertThat(memo.gather(text, 0, 1, new int[1], known)).isZero();

    memo.clear();

    assertThat(memo.gather(text, 0, 1, new int[1], known)).isEqualTo(1);
    assertThat(known).containsOnly(WordMemo.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 7", "1048575, 0", "1048575, 7"})
  void a_term_is_read_as_it_was_put(int term, int skipped) {
    var memo = new WordMemo();
    var text = ArabicText.fold("وقود");
    var known = new int[1];
    memo.put(text, 0, WordMemo.one(term, skipped));
    assertThat(memo.gather(text, 0, 1, new int[1], known)).isEqualTo(1);

    assertThat(WordMemo.term(known[0])).isEqualTo(term);
    assertThat(WordMemo.skipped(known[0])).isEqualTo(skipped);
  }

  @Test
  void a_term_without_room_is_asked_for_each_time() {
    assertThat(WordMemo.one(1 << 20, 0)).isEqualTo(WordMemo.UNKNOWN);
  }

  // Reads a text as a reader does who knows of each word by its number; how many were remembered.
  private static int read(WordMemo memo, Random dice) {
    var numbers =
        dice.ints(WORDS_A_TEXT, 0, WORDS).map(n -> n % (1 + dice.nextInt(WORDS))).toArray();
    var text = new StringBuilder();
    for (int number : numbers) {
      text.append('w').append(number).append(' ');
    }
    var folded = ArabicText.fold(text.toString());
    var words = new int[folded.size()];
    var known = new int[words.length];
    int count = memo.gather(folded, 0, words.length, words, known);
    int asked = 0;
    int at = 0;
    for (int word = 0; word < words.length; word++) {
      int stands = stands(numbers[word]);
      boolean isGathered = at < count && words[at] == word;
      int found = isGathered ? known[at++] : WordMemo.NOTHING;
      if (found == WordMemo.UNKNOWN) {
        memo.put(folded, word, stands);
        asked++;
      } else if (found != stands) {
        fail("%s was taken for what stands for %x, not %x", folded.token(word), found, stands);
      }
    }
    assertThat(at).isEqualTo(count);
    return words.length - asked;
  }

  // What a word of this number is: a third of them nothing.
  private static int stands(int number) {
    return number % 3 == 0 ? WordMemo.NOTHING : WordMemo.one(number + 1, number % 8);
  }
}
