package rasid.processor.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;

/// The forms a written word may be known by: itself, and what is left without the particles that
/// Arabic writes together with it.
///
/// Particles: و or ف; then ب, ك, ل, or س before a verb; then ال, which together with ل is written
/// لل. Nothing shorter than two letters is left. Whoever asks accepts a form only when it knows it:
/// stripping blindly would find ادي in وادي. A Latin word is also known without a plural s, if
/// three letters are left.
///
/// A form is a byte: how it comes of its word. Which forms an Arabic word has depends on its length
/// and its first four letters, and of these only on whether and in what they are part of a
/// particle; so the forms of all words stand in tables, small enough for the nearest cache: from
/// the first two letters to what they are the beginning of, from there and the next two to the
/// forms by length.
public final class ProcliticForms {
  /// No word has more forms.
  static final int MOST = 7;

  /// No form leaves out more units at the beginning of its word.
  static final int MOST_LEFT_OUT = 4;

  /// The form that is the whole word.
  static final byte WHOLE_WORD = 0;

  private static final int SHORTEST = 2;
  private static final int SHORTEST_PLURAL = 4;

  // What a form is beside its letters, by bit.
  private static final int ALEF = 1;
  private static final int CUT = 2;
  private static final int FROM_SHIFT = 2;
  private static final int FROM_MASK = 7;
  private static final int SKIPPED_SHIFT = 5;

  // Forms packed: a byte each, the first lowest, and above them how many.
  private static final int COUNT_SHIFT = 56;
  private static final long WHOLE = 1L << COUNT_SHIFT;
  private static final long WHOLE_AND_SINGULAR = (2L << COUNT_SHIFT) | ((long) CUT << Byte.SIZE);

  // Letters that mean the same for the forms of a word, the first of them for all; the first kind
  // is that of all other letters.
  private static final String[] KINDS = {"د", "ا", "وف", "ل", "بك", "س", "يتن"};
  private static final int KIND_BITS = 3;
  private static final int PAIR_BITS = 2 * KIND_BITS;
  // Longer words have the forms of these.
  private static final int LONG = 7;
  private static final int LENGTH_BITS = 3;
  // The kind of each letter of the Arabic block.
  private static final byte[] KIND_OF = kindOf();
  // By the first pair of letters; by that and the next pair; by that and the length.
  private static final byte[] HEADS = new byte[1 << PAIR_BITS];
  private static final byte[] BODIES;
  private static final long[] FORMS;

  static {
    var heads = new LinkedHashMap<List<Byte>, Byte>();
    var bodies = new LinkedHashMap<List<Long>, Byte>();
    for (int head = 0; head < HEADS.length; head++) {
      var body = new ArrayList<Byte>();
      for (int rest = 0; rest < HEADS.length; rest++) {
        body.add(bodies.computeIfAbsent(byLength(head, rest), _ -> (byte) bodies.size()));
      }
      HEADS[head] = heads.computeIfAbsent(body, _ -> (byte) heads.size());
    }
    BODIES = new byte[heads.size() << PAIR_BITS];
    int at = 0;
    for (var body : heads.keySet()) {
      for (byte one : body) {
        BODIES[at++] = one;
      }
    }
    FORMS = bodies.keySet().stream().flatMap(List::stream).mapToLong(forms -> forms).toArray();
  }

  private ProcliticForms() {}

  private static byte[] kindOf() {
    var kinds = new byte[0x100];
    for (byte kind = 1; kind < KINDS.length; kind++) {
      for (char letter : KINDS[kind].toCharArray()) {
        kinds[letter & 0xFF] = kind;
      }
    }
    return kinds;
  }

  private static List<Long> byLength(int head, int rest) {
    var word = (letters(head) + letters(rest) + "ددد").toCharArray();
    return IntStream.rangeClosed(0, LONG)
        .mapToObj(length -> length == 0 ? WHOLE : new Rules(word, length).forms())
        .toList();
  }

  // A pair of letters of these kinds.
  private static String letters(int pair) {
    return KINDS[Math.min(pair >>> KIND_BITS, KINDS.length - 1)].substring(0, 1)
        + KINDS[Math.min(pair & ((1 << KIND_BITS) - 1), KINDS.length - 1)].charAt(0);
  }

