package rasid.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HubSignatureTest {
  private static final byte[] BODY = "what do ya want for nothing?".getBytes(UTF_8);

  /// The second cases of RFC 2202 and RFC 4231.
  @ParameterizedTest
  @CsvSource({
    "sha1=effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
    "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    "SHA256=5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843",
    "sha384=af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649",
    "sha512=164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737",
  })
  void a_right_signature_is_taken_and_another_body_or_secret_is_not(String header) {
    assertThat(HubSignature.isOf(BODY, header, "Jefe")).isTrue();
    assertThat(HubSignature.isOf(BODY, header, "jefe")).isFalse();
    assertThat(HubSignature.isOf(new byte[] {1}, header, "Jefe")).isFalse();
    assertThat(HubSignature.isOf(BODY, header.substring(0, header.length() - 2), "Jefe")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "=",
        "sha256",
        "sha256=",
        "sha256=no hex",
        "md5=00",
        "5bdcc146bf60754e6a042426089575c7",
        "none=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
      })
  void what_is_no_signature_is_none(String header) {
    assertThat(HubSignature.isOf(BODY, header, "Jefe")).isFalse();
  }
}
