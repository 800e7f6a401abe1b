package rasid.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import rasid.cli.watch.WatchYaml;

/// A file of watches on disk.
final class WatchFile {
  /// Largest file, in bytes: ten thousand watches with long queries.
  static final int LARGEST_FILE = WatchYaml.LONGEST;

  private WatchFile() {}

  /// Reads a file.
  ///
  /// @param lang in which mistakes are told
  /// @throws Refusal when there is no such file, it is too large, a folder, or not text
  static WatchYaml.Contents read(Path file, String lang) {
    if (Files.isDirectory(file)) {
      throw Refusal.wrongUse(
          "%s is a folder; name a file of watches in it, such as %s/watches.yaml"
              .formatted(file, file));
    }
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw Refusal.brokenInput(
            "%s has %,d bytes, more than the %,d allowed; split it"
                .formatted(file, Files.size(file), LARGEST_FILE));
      }
      var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
      return WatchYaml.read(file.toString(), text, lang);
    } catch (CharacterCodingException e) {
      throw Refusal.brokenInput("%s is not UTF-8 text; save it as UTF-8".formatted(file));
    } catch (IOException e) {
      throw Refusal.wrongUse("cannot read watches: " + Reason.of(e), e);
    }
  }
}
