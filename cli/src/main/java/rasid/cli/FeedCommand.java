package rasid.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import rasid.cli.feed.Feeds;

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
  private final Console console;

  @Parameters(paramLabel = "DIR|FILE|URL", arity = "1..*", description = "Feeds; - is stdin.")
  private List<String> places = List.of();

  FeedCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    return new Places(console, new Feeds()).answer(places) ? 0 : Refusal.BROKEN_INPUT;
  }
}
