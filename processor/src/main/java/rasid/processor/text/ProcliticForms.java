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
  /// No form leaves out more units at the beginning than و ب ا ل.
  static final int MOST_STRIPPED = 4;

  private static final int SHORTEST = 2;
  private static final int SHORTEST_PLURAL = 4;

  private ProcliticForms() {}

  /// Takes one form of a word.
  interface Sink {
    /// @param from units of the word left out at its beginning
    /// @param alef whether an ا goes before what is left
    /// @param cut units left out at its end
    /// @param skipped units to leave out at the beginning to mark the form in the text. The article
    ///   stays in the mark, for it is part of the name a reader sees
    void form(int from, boolean alef, int cut, int skipped);
  }

  /// Tells each form with the number of units to leave out at the word's beginning to mark it,
  /// least stripped first.
  public static void of(String token, ObjIntConsumer<String> form) {
    of(
        token.toCharArray(),
        0,
        token.length(),
        (from, alef, cut, skipped) ->
            form.accept((alef ? "ا" : "") + token.substring(from, token.length() - cut), skipped));
  }

  /// Tells each form of the word that stands from `start` to before `end`, least stripped first.
  static void of(char[] chars, int start, int end, Sink sink) {
    sink.form(0, false, 0, 0);
    char first = chars[start];
    if (first < 'ء' || first > 'ي') {
      plural(chars, start, end, sink);
      return;
    }
    switch (first) {
      case 'ا' -> article(chars, start, end, 0, sink);
      case 'و', 'ف' -> {
        if (end - start > SHORTEST) {
          sink.form(1, false, 0, 1);
          article(chars, start, end, 1, sink);
          preposition(chars, start, end, 1, sink);
        }
      }
      default -> preposition(chars, start, end, 0, sink);
    }
  }

  private static void preposition(char[] chars, int start, int end, int at, Sink sink) {
    if (end - start < at + 1 + SHORTEST) {
      return;
    }
    char next = chars[start + at + 1];
    switch (chars[start + at]) {
      case 'ل' -> {
        if (next != 'ل') {
          afterPreposition(chars, start, end, at, sink);
          return;
        }
        // لل: the article has lost its alef; the whole word is marked.
        sink.form(at + 1, true, 0, at);
        if (end - start >= at + 2 + SHORTEST) {
          sink.form(at + 2, false, 0, at);
        }
        sink.form(at + 1, false, 0, at + 1);
      }
      case 'ب', 'ك' -> afterPreposition(chars, start, end, at, sink);
      case 'س' -> {
        if (next == 'ي' || next == 'ت' || next == 'ن' || next == 'ا') {
          sink.form(at + 1, false, 0, at + 1);
        }
      }
      default -> {
        // no particle
      }
    }
  }

  private static void afterPreposition(char[] chars, int start, int end, int at, Sink sink) {
    sink.form(at + 1, false, 0, at + 1);
    article(chars, start, end, at + 1, sink);
  }

  private static void article(char[] chars, int start, int end, int at, Sink sink) {
    if (end - start >= at + 2 + SHORTEST
        && chars[start + at] == 'ا'
        && chars[start + at + 1] == 'ل') {
      sink.form(at + 2, false, 0, at);
    }
  }

  private static void plural(char[] chars, int start, int end, Sink sink) {
    if (end - start >= SHORTEST_PLURAL && chars[end - 1] == 's' && chars[end - 2] != 's') {
      sink.form(0, false, 1, 0);
    }
  }
}
