package rasid.ingest.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static rasid.ingest.fetch.HostileSite.write;

import java.io.FileInputStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rasid.ingest.fetch.FetchOutcome.Fetched;
import rasid.ingest.fetch.FetchOutcome.Unreachable;
import rasid.ingest.fetch.FetchOutcome.Validators;

/// Certificates that are not in order, told in words.
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class TlsFaultTest {
  private static final FetchLimits LIMITS =
      new FetchLimits(64 << 10, Duration.ofSeconds(20), 5, Duration.ZERO);
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String GOOD = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  @TempDir static Path folder;
  private static KeyStore made;

  @BeforeAll
  static void makeCertificates() throws Exception {
    keytool("ca", "-ext", "bc:c", "-dname", "CN=test authority");
    keytool("good", "-signer", "ca", "-ext", "san=dns:paper.example", "-dname", "CN=paper");
    keytool("other", "-signer", "ca", "-ext", "san=dns:other.example", "-dname", "CN=other");
    keytool(
        "old",
        "-signer",
        "ca",
        "-ext",
        "san=dns:paper.example",
        "-dname",
        "CN=paper",
        "-startdate",
        "-10d",
        "-validity",
        "3");
    keytool(
        "new",
        "-signer",
        "ca",
        "-ext",
        "san=dns:paper.example",
        "-dname",
        "CN=paper",
        "-startdate",
        "+10d",
        "-validity",
        "3");
    keytool("self", "-ext", "san=dns:paper.example", "-dname", "CN=paper");
    made = KeyStore.getInstance("PKCS12");
    try (var in = new FileInputStream(folder.resolve("made.p12").toFile())) {
      made.load(in, PASSWORD);
    }
  }

  private static void keytool(String alias, String... more) throws Exception {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-storetype",
                "PKCS12",
                "-keystore",
                folder.resolve("made.p12").toString(),
                "-storepass",
                new String(PASSWORD)));
    command.addAll(List.of(more));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "old, has expired",
    "new, not valid yet",
    "other, for another name than paper.example",
    "self, not signed by anyone trusted",
  })
  void a_certificate_that_is_not_in_order_is_told_in_words(String alias, String words)
      throws Exception {
    try (var site = new HostileSite(sockets(alias), true, (_, out) -> write(out, GOOD))) {
      assertThat(asked(site, "https", trusting("ca")))
          .isInstanceOfSatisfying(
              Unreachable.class,
              gone -> assertThat(gone.why()).startsWith("certificate: ").contains(words));
    }
  }

  @Test
  void a_good_certificate_is_taken_and_nobody_is_trusted_by_default() throws Exception {
    try (var site = new HostileSite(sockets("good"), true, (_, out) -> write(out, GOOD))) {
      assertThat(asked(site, "https", trusting("ca"))).isInstanceOf(Fetched.class);
      assertThat(asked(site, "https", null))
          .isInstanceOfSatisfying(
              Unreachable.class, gone -> assertThat(gone.why()).contains("anyone trusted"));
    }
  }

  @Test
  void a_server_that_speaks_no_tls_is_told() throws Exception {
    try (var site =
        new HostileSite(ServerSocketFactory.getDefault(), false, (_, out) -> write(out, GOOD))) {
      assertThat(asked(site, "https", null))
          .isInstanceOfSatisfying(
              Unreachable.class, gone -> assertThat(gone.why()).contains("does not speak TLS"));
    }
  }

  @Test
  void a_way_from_https_to_http_is_noted() throws Exception {
    try (var plain = new HostileSite((_, out) -> write(out, GOOD));
        var safe =
            new HostileSite(
                sockets("good"),
                true,
                (_, out) ->
                    write(
                        out,
                        "HTTP/1.1 301 Moved\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n"
                            .formatted(plain.at("http", "paper.example", "/"))))) {
      var urls =
          List.of(safe.at("https", "paper.example", "/"), plain.at("http", "paper.example", "/"));
      var guard = new AddressGuard(urls, _ -> new InetAddress[] {InetAddress.getLoopbackAddress()});
      try (var fetcher =
          new Fetcher(LIMITS, guard, InstantSource.system(), "test", trusting("ca"))) {
        assertThat(fetcher.feed(urls.getFirst(), Validators.NONE))
            .isInstanceOfSatisfying(
                Fetched.class,
                fetched ->
                    assertThat(fetched.way())
                        .isEqualTo(new FetchOutcome.Way(urls.get(1), urls.get(1), true)));
      }
    }
  }

  private static FetchOutcome asked(HostileSite site, String scheme, @Nullable SSLContext tls)
      throws Exception {
    var url = site.at(scheme, "paper.example", "/");
    var guard =
        new AddressGuard(List.of(url), _ -> new InetAddress[] {InetAddress.getLoopbackAddress()});
    try (var fetcher = new Fetcher(LIMITS, guard, InstantSource.system(), "test", tls)) {
      var outcome = fetcher.feed(url, Validators.NONE);
      assertThat(fetcher.open()).isZero();
      return outcome;
    }
  }

  private static ServerSocketFactory sockets(String alias) throws Exception {
    var own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    own.setKeyEntry(alias, made.getKey(alias, PASSWORD), PASSWORD, made.getCertificateChain(alias));
    var keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(own, PASSWORD);
    var tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), null, null);
    return tls.getServerSocketFactory();
  }

  private static SSLContext trusting(String alias) throws Exception {
    var own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    own.setCertificateEntry(alias, made.getCertificate(alias));
    var trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(own);
    var tls = SSLContext.getInstance("TLS");
    tls.init(null, trust.getTrustManagers(), null);
    return tls;
  }
}
