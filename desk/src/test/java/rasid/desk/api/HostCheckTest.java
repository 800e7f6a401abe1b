package rasid.desk.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HostCheckTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1:8080, true",
    "127.0.0.1, localhost, true",
    "127.0.0.1, LOCALHOST:8080, true",
    "127.0.0.1, [::1]:8080, true",
    "127.0.0.1, evil.example, false",
    "127.0.0.1, evil.example:8080, false",
    "127.0.0.1, 127.0.0.1.evil.example, false",
    "127.0.0.1, localhost.evil.example, false",
    "127.0.0.1, 192.168.1.20, false",
    "127.0.0.1, '', false",
    "desk.newsroom.example, desk.newsroom.example:8080, true",
    "desk.newsroom.example, other.newsroom.example, false",
    "0.0.0.0, 192.168.1.20:8080, true",
    "0.0.0.0, evil.example, false",
    "'::', '[fe80::1]:8080', true",
    "'::', evil.example, false",
  })
  void only_names_that_nobody_can_rebind_are_taken(String own, String header, boolean taken) {
    assertThat(new HostCheck(own).allows(header)).isEqualTo(taken);
  }

  @Test
  void a_request_without_host_is_not_taken() {
    assertThat(new HostCheck("127.0.0.1").allows(null)).isFalse();
  }
}
