package rasid.processor.text;

import java.util.Arrays;
import rasid.model.Signature;

/// Makes the [Signature] of an article from the runs of three words in its folded body.
///
/// The title is left out, for sites that carry a wire story write their own. Where the body is too
/// short to tell anything, title and body are taken together.
public final class Signatures {
  /// Words in a run: two say little, with four a few changed words spoil too many runs.
  static final int RUN = 3;

  /// A body of fewer words is signed together with the title.
  static final int SHORTEST_BODY = 20;

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Signatures() {}

  /// The signature of an article.
  public static Signature of(String title, String body) {
    var words = ArabicText.fold(body);
    return of(words.size() >= SHORTEST_BODY ? words : ArabicText.fold(title + "\n\n" + body));
  }

  private static Signature of(FoldedText words) {
    var minima = new long[Signature.SIZE];
    Arrays.fill(minima, -1); // the largest, unsigned
    int runs = Math.max(1, words.size() - RUN + 1);
    for (int i = 0; i < runs; i++) {
      long run = 0;
      for (int j = i; j < Math.min(i + RUN, words.size()); j++) {
        run = mix(run * 31 + hash(words.token(j)));
      }
      for (int k = 0; k < minima.length; k++) {
        long hashed = mix(run ^ (GOLDEN * (k + 1)));
        if (Long.compareUnsigned(hashed, minima[k]) < 0) {
          minima[k] = hashed;
        }
      }
    }
    return Signature.of(minima);
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
