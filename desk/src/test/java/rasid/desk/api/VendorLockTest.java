package rasid.desk.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class VendorLockTest {
  private static final Path VENDOR =
      Path.of(System.getProperty("rasid.root", ".."))
          .resolve("desk/src/main/resources/rasid/desk/web/vendor");

  @Test
  void every_vendored_file_is_locked_to_what_was_taken_and_has_a_licence() throws Exception {
    var locked = new TreeMap<String, String>();
    for (var line : Files.readAllLines(VENDOR.resolve("vendor.lock"), UTF_8)) {
      if (line.startsWith("#")) {
        continue;
      }
      var fields = line.split(" ", -1);
      assertThat(fields).as("file, package, version, licence, hash: %s", line).hasSize(5);
      assertThat(fields[3]).isIn("MIT", "OFL-1.1");
      assertThat(VENDOR.resolve(fields[0]).resolveSibling("LICENSE")).isRegularFile();
      locked.put(fields[0], fields[4]);
    }
    var found = new TreeMap<String, String>();
    try (var files = Files.walk(VENDOR)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var name = VENDOR.relativize(file).toString().replace('\\', '/');
        if (!name.equals("vendor.lock")) {
          found.put(name, sha256(file));
        }
      }
    }
    assertThat(found).isEqualTo(locked);
  }

  private static String sha256(Path file) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest);
  }
}
