package rasid.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PolitenessTest {
  private static final URI PAPER = URI.create("https://www.paper.com.ml/feed");
  private static final URI ITS_PICTURES = URI.create("https://cdn.paper.com.ml/x");
  private static final URI OTHER = URI.create("https://www.other.com.ml/feed");
  private static final URI OWN = URI.create("http://127.0.0.1:9999/feed");

  private final AtomicLong nanos = new AtomicLong();
  private final Politeness politeness =
      new Politeness(
          Duration.ofSeconds(1),
          new AddressGuard(List.of(OWN), InetAddress::getAllByName),
          nanos::get);

  @ParameterizedTest
  @CsvSource({
    "https://www.journal.com.ml/a, journal.com.ml",
    "https://a.b.co.uk/, b.co.uk",
    "https://x.github.io/, x.github.io",
    "https://com.ml/, com.ml",
    "https://paper.example/, paper.example",
    "https://xn--mgbah1a3hjkrd.xn--mgbc0a9azcg/, xn--mgbah1a3hjkrd.xn--mgbc0a9azcg",
    "http://127.0.0.1:8080/, 127.0.0.1",
    "'http://[::1]:8080/', ::1",
  })
  void a_domain_is_what_somebody_registered(URI url, String domain) {
    assertThat(Domains.of(url)).isEqualTo(domain);
  }

  @Test
  void a_domain_is_left_alone_for_a_second_and_others_are_not() throws Exception {
    ask(PAPER, Duration.ZERO);
    assertThat(politeness.pause(PAPER)).isEqualTo(Duration.ofSeconds(1));
    assertThat(politeness.pause(ITS_PICTURES)).isEqualTo(Duration.ofSeconds(1));
    assertThat(politeness.pause(OTHER)).isZero();
    pass(Duration.ofSeconds(1));
    assertThat(politeness.pause(PAPER)).isZero();
  }

  @Test
  void a_crawl_delay_is_kept_to_within_a_minute() throws Exception {
    ask(PAPER, Duration.ofSeconds(10));
    assertThat(politeness.pause(PAPER)).isEqualTo(Duration.ofSeconds(10));
    pass(Duration.ofSeconds(10));
    ask(PAPER, Duration.ofHours(10));
    assertThat(politeness.pause(PAPER)).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void a_complaint_holds_the_whole_domain_and_slows_it_down_until_it_is_well() throws Exception {
    politeness.complained(PAPER, Duration.ofMinutes(5));
    assertThat(politeness.pause(ITS_PICTURES)).isEqualTo(Duration.ofMinutes(5));
    assertThat(politeness.await(PAPER, Duration.ZERO)).isEmpty();
    pass(Duration.ofMinutes(5));
    ask(PAPER, Duration.ZERO);
    assertThat(politeness.pause(PAPER)).isEqualTo(Duration.ofSeconds(2));
    politeness.answered(PAPER);
    pass(Duration.ofSeconds(2));
    ask(PAPER, Duration.ZERO);
    assertThat(politeness.pause(PAPER)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void complaint_after_complaint_slows_only_so_far() throws Exception {
    for (int i = 0; i < 100; i++) {
      politeness.complained(PAPER, Duration.ZERO);
    }
    ask(PAPER, Duration.ZERO);
    assertThat(politeness.pause(PAPER)).isEqualTo(Duration.ofSeconds(16));
  }

  @Test
  void the_operators_own_machine_is_asked_without_a_pause() throws Exception {
    ask(OWN, Duration.ZERO);
    assertThat(politeness.pause(OWN)).isZero();
  }

  @Test
  void a_domain_gets_one_request_at_a_time() throws Exception {
    var polite =
        new Politeness(
            Duration.ZERO, new AddressGuard(List.of(), InetAddress::getAllByName), nanos::get);
    var now = new AtomicInteger();
    var most = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 100; i++) {
        var url = i % 2 == 0 ? PAPER : ITS_PICTURES;
        var _ =
            threads.submit(
                () -> {
                  try (var _ = polite.await(url, Duration.ZERO).orElseThrow()) {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    LockSupport.parkNanos(1_000);
                    now.decrementAndGet();
                  }
                  return null;
                });
      }
    }
    assertThat(most).hasValue(1);
  }

  private void ask(URI url, Duration delay) throws InterruptedException {
    politeness.await(url, delay).orElseThrow().close();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
