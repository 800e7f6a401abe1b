package rasid.processor.watch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rasid.processor.text.FoldedText;
import rasid.processor.text.ProcliticForms;
import rasid.processor.watch.Query.Form;

/// The words of all watches, numbered, so that an article is read once for all of them.
final class Vocabulary {
  private final Map<String, Integer> any = new HashMap<>();
  private final Map<String, Integer> exact = new HashMap<>();
  private final Map<String, Integer> prefixes = new HashMap<>();
  private final TreeSet<Integer> prefixLengths = new TreeSet<>();
  private final List<Integer> lengths = new ArrayList<>();

  /// The number of a folded word in a form; new ones are added.
  int idOf(String token, Form form) {
    var ids =
        switch (form) {
          case ANY -> any;
          case EXACT -> exact;
          case PREFIX -> prefixes;
        };
    if (form == Form.PREFIX) {
      prefixLengths.add(token.length());
    }
    return ids.computeIfAbsent(
        token,
        added -> {
          lengths.add(added.length());
          return lengths.size() - 1;
        });
  }

  /// Numbers of the words of a query's term, in order.
  List<Integer> idsOf(Query.Words words) {
    return QueryParser.tokens(words).stream()
        .map(token -> idOf(token, words.form()))
        .collect(Collectors.toUnmodifiableList());
  }

  /// How long each word is, by number.
  List<Integer> lengths() {
    return List.copyOf(lengths);
  }

  /// Where each known word stands in a text.
  Map<Integer, Places> read(FoldedText text) {
    var found = new HashMap<Integer, Places>();
    for (int i = 0; i < text.size(); i++) {
      int token = i;
      var written = text.token(i);
      add(found, exact.get(written), token, 0);
      ProcliticForms.of(
          written,
          (form, skipped) -> {
            add(found, any.get(form), token, skipped);
            for (int length : prefixLengths) {
              if (length > form.length()) {
                break;
              }
              add(found, prefixes.get(form.substring(0, length)), token, skipped);
            }
          });
    }
    return found;
  }

  private static void add(
      Map<Integer, Places> found, @Nullable Integer id, int token, int skipped) {
    if (id != null) {
      found.computeIfAbsent(id, _ -> new Places()).add(token, skipped);
    }
  }

  /// The words of a text that are one word of the vocabulary, ascending, each once.
  static final class Places {
    private int[] tokens = new int[4];
    private int[] skipped = new int[4];
    private int size;

    private void add(int token, int skip) {
      if (size > 0 && tokens[size - 1] == token) {
        return; // known by a longer form already
      }
      if (size == tokens.length) {
        tokens = Arrays.copyOf(tokens, 2 * size);
        skipped = Arrays.copyOf(skipped, 2 * size);
      }
      tokens[size] = token;
      skipped[size] = skip;
      size++;
    }

    int size() {
      return size;
    }

    int token(int index) {
      return tokens[index];
    }

    int skipped(int index) {
      return skipped[index];
    }

    boolean contains(int token) {
      return Arrays.binarySearch(tokens, 0, size, token) >= 0;
    }
  }
}
