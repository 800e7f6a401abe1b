package rasid.cli.demo;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/// The slow, obvious measure of two texts' likeness: shared runs of four words over all runs.
final class Shingles {
  private static final int RUN = 4;

  private Shingles() {}

  static Set<String> of(Piece piece) {
    var words =
        (piece.title() + " " + piece.body())
            .toLowerCase(java.util.Locale.ROOT)
            .split("[^\\p{L}\\p{N}]+");
    var runs = new HashSet<String>();
    for (int i = 0; i + RUN <= words.length; i++) {
      runs.add(String.join(" ", Arrays.asList(words).subList(i, i + RUN)));
    }
    return runs;
  }

  static double jaccard(Set<String> a, Set<String> b) {
    long shared = a.stream().filter(b::contains).count();
    return shared / (double) (a.size() + b.size() - shared);
  }
}
