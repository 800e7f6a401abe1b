package rasid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DataDirTest {
  @ParameterizedTest
  @CsvSource({
    "Linux, '', '', /home/me/.local/share/rasid",
    "Linux, XDG_DATA_HOME, /data, /data/rasid",
    "Linux, XDG_DATA_HOME, not/absolute, /home/me/.local/share/rasid",
    "Mac OS X, XDG_DATA_HOME, /data, /home/me/Library/Application Support/rasid",
    "Windows 11, '', '', /home/me/AppData/Local/rasid",
    "Windows 11, LOCALAPPDATA, /local, /local/rasid",
  })
  void it_is_where_the_system_keeps_data(String system, String name, String value, Path expected) {
    assertThat(DataDir.standard(Map.of(name, value), system, Path.of("/home/me")))
        .isEqualTo(expected);
  }

  @Test
  void the_option_goes_before_the_variable() {
    var told =
        Told.by(
            Map.of("RASID_DATA_DIR", "/none/variable"),
            "topics",
            "list",
            "--data-dir",
            "/none/option");
    assertThat(told.err()).contains("/none/option");
    assertThat(Told.by(Map.of("RASID_DATA_DIR", "/none/variable"), "topics", "list").err())
        .contains("/none/variable");
  }
}
