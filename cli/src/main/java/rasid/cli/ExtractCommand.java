package rasid.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import rasid.cli.extract.Pages;
import rasid.ingest.archive.ArchiveArticles;

/// `rasid extract`: the article of a page.
@Command(
    name = "extract",
    mixinStandardHelpOptions = true,
    description = {
      "Cuts the article out of web pages, as ingest does.",
      "A line of JSON each:",
      "  {\"file\",\"title\",\"text\",\"published\",\"updated\",\"author\",\"lang\",\"url\",",
      "   \"image\",\"publisher\"}",
      "What a page does not say is left out. The text is paragraphs parted by a blank",
      "line. Dates have as much as the page tells: a day, a local time, or an instant.",
      "Several authors are a list. A page without an article has \"error\": why, and so has",
      "what is no page: plain text (`rasid tag` reads it) and binary data.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  rasid extract https://sahel.example/news/1",
      "  rasid extract saved.html | jq -r .text",
      "  curl -s https://sahel.example/news/1 | rasid extract -",
      "  rasid extract folder/ > articles.jsonl",
      "  rasid extract crawl.warc.gz > archive.jsonl",
      "",
      "Of a folder the .html, .htm and .xhtml files are read, or all where there are none.",
      "urls.tsv in it may say where each was found (file, tab, address, tab, charset by",
      "HTTP or nothing), or headers.json what servers said:",
      "  {\"a.html\": {\"url\": \"https://…\", \"content-type\": \"text/html\"}}",
      "",
      "Of a WARC the articles are printed as `--archive` would load them, in lines that it",
      "takes as well; pages without an article are passed over.",
      "",
      "Exit codes: 0 every page gave an article; 2 wrong use, such as a file that is not",
      "there; 3 some gave none or could not be had (the rest was answered)."
    })
final class ExtractCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "DIR|FILE|URL", arity = "1..*", description = "Pages; - is stdin.")
  private List<String> places = List.of();

  ExtractCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    var pages = new Places(console, new Pages());
    if (places.stream().noneMatch(ExtractCommand::isWarc)) {
      return pages.answer(places) ? 0 : Refusal.BROKEN_INPUT;
    }
    boolean sound = true;
    for (var place : places) {
      sound &= isWarc(place) ? answerWarc(Path.of(place)) : pages.answer(List.of(place));
    }
    return sound ? 0 : Refusal.BROKEN_INPUT;
  }

  private static boolean isWarc(String place) {
    try {
      return !place.contains("://") && ArchiveArticles.isWarc(Path.of(place));
    } catch (IOException | InvalidPathException _) {
      return false; // told where it is read as a page
    }
  }

  private boolean answerWarc(Path warc) {
    var broken = new AtomicBoolean();
    try {
      ArchiveArticles.each(
          warc,
          console::json,
          why -> {
            broken.set(true);
            console.complain(why);
          });
    } catch (IOException e) {
      throw Refusal.wrongUse("cannot read %s: %s".formatted(warc, Reason.of(e)), e);
    }
    return !broken.get();
  }
}
