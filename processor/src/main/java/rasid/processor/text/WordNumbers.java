package rasid.processor.text;

/// A number known by each of many folded words, looked up with the words of a text and their forms.
///
/// A look-up makes no string: [FoldedText] has hashed each form once for all tables. Safe to share
/// between threads as long as nobody puts.
public final class WordNumbers {
  /// Of words that are not known.
  public static final int NONE = KeyNumbers.NONE;

  private final KeyNumbers numbers;

  /// Is told of a form that is known.
  public interface KnownForm {
    /// @param number what is known by it
    /// @param isWhole whether it is its whole word
    /// @param skipped units to leave out at the beginning of its word to mark it
    void form(int number, boolean isWhole, int skipped);
  }

  /// None are known.
  public WordNumbers() {
    this(1);
  }

  /// @param size words that there is room for at first
  WordNumbers(int size) {
    numbers = new KeyNumbers(size);
  }

  /// Puts what is known by a folded word, in place of what was; [#NONE] forgets it.
  public void put(String word, int number) {
    numbers.put(RollingHash.of(word), number);
  }

  /// What is known by a form of a word of a text.
  ///
  /// @param form its number, from [FoldedText#firstForm] to before [FoldedText#endForm]
  public int form(FoldedText text, int form) {
    return numbers.get(text.formHash(form));
  }

  /// Tells what is known by each form of a word of a text, least stripped first.
  public void each(FoldedText text, int word, KnownForm known) {
    var words = text.words();
    var sums = new long[ProcliticForms.MOST_LEFT_OUT + 1];
    words.sumBeginning(word, sums);
    long forms = words.forms(word);
    for (int i = 0; i < ProcliticForms.count(forms); i++) {
      byte form = ProcliticForms.form(forms, i);
      int number = numbers.get(words.hash(word, form, sums));
      if (number != NONE) {
        known.form(number, form == ProcliticForms.WHOLE_WORD, ProcliticForms.skipped(form));
      }
    }
  }

  /// What is known by a folded word.
  public int get(String word) {
    return numbers.get(RollingHash.of(word));
  }
}
