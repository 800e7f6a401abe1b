package rasid.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Base64;

/// A fingerprint of a text that tells near-copies: the low 16 bits of each of 64 minima of hashed
/// word runs.
///
/// The share of equal minima estimates the Jaccard resemblance of two texts' word runs (Broder, "On
/// the resemblance and containment of documents", 1997; 16 bits of each are enough by Li and König,
/// "b-Bit Minwise Hashing", 2010).
///
/// @param code the minima in order, two bytes each, big-endian, in Base64 without padding
public record Signature(@JsonValue String code) {
  /// Minima in a signature.
  public static final int SIZE = 64;

  @JsonCreator
  public Signature {
    if (Base64.getDecoder().decode(code).length != SIZE * 2) {
      throw new IllegalArgumentException("a signature is %d bytes in Base64".formatted(SIZE * 2));
    }
  }

  /// The signature of 64 minima; only their low 16 bits are kept.
  public static Signature of(long[] minima) {
    if (minima.length != SIZE) {
      throw new IllegalArgumentException("%d minima, not %d".formatted(minima.length, SIZE));
    }
    var bytes = new byte[SIZE * 2];
    for (int i = 0; i < SIZE; i++) {
      bytes[2 * i] = (byte) (minima[i] >>> 8);
      bytes[2 * i + 1] = (byte) minima[i];
    }
    return new Signature(Base64.getEncoder().withoutPadding().encodeToString(bytes));
  }

  /// The minima's low 16 bits, to compare many: a new array.
  public char[] minima() {
    var bytes = Base64.getDecoder().decode(code);
    var minima = new char[SIZE];
    for (int i = 0; i < SIZE; i++) {
      minima[i] = (char) (((bytes[2 * i] & 0xff) << 8) | (bytes[2 * i + 1] & 0xff));
    }
    return minima;
  }

  /// Estimated resemblance of two texts by their minima, from 0 (nothing shared) to 1 (equal).
  public static double resemblance(char[] a, char[] b) {
    int equal = 0;
    for (int i = 0; i < SIZE; i++) {
      if (a[i] == b[i]) {
        equal++;
      }
    }
    return equal / (double) SIZE;
  }
}
