package rasid.ingest.text;

import static java.util.Map.entry;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The charset that a label means on the web, where many mean more than they say.
///
/// @see <a href="https://encoding.spec.whatwg.org/#names-and-labels">WHATWG Encoding, names and
///   labels</a>
final class CharsetLabel {
  /// By their name as Java has it, in lower case: who says the one writes the other.
  private static final Map<String, String> WIDER =
      Map.ofEntries(
          entry("us-ascii", "windows-1252"),
          entry("iso-8859-1", "windows-1252"),
          entry("iso-8859-9", "windows-1254"),
          entry("iso-8859-11", "x-windows-874"),
          entry("tis-620", "x-windows-874"),
          entry("gb2312", "GB18030"),
          entry("gbk", "GB18030"),
          entry("x-mswin-936", "GB18030"),
          entry("euc-kr", "x-windows-949"),
          entry("shift_jis", "windows-31j"),
          entry("big5", "Big5-HKSCS"));

  /// What Java does not know, or knows as something else.
  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          entry("utf8", "UTF-8"),
          entry("unicode-1-1-utf-8", "UTF-8"),
          entry("x-unicode20utf8", "UTF-8"),
          entry("latin-1", "windows-1252"),
          entry("ansi", "windows-1252"),
          entry("win-1256", "windows-1256"),
          entry("windows1256", "windows-1256"),
          entry("windows-arabic", "windows-1256"),
          entry("x-cp1256", "windows-1256"),
          entry("x-cp1252", "windows-1252"),
          entry("x-cp1251", "windows-1251"),
          entry("x-cp1250", "windows-1250"),
          entry("iso-8859-6-e", "ISO-8859-6"),
          entry("iso-8859-6-i", "ISO-8859-6"),
          entry("iso-8859-8-e", "ISO-8859-8"),
          entry("iso-8859-8-i", "ISO-8859-8"),
          entry("logical", "ISO-8859-8"),
          entry("visual", "ISO-8859-8"),
          entry("x-gbk", "GB18030"),
          entry("gb_2312-80", "GB18030"),
          entry("x-x-big5", "Big5-HKSCS"),
          entry("cn-big5", "Big5-HKSCS"),
          entry("ks_c_5601-1987", "x-windows-949"),
          entry("ksc5601", "x-windows-949"),
          entry("x-euc-jp", "EUC-JP"),
          entry("x-sjis", "windows-31j"),
          entry("ms_kanji", "windows-31j"),
          entry("macintosh", "x-MacRoman"),
          entry("mac", "x-MacRoman"),
          entry("x-mac-cyrillic", "x-MacCyrillic"),
          entry("dos-874", "x-windows-874"),
          entry("koi", "KOI8-R"),
          entry("koi8", "KOI8-R"),
          entry("ucs-2", "UTF-16"),
          entry("iso-10646-ucs-2", "UTF-16"),
          entry("iso-10646-ucs-4", "UTF-32"),
          entry("ucs-4", "UTF-32"),
          entry("csucs4", "UTF-32"));

  private CharsetLabel() {}

  /// The charset meant, if this is the label of one.
  static Optional<Charset> charset(String label) {
    var name = label.strip().toLowerCase(Locale.ROOT);
    try {
      var charset = Charset.forName(OTHERS.getOrDefault(name, name));
      var wider = WIDER.get(charset.name().toLowerCase(Locale.ROOT));
      return Optional.of(wider == null ? charset : Charset.forName(wider));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
      return Optional.empty();
    }
  }

  /// Whether a character takes two bytes or four each, so that no declaration in ASCII can be
  /// written in it.
  static boolean isWide(Charset charset) {
    return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
  }
}
