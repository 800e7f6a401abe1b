package rasid.processor.text;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rasid.model.Span;

/// A text as [ArabicText] folds it, cut into words, each with its forms and its place in the
/// published text.
///
/// A word is a run of letters and digits. Arabic letters never share a word with others, so that
/// `الـAES` and `و25` fall apart; apostrophes and hyphens part words as spaces do.
///
/// The forms of all words (see [ProcliticForms]) are numbered through the text, those of word `i`
/// from `firstForm(i)` to before `endForm(i)`, the whole word first. Each is hashed once, for every
/// [WordTable] that is asked. Not safe to share between threads: forms are made, and words become
/// strings, when asked for.
///
/// Who closes a text leaves its room to the next one of the thread. A text that is closed has no
/// words; one that never is costs no more than the time to make room anew.
public final class FoldedText implements AutoCloseable {
  private static final Folded NOTHING = new Folded();
  private static final Words NO_WORDS = new Words();

  private final String published;
  private @Nullable Room room;
  private Folded folded;
  private Words words;
  private @Nullable WordForms forms;
  private @Nullable String @Nullable [] tokens;

  /// @param room with the folded text
  FoldedText(String published, Room room) {
    this.published = published;
    this.room = room;
    folded = room.folded();
    words = room.words();
    words.cut(folded);
  }

  @Override
  public void close() {
    if (room != null) {
      var left = room;
      room = null;
      folded = NOTHING;
      words = NO_WORDS;
      forms = null;
      tokens = null;
      left.leave();
    }
  }

  private WordForms made() {
    if (forms == null) {
      forms = new WordForms(words);
    }
    return forms;
  }

  /// The text before folding.
  public String published() {
    return published;
  }

  /// The whole folded text, punctuation and spaces included.
  public String folded() {
    return new String(folded.chars(), 0, folded.size());
  }

  /// How many words it has.
  public int size() {
    return words.size();
  }

  /// A word, folded.
  public String token(int index) {
    if (tokens == null) {
      tokens = new String[words.size()];
    }
    var token = tokens[index];
    if (token == null) {
      int start = words.start(index);
      token = new String(words.chars(), start, words.end(index) - start);
      tokens[index] = token;
    }
    return token;
  }

  /// All words, folded.
  public List<String> tokens() {
    return IntStream.range(0, words.size()).mapToObj(this::token).toList();
  }

  /// How many units a word has, folded.
  public int length(int index) {
    return words.end(index) - words.start(index);
  }

  /// A unit of a word, folded.
  public char charAt(int index, int at) {
    return words.chars()[words.start(index) + at];
  }

  /// A hash of what is left of a word without its first units, which stands for it: the same for
  /// the same letters, and no other letters are met that share it. It differs from process to
  /// process.
  public long hash(int index, int skipped) {
    return skipped == 0
        ? words.hash(index)
        : RollingHash.of(words.chars(), words.start(index) + skipped, words.end(index));
  }

  /// Whether two words are the same when units are left out at their beginnings.
  public boolean isSame(int index, int skipped, int other, int otherSkipped) {
    return Arrays.equals(
        words.chars(),
        words.start(index) + skipped,
        words.end(index),
        words.chars(),
        words.start(other) + otherSkipped,
        words.end(other));
  }

  /// Number of the first form of a word: the whole word.
  public int firstForm(int index) {
    return made().first(index);
  }

  /// Number after the last form of a word.
  public int endForm(int index) {
    return made().first(index + 1);
  }

  /// Units to leave out at the beginning of its word to mark a form.
  public int skipped(int form) {
    return ProcliticForms.skipped(made().form(form));
  }

  /// Whether a form lacks the end of its word: the plural s.
  public boolean isCut(int form) {
    return ProcliticForms.cut(made().form(form)) > 0;
  }

  /// Whether one of the forms of a word reads so.
  public boolean isKnownBy(int index, String word) {
    long hash = RollingHash.of(word);
    for (int form = firstForm(index); form < endForm(index); form++) {
      if (made().hash(form) == hash) {
        return true;
      }
    }
    return false;
  }

  /// How many units a form of a word has.
  public int formLength(int index, int form) {
    byte code = made().form(form);
    return length(index)
        - ProcliticForms.from(code)
        - ProcliticForms.cut(code)
        + ProcliticForms.alef(code);
  }

  /// A unit of a form of a word.
  public char formCharAt(int index, int form, int at) {
    byte code = made().form(form);
    int alef = ProcliticForms.alef(code);
    return at < alef ? 'ا' : charAt(index, at - alef + ProcliticForms.from(code));
  }

  long formHash(int form) {
    return made().hash(form);
  }

  // For who asks for the forms of few words.
  Words words() {
    return words;
  }

  /// Where the words from `first` to `last`, both included, stand in the published text.
  ///
  /// @param skipped units of the first word, as folded, that are left out at its beginning
  public Span span(int first, int skipped, int last) {
    return span(first, skipped, last, 0);
  }

  /// Where the words from `first` to `last`, both included, stand in the published text.
  ///
  /// @param skipped units of the first word, as folded, that are left out at its beginning
  /// @param cut units of the last word, as folded, that are left out at its end
  public Span span(int first, int skipped, int last, int cut) {
    int start = folded.start(words.start(first) + skipped);
    int end = folded.end(words.end(last) - cut - 1);
    return new Span(start, end);
  }

  /// Whether a word was written with a capital at its beginning.
  public boolean isCapitalised(int index) {
    return Character.isUpperCase(published.codePointAt(folded.start(words.start(index))));
  }

  /// Whether a word was written in capitals throughout.
  public boolean isInCapitals(int index) {
    return span(index, 0, index)
        .in(published)
        .codePoints()
        .noneMatch(c -> Character.isLetter(c) && !Character.isUpperCase(c));
  }

  /// Whether a sentence or paragraph ends between a word and the next.
  public boolean isParted(int index) {
    return index + 1 >= words.size() || words.partsSentences(index);
  }

  /// Whether a comma, a bracket, a quotation mark or more stands between a word and the next.
  public boolean isClauseParted(int index) {
    return index + 1 >= words.size() || words.partsClauses(index);
  }
}
