package rasid.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import rasid.cli.feed.FeedAnswer;
import rasid.cli.feed.FeedFolder;
import rasid.ingest.fetch.FetchLimits;
import rasid.ingest.fetch.FetchOutcome.Fetched;
import rasid.ingest.fetch.FetchOutcome.Refused;
import rasid.ingest.fetch.FetchOutcome.Unchanged;
import rasid.ingest.fetch.FetchOutcome.Unreachable;
import rasid.ingest.fetch.FetchOutcome.Validators;
import rasid.ingest.fetch.FetchOutcome.Wait;
import rasid.ingest.fetch.Fetcher;
import rasid.ingest.identity.CanonicalUrl;

/// `rasid feed`: what a feed holds.
@Command(
    name = "feed",
    mixinStandardHelpOptions = true,
    description = {
      "Reads feeds as ingest does and prints what they hold, a line of JSON each.",
      "",
      "RSS of all versions, Atom, JSON Feed, CDF; sitemaps, and OPML lists, as feeds of",
      "what they list. Broken ones are read as far as they go.",
      "  ok true   {\"file\",\"ok\",\"title\",\"url\",\"description\",\"language\",\"author\",",
      "            \"updated\",\"entries\":[{\"id\",\"url\",\"title\",\"published\",\"updated\",",
      "            \"author\",\"summary\",\"content\",\"categories\",\"enclosures\"}]}",
      "  ok false  {\"file\",\"ok\",\"error\"}: what it is instead",
      "What a feed does not say is left out. Titles are text, summary and content are",
      "HTML, cleaned. Several authors are a list.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  rasid feed https://sahel.example/feed",
      "  rasid feed saved.xml | jq '.entries[].title'",
      "  curl -s https://sahel.example/feed | rasid feed -",
      "  rasid feed folder/ > feeds.jsonl",
      "",
      "Of a folder all files are read, or those that end in .feed where there are some.",
      "headers.json in it may say what servers said:",
      "  {\"a.feed\": {\"url\": \"https://…\", \"content-type\": \"text/xml\"}}",
      "",
      "Exit codes: 0 all are feeds; 2 wrong use, such as a file that is not there;",
      "3 some are no feeds or could not be had (the rest was answered)."
    })
final class FeedCommand implements Callable<Integer> {
  // Answers of so many files are held at a time.
  private static final int BATCH = 64;

  private final Console console;

  @Parameters(paramLabel = "DIR|FILE|URL", arity = "1..*", description = "Feeds; - is stdin.")
  private List<String> places = List.of();

  FeedCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    places.forEach(FeedCommand::check);
    boolean sound = true;
    for (var place : places) {
      sound &= answer(place);
    }
    return sound ? 0 : Refusal.BROKEN_INPUT;
  }

  private static void check(String place) {
    if (isUrl(place)) {
      if (CanonicalUrl.parse(place).isEmpty()) {
        throw Refusal.wrongUse("%s is no address; write https://host/path".formatted(place));
      }
    } else if (!place.equals(ArticleFile.STDIN) && !Files.isReadable(Path.of(place))) {
      throw Refusal.wrongUse(
          Files.exists(Path.of(place))
              ? "no permission for %s".formatted(place)
              : "there is no %s".formatted(place));
    }
  }

  private boolean answer(String place) throws InterruptedException {
    if (isUrl(place)) {
      return tell(fetched(place));
    }
    if (place.equals(ArticleFile.STDIN)) {
      return tell(stdin());
    }
    var path = Path.of(place);
    return Files.isDirectory(path) ? answerAll(path) : tell(FeedFolder.answer(place, path));
  }

  private boolean answerAll(Path path) {
    FeedFolder folder;
    try {
      folder = FeedFolder.of(path);
    } catch (IOException e) {
      throw Refusal.wrongUse(Reason.of(e), e);
    }
    boolean sound = true;
    var files = folder.files();
    for (int from = 0; from < files.size(); from += BATCH) {
      var batch = files.subList(from, Math.min(from + BATCH, files.size()));
      var answers = batch.parallelStream().map(folder::answer).map(FeedCommand::line).toList();
      for (var answer : answers) {
        sound &= answer.ok();
        print(answer.json());
      }
    }
    return sound;
  }

  /// An answer made ready, on whatever core read it.
  private record Line(boolean ok, String json) {}

  private static Line line(FeedAnswer answer) {
    return new Line(answer.ok(), answer.json());
  }

  private boolean tell(FeedAnswer answer) {
    print(answer.json());
    return answer.ok();
  }

  private void print(String json) {
    var bytes = (json + "\n").getBytes(UTF_8);
    console.out().write(bytes, 0, bytes.length);
    console.out().flush();
  }

  private FeedAnswer stdin() {
    try {
      var body = console.in().readNBytes(FeedFolder.LARGEST + 1);
      return body.length > FeedFolder.LARGEST
          ? FeedAnswer.broken(ArticleFile.STDIN, "it is larger than 50 MiB")
          : FeedFolder.answer(ArticleFile.STDIN, body, null, null);
    } catch (IOException e) {
      throw ArticleFile.unreadable("stdin", e);
    }
  }

  // Who names an address on the command line means it, be it on their own network.
  private static FeedAnswer fetched(String place) throws InterruptedException {
    URI url = CanonicalUrl.parse(place).orElseThrow();
    try (var fetcher = new Fetcher(FetchLimits.DEFAULT, List.of(url))) {
      return switch (fetcher.feed(url, Validators.NONE)) {
        case Fetched got -> FeedFolder.answer(place, got.body(), got.at(), got.contentType());
        case Refused refused -> FeedAnswer.broken(place, refused.why());
        case Wait wait -> FeedAnswer.broken(place, wait.why() + ", asks to wait");
        case Unreachable gone -> FeedAnswer.broken(place, gone.why());
        case Unchanged _ -> FeedAnswer.broken(place, "the server sent nothing");
      };
    }
  }

  private static boolean isUrl(String place) {
    var lower = place.toLowerCase(Locale.ROOT);
    return Stream.of("http:", "https:").anyMatch(lower::startsWith);
  }
}
