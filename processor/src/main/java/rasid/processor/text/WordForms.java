package rasid.processor.text;

import java.util.Arrays;

/// The forms of all words of a text, numbered through it, those of a word from the whole word on,
/// and hashed.
final class WordForms {
  private final int[] first;
  private long[] hashes;
  private byte[] forms;

  // Most words have one form or two, and which cannot be foreseen: the second is written in any
  // case, and written over where there is none.
  WordForms(Words words) {
    int size = words.size();
    first = new int[size + 1];
    hashes = new long[2 * size + ProcliticForms.MOST];
    forms = new byte[hashes.length];
    var sums = new long[ProcliticForms.MOST_LEFT_OUT + 1];
    int at = 0;
    for (int word = 0; word < size; word++) {
      if (at + ProcliticForms.MOST > hashes.length) {
        hashes = Arrays.copyOf(hashes, 2 * hashes.length);
        forms = Arrays.copyOf(forms, hashes.length);
      }
      long packed = words.forms(word);
      int count = ProcliticForms.count(packed);
      words.sumBeginning(word, sums);
      first[word] = at;
      hashes[at] = words.hash(word);
      forms[at] = ProcliticForms.WHOLE_WORD;
      put(at + 1, words, word, ProcliticForms.form(packed, 1), sums);
      for (int i = 2; i < count; i++) {
        put(at + i, words, word, ProcliticForms.form(packed, i), sums);
      }
      at += count;
    }
    first[size] = at;
  }

  private void put(int at, Words words, int word, byte form, long[] sums) {
    hashes[at] = words.hash(word, form, sums);
    forms[at] = form;
  }

  /// Number of the first form of a word; of one that is not there, the number after the last.
  int first(int word) {
    return first[word];
  }

  /// A form, see [ProcliticForms].
  byte form(int number) {
    return forms[number];
  }

  /// The [RollingHash] of a form.
  long hash(int number) {
    return hashes[number];
  }
}
