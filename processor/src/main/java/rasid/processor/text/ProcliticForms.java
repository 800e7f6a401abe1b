package rasid.processor.text;

import java.util.function.ObjIntConsumer;

/// The forms a written word may be known by: itself, and what is left without the particles that
/// Arabic writes together with it.
///
/// Particles: و or ف; then ب, ك, ل, or س before a verb; then ال, which together with ل is written
/// لل. Nothing shorter than two letters is left. Whoever asks accepts a form only when it knows it:
/// stripping blindly would find ادي in وادي. A Latin word is also known without a plural s, if
/// three letters are left.
public final class ProcliticForms {
  private static final int SHORTEST = 2;
  private static final int SHORTEST_PLURAL = 4;
  private static final String IMPERFECT = "يتنا";

  private ProcliticForms() {}

  /// Tells each form with the number of units to leave out at the word's beginning to mark it,
  /// least stripped first. The article stays in the mark, for it is part of the name a reader sees.
  public static void of(String token, ObjIntConsumer<String> form) {
    form.accept(token, 0);
    char first = token.charAt(0);
    if (first < 'ء' || first > 'ي') {
      plural(token, form);
      return;
    }
    article(token, 0, form);
    boolean conjunction = first == 'و' || first == 'ف';
    if (conjunction && token.length() > SHORTEST) {
      form.accept(token.substring(1), 1);
      article(token, 1, form);
      preposition(token, 1, form);
    }
    preposition(token, 0, form);
  }

  /// Whether a word is one of the forms of a token.
  public static boolean isKnownBy(String token, String word) {
    if (token.equals(word)) {
      return true;
    }
    int rest = word.length() - 1;
    if (token.length() <= word.length()
        || !token.regionMatches(token.length() - rest, word, 1, rest)) {
      return false;
    }
    var known = new boolean[1];
    of(token, (form, _) -> known[0] |= form.equals(word));
    return known[0];
  }

  private static void preposition(String token, int at, ObjIntConsumer<String> form) {
    if (token.length() < at + 1 + SHORTEST) {
      return;
    }
    char letter = token.charAt(at);
    if (letter == 'ل' && token.charAt(at + 1) == 'ل') {
      // لل: the article has lost its alef; the whole word is marked.
      form.accept("ا" + token.substring(at + 1), at);
      if (token.length() >= at + 2 + SHORTEST) {
        form.accept(token.substring(at + 2), at);
      }
      form.accept(token.substring(at + 1), at + 1);
    } else if (letter == 'ب' || letter == 'ك' || letter == 'ل') {
      form.accept(token.substring(at + 1), at + 1);
      article(token, at + 1, form);
    } else if (letter == 'س' && IMPERFECT.indexOf(token.charAt(at + 1)) >= 0) {
      form.accept(token.substring(at + 1), at + 1);
    }
  }

  private static void article(String token, int at, ObjIntConsumer<String> form) {
    if (token.startsWith("ال", at) && token.length() >= at + 2 + SHORTEST) {
      form.accept(token.substring(at + 2), at);
    }
  }

  private static void plural(String token, ObjIntConsumer<String> form) {
    int last = token.length() - 1;
    if (token.length() >= SHORTEST_PLURAL
        && token.charAt(last) == 's'
        && token.charAt(last - 1) != 's') {
      form.accept(token.substring(0, last), 0);
    }
  }
}
