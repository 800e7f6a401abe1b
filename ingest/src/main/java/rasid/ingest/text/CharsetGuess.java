package rasid.ingest.text;

import com.ibm.icu.text.CharsetDetector;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;

/// The charset of bytes that are no UTF-8 and say nothing of themselves.
///
/// Arabic is looked for first, by its own letters: two charsets have them in different places, and
/// the article, which begins every fourth word, tells which. The rest is ICU's to guess.
final class CharsetGuess {
  private static final Charset ARABIC = Charset.forName("windows-1256");
  private static final Charset ISO_ARABIC = Charset.forName("ISO-8859-6");
  private static final Charset WESTERN = Charset.forName("windows-1252");

  /// Bytes looked at: a few paragraphs.
  private static final int LOOKED_AT = 64 << 10;

  /// Confidence of ICU, in percent, below which it knows nothing.
  private static final int SURE = 25;

  private CharsetGuess() {}

  /// The most likely charset.
  static Charset of(byte[] bytes) {
    var looked = beyondAscii(bytes);
    return arabic(looked).or(() -> detected(bytes)).orElse(WESTERN);
  }

  /// Whether text that is said to be of the West is in truth Arabic in windows-1256. Its letters
  /// stand where the West has its accents, which never follow one another by the word.
  static boolean isArabicUnderWesternLabel(byte[] bytes) {
    return arabic(beyondAscii(bytes)).filter(ARABIC::equals).isPresent();
  }

  // Bytes beyond ASCII with one blank for all between.
  private static byte[] beyondAscii(byte[] bytes) {
    var out = new byte[Math.min(bytes.length, LOOKED_AT)];
    int size = 0;
    boolean blank = true;
    for (int i = 0; i < bytes.length && size < out.length; i++) {
      if (bytes[i] < 0) {
        out[size++] = bytes[i];
        blank = false;
      } else if (!blank) {
        out[size++] = ' ';
        blank = true;
      }
    }
    return Arrays.copyOf(out, size);
  }

  private static Optional<Charset> arabic(byte[] looked) {
    double windows = share(new String(looked, ARABIC));
    double iso = share(new String(looked, ISO_ARABIC));
    if (Math.max(windows, iso) < 1) {
      return Optional.empty();
    }
    return Optional.of(windows >= iso ? ARABIC : ISO_ARABIC);
  }

  /// How Arabic a text is; 1 and more is Arabic. Sums the share of Arabic letters among all beyond
  /// ASCII, and that of the commonest five among the letters, which make up half of any Arabic
  /// text; little text, or words of one or two letters only, is none.
  private static double share(String text) {
    int letters = 0;
    int common = 0;
    int all = 0;
    int words = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ') {
        words++;
        continue;
      }
      all++;
      if (c >= '\u0621' && c <= '\u064A') {
        letters++;
        common += "اليمن".indexOf(c) >= 0 ? 1 : 0;
      }
    }
    if (letters < 3 * Math.max(1, words) / 2 || letters < 4) {
      return 0;
    }
    double arabic = (double) letters / all;
    double usual = (double) common / letters;
    return arabic < 0.8 || usual < 0.25 ? 0 : arabic + usual;
  }

  private static Optional<Charset> detected(byte[] bytes) {
    var detector = new CharsetDetector();
    detector.enableInputFilter(true);
    detector.setText(bytes.length <= LOOKED_AT ? bytes : Arrays.copyOf(bytes, LOOKED_AT));
    for (var match : detector.detectAll()) {
      if (match.getConfidence() < SURE) {
        break;
      }
      // ICU marks text that is written backwards.
      var name = match.getName().replaceFirst("_(ltr|rtl)$", "");
      var charset = CharsetLabel.charset(name);
      if (charset.isPresent() && charset.get().canEncode() && !CharsetLabel.isWide(charset.get())) {
        return charset;
      }
    }
    return Optional.empty();
  }
}
