package rasid.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import rasid.cli.extract.PageAnswer;
import rasid.cli.extract.PageFolder;
import rasid.cli.tag.Document;
import rasid.ingest.fetch.FetchLimits;
import rasid.ingest.fetch.FetchOutcome.Fetched;
import rasid.ingest.fetch.FetchOutcome.Refused;
import rasid.ingest.fetch.FetchOutcome.Unchanged;
import rasid.ingest.fetch.FetchOutcome.Unreachable;
import rasid.ingest.fetch.FetchOutcome.Wait;
import rasid.ingest.fetch.Fetcher;
import rasid.ingest.identity.CanonicalUrl;

/// `rasid extract`: the article of a page.
@Command(
    name = "extract",
    mixinStandardHelpOptions = true,
    description = {
      "Cuts the article out of web pages as ingest does, and prints a line of JSON each:",
      "  {\"file\",\"title\",\"text\",\"published\",\"updated\",\"author\",\"lang\",\"url\",",
      "   \"image\",\"publisher\"}",
      "What a page does not say is left out. The text is paragraphs parted by a blank",
      "line. Dates have as much as the page tells: a day, a local time, or an instant.",
      "Several authors are a list. A page without an article has \"error\": why.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  rasid extract https://sahel.example/news/1",
      "  rasid extract saved.html | jq -r .text",
      "  curl -s https://sahel.example/news/1 | rasid extract -",
      "  rasid extract folder/ > articles.jsonl",
      "",
      "Of a folder the .html, .htm and .xhtml files are read, or all where there are none.",
      "urls.tsv in it may say where each was found (file, tab, address, tab, charset by",
      "HTTP or nothing), or headers.json what servers said:",
      "  {\"a.html\": {\"url\": \"https://…\", \"content-type\": \"text/html\"}}",
      "",
      "Exit codes: 0 every page gave an article; 2 wrong use, such as a file that is not",
      "there; 3 some gave none or could not be had (the rest was answered)."
    })
final class ExtractCommand implements Callable<Integer> {
  // Answers of so many files are held at a time.
  private static final int BATCH = 64;

  private static final URI NOWHERE = URI.create("file:///-");

  private final Console console;

  @Parameters(paramLabel = "DIR|FILE|URL", arity = "1..*", description = "Pages; - is stdin.")
  private List<String> places = List.of();

  ExtractCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    places.forEach(ExtractCommand::check);
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
    return Files.isDirectory(path) ? answerAll(path) : tell(PageFolder.answer(place, path));
  }

  private boolean answerAll(Path path) {
    PageFolder folder;
    try {
      folder = PageFolder.of(path);
    } catch (IOException e) {
      throw Refusal.wrongUse(Reason.of(e), e);
    }
    boolean sound = true;
    var files = folder.files();
    for (int from = 0; from < files.size() && !console.out().checkError(); from += BATCH) {
      var batch = files.subList(from, Math.min(from + BATCH, files.size()));
      for (var answer : batch.parallelStream().map(folder::answer).toList()) {
        sound &= tell(answer);
      }
    }
    return sound;
  }

  private boolean tell(PageAnswer answer) {
    var bytes = (answer.json() + "\n").getBytes(UTF_8);
    console.out().write(bytes, 0, bytes.length);
    console.out().flush();
    return answer.ok();
  }

  private PageAnswer stdin() {
    try {
      var body = console.in().readNBytes(Document.LARGEST + 1);
      return PageFolder.answer(ArticleFile.STDIN, body, NOWHERE, null, null);
    } catch (IOException e) {
      throw ArticleFile.unreadable("stdin", e);
    }
  }

  // Who names an address on the command line means it, be it on their own network.
  private static PageAnswer fetched(String place) throws InterruptedException {
    URI url = CanonicalUrl.parse(place).orElseThrow();
    try (var fetcher = new Fetcher(FetchLimits.DEFAULT, List.of(url))) {
      return switch (fetcher.page(url)) {
        case Fetched got ->
            PageFolder.answer(
                place, got.body(), got.at(), got.contentType(), OffsetDateTime.now(ZoneOffset.UTC));
        case Refused refused -> PageAnswer.broken(place, refused.why());
        case Wait wait -> PageAnswer.broken(place, wait.why() + ", asks to wait");
        case Unreachable gone -> PageAnswer.broken(place, gone.why());
        case Unchanged _ -> PageAnswer.broken(place, "the server sent nothing");
      };
    }
  }

  private static boolean isUrl(String place) {
    var lower = place.toLowerCase(Locale.ROOT);
    return Stream.of("http:", "https:").anyMatch(lower::startsWith);
  }
}
