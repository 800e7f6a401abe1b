package rasid.processor.watch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import rasid.processor.text.FoldedText;
import rasid.processor.text.ProcliticForms;
import rasid.processor.watch.Query.Form;

/// The words of all watches, numbered, so that an article is read once for all of them.
final class Vocabulary {
  private final Map<SortedSet<String>, Integer> numbers = new HashMap<>();
  private final Map<String, List<Integer>> any = new HashMap<>();
  private final Map<String, Integer> exact = new HashMap<>();
  private final Map<String, Integer> prefixes = new HashMap<>();
  private final TreeSet<Integer> prefixLengths = new TreeSet<>();
  private final List<Integer> lengths = new ArrayList<>();

  /// Numbers of the words that a query names, in order; new ones are added.
  List<Integer> idsOf(String written, Form form) {
    return switch (form) {
      case ANY -> Forms.ofEach(written).stream().map(this::inflected).toList();
      case EXACT ->
          Written.tokens(written).stream()
              .map(token -> exact.computeIfAbsent(token, this::added))
              .toList();
      case PREFIX ->
          Written.tokens(written).stream()
              .map(
                  token -> {
                    prefixLengths.add(token.length());
                    return prefixes.computeIfAbsent(token, this::added);
                  })
              .toList();
    };
  }

  private int inflected(SortedSet<String> forms) {
    var known = numbers.get(forms);
    if (known != null) {
      return known;
    }
    int number = added(Collections.min(forms, Comparator.comparingInt(String::length)));
    numbers.put(forms, number);
    forms.forEach(form -> any.computeIfAbsent(form, _ -> new ArrayList<>(1)).add(number));
    return number;
  }

  private int added(String token) {
    lengths.add(token.length());
    return lengths.size() - 1;
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
            any.getOrDefault(form, List.of()).forEach(id -> add(found, id, token, skipped));
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
