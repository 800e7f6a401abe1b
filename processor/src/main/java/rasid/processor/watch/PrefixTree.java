package rasid.processor.watch;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rasid.processor.text.FoldedText;

/// The beginnings of words that watches ask for, letter by letter.
final class PrefixTree {
  private static final class Node {
    private final Map<Character, Node> next = new HashMap<>(2);
    private int term;
  }

  private final Node root = new Node();

  void put(String prefix, int term) {
    var node = root;
    for (int i = 0; i < prefix.length(); i++) {
      node = node.next.computeIfAbsent(prefix.charAt(i), _ -> new Node());
    }
    node.term = term;
  }

  void remove(String prefix) {
    remove(root, prefix, 0);
  }

  private static void remove(Node node, String prefix, int at) {
    if (at == prefix.length()) {
      node.term = Terms.NONE;
      return;
    }
    char letter = prefix.charAt(at);
    var next = node.next.get(letter);
    if (next != null) {
      remove(next, prefix, at + 1);
      if (next.next.isEmpty() && next.term == Terms.NONE) {
        node.next.remove(letter);
      }
    }
  }

  /// Adds all beginnings of all forms of a text.
  void read(FoldedText text, Hits hits) {
    if (root.next.isEmpty()) {
      return;
    }
    for (int word = text.size() - 1; word >= 0; word--) {
      for (int form = text.firstForm(word); form < text.endForm(word); form++) {
        read(text, word, form, hits);
      }
    }
  }

  private void read(FoldedText text, int word, int form, Hits hits) {
    @Nullable Node node = root;
    int length = text.formLength(word, form);
    for (int i = 0; i < length; i++) {
      node = node.next.get(text.formCharAt(word, form, i));
      if (node == null) {
        return;
      }
      if (node.term != Terms.NONE) {
        hits.add(word, node.term, text.skipped(form));
      }
    }
  }
}
