package rasid.processor.text;

import rasid.model.Headline;
import rasid.model.Likeness;
import rasid.model.Signature;
import rasid.model.Sketch;

/// What a mention carries of a text, to compare two as the alerts service does.
record Print(Signature signature, Sketch sketch, Headline headline) {
  static Print of(String title, String body) {
    var words = Signatures.words(title, body);
    return new Print(
        Signatures.signature(words), Signatures.sketch(words), Signatures.headline(title, words));
  }

  Likeness to(Print other) {
    return Likeness.of(sketch, other.sketch).under(headline, other.headline);
  }

  /// Whether the signatures share a minimum, without which the two are never compared, and the two
  /// are alike.
  boolean isCopyOf(Print other) {
    return Signature.resemblance(signature.minima(), other.signature.minima()) > 0
        && to(other).isCopy();
  }
}
