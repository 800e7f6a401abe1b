package rasid.ingest.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TextDecoderTest {
  private static final String ARABIC =
      "<title>انطلاق حملة التلقيح في المحافظات</title><p>تستمر الحملة خمسة أيام وتشمل القرى.</p>";
  private static final String FRENCH =
      "<title>L'État cède à la pression des éleveurs</title><p>Où va le bois coupé près de Gao ?</p>";

  @ParameterizedTest
  @CsvSource({
    "windows-1256, windows-1256",
    "CP1256, windows-1256",
    "x-cp1256, windows-1256",
    "iso-8859-6, ISO-8859-6",
    "ISO-8859-6-I, ISO-8859-6",
    "asmo-708, ISO-8859-6",
    "utf8, UTF-8",
  })
  void arabic_is_read_by_its_label(String label, Charset charset) {
    var bytes = ARABIC.getBytes(charset);
    assertThat(TextDecoder.decode(bytes, "text/xml; charset=\"" + label + "\"")).isEqualTo(ARABIC);
    assertThat(TextDecoder.decode(declared(label, bytes), null)).endsWith(ARABIC);
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1256", "ISO-8859-6"})
  void arabic_is_found_where_nothing_or_the_wrong_thing_is_declared(Charset charset) {
    var bytes = ARABIC.getBytes(charset);
    assertThat(TextDecoder.decode(bytes, null)).isEqualTo(ARABIC);
    assertThat(TextDecoder.decode(bytes, "text/xml; charset=utf-8")).isEqualTo(ARABIC);
    assertThat(TextDecoder.decode(bytes, "text/xml; charset=nonsense")).isEqualTo(ARABIC);
  }

  @Test
  void it_is_told_how_a_charset_was_found() {
    var arabic = ARABIC.getBytes(Charset.forName("windows-1256"));
    assertThat(TextDecoder.read(arabic, "text/xml; charset=windows-1256").how())
        .isEqualTo(TextDecoder.How.HTTP);
    assertThat(TextDecoder.read(declared("windows-1256", arabic), null).how())
        .isEqualTo(TextDecoder.How.DOCUMENT);
    assertThat(TextDecoder.read(arabic, null).how()).isEqualTo(TextDecoder.How.GUESS);
    var utf8 = TextDecoder.read(ARABIC.getBytes(UTF_8), "text/xml; charset=windows-1256");
    assertThat(utf8.how()).isEqualTo(TextDecoder.How.BYTES);
    assertThat(utf8.charset()).isEqualTo(UTF_8);
    var marked = TextDecoder.read(("\uFEFF" + ARABIC).getBytes(UTF_8), null);
    assertThat(marked.how()).isEqualTo(TextDecoder.How.MARK);
    assertThat(marked.text()).isEqualTo(ARABIC);
  }

  @Test
  void arabic_under_a_western_label_is_arabic() {
    var bytes = ARABIC.getBytes(Charset.forName("windows-1256"));
    assertThat(TextDecoder.decode(bytes, "text/xml; charset=iso-8859-1")).isEqualTo(ARABIC);
  }

  @ParameterizedTest
  @CsvSource({"iso-8859-1", "latin1", "us-ascii", "windows-1252", "''", "utf-8"})
  void french_stays_french(String label) {
    var bytes = FRENCH.getBytes(Charset.forName("windows-1252"));
    assertThat(TextDecoder.decode(bytes, "text/html; charset=" + label)).isEqualTo(FRENCH);
  }

  @Test
  void who_says_latin_1_may_write_quotes_of_windows() {
    var bytes = "l’eau – 5 €".getBytes(Charset.forName("windows-1252"));
    assertThat(TextDecoder.decode(declared("ISO-8859-1", bytes), null)).endsWith("l’eau – 5 €");
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1251, 'Вода дошла до деревни, и рынок снова открылся после долгой засухи'",
    "ISO-8859-7, 'Το νερό έφτασε στο χωριό και η αγορά άνοιξε ξανά μετά την ξηρασία'",
    "windows-1255, 'המים הגיעו לכפר והשוק נפתח שוב אחרי הבצורת הארוכה'",
  })
  void other_scripts_are_not_taken_for_arabic(Charset charset, String text) {
    assertThat(TextDecoder.decode(text.getBytes(charset), null)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void wide_characters_are_seen_with_and_without_a_mark(Charset charset) {
    assertThat(TextDecoder.decode(ARABIC.getBytes(charset), null)).isEqualTo(ARABIC);
    assertThat(TextDecoder.decode(("\uFEFF" + ARABIC).getBytes(charset), "text/xml; charset=utf-8"))
        .isEqualTo(ARABIC);
  }

  @Test
  void a_declaration_of_utf_16_that_is_readable_as_ascii_is_none() {
    assertThat(TextDecoder.decode(declared("UTF-16", ARABIC.getBytes(UTF_8)), null))
        .endsWith(ARABIC);
  }

  @Test
  void valid_utf_8_is_utf_8_whatever_is_declared() {
    var bytes = ARABIC.getBytes(UTF_8);
    assertThat(TextDecoder.decode(bytes, "text/xml; charset=windows-1256")).isEqualTo(ARABIC);
    assertThat(TextDecoder.decode(bytes, "text/xml; charset=gb2312")).isEqualTo(ARABIC);
    assertThat(TextDecoder.decode(FRENCH.getBytes(UTF_8), "text/xml; charset=iso-8859-1"))
        .isEqualTo(FRENCH);
  }

  @ParameterizedTest
  @CsvSource({"gb2312, 水", "big5, 水", "shift_jis, 水", "euc-jp, 水道", "euc-kr, 물", "iso-2022-jp, 水"})
  void a_word_of_east_asia_is_read_by_its_label(String label, String word) {
    var bytes = word.getBytes(Charset.forName(label));
    assertThat(decoded(bytes, label)).isEqualTo(word);
  }

  @Test
  void the_header_wins_over_the_declaration() {
    var bytes = declared("windows-1251", "دلو".getBytes(Charset.forName("windows-1256")));
    assertThat(decoded(bytes, "windows-1256")).endsWith("دلو");
  }

  @Test
  void utf_8_with_a_broken_byte_keeps_the_rest() {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(ARABIC.getBytes(UTF_8));
    bytes.write(0xD9);
    assertThat(TextDecoder.decode(bytes.toByteArray(), "text/xml; charset=utf-8"))
        .isEqualTo(ARABIC + "\uFFFD");
  }

  @Test
  void text_with_a_stray_control_is_no_binary_data() {
    assertThat(TextDecoder.isBinary("مالي\0 والنيجر\f\r\n\t" + "x".repeat(20))).isFalse();
    assertThat(TextDecoder.isBinary("\uFFFD\uFFFD\uFFFD of a wrong label")).isFalse();
    assertThat(TextDecoder.isBinary("")).isFalse();
    assertThat(TextDecoder.isBinary("PK\3\4\24 \6 abc")).isTrue();
    assertThat(TextDecoder.isBinary("\0 \uFFFD\uFFFD of some program")).isTrue();
  }

  @Test
  void mainframes_are_understood() {
    var text = "<?xml version=\"1.0\" encoding=\"ebcdic-cp-us\"?><t>water</t>";
    assertThat(TextDecoder.decode(text.getBytes(Charset.forName("IBM037")), null)).isEqualTo(text);
  }

  private static String decoded(byte[] bytes, @Nullable String label) {
    return TextDecoder.decode(bytes, "text/xml; charset=" + label);
  }

  private static byte[] declared(String label, byte[] rest) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(
        "<?xml version=\"1.0\" encoding=\"%s\"?>".formatted(label).getBytes(ISO_8859_1));
    bytes.writeBytes(rest);
    return bytes.toByteArray();
  }
}