  /// Tells each form with the number of units to leave out at the word's beginning to mark it,
  /// least stripped first.
  public static void of(String token, ObjIntConsumer<String> form) {
    long forms = of(token.toCharArray(), 0, token.length());
    for (int i = 0; i < count(forms); i++) {
      byte code = form(forms, i);
      var left = token.substring(from(code), token.length() - cut(code));
      form.accept((alef(code) > 0 ? "ا" : "") + left, skipped(code));
    }
  }

  /// The forms of the word that stands from `start` to before `end`, packed.
  static long of(char[] chars, int start, int end) {
    char first = chars[start];
    int length = end - start;
    if (first < 'ء' || first > 'ي') {
      boolean isPlural =
          length >= SHORTEST_PLURAL && chars[end - 1] == 's' && chars[end - 2] != 's';
      return isPlural ? WHOLE_AND_SINGULAR : WHOLE;
    }
    int last = end - 1; // once more for letters that a short word lacks, which decide nothing
    int head = HEADS[pair(first, chars[Math.min(start + 1, last)])];
    int rest = pair(chars[Math.min(start + 2, last)], chars[Math.min(start + 3, last)]);
    int body = BODIES[(head << PAIR_BITS) | rest];
    return FORMS[(body << LENGTH_BITS) | Math.min(length, LONG)];
  }

  private static int pair(char one, char next) {
    return (KIND_OF[one & 0xFF] << KIND_BITS) | KIND_OF[next & 0xFF];
  }

  /// How many forms are packed.
  static int count(long forms) {
    return (int) (forms >>> COUNT_SHIFT);
  }

  /// One of the forms that are packed, from the least stripped, which is the whole word; the whole
  /// word again after the last.
  static byte form(long forms, int index) {
    return (byte) (forms >>> (index * Byte.SIZE));
  }

  /// Units of the word left out at its beginning.
  static int from(byte form) {
    return (form >>> FROM_SHIFT) & FROM_MASK;
  }

  /// 1 if an ا goes before what is left, else 0.
  static int alef(byte form) {
    return form & ALEF;
  }

  /// Units left out at its end.
  static int cut(byte form) {
    return (form & CUT) >>> 1;
  }

  /// Units to leave out at the beginning to mark the form in the text. The article stays in the
  /// mark, for it is part of the name a reader sees.
  static int skipped(byte form) {
    return (form & 0xFF) >>> SKIPPED_SHIFT;
  }

  /// Finds the forms of an Arabic word, letter by letter.
  private static final class Rules {
    private final char[] word;
    private final int length;
    private long forms = WHOLE;

    Rules(char[] word, int length) {
      this.word = word;
      this.length = length;
    }

    long forms() {
      switch (word[0]) {
        case 'ا' -> article(0);
        case 'و' -> {
          if (length > SHORTEST) {
            add(1, 0, 1);
            article(1);
            preposition(1);
          }
        }
        default -> preposition(0);
      }
      return forms;
    }

    private void add(int from, int alef, int skipped) {
      int form = (skipped << SKIPPED_SHIFT) | (from << FROM_SHIFT) | alef;
      forms = (forms | ((long) form << (count(forms) * Byte.SIZE))) + (1L << COUNT_SHIFT);
    }

    private void preposition(int at) {
      if (length < at + 1 + SHORTEST) {
        return;
      }
      char next = word[at + 1];
      switch (word[at]) {
        case 'ل' -> {
          if (next != 'ل') {
            afterPreposition(at);
            return;
          }
          // لل: the article has lost its alef; the whole word is marked.
          add(at + 1, ALEF, at);
          if (length >= at + 2 + SHORTEST) {
            add(at + 2, 0, at);
          }
          add(at + 1, 0, at + 1);
        }
        case 'ب' -> afterPreposition(at);
        case 'س' -> {
          if (next == 'ي' || next == 'ا') {
            add(at + 1, 0, at + 1);
          }
        }
        default -> {
          // no particle
        }
      }
    }

    private void afterPreposition(int at) {
      add(at + 1, 0, at + 1);
      article(at + 1);
    }

    private void article(int at) {
      if (length >= at + 2 + SHORTEST && word[at] == 'ا' && word[at + 1] == 'ل') {
        add(at + 2, 0, at);
      }
    }
  }
}
