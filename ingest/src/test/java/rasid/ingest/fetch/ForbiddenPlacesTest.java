package rasid.ingest.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rasid.ingest.fetch.HostileSite.asked;
import static rasid.ingest.fetch.HostileSite.send;
import static rasid.ingest.fetch.HostileSite.write;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rasid.ingest.fetch.FetchOutcome.Fetched;
import rasid.ingest.fetch.FetchOutcome.Refused;
import rasid.ingest.fetch.FetchOutcome.Validators;

/// Places a stranger's feed, page or redirect must not lead the fetcher to.
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ForbiddenPlacesTest {
  private static final FetchLimits LIMITS =
      new FetchLimits(64 << 10, Duration.ofSeconds(20), 5, Duration.ZERO);

  @ParameterizedTest
  @CsvSource({
    "/, more than 5 redirects",
    "http://127.0.0.1:8080/, loopback",
    "http://127.1:8080/, names no host",
    "http://2130706433/, loopback",
    "http://[::1]/, loopback",
    "http://[::ffff:127.0.0.1]/, loopback",
    "http://localhost/, loopback",
    "http://inside.example/, private",
    "http://both.example/, private",
    "http://169.254.169.254/latest/meta-data, link-local",
    "http://paper.example:22/, port 22",
    "http://paper.example:6379/, port 6379",
    "http://user:pass@paper.example/, password",
    "file:///etc/passwd, 'not ''file'''",
    "ftp://paper.example/, 'not ''ftp'''",
    "gopher://paper.example:70/_x, 'not ''gopher'''",
    "javascript:alert(1), 'not ''javascript'''",
  })
  void given_a_redirect_to_where_nobody_should_go_then_it_is_refused(String to, String reason)
      throws Exception {
    assertThat(
            asked(
                LIMITS,
                (_, out) ->
                    write(
                        out,
                        "HTTP/1.1 302 Found\r\nLocation: " + to + "\r\nContent-Length: 0\r\n\r\n")))
        .isInstanceOfSatisfying(Refused.class, no -> assertThat(no.why()).contains(reason));
  }

  @Test
  void a_name_is_resolved_once_and_what_was_checked_is_connected_to() throws Exception {
    var asked = new AtomicInteger();
    try (var site = new HostileSite((_, out) -> send(out, "", "ok".getBytes(UTF_8)))) {
      var url = site.at("http", "paper.example", "/");
      var guard =
          new AddressGuard(
              List.of(url),
              _ ->
                  new InetAddress[] {
                    asked.incrementAndGet() == 1
                        ? InetAddress.getLoopbackAddress()
                        : InetAddress.getByName("10.0.0.1")
                  });
      try (var fetcher = new Fetcher(LIMITS, guard, InstantSource.system(), "test", null)) {
        assertThat(fetcher.feed(url, Validators.NONE)).isInstanceOf(Fetched.class);
      }
    }
    assertThat(asked).hasValue(1);
  }

  @Test
  void a_name_that_points_inside_at_the_second_look_is_refused_then() throws Exception {
    var answers = new ArrayDeque<>(List.of("8.8.8.8", "127.0.0.1"));
    var guard =
        new AddressGuard(
            List.of(), _ -> new InetAddress[] {InetAddress.getByName(answers.removeFirst())});
    try (var names = new CheckedNames(guard, Duration.ofSeconds(9))) {
      assertThat(names.resolve("rebind.example", 80))
          .containsExactly(new InetSocketAddress("8.8.8.8", 80));
      assertThatThrownBy(() -> names.resolve("rebind.example", 80))
          .isInstanceOf(AddressGuard.ForbiddenAddress.class)
          .hasMessageContaining("loopback address");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "8.8.8.8,",
    "2606:4700::1111,",
    "10.1.2.3, private",
    "172.16.0.1, private",
    "172.32.0.1,",
    "192.168.0.1, private",
    "127.9.9.9, loopback",
    "169.254.1.1, link-local",
    "100.64.0.1, reserved",
    "0.1.2.3, loopback",
    "224.0.0.1, multicast",
    "255.255.255.255, reserved",
    "fe80::1, link-local",
    "fc00::1, unique-local",
    "::1, loopback",
    "2002:0a00:0001::, private",
    "64:ff9b::7f00:1, loopback",
    "2001:db8::1, reserved",
  })
  void addresses_are_told_apart(String address, String kind) throws Exception {
    assertThat(Addresses.kind(InetAddress.getByName(address))).isEqualTo(kind);
  }
}
