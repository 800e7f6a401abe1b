package rasid.processor.text;

import java.util.Arrays;

/// Folded text as it grows, with the place of each unit in the published text.
///
/// Nearly all units follow their neighbour as they did before folding, so places are kept as runs:
/// the place of the first unit, after whose end the others come one by one. And nearly no text is
/// longer for being folded, so it is written over the published text, up to what was read of it.
///
/// One text after another may be folded in the same room.
final class Folded {
  // A run: folded index of its first unit, its start and end in the published text.
  private static final int RUN = 3;

  private static final char[] NO_CHARS = {};

  private char[] published = NO_CHARS;
  private int length;
  private char[] chars = NO_CHARS;
  private boolean isShared = true; // both are one
  private int size;
  private int[] runs = new int[16 * RUN];
  private int runCount;
  // Where the last unit ends in the published text.
  private int next;

  /// Begins a text, after which nothing is known of the one before.
  void begin(String text) {
    length = text.length();
    if (chars.length < length) {
      chars = new char[length];
    }
    text.getChars(0, length, chars, 0);
    published = chars;
    isShared = true;
    size = 0;
    next = 0;
    runCount = 0;
    run(0, 0, 1);
  }

  int size() {
    return size;
  }

  /// The units, and then others that are none of it.
  char[] chars() {
    return chars;
  }

  private void run(int index, int start, int end) {
    if (runCount * RUN == runs.length) {
      runs = Arrays.copyOf(runs, 2 * runs.length);
    }
    int at = runCount * RUN;
    runs[at] = index;
    runs[at + 1] = start;
    runs[at + 2] = end;
    runCount++;
  }

  /// Adds what units fold to, as long as each folds to one.
  ///
  /// @param from the first of them
  /// @param table what each unit folds to, 0 for what does not fold to one
  /// @return the first that was not added
  int append(int from, char[] table) {
    if (size + length - from > chars.length) {
      chars = Arrays.copyOf(chars, 2 * size + length - from);
    }
    int length = this.length;
    var published = this.published;
    var chars = this.chars;
    int at = from;
    int to = size;
    while (at < length) {
      char folded = table[published[at]];
      if (folded == 0) {
        break;
      }
      chars[to] = folded;
      to++;
      at++;
    }
    if (at > from) {
      if (from != next) {
        run(size, from, from + 1);
      }
      size = to;
      next = at;
    }
    return at;
  }

  /// Adds what the units from `start` to before `end` fold to.
  void append(String folded, int start, int end) {
    for (int i = 0; i < folded.length(); i++) {
      int room = isShared ? end : chars.length; // what is unread must stay
      if (size == room) {
        chars = Arrays.copyOf(chars, 2 * size + 1);
        isShared = false;
      }
      run(size, start, end);
      chars[size] = folded.charAt(i);
      size++;
    }
    next = end;
  }

  /// The last unit.
  char last() {
    return size == 0 ? 0 : chars[size - 1];
  }

  /// Puts another unit for the last one, which takes up what stands before `end`.
  void replaceLast(char folded, int end) {
    chars[size - 1] = folded;
    stretchLast(end);
  }

  /// Whether the last unit ends there in the published text.
  boolean endsAt(int published) {
    return size > 0 && next == published;
  }

  /// Lets the last unit take up what stands before `end`.
  void stretchLast(int end) {
    run(size - 1, start(size - 1), end);
    next = end;
  }

  /// Where a unit begins in the published text.
  int start(int index) {
    int run = runOf(index);
    return runs[run] == index ? runs[run + 1] : runs[run + 2] + index - runs[run] - 1;
  }

  /// Where a unit ends in the published text.
  int end(int index) {
    int run = runOf(index);
    return runs[run + 2] + index - runs[run];
  }

  // The last run that begins at a unit or before it.
  private int runOf(int index) {
    int low = 0;
    int high = runCount - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (runs[middle * RUN] <= index) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low * RUN;
  }
}
