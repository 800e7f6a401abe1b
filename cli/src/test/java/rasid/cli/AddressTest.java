package rasid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands in the place of an address or a list and is neither.
@DisplayNameGeneration(ReplaceUnderscores.class)
@Isolated("commands set the level of all logs")
class AddressTest {
  @ParameterizedTest
  @ValueSource(strings = {"sources check", "feed", "extract"})
  void an_address_that_is_not_of_the_web_is_no_file_either(String command) {
    var told = Told.by((command + " ftp://x/y").split(" "));
    assertThat(told.code()).isEqualTo(2);
    assertThat(told.err())
        .contains("ftp://x/y cannot be asked; only http:// and https:// addresses are");
  }

  @Test
  void a_folder_in_the_place_of_a_list_is_told_to_be_one(@TempDir Path dir) {
    var told = Told.by("sources", "check", dir.toString());
    assertThat(told.code()).isEqualTo(2);
    assertThat(told.err()).contains(dir + " is a folder; name a list in it");
  }
}
