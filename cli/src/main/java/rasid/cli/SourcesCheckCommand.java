package rasid.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rasid.cli.sources.CheckAnswer;
import rasid.cli.sources.CheckText;
import rasid.ingest.check.Checked;
import rasid.ingest.check.Finding.Level;

/// `rasid sources check`.
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Asks sources as ingest does, and tells all that is right and wrong with them.",
      "That is the answer and where it leads, what the feed holds, whether it says",
      "\"unchanged\", dates, pace, robots.txt, its newest page, and how often it would",
      "be asked. No cluster is needed.",
      "",
      "  ✓ as it should be  ! works, but know it  ✗ cannot be used  → what to do",
      "",
      "FILE.opml is all of a list, FILE.opml#ID one of it, with what the list says of",
      "it (rasid:…). A site's own page names its feeds. Of more than three sources",
      "only what is not as it should be is told; --full tells all.",
      "What the list names, or you name, may be on your own network; nothing else may.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  rasid sources check https://sahel.example/",
      "  rasid sources check my.opml#sahel.example-1a2b3c",
      "  rasid sources check my.opml -o json | jq 'select(.level == \"wrong\")'",
      "",
      "With -o json one object a line: id, url, outlet, level (fine, look, wrong),",
      "trouble, status, redirects, movedTo, feed (format, title, charset, lang,",
      "entries, articles, titled, linked, dated, newest, oldest, weekly, pollSeconds,",
      "text, hubs), findings (level, about, says, todo), named (feeds a page names).",
      "",
      "Exit codes: 0 all can be used; 1 some cannot (✗); 2 wrong use."
    })
final class SourcesCheckCommand implements Callable<Integer> {
  private static final int TOLD_WHOLE = 3;

  private final Console console;
  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final ContactOption contact = new ContactOption();

  @Parameters(
      paramLabel = "URL|FILE.opml[#ID]",
      arity = "1..*",
      description = "Addresses of feeds or sites; lists, or one source of a list.")
  private List<String> places = List.of();

  @Option(names = "--full", description = "Tell all of each, however many they are.")
  private boolean full;

  SourcesCheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    boolean json = output.json();
    var sources = SourceArguments.sources(places, console::complain);
    var text = new CheckText(console::isolated, console::bold);
    boolean whole = full || sources.size() <= TOLD_WHOLE;
    var checks = new SourceChecks(console, contact.userAgent(console.environment()));
    var all =
        checks.each(
            sources,
            checked -> {
              if (json) {
                console.json(CheckAnswer.of(checked));
              } else {
                (whole ? text.whole(checked) : text.brief(checked)).forEach(console::line);
              }
            });
    if (all.size() > 1 && !json) {
      console.say(
          "checked %d: %d fine, %d to look at, %d cannot be used"
              .formatted(
                  all.size(),
                  count(all, Level.FINE),
                  count(all, Level.LOOK),
                  count(all, Level.WRONG)));
    }
    return count(all, Level.WRONG) == 0 ? 0 : Refusal.NOT_SO;
  }

  private static long count(List<Checked> all, Level level) {
    return all.stream().filter(checked -> checked.level() == level).count();
  }
}
