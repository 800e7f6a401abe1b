package rasid.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import rasid.cli.served.Answer;
import rasid.cli.served.Kind;
import rasid.cli.served.Origin;
import rasid.cli.served.ServedFolder;
import rasid.ingest.fetch.FetchLimits;
import rasid.ingest.fetch.FetchOutcome.Fetched;
import rasid.ingest.fetch.FetchOutcome.Refused;
import rasid.ingest.fetch.FetchOutcome.Unchanged;
import rasid.ingest.fetch.FetchOutcome.Unreachable;
import rasid.ingest.fetch.FetchOutcome.Wait;
import rasid.ingest.fetch.Fetcher;

/// Answers the documents that a command names, a line of JSON each: files, all of a folder, an
/// address, or `-` for stdin.
final class Places {
  // Answers of so many files are held at a time.
  private static final int BATCH = 64;

  private final Console console;
  private final Kind kind;

  Places(Console console, Kind kind) {
    this.console = console;
    this.kind = kind;
  }

  /// Answers them in order.
  ///
  /// @return whether all were what was asked for
  /// @throws Refusal before anything is answered, when one is not there or no address
  boolean answer(List<String> places) throws InterruptedException {
    places.forEach(Places::check);
    boolean sound = true;
    for (var place : places) {
      sound &= answer(place);
    }
    return sound;
  }

  private static void check(String place) {
    if (Address.isMeant(place)) {
      var _ = Address.of(place);
    } else if (!place.equals(ArticleFile.STDIN) && !Files.isReadable(Path.of(place))) {
      throw Refusal.wrongUse(
          Files.exists(Path.of(place))
              ? "no permission for %s".formatted(place)
              : "there is no %s".formatted(place));
    }
  }

  private boolean answer(String place) throws InterruptedException {
    if (Address.isMeant(place)) {
      return tell(fetched(place));
    }
    if (place.equals(ArticleFile.STDIN)) {
      try {
        return tell(read(Origin.unknown(place), console.in()));
      } catch (IOException e) {
        throw ArticleFile.unreadable("stdin", e);
      }
    }
    var path = Path.of(place);
    return Files.isDirectory(path) ? answerAll(path) : tell(read(Origin.unknown(place), path));
  }

  private boolean answerAll(Path path) {
    ServedFolder folder;
    try {
      folder = ServedFolder.of(path, kind);
    } catch (IOException e) {
      throw Refusal.wrongUse(Reason.of(e), e);
    }
    boolean sound = true;
    var files = folder.files();
    for (int from = 0; from < files.size() && !console.out().checkError(); from += BATCH) {
      var batch = files.subList(from, Math.min(from + BATCH, files.size()));
      for (var answer :
          batch.parallelStream().map(file -> read(folder.origin(file), file)).toList()) {
        sound &= tell(answer);
      }
    }
    return sound;
  }

  private Answer read(Origin origin, Path file) {
    try (var in = Files.newInputStream(file)) {
      return read(origin, in);
    } catch (IOException _) {
      return kind.broken(origin.name(), "it cannot be read");
    }
  }

  private Answer read(Origin origin, InputStream in) throws IOException {
    var body = in.readNBytes(kind.largest() + 1);
    return body.length > kind.largest()
        ? kind.broken(
            origin.name(), "it is larger than the %,d bytes allowed".formatted(kind.largest()))
        : kind.read(origin, body);
  }

  // Who names an address on the command line means it, be it on their own network.
  private Answer fetched(String place) throws InterruptedException {
    var url = Address.of(place);
    try (var fetcher = new Fetcher(FetchLimits.DEFAULT, List.of(url))) {
      return switch (kind.fetch(fetcher, url)) {
        case Fetched got ->
            kind.read(
                new Origin(place, got.at(), got.contentType(), OffsetDateTime.now(ZoneOffset.UTC)),
                got.body());
        case Refused refused -> kind.broken(place, refused.why());
        case Wait wait -> kind.broken(place, wait.why() + ", asks to wait");
        case Unreachable gone -> kind.broken(place, gone.why());
        case Unchanged _ -> kind.broken(place, "the server sent nothing");
      };
    }
  }

  private boolean tell(Answer answer) {
    var bytes = (answer.json() + "\n").getBytes(UTF_8);
    console.out().write(bytes, 0, bytes.length);
    console.out().flush();
    return answer.ok();
  }
}
