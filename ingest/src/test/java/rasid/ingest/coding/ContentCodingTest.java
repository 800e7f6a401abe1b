package rasid.ingest.coding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ContentCodingTest {
  private static final byte[] PAGE = "<p>نص المقال</p>".repeat(40).getBytes(UTF_8);
  private static final int MOST = 1 << 20;

  @Test
  void gzip_and_both_kinds_of_deflate_give_the_body() throws IOException {
    var gzip = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(gzip)) {
      out.write(PAGE);
    }
    assertThat(plain(gzip.toByteArray(), "gzip")).isEqualTo(PAGE);
    assertThat(plain(gzip.toByteArray(), "x-gzip")).isEqualTo(PAGE);
    assertThat(plain(deflated(false), "deflate")).isEqualTo(PAGE);
    assertThat(plain(deflated(true), "deflate")).isEqualTo(PAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br"})
  void what_is_broken_is_answered_with_an_io_exception_and_nothing_else(String coding) {
    int broken = 0;
    for (int seed = 0; seed < 20_000; seed++) {
      var random = new Random(seed);
      var body = new byte[1 + random.nextInt(300)];
      random.nextBytes(body);
      try {
        assertThat(plain(body, coding)).hasSizeLessThanOrEqualTo(MOST);
      } catch (IOException _) {
        broken++;
      }
    }
    assertThat(broken).isGreaterThan(10_000);
  }

  @Test
  void an_unknown_coding_is_nothing_to_open() {
    assertThat(ContentCoding.isKnown("zstd")).isFalse();
    assertThatThrownBy(() -> plain(PAGE, "zstd")).isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] plain(byte[] body, String coding) throws IOException {
    try (var in = ContentCoding.open(body, coding)) {
      return in.readNBytes(MOST);
    }
  }

  private static byte[] deflated(boolean bare) throws IOException {
    var packed = new ByteArrayOutputStream();
    var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, bare);
    try (var out = new DeflaterOutputStream(packed, deflater)) {
      out.write(PAGE);
    } finally {
      deflater.end();
    }
    return packed.toByteArray();
  }
}
