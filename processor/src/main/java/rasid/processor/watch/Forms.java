package rasid.processor.watch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import rasid.processor.text.ArabicText;

/// The forms in which a word of a query is met, besides its spellings and the particles written
/// together with it.
///
/// By rule and both ways, so that a plural finds its singular. A form that nobody writes does no
/// harm; one that is another word does, and so a rule is left out, or asks for longer words, where
/// it would make many of those. Broken plurals (صهريج, صهاريج) follow no rule: a query names both.
final class Forms {
  private Forms() {}

  /// All forms of each word, folded, the word itself among them.
  ///
  /// @param written one word or several, as the desk wrote them
  static List<SortedSet<String>> ofEach(String written) {
    var text = ArabicText.fold(written);
    var forms = new ArrayList<SortedSet<String>>(text.size());
    for (int i = 0; i < text.size(); i++) {
      forms.add(of(text.token(i), text.span(i, 0, i).in(written)));
    }
    return forms;
  }

  static SortedSet<String> of(String token, String written) {
    char first = token.charAt(0);
    var forms = new TreeSet<String>();
    if (first >= 'ء' && first <= 'ي') {
      ArabicForms.add(token, forms);
    } else if (token.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
      LatinForms.add(token, written, forms);
    }
    forms.add(token);
    return Collections.unmodifiableSortedSet(forms);
  }
}
