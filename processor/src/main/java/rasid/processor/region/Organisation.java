package rasid.processor.region;

import java.util.ArrayList;
import java.util.List;
import rasid.processor.region.Name.Casing;
import rasid.processor.text.ArabicText;
import rasid.processor.text.FoldedText;

/// A name of an organisation or a people, and when it is one.
///
/// Phrases are folded and cut into words. A name without conditions is always one.
///
/// @param id the organisation's
/// @param casing how the name must be written, in scripts that have case
/// @param near phrases of which one must stand in the same sentence
/// @param anywhere phrases of which one will do, anywhere in the text
/// @param unless phrases that must not stand directly around
record Organisation(
    String id,
    Casing casing,
    List<List<String>> near,
    List<List<String>> anywhere,
    List<List<String>> unless) {
  // Words on either side that are the same sentence, if no full stop parts them.
  private static final int SENTENCE = 15;

  // Words on either side that are directly around.
  private static final int AROUND = 3;

  static Organisation always(String id, Casing casing) {
    return new Organisation(id, casing, List.of(), List.of(), List.of());
  }

  boolean isConditional() {
    return !near.isEmpty() || !anywhere.isEmpty() || !unless.isEmpty();
  }

  /// Phrases of a cell, folded.
  static List<List<String>> phrases(List<String> items) {
    var phrases = new ArrayList<List<String>>();
    for (var item : items) {
      var tokens = ArabicText.fold(item).tokens();
      if (!tokens.isEmpty()) {
        phrases.add(tokens);
      }
    }
    return List.copyOf(phrases);
  }

  /// Whether the name is one where it stands from `first` to `last`.
  boolean isMeant(FoldedText text, int first, int last) {
    if (!isConditional()) {
      return true;
    }
    int around = Math.max(0, first - AROUND);
    if (stands(unless, text, around, Math.min(text.size(), last + AROUND + 1))) {
      return false;
    }
    if (near.isEmpty() && anywhere.isEmpty()) {
      return true;
    }
    int from = first;
    while (from > 0 && first - from < SENTENCE && !text.isParted(from - 1)) {
      from--;
    }
    int to = last + 1;
    while (to < text.size() && to - last <= SENTENCE && !text.isParted(to - 1)) {
      to++;
    }
    return stands(near, text, from, first)
        || stands(near, text, last + 1, to)
        || stands(anywhere, text, 0, text.size());
  }

  private static boolean stands(List<List<String>> phrases, FoldedText text, int from, int to) {
    for (var phrase : phrases) {
      for (int at = from; at + phrase.size() <= to; at++) {
        if (isAt(phrase, text, at)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isAt(List<String> phrase, FoldedText text, int at) {
    for (int k = 0; k < phrase.size(); k++) {
      if (!text.isKnownBy(at + k, phrase.get(k))) {
        return false;
      }
    }
    return true;
  }
}
