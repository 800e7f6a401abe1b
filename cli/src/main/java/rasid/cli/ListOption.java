package rasid.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import rasid.cli.sources.ListFile;
import rasid.ingest.feed.Opml.Outline;

/// `--feeds`, the list that is added to.
final class ListOption {
  @Option(
      names = "--feeds",
      paramLabel = "LIST.opml",
      required = true,
      description =
          "Your list of feeds, the one ingest reads. It is replaced at once, and all else in it stays as it is; it is made if it is not there.")
  private Path file = Path.of("");

  Path file() {
    return file;
  }

  /// The list as it stands.
  ListFile read() {
    try {
      return ListFile.of(file);
    } catch (IOException e) {
      throw Refusal.wrongUse("cannot read %s: %s".formatted(file, Reason.of(e)), e);
    }
  }

  /// Writes what is to be added.
  void add(ListFile list, List<Outline> added) {
    try {
      list.add(added);
    } catch (IOException e) {
      throw Refusal.wrongUse(Reason.of(e), e);
    }
  }
}
