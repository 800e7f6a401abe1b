package rasid.processor.text;

/// A number known by each of many folded words, looked up with the words of a text and their forms.
///
/// A look-up makes no string: [FoldedText] has hashed each form once for all tables. Safe to share
/// between threads as long as nobody puts.
public final class WordNumbers {
  /// Of words that are not known.
  public static final int NONE = KeyNumbers.NONE;

  private final KeyNumbers numbers;

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

  /// What is known by a form that was gathered.
  public int gathered(FoldedText text, int form) {
    return numbers.known(text.formHash(form));
  }

  /// Gathers the forms of a text that are known, and a few that are not, for [#gathered] to tell.
  ///
  /// All are asked before any is looked at, for which are known cannot be foreseen.
  ///
  /// @param forms gets their numbers, in order; as long as there are forms in the text
  /// @return how many
  public int gather(FoldedText text, int[] forms) {
    int count = 0;
    for (int form = 0; form < forms.length; form++) {
      forms[count] = form;
      count += numbers.filter(text.formHash(form));
    }
    return count;
  }

  /// What is known by a folded word.
  public int get(String word) {
    return numbers.get(RollingHash.of(word));
  }
}
