package rasid.ingest.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rasid.ingest.archive.WarcSample.DATE;
import static rasid.ingest.archive.WarcSample.feed;
import static rasid.ingest.archive.WarcSample.gzip;
import static rasid.ingest.archive.WarcSample.join;
import static rasid.ingest.archive.WarcSample.page;
import static rasid.ingest.archive.WarcSample.url;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rasid.ingest.archive.file.Aside;
import rasid.ingest.archive.file.Reading;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchiveIndexTest {
  @TempDir Path folder;

  @Test
  void a_folder_is_one_archive_in_the_order_of_first_sight() throws IOException {
    write("b.warc", page(4, at(40)), page(1, at(10)));
    write("deep/a.warc.gz", gzip(page(2, at(20))), gzip(page(5, at(50))));
    write("c.warc.gz", gzip(page(6, at(60)), page(3, at(30))));
    write("d.jsonl", line(7, at(35)));
    write("e.jsonl.gz", gzip(line(8, at(15))));
    write("no-name-for-it", page(9, at(5)));
    write("README", "an archive".getBytes(UTF_8));
    write(".hidden.warc", page(10, at(0)));
    assertThat(urls(folder)).containsExactly(9, 1, 8, 2, 3, 7, 4, 5, 6);
  }

  @Test
  void an_article_captured_again_is_the_first_one() throws IOException {
    write("a.warc", page(1, at(30)), page(2, at(20)), page(1, at(10)), page(1, at(40)));
    try (var index = ArchiveIndex.of(folder, (_, _, _) -> {})) {
      assertThat(index.entries())
          .extracting(ArchiveIndex.Entry::seenAt)
          .containsExactly(at(10), at(20));
      assertThat(index.aside()).isEqualTo(Map.of(Aside.AGAIN, 2L));
    }
  }

  @Test
  void articles_of_feeds_and_pages_stand_in_one_order_each_once() throws IOException {
    write("a.warc", page(1, at(30)), feed(at(20), 3, 1, 2), feed(at(40), 4, 3), page(5, at(10)));
    write("b.warc.gz", gzip(feed(at(50), 4, 6)), gzip(feed(at(60), "")));
    assertThat(urls(folder)).containsExactly(5, 3, 1, 2, 4, 6);
    for (int crowd : List.of(2, 3, 1_000)) {
      try (var index = ArchiveIndex.of(folder, (_, _, _) -> {}, crowd)) {
        assertThat(index.entries())
            .extracting(ArchiveIndex.Entry::seenAt)
            .containsExactly(at(10), at(20), at(20), at(20), at(40), at(50));
        assertThat(index.aside()).isEqualTo(Map.of(Aside.AGAIN, 3L, Aside.FEED, 1L));
      }
    }
  }

  @Test
  void what_cannot_be_read_is_named_by_file_and_place() throws IOException {
    var cut = Arrays.copyOf(page(2, at(1)), 500);
    write("a.warc", page(1, at(0)), cut);
    write(
        "b.jsonl",
        "\n\nnot json\n".getBytes(UTF_8),
        line(3, Instant.parse("0001-01-01T00:00:00Z")));
    write("c.jsonl.gz", gzip("\nnot json".getBytes(UTF_8)));
    try (var index = ArchiveIndex.of(folder, (_, _, _) -> {})) {
      assertThat(index.bad())
          .extracting(ArchiveIndex.Bad::where)
          .containsExactly(
              "a.warc:" + page(1, at(0)).length, "b.jsonl:3", "b.jsonl:4", "c.jsonl.gz:2");
      assertThat(index.bytes(index.bad().getFirst())).isEqualTo(cut);
      assertThat(index.bad().get(2).why()).contains("which cannot be");
    }
  }

  @Test
  void a_packed_file_cut_off_gives_the_lines_it_holds() throws IOException {
    var lines = new ArrayList<byte[]>();
    for (int i = 0; i < 500; i++) {
      lines.add(line(i, at(i)));
    }
    var packed = gzip(lines.toArray(byte[][]::new));
    write("a.jsonl.gz", Arrays.copyOf(packed, packed.length / 2));
    assertThat(urls(folder)).hasSizeBetween(100, 400).isSorted();
  }

  @ParameterizedTest
  @CsvSource({
    "PK\u0003\u0004, a zip file",
    "(\u00b5/\u00fd, packed by zstd",
    "filedesc://x, is an ARC",
    "<html>, neither a WARC nor JSON lines",
    "'', neither a WARC nor JSON lines",
  })
  void what_is_no_archive_is_told_in_a_sentence(String beginning, String why) throws IOException {
    var file = write("file", beginning.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> ArchiveIndex.of(file, (_, _, _) -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why);
    assertThatThrownBy(() -> ArchiveIndex.of(folder, (_, _, _) -> {}))
        .hasMessage("the folder holds no WARC and no JSON lines");
  }

  private List<Integer> urls(Path place) throws IOException {
    var urls = new ArrayList<Integer>();
    try (var index = ArchiveIndex.of(place, (_, _, _) -> {});
        var reader = new ArticleReader(index)) {
      for (var reading : reader.read(index.entries())) {
        var url = ((Reading.News) reading).article().url().toString();
        urls.add(Integer.parseInt(url.substring(url.lastIndexOf('/') + 1)));
      }
    }
    return urls;
  }

  private Path write(String name, byte[]... parts) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, join(parts));
  }

  private static byte[] line(int number, Instant seenAt) {
    return "{\"url\":\"%s\",\"title\":\"خبر %d\",\"seenAt\":\"%s\"}\n"
        .formatted(url(number), number, seenAt)
        .getBytes(UTF_8);
  }

  private static Instant at(int minutes) {
    return DATE.plusSeconds(60L * minutes);
  }
}
