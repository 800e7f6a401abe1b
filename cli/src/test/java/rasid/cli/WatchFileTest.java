package rasid.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WatchFileTest {
  @Test
  void a_folder_is_told_to_be_one(@TempDir Path dir) {
    assertThatThrownBy(() -> WatchFile.read(dir, "en"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(dir + " is a folder; name a file of watches in it");
  }

  @Test
  void what_is_not_utf_8_or_too_large_is_refused(@TempDir Path dir) throws Exception {
    var latin = Files.write(dir.resolve("latin"), new byte[] {'a', ':', (byte) 0xe9, '\n'});
    assertThatThrownBy(() -> WatchFile.read(latin, "en")).hasMessageContaining("is not UTF-8");
    var large = Files.write(dir.resolve("large"), new byte[WatchFile.LARGEST_FILE + 1]);
    assertThatThrownBy(() -> WatchFile.read(large, "en")).hasMessageContaining("more than the");
    assertThatThrownBy(() -> WatchFile.read(dir.resolve("none"), "en"))
        .hasMessageContaining("there is no");
  }
}
