package rasid.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rasid.ingest.fetch.FetchOutcome.Fetched;
import rasid.ingest.fetch.FetchOutcome.Unreachable;
import rasid.ingest.fetch.FetchOutcome.Validators;

/// All bodies together have one limit, over real sockets.
///
/// The time-out is no measure: it turns a hang into a failure.
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoomTest {
  private static final int LARGEST = 512 << 10;

  /// In each half there is room for one of the largest, and no more.
  private static final long ONE_AT_ONCE = 2L * LARGEST;

  private static final int LARGE = 300 << 10;

  /// A domain is asked once at a time; many are asked at once.
  private static final int DOMAINS = 40;

  private static final String FULL =
      "no room for a body of more than 256 KiB while others are read";

  @Test
  void a_large_body_keeps_what_it_fills_and_others_find_no_room_until_it_is_let_go()
      throws Exception {
    try (var site = new HostileSite((_, out) -> HostileSite.send(out, "", noise(LARGE)));
        var fetcher = fetcher(site, ONE_AT_ONCE, Duration.ofSeconds(1))) {
      var url = site.at("http", "paper.example", "/");
      try (var room = fetcher.room()) {
        assertThat(fetcher.feed(url, Validators.NONE, Asking.USUAL, room))
            .isInstanceOf(Fetched.class);
        assertThat(asked(fetcher, url)).isEqualTo(new Unreachable(FULL));
        assertThat(fetcher.roomFor(LARGE)).isEmpty();
        assertThat(fetcher.feed(url, Validators.NONE))
            .as("what nobody keeps has a room of its own")
            .isInstanceOf(Fetched.class);
      }
      assertThat(asked(fetcher, url)).isInstanceOf(Fetched.class);
      assertThat(fetcher.roomFor(LARGE)).isPresent();
    }
  }

  @Test
  void small_bodies_pass_however_full_it_is() throws Exception {
    try (var site = new HostileSite((_, out) -> HostileSite.send(out, "", noise(100 << 10)));
        var fetcher = fetcher(site, ONE_AT_ONCE, Duration.ofSeconds(1));
        var _ = fetcher.roomFor(LARGEST).orElseThrow()) {
      assertThat(asked(fetcher, site.at("http", "paper.example", "/"))).isInstanceOf(Fetched.class);
    }
  }

  @Test
  void a_body_that_is_small_until_it_is_unpacked_needs_room_too() throws Exception {
    try (var site = new HostileSite((_, out) -> HostileSite.send(out, "gzip", packed(LARGE)));
        var fetcher = fetcher(site, ONE_AT_ONCE, Duration.ofSeconds(1))) {
      var url = site.at("http", "paper.example", "/");
      try (var _ = fetcher.roomFor(LARGEST).orElseThrow()) {
        assertThat(asked(fetcher, url)).isEqualTo(new Unreachable(FULL));
      }
      assertThat(asked(fetcher, url)).isInstanceOf(Fetched.class);
    }
  }

  @Test
  void many_large_bodies_asked_for_at_once_all_come_though_one_at_a_time_has_room()
      throws Exception {
    try (var site = new HostileSite((_, out) -> HostileSite.send(out, "", noise(LARGE)));
        var fetcher = fetcher(site, ONE_AT_ONCE, Duration.ofSeconds(50));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asks = new ArrayList<Callable<FetchOutcome>>();
      for (int i = 0; i < DOMAINS; i++) {
        var url = site.at("http", "paper%d.example".formatted(i), "/");
        asks.add(() -> asked(fetcher, url));
      }
      for (var asked : threads.invokeAll(asks)) {
        assertThat(asked.get()).isInstanceOf(Fetched.class);
      }
    }
  }

  @Test
  void what_ends_badly_gives_its_room_back() throws Exception {
    HostileSite.Talk cutShort =
        (_, out) -> {
          HostileSite.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n\r\n");
          out.write(noise(LARGE));
        };
    try (var site = new HostileSite(cutShort);
        var fetcher = fetcher(site, ONE_AT_ONCE, Duration.ofSeconds(20))) {
      var url = site.at("http", "paper.example", "/");
      for (int i = 0; i < 3; i++) {
        assertThat(asked(fetcher, url))
            .isInstanceOfSatisfying(
                Unreachable.class, gone -> assertThat(gone.why()).contains("hung up"));
      }
      assertThat(fetcher.roomFor(LARGEST)).isPresent();
    }
  }

  @Test
  void who_waits_is_served_in_turn() throws Exception {
    var room = new Room(LARGEST, LARGEST, Duration.ofSeconds(50));
    var first = room.share();
    first.grown(LARGE);
    try (var second = room.share()) {
      var waiting = Thread.ofVirtual().start(() -> grow(second));
      while (!room.isAwaited()) {
        Thread.onSpinWait();
      }
      first.close();
      waiting.join();
      second.keep(LARGE);
      assertThat(room.left()).isEqualTo(LARGEST - LARGE);
    }
    assertThat(room.left()).isEqualTo(LARGEST);
  }

  @Test
  void limits_that_one_body_does_not_fit_into_are_no_limits() {
    assertThatThrownBy(
            () ->
                new FetchLimits(LARGEST, ONE_AT_ONCE - 1, Duration.ofSeconds(1), 5, Duration.ZERO))
        .hasMessageContaining("bytesAtOnce twice bytes");
  }

  private static void grow(Room.Share share) {
    try {
      share.grown(LARGE);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static FetchOutcome asked(Fetcher fetcher, URI url) throws InterruptedException {
    try (var room = fetcher.room()) {
      return fetcher.feed(url, Validators.NONE, Asking.USUAL, room);
    }
  }

  private static Fetcher fetcher(HostileSite site, long atOnce, Duration timeout) {
    var limits = new FetchLimits(LARGEST, atOnce, timeout, 5, Duration.ZERO);
    var trusted = new ArrayList<>(List.of(site.at("http", "paper.example", "/")));
    for (int i = 0; i < DOMAINS; i++) {
      trusted.add(site.at("http", "paper%d.example".formatted(i), "/"));
    }
    var guard =
        new AddressGuard(trusted, _ -> new InetAddress[] {InetAddress.getLoopbackAddress()});
    return new Fetcher(limits, guard, InstantSource.system(), "test", null);
  }

  private static byte[] noise(int bytes) {
    var noise = new byte[bytes];
    new Random(1).nextBytes(noise);
    return noise;
  }

  private static byte[] packed(int bytes) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(new byte[bytes / 2]);
      out.write(noise(4 << 10)); // no bomb: less than 200 to 1
      out.write(new byte[bytes / 2]);
    }
    return packed.toByteArray();
  }
}
