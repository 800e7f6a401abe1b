package rasid.processor.watch;

/// The places in a text where pairs of words follow one another, first to last.
///
/// Each pair is walked once, beside the first, so the work grows with the length of the text.
final class Run {
  private final int[] pairs;
  private final Hits hits;
  // The hit of each pair that the walk has come to; negative after its last.
  private final int[] at;

  Run(int[] pairs, Hits hits) {
    this.pairs = pairs;
    this.hits = hits;
    at = new int[pairs.length];
    for (int i = 0; i < at.length; i++) {
      at[i] = hits.first(pairs[i]);
    }
  }

  /// The next hit of the first pair that the others follow, or a negative number.
  int next() {
    while (at[0] >= 0) {
      int hit = at[0];
      boolean isFollowed = isFollowed(hits.word(hit));
      at[0] = hits.after(hit);
      if (isFollowed) {
        return hit;
      }
    }
    return at[0];
  }

  private boolean isFollowed(int word) {
    for (int i = 1; i < pairs.length; i++) {
      while (at[i] >= 0 && hits.word(at[i]) < word + i) {
        at[i] = hits.after(at[i]);
      }
      if (at[i] < 0 || hits.word(at[i]) > word + i) {
        return false;
      }
    }
    return true;
  }
}
