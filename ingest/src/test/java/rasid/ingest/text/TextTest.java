package rasid.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TextTest {
  private static final String NEWS = "<p>قوافل الوقود تتوقف عند مشارف العاصمة منذ أيام</p>";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sun, 22 Nov 2026 10:30:00 GMT | 2026-11-22T10:30:00Z",
        "22 Nov 26 10:30 +0300 | 2026-11-22T07:30:00Z",
        "Mon, 22 November 2026 10:30:00 EST | 2026-11-22T15:30:00Z",
        "22-Nov-2026 10:30 | 2026-11-22T10:30:00Z",
        "2026-11-22T10:30:00+01:00 | 2026-11-22T09:30:00Z",
        "2026-11-22T10:30:00.123Z | 2026-11-22T10:30:00Z",
        "2026-11-22 10:30 | 2026-11-22T10:30:00Z",
        "2026-11-22 | 2026-11-22T00:00:00Z",
        "2026-11 | 2026-11-01T00:00:00Z",
        "22/11/2026 18:05 | 2026-11-22T18:05:00Z",
        "Sun Nov 22 10:30:00 2026 | 2026-11-22T10:30:00Z",
        "1795343400 | 2026-11-22T10:30:00Z",
        "November 22, 2026 3:15 PM | 2026-11-22T15:15:00Z",
        "22 novembre 2026 à 10h30 | 2026-11-22T10:30:00Z",
        "الأحد، 22 نوفمبر 2026 10:30:00 +0300 | 2026-11-22T07:30:00Z",
        "22 تشرين الثاني 2026 10:30 GMT | 2026-11-22T10:30:00Z",
        "السبت 21 نونبر 2026 - 18:00 +0100 | 2026-11-21T17:00:00Z",
        "٢٠ نوفمبر ٢٠٢٦ ٠٩:١٥ | 2026-11-20T09:15:00Z",
        "7 كانون الأول 2025 11:30 مساءً | 2025-12-07T23:30:00Z",
        "14 آب 2026 | 2026-08-14T00:00:00Z",
      })
  void dates_are_read_as_they_are_written(String written, Instant expected) {
    assertThat(WrittenDate.parse(written)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "31 Feb 2026",
        "2026-13-01",
        "22 Nov 2026 25:00",
        "0000-00-00",
        "أمس",
        "123"
      })
  void what_is_no_date_is_none(String written) {
    assertThat(WrittenDate.parse(written)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, text/html; charset=UTF-8",
    "UTF-8, text/html; charset=windows-1256",
    "UTF-8,",
    "windows-1256, text/html; charset=windows-1256",
    "windows-1256, text/html; charset=utf-8",
    "windows-1256,",
    "ISO-8859-6, text/xml; charset=ISO-8859-6",
    "UTF-16LE,",
    "UTF-16BE,",
  })
  void arabic_is_decoded_whatever_was_said_of_it(String charset, String contentType) {
    assertThat(TextDecoder.decode(NEWS.getBytes(Charset.forName(charset)), contentType))
        .isEqualTo(NEWS);
  }

  @Test
  void french_without_a_declaration_is_western() {
    var text = "Le Sénégal et la Côte d'Ivoire à l'écoute des éleveurs";
    assertThat(TextDecoder.decode(text.getBytes(Charset.forName("windows-1252")), null))
        .isEqualTo(text);
  }

  @Test
  void html_becomes_paragraphs() {
    assertThat(HtmlText.of("<p>أول  <b>سطر</b></p><script>x()</script>ثان<br><br>ثالث<br>تتمة"))
        .isEqualTo("أول سطر\n\nثان\n\nثالث تتمة");
    assertThat(HtmlText.of("نص عادي")).isEqualTo("نص عادي");
  }
}
