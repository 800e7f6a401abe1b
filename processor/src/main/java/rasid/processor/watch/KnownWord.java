package rasid.processor.watch;

/// The terms that a word stands for, each with the units of the word before it, packed into what
/// [WordMemo] keeps: how many there are, lowest, and the first two.
final class KnownWord {
  /// More terms are not packed.
  static final int MOST = 2;

  private static final int COUNT_BITS = 2;
  private static final int COUNT_MASK = (1 << COUNT_BITS) - 1;
  private static final int SKIPPED_BITS = 3;
  private static final int TERM_BITS = 28;
  private static final int BITS = TERM_BITS + SKIPPED_BITS;

  private KnownWord() {}

  /// How many terms there are; more than [#MOST] of those too many to be packed, and of
  /// [WordMemo#UNKNOWN].
  static int count(long known) {
    return (int) known & COUNT_MASK;
  }

  /// One of the terms.
  static int term(long known, int index) {
    return (int) (known >>> (COUNT_BITS + index * BITS + SKIPPED_BITS)) & ((1 << TERM_BITS) - 1);
  }

  /// The units before one of the terms.
  static int skipped(long known, int index) {
    return (int) (known >>> (COUNT_BITS + index * BITS)) & ((1 << SKIPPED_BITS) - 1);
  }

  /// The same and one term more.
  static long with(long known, int term, int skipped) {
    int count = count(known);
    if (count >= MOST || term >>> TERM_BITS != 0) {
      return WordMemo.UNKNOWN;
    }
    long one = ((long) term << SKIPPED_BITS) | skipped;
    return (known | (one << (COUNT_BITS + count * BITS))) + 1;
  }
}
