package rasid.ingest.archive.warc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static rasid.ingest.archive.WarcSample.DATE;
import static rasid.ingest.archive.WarcSample.gzip;
import static rasid.ingest.archive.WarcSample.http;
import static rasid.ingest.archive.WarcSample.join;
import static rasid.ingest.archive.WarcSample.page;
import static rasid.ingest.archive.WarcSample.record;
import static rasid.ingest.archive.WarcSample.response;
import static rasid.ingest.archive.WarcSample.url;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rasid.ingest.archive.ArrayBytes;
import rasid.ingest.archive.Noted;
import rasid.ingest.archive.Noted.Place;
import rasid.ingest.archive.file.Aside;
import rasid.ingest.identity.Ids;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WarcWalkTest {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void pages_are_found_among_all_that_crawlers_write(boolean packed) throws IOException {
    var html = "<html><p>نص</html>".getBytes(UTF_8);
    var records =
        List.of(
            record(
                "warcinfo", "", DATE, "application/warc-fields", "software: x\r\n".getBytes(UTF_8)),
            record(
                "request",
                url(1),
                DATE,
                "application/http; msgtype=request",
                "GET / HTTP/1.1\r\n\r\n".getBytes(UTF_8)),
            page(1, DATE),
            record(
                "revisit",
                url(2),
                DATE,
                "application/http; msgtype=response",
                http("200 OK", "", new byte[0])),
            response(url(3), DATE, http("404 Not Found", "Content-Type: text/html\r\n", html)),
            response(url(4), DATE, http("301 Moved", "Location: /5\r\n", new byte[0])),
            response(
                url(5), DATE, http("200 OK", "Content-Type: image/png\r\n", new byte[] {1, 2})),
            response(url(6), DATE, http("200 OK", "Content-Type: application/rss+xml\r\n", html)),
            record("resource", url(7), DATE, "text/html", html),
            record("resource", "dns:sahel.example", DATE, "text/dns", "1".getBytes(UTF_8)),
            record("conversion", url(8), DATE, "text/plain", "نص".getBytes(UTF_8)),
            page(9, DATE.plusSeconds(1)));
    var found = walk(records, packed);
    assertThat(found.broken).isEmpty();
    assertThat(found.articles).extracting(Place::id).containsExactly(id(1), id(7), id(9));
    assertThat(found.articles.getLast().seenAt()).isEqualTo(DATE.plusSeconds(1));
    assertThat(found.feeds).extracting(Place::seenAt).containsExactly(DATE);
    assertThat(found.aside)
        .isEqualTo(
            Map.of(Aside.REVISIT, 1, Aside.STATUS, 2, Aside.OTHER_TYPE, 1, Aside.OTHER_RECORD, 4));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_file_cut_off_anywhere_gives_what_it_holds(boolean packed) throws IOException {
    var records = new ArrayList<byte[]>();
    var ends = new ArrayList<Integer>();
    int size = 0;
    for (int i = 0; i < 20; i++) {
      records.add(packed ? gzip(page(i, DATE)) : page(i, DATE));
      size += records.getLast().length;
      ends.add(size);
    }
    var whole = join(records.toArray(byte[][]::new));
    for (int cut = 0; cut < whole.length; cut += packed ? 100 : 1_000) {
      int kept = cut;
      var found = look(Arrays.copyOf(whole, cut), packed);
      // A plain record is whole without the two line ends behind it.
      long least = ends.stream().filter(end -> end <= kept).count();
      long most = ends.stream().filter(end -> end - (packed ? 0 : 4) <= kept).count();
      assertThat((long) found.articles.size()).as("cut at %d", cut).isBetween(least, most);
      assertThat(found.broken).as("cut at %d", cut).hasSizeLessThanOrEqualTo(1);
      boolean between = cut == 0 || ends.contains(cut);
      assertThat(found.broken.isEmpty())
          .as("cut at %d", cut)
          .isEqualTo(between || found.articles.size() > least);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "400", "2000", "99999999", "9223372036854775807", "-1", "", "many"})
  void a_wrong_length_costs_one_record(String length) throws IOException {
    var http = http("200 OK", "Content-Type: text/html\r\n", "ن".repeat(500).getBytes(UTF_8));
    var wrong = record("response", url(2), DATE, "application/http", length, http);
    for (boolean packed : new boolean[] {false, true}) {
      var found = walk(List.of(page(1, DATE), wrong, page(3, DATE), page(4, DATE)), packed);
      assertThat(found.articles).extracting(Place::id).containsExactly(id(1), id(3), id(4));
      assertThat(found.broken).singleElement().asString().containsPattern("(?i)length|cut off");
    }
  }

  @Test
  void a_record_cut_short_within_a_file_costs_only_itself() throws IOException {
    var cut = Arrays.copyOf(page(2, DATE), 700);
    var found = look(join(page(1, DATE), cut, "\r\n".getBytes(UTF_8), page(3, DATE)), false);
    assertThat(found.articles).extracting(Place::id).containsExactly(id(1), id(3));
    assertThat(found.broken).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void a_broken_gzip_member_costs_one_record(long seed) throws IOException {
    var random = new Random(seed);
    var members = new byte[3][];
    for (int i = 0; i < 3; i++) {
      members[i] = gzip(page(i, DATE));
    }
    members[1][10 + random.nextInt(members[1].length - 10)] ^= (byte) (1 << random.nextInt(8));
    var found = look(join(members), true);
    assertThat(found.articles).extracting(Place::id).containsExactly(id(0), id(2));
    assertThat(found.broken).singleElement().asString().startsWith(members[0].length + " ");
  }

  @Test
  void a_file_packed_in_one_piece_is_told() throws IOException {
    var file = new ArrayBytes(gzip(page(1, DATE), page(2, DATE)));
    assertThat(WarcWalk.packed(file, new Noted())).isFalse();
  }

  @Test
  void a_bomb_is_set_aside_unread() throws IOException {
    var bomb = response(url(2), DATE, new byte[100 << 20]);
    var found = look(join(gzip(page(1, DATE)), gzip(bomb), gzip(page(3, DATE))), true);
    assertThat(found.articles).extracting(Place::id).containsExactly(id(1), id(3));
    assertThat(found.broken).singleElement().asString().contains("more than 200 to 1");
  }

  @Test
  void what_is_larger_than_a_page_is_set_aside() throws IOException {
    var http = http("200 OK", "Content-Type: text/html\r\n", new byte[6 << 20]);
    var found = walk(List.of(response(url(1), DATE, http), page(2, DATE)), false);
    assertThat(found.articles).extracting(Place::id).containsExactly(id(2));
    assertThat(found.broken).singleElement().asString().contains("more than the 5 MiB read");
  }

  @Test
  void a_head_without_end_is_set_aside() throws IOException {
    var endless = ("WARC/1.1\r\n" + "X: y\r\n".repeat(50_000)).getBytes(UTF_8);
    var found = look(join(endless, page(1, DATE)), false);
    assertThat(found.articles).extracting(Place::id).containsExactly(id(1));
    assertThat(found.broken).singleElement().asString().contains("longer than 64 KiB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "WARC", "WARC/1"})
  void a_few_bytes_behind_the_last_record_are_told(String tail) throws IOException {
    var found = look(join(page(1, DATE), page(2, DATE), tail.getBytes(UTF_8)), false);
    assertThat(found.articles).extracting(Place::id).containsExactly(id(1), id(2));
    assertThat(found.broken).hasSize(1);
  }

  @Test
  void what_stands_between_records_is_told_once() throws IOException {
    var found =
        look(
            join(
                "noise\n".repeat(100).getBytes(UTF_8),
                page(1, DATE),
                "\r\n\n\n".getBytes(UTF_8),
                page(2, DATE)),
            false);
    assertThat(found.articles).extracting(Place::id).containsExactly(id(1), id(2));
    assertThat(found.broken).containsExactly("0 no record begins here");
  }

  private static String id(int number) {
    return Ids.article(URI.create(url(number)));
  }

  private static Noted walk(List<byte[]> records, boolean packed) throws IOException {
    var parts = records.stream().map(record -> packed ? gzip(record) : record);
    return look(join(parts.toArray(byte[][]::new)), packed);
  }

  private static Noted look(byte[] file, boolean packed) throws IOException {
    var found = new Noted();
    if (packed) {
      assertThat(WarcWalk.packed(new ArrayBytes(file), found)).isTrue();
    } else {
      WarcWalk.plain(new ArrayBytes(file), found);
    }
    return found;
  }
}
