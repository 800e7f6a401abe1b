package rasid.processor.text;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Set;
import rasid.model.Headline;
import rasid.model.Signature;
import rasid.model.Sketch;

/// Makes the [Signature] and the [Sketch] of an article from the runs of words in its folded body,
/// and the [Headline] from its title and the words of the body.
///
/// The title is no part of the runs, for sites that carry a wire story write their own. Where the
/// body is too short to tell anything, title and body are taken together.
///
/// Time and memory grow with the words signed, at most [#LONGEST]: a hash of each word, 64 of each
/// run for the signature, one for the sketch.
public final class Signatures {
  /// Words in a run of a signature: two say little where only the smallest hash counts.
  static final int RUN = 3;

  /// Words in a run of a sketch: with three, a few changed words spoil too many runs.
  static final int SKETCH_RUN = 2;

  /// A body of fewer words is signed together with the title.
  static final int SHORTEST_BODY = 20;

  /// Words signed; what a book has more than the longest reportage is not looked at. With more, the
  /// runs that a sketch holds would stand so close that strange ones fall together.
  static final int LONGEST = 4_000;

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Signatures() {}

  /// What is signed of an article: its body, or title and body.
  public static FoldedText words(String title, String body) {
    var words = ArabicText.fold(body);
    return words.size() >= SHORTEST_BODY ? words : ArabicText.fold(title + "\n\n" + body);
  }

  /// The signature of what [#words] gave.
  public static Signature signature(FoldedText words) {
    var minima = new long[Signature.SIZE];
    Arrays.fill(minima, -1); // the largest, unsigned
    var hashes = hashes(words);
    int runs = Math.max(1, hashes.length - RUN + 1);
    for (int i = 0; i < runs; i++) {
      long run = run(hashes, i, Math.min(i + RUN, hashes.length));
      for (int k = 0; k < minima.length; k++) {
        long hashed = mix(run ^ (GOLDEN * (k + 1)));
        if (Long.compareUnsigned(hashed, minima[k]) < 0) {
          minima[k] = hashed;
        }
      }
    }
    return Signature.of(minima);
  }

  /// The sketch of what [#words] gave.
  public static Sketch sketch(FoldedText words) {
    var hashes = hashes(words);
    int size = hashes.length;
    var seen = new BitSet();
    var runs = new char[Math.max(0, size - SKETCH_RUN + 1)];
    int distinct = 0;
    for (int i = 0; i < runs.length; i++) {
      char run = (char) run(hashes, i, i + SKETCH_RUN);
      if (!seen.get(run)) {
        seen.set(run);
        runs[distinct++] = run;
      }
    }
    var figures = new LinkedHashSet<Integer>();
    Figures.of(
        words,
        size,
        (value, first, last) -> {
          long before = first > 0 ? hashes[first - 1] : 0;
          long after = last + 1 < size ? hashes[last + 1] : 0;
          figures.add(
              Sketch.figure(
                  mix(hash(value)), Figures.isCommon(value), mix(mix(before) * 31 + after)));
        });
    return Sketch.of(
        Arrays.copyOf(runs, distinct), figures.stream().mapToInt(Integer::intValue).toArray());
  }

  /// The headline over what [#words] gave.
  public static Headline headline(String title, FoldedText words) {
    var text = stems(words);
    var told = stems(ArabicText.fold(title));
    told.retainAll(text);
    return Headline.of(hashes(told), hashes(text));
  }

  private static Set<String> stems(FoldedText words) {
    var stems = new LinkedHashSet<String>();
    for (int i = 0; i < Math.min(words.size(), LONGEST); i++) {
      var stem = Stem.of(words.token(i));
      if (!stem.isEmpty()) {
        stems.add(stem);
      }
    }
    return stems;
  }

  private static long[] hashes(Set<String> stems) {
    return stems.stream().mapToLong(stem -> mix(hash(stem))).toArray();
  }

  private static long[] hashes(FoldedText words) {
    var hashes = new long[Math.min(words.size(), LONGEST)];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = hash(words.token(i));
    }
    return hashes;
  }

  private static long run(long[] hashes, int from, int to) {
    long run = 0;
    for (int j = from; j < to; j++) {
      run = mix(run * 31 + hashes[j]);
    }
    return run;
  }

  // FNV-1a over UTF-16 units: String.hashCode has 32 bits only.
  private static long hash(String token) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < token.length(); i++) {
      hash = (hash ^ token.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  // The finaliser of SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number
  // generators", 2014).
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
