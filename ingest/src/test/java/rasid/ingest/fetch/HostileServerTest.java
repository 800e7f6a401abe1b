package rasid.ingest.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rasid.ingest.fetch.HostileSite.asked;
import static rasid.ingest.fetch.HostileSite.hang;
import static rasid.ingest.fetch.HostileSite.send;
import static rasid.ingest.fetch.HostileSite.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rasid.ingest.fetch.FetchOutcome.Fetched;
import rasid.ingest.fetch.FetchOutcome.Refused;
import rasid.ingest.fetch.FetchOutcome.Unreachable;
import rasid.ingest.fetch.HostileSite.Talk;

/// Whatever a server does, the fetcher ends with a reason and leaves nothing open.
///
/// The time-out is no measure: it turns a hang into a failure.
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostileServerTest {
  private static final FetchLimits LIMITS =
      new FetchLimits(64 << 10, Duration.ofSeconds(20), 5, Duration.ZERO);
  private static final FetchLimits IMPATIENT =
      new FetchLimits(64 << 10, Duration.ofMillis(700), 5, Duration.ZERO);
  private static final Duration DRIP = Duration.ofMillis(20);
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String TOO_LATE = "no whole answer within 0.7 s";

  private static Arguments talk(String name, String reason, Talk talk) {
    return Arguments.of(org.junit.jupiter.api.Named.of(name, talk), reason);
  }

  static Stream<Arguments> slow() {
    return Stream.of(
        talk("silence", TOO_LATE, (socket, _) -> hang(socket)),
        talk("a head without end", TOO_LATE, (_, out) -> drip(out, OK + "X: ")),
        talk("a body without end", TOO_LATE, (_, out) -> drip(out, OK + "\r\n")),
        talk(
            "a body that stops",
            TOO_LATE,
            (socket, out) -> {
              write(out, OK + "Content-Length: 100\r\n\r\nhalf");
              hang(socket);
            }),
        talk(
            "an answer announced again and again",
            TOO_LATE,
            (_, out) -> {
              while (true) {
                write(out, "HTTP/1.1 103 Early Hints\r\n\r\n");
              }
            }));
  }

  @ParameterizedTest
  @MethodSource("slow")
  void given_a_server_that_takes_its_time_then_it_is_left(Talk talk, String reason)
      throws Exception {
    assertThat(asked(IMPATIENT, talk)).isEqualTo(new Unreachable(reason));
  }

  static Stream<Arguments> broken() {
    var head = "the head of the answer is larger than 200 lines of 16 KiB";
    var hungUp = "the server hung up in the middle of its answer";
    return Stream.of(
        talk("no answer", "the server hung up without an answer in HTTP", (_, _) -> {}),
        talk(
            "an answer of one word",
            "the server hung up without an answer in HTTP",
            (_, out) -> write(out, "hello\r\n\r\n")),
        talk("a status that is no number", "HTTP", (_, out) -> write(out, "HTTP/1.1 fine\r\n\r\n")),
        talk(
            "a version of the future",
            "not HTTP",
            (_, out) -> write(out, "HTTP/9.1 200 OK\r\n\r\n")),
        talk(
            "a header of 100 MB",
            head,
            (_, out) -> {
              write(out, OK + "X: ");
              var piece = "x".repeat(1 << 20);
              for (int i = 0; i < 100; i++) {
                write(out, piece);
              }
            }),
        talk(
            "100,000 headers",
            head,
            (_, out) -> {
              write(out, OK);
              for (int i = 0; i < 100_000; i++) {
                write(out, "X-" + i + ": y\r\n");
              }
            }),
        talk(
            "a header folded without end",
            head,
            (_, out) -> {
              write(out, OK + "X: y\r\n");
              while (true) {
                write(out, " " + "y".repeat(1000) + "\r\n");
              }
            }),
        talk(
            "a status line without end",
            head,
            (_, out) -> {
              while (true) {
                write(out, "HTTP/1.1 200 " + "O".repeat(1000));
              }
            }),
        talk(
            "NUL in a header",
            "control characters in its headers",
            (_, out) -> write(out, OK + "ETag: a\0b\r\nContent-Length: 2\r\n\r\nok")),
        talk(
            "a length that is no number",
            "not HTTP",
            (_, out) -> write(out, OK + "Content-Length: many\r\n\r\nok")),
        talk(
            "a length too long",
            hungUp,
            (_, out) -> write(out, OK + "Content-Length: 100\r\n\r\nshort")),
        talk(
            "half a chunk",
            hungUp,
            (_, out) -> write(out, OK + "Transfer-Encoding: chunked\r\n\r\n64\r\nshort")),
        talk(
            "chunks without their end",
            hungUp,
            (_, out) -> write(out, OK + "Transfer-Encoding: chunked\r\n\r\n2\r\nok\r\n")),
        talk(
            "a chunk of no size",
            "broken chunks",
            (_, out) -> write(out, OK + "Transfer-Encoding: chunked\r\n\r\nzz\r\nok\r\n")),
        talk(
            "a chunk's size without end",
            head,
            (_, out) -> {
              write(out, OK + "Transfer-Encoding: chunked\r\n\r\n2;");
              while (true) {
                write(out, "x".repeat(1000));
              }
            }),
        talk(
            "more after the last chunk without end",
            head,
            (_, out) -> {
              write(out, OK + "Transfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n");
              while (true) {
                write(out, "X: y\r\n");
              }
            }),
        talk(
            "a reset",
            "the server broke the connection off",
            (socket, out) -> {
              write(out, OK + "Content-Length: 100\r\n\r\nhalf");
              socket.setSoLinger(true, 0);
            }),
        talk(
            "a way out half closed",
            hungUp,
            (socket, out) -> {
              write(out, OK + "Content-Length: 100\r\n\r\nhalf");
              socket.shutdownOutput();
              hang(socket);
            }),
        talk(
            "a broken gzip",
            "the packed body is broken",
            (_, out) -> {
              var packed = gzip("x".repeat(1000).getBytes(UTF_8));
              send(out, "gzip", java.util.Arrays.copyOf(packed, packed.length - 9));
            }),
        talk(
            "gzip called brotli",
            "the packed body is broken",
            (_, out) -> send(out, "br", gzip(new byte[9]))),
        talk(
            "noise called brotli",
            "the packed body is broken",
            (_, out) -> send(out, "br", new byte[] {(byte) 0xfe, 9, 9, 9, 9, 9, 9, 9})));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void given_a_broken_answer_then_it_is_told_in_words(Talk talk, String reason) throws Exception {
    assertThat(asked(LIMITS, talk))
        .isInstanceOfSatisfying(Unreachable.class, gone -> assertThat(gone.why()).contains(reason));
  }

  static Stream<Arguments> tooLarge() {
    var zeros = new byte[32 << 20];
    return Stream.of(
        talk(
            "a body without end",
            "larger than 64 KiB",
            (_, out) -> {
              write(out, OK + "\r\n");
              while (true) {
                out.write(new byte[8 << 10]);
              }
            }),
        talk(
            "a body announced as too large",
            "larger than 64 KiB",
            (_, out) -> {
              write(out, OK + "Content-Length: 9000000000\r\n\r\n");
              while (true) {
                out.write(new byte[8 << 10]);
              }
            }),
        talk("a bomb", "when unpacked", (_, out) -> send(out, "gzip", gzip(zeros))),
        talk("a bomb not announced", "when unpacked", (_, out) -> send(out, "", gzip(zeros))),
        talk(
            "a bomb called plain", "when unpacked", (_, out) -> send(out, "identity", gzip(zeros))),
        talk(
            "a bomb in deflate", "when unpacked", (_, out) -> send(out, "deflate", deflate(zeros))),
        talk(
            "a bomb in a bomb",
            "when unpacked",
            (_, out) -> send(out, "gzip, gzip", gzip(gzip(zeros)))),
        talk(
            "packed without end",
            "packed more than 3 times over",
            (_, out) -> send(out, "", gzip(gzip(gzip(gzip(new byte[9])))))),
        talk(
            "packed in names without end",
            "packed 9 times over",
            (_, out) -> send(out, "gzip,".repeat(9), gzip(new byte[9]))),
        talk(
            "packed as nobody packs",
            "packed as 'zip'",
            (_, out) -> send(out, "zip", new byte[9])));
  }

  @ParameterizedTest
  @MethodSource("tooLarge")
  void given_too_much_then_it_is_refused(Talk talk, String reason) throws Exception {
    assertThat(asked(LIMITS, talk))
        .isInstanceOfSatisfying(Refused.class, no -> assertThat(no.why()).contains(reason));
  }

  @Test
  void given_a_bomb_below_the_limit_then_its_ratio_gives_it_away() {
    var packed = gzip(new byte[2 << 20]);
    assertThatThrownBy(() -> Unpacking.unpack(packed, "gzip", 5 << 20, _ -> {}))
        .isInstanceOf(Unpacking.Bomb.class)
        .hasMessageContaining("more than 200 times its size");
  }

  static Stream<Arguments> odd() {
    var body = "<rss>خبر</rss>".getBytes(UTF_8);
    return Stream.of(
        talk("packed and said so", "", (_, out) -> send(out, "gzip", gzip(body))),
        talk("packed and not said so", "", (_, out) -> send(out, "", gzip(body))),
        talk("said so and not packed", "", (_, out) -> send(out, "gzip", body)),
        talk("deflate", "", (_, out) -> send(out, "deflate", deflate(body))),
        talk(
            "deflate without its head",
            "",
            (_, out) -> {
              var zlib = deflate(body);
              send(out, "deflate", java.util.Arrays.copyOfRange(zlib, 2, zlib.length - 4));
            }),
        talk("said brotli and not packed", "", (_, out) -> send(out, "br", body)),
        talk("brotli not asked for", "", (_, out) -> send(out, "br", brotli(body))),
        talk(
            "a length too short",
            "",
            (_, out) -> {
              write(out, OK + "Content-Length: " + body.length + "\r\n\r\n");
              out.write(body);
              write(out, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil");
            }),
        talk(
            "no length at all",
            "",
            (_, out) -> {
              write(out, "HTTP/1.0 200 OK\r\n\r\n");
              out.write(body);
            }));
  }

  @ParameterizedTest
  @MethodSource("odd")
  void given_an_odd_answer_that_is_whole_then_it_is_read(Talk talk, String none) throws Exception {
    assertThat(asked(LIMITS, talk))
        .isInstanceOfSatisfying(
            Fetched.class,
            fetched ->
                assertThat(new String(fetched.body(), UTF_8)).isEqualTo("<rss>خبر</rss>" + none));
  }

  // Now and then a byte, until the other side has left.
  private static void drip(OutputStream out, String head) throws IOException {
    write(out, head);
    while (true) {
      write(out, "x");
      LockSupport.parkNanos(DRIP.toNanos());
    }
  }

  // One block of brotli that is not packed, and the empty last one (RFC 7932, 9.2).
  private static byte[] brotli(byte[] body) {
    int head = (body.length - 1) << 4 | 1 << 20;
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) head, (byte) (head >> 8), (byte) (head >> 16)});
    out.writeBytes(body);
    out.write(3);
    return out.toByteArray();
  }

  private static byte[] gzip(byte[] body) {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(body);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static byte[] deflate(byte[] body) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(packed)) {
      out.write(body);
    }
    return packed.toByteArray();
  }
}
