package rasid.cli;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rasid.cli.sources.CheckText;
import rasid.cli.sources.ListFile;
import rasid.ingest.check.Checked;
import rasid.ingest.check.Finding.Level;
import rasid.ingest.feed.Opml.Outline;
import rasid.ingest.fetch.Domains;
import rasid.ingest.identity.CanonicalUrl;
import rasid.ingest.poll.Source;
import rasid.ingest.text.HtmlText;

/// `rasid sources add`.
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description = {
      "Checks feeds, and puts those that can be used on your list. Of a site's own page",
      "the feed it names is taken, where that is one; else they are shown. A feed that",
      "has moved for good is put down where it is now. What is on the list already is",
      "not put there twice.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  rasid sources add https://sahel.example/ --feeds my.opml",
      "  rasid sources add https://sahel.example/feed --name 'الساحل' --feeds my.opml",
      "  rasid sources add theirs.opml --feeds my.opml     those that can be used",
      "",
      "The outlet's name is what alerts count by: write it the same for all feeds of",
      "a publisher.",
      "",
      "Exit codes: 0 added; 1 some were not; 2 wrong use."
    })
final class SourcesAddCommand implements Callable<Integer> {
  private static final int LONGEST_NAME = 100;

  private final Console console;
  @Mixin private final ListOption list = new ListOption();
  @Mixin private final ContactOption contact = new ContactOption();

  @Parameters(
      paramLabel = "URL|FILE.opml[#ID]",
      arity = "1..*",
      description = "Addresses of feeds or sites; lists, or one source of a list.")
  private List<String> places = List.of();

  @Option(
      names = "--name",
      paramLabel = "OUTLET",
      description = "What the publisher is called. Default: as the feed calls itself.")
  private @Nullable String name;

  @Option(
      names = "--unchecked",
      description = "Put them on the list as they are, without asking any site.")
  private boolean unchecked;

  private List<URI> trusted = List.of();

  SourcesAddCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    var offered = SourceArguments.outlines(places, console::complain);
    if (name != null && (HtmlText.folded(name).isEmpty() || name.length() > LONGEST_NAME)) {
      throw Refusal.wrongUse("--name must be of 1 to %d characters".formatted(LONGEST_NAME));
    }
    var mine = list.read();
    var wanted = mine.unknown(offered);
    trusted = Stream.concat(mine.outlines().stream(), offered.stream()).map(Outline::url).toList();
    for (var outline : offered) {
      tellIfThere(mine, outline);
    }
    var added = unchecked ? wanted.stream().map(this::called).toList() : usable(wanted, mine);
    if (!added.isEmpty()) {
      list.add(mine, added);
      added.forEach(outline -> tellAdded(outline, mine));
    }
    return added.size() == offered.size() ? 0 : Refusal.NOT_SO;
  }

  private void tellIfThere(ListFile mine, Outline outline) {
    var there = mine.same(outline);
    if (there != null) {
      console.complain(
          "%s is on the list already, as %s %s"
              .formatted(outline.url(), console.isolated(there.name()), there.url()));
    }
  }

  private void tellAdded(Outline outline, ListFile mine) {
    console.say(
        "added to %s: %s %s"
            .formatted(list.file(), console.isolated(outline.name()), outline.url()));
    var domain = Domains.of(outline.url());
    mine.outlines().stream()
        .filter(other -> Domains.of(other.url()).equals(domain))
        .map(Outline::name)
        .filter(other -> !other.equals(outline.name()))
        .findFirst()
        .ifPresent(
            other ->
                console.say(
                    "  the list calls %s %s too; if that is the same publisher, give both one name"
                        .formatted(domain, console.isolated(other))));
  }

  private List<Outline> usable(List<Outline> wanted, ListFile mine) throws InterruptedException {
    var usable = new ArrayList<Outline>();
    for (var checked : check(wanted)) {
      if (checked.level() != Level.WRONG) {
        usable.add(found(checked));
      } else if (checked.named().size() == 1) {
        usable.addAll(named(checked));
      } else {
        tell(checked);
      }
    }
    // A move or a page may lead two of them, or one, to what is there already.
    for (var outline : usable) {
      tellIfThere(mine, outline);
    }
    return mine.unknown(usable);
  }

  private List<Outline> named(Checked page) throws InterruptedException {
    var feed = page.named().getFirst();
    console.say("%s names the feed %s".formatted(page.source().url(), feed.url()));
    var outline = new Outline(feed.url(), page.source().outlet(), page.source().wishes());
    var usable = new ArrayList<Outline>();
    for (var checked : check(List.of(outline))) {
      if (checked.level() == Level.WRONG) {
        tell(checked);
      } else {
        usable.add(found(checked));
      }
    }
    return usable;
  }

  // What a stranger's page names is no more trusted than what it redirects to.
  private List<Checked> check(List<Outline> outlines) throws InterruptedException {
    return new SourceChecks(console, contact.userAgent(console.environment()))
        .each(outlines.stream().map(Source::of).toList(), trusted, _ -> {});
  }

  private void tell(Checked checked) {
    new CheckText(console::isolated, console::bold).brief(checked).forEach(console::say);
    console.complain(
        "%s was not added; %s"
            .formatted(
                checked.source().url(),
                checked.named().isEmpty()
                    ? "--unchecked adds it all the same"
                    : "add one of the feeds it names"));
  }

  // As it is to stand on the list.
  private Outline found(Checked checked) {
    var source = checked.source();
    var url = checked.movedTo() == null ? source.url() : checked.movedTo();
    if (checked.movedTo() != null) {
      console.say("%s has moved for good to %s".formatted(source.url(), url));
    }
    var sent = checked.feed();
    boolean nameless = source.outlet().equals(CanonicalUrl.host(source.url()));
    var title = sent == null || !nameless ? "" : shortened(sent.title());
    return called(new Outline(url, title.isEmpty() ? source.outlet() : title, source.wishes()));
  }

  private Outline called(Outline outline) {
    return name == null
        ? outline
        : new Outline(outline.url(), HtmlText.folded(name), outline.wishes());
  }

  private static String shortened(String title) {
    var line = HtmlText.folded(title);
    return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME);
  }
}
