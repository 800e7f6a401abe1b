package rasid.processor.text;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// One wire story as thirty outlets carry it, another story on the event and the next day's.
///
/// `golden/copies/reprints.tsv` records what the processor makes of them, and the tests of the
/// alerts service, which knows no text, make three reports of that. Its columns: the section, what
/// the outlet did to it, the signature, the sketch, the headline.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReprintsTest {
  private static final String STORY = "ar-01-convoy";

  @Test
  void thirty_reprints_are_signed_as_recorded() throws IOException {
    var file =
        Path.of(requireNonNull(System.getProperty("rasid.root")))
            .resolve("processor/src/test/resources/golden/copies/reprints.tsv");
    var recorded = Files.readString(file);
    var made = recorded.lines().map(ReprintsTest::signed).collect(joining("\n", "", "\n"));
    if (Boolean.getBoolean("rasid.accept")) {
      Files.writeString(file, made);
    } else {
      assertThat(made)
          .as(
              "to accept: ./mvnw -pl model,processor test -Dtest=ReprintsTest"
                  + " -Dsurefire.failIfNoSpecifiedTests=false -Drasid.accept=true")
          .isEqualTo(recorded);
    }
  }

  private static String signed(String line) {
    var cells = line.split("\t", -1);
    var text = CopyPairs.text(STORY, cells[0], cells[1]);
    var print = Print.of(text.title(), text.body());
    return String.join(
        "\t",
        cells[0],
        cells[1],
        print.signature().code(),
        print.sketch().code(),
        print.headline().code());
  }
}
