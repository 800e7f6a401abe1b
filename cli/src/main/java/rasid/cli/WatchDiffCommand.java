package rasid.cli;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import rasid.cli.tag.Document;
import rasid.cli.watch.Marked;
import rasid.cli.watch.Wording;
import rasid.model.Span;
import rasid.model.TaggedArticle;
import rasid.processor.Tagger;
import rasid.processor.text.ArabicText;
import rasid.processor.text.FoldedText;
import rasid.processor.watch.Query;
import rasid.processor.watch.Trial;
import rasid.processor.watch.Trial.Result;

/// `rasid watch diff`.
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Says what a change of a query would gain and lose among given articles.",
      "No cluster is needed.",
      "",
      "A and B are queries, watches of files (FILE.yaml#ID), or two whole files, which",
      "are compared watch by watch. Articles are given as for `rasid watch test`.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  rasid watch diff 'وقود' 'وقود region:ML' archive.jsonl",
      "  rasid watch diff watches.yaml new.yaml archive.jsonl",
      "",
      "With -o json one object a difference: watch, article, change (gained or lost).",
      "",
      "Exit codes: 0 done; 2 wrong use; 3 some articles could not be read."
    })
final class WatchDiffCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final LanguageOption lang;

  @Parameters(index = "0", paramLabel = "A", description = "The query as it is.")
  private String before = "";

  @Parameters(index = "1", paramLabel = "B", description = "The query as it would be.")
  private String after = "";

  @Parameters(
      index = "2..*",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Web pages, texts, .jsonl, or -.")
  private List<String> files = List.of();

  private final SortedMap<String, Tally> tallies = new TreeMap<>();
  private boolean sound = true;
  private int tried;

  WatchDiffCommand(Console console) {
    this.console = console;
    lang = new LanguageOption(console.environment());
  }

  /// What came of one watch.
  private static final class Tally {
    private final @Nullable Trial before;
    private final @Nullable Trial after;
    private int gained;
    private int lost;
    private int kept;

    Tally(@Nullable Query before, @Nullable Query after) {
      this.before = before == null ? null : Trial.of(before);
      this.after = after == null ? null : Trial.of(after);
    }
  }

  /// One difference, for scripts.
  record Difference(String watch, String article, String change) {}

  @Override
  public Integer call() {
    boolean json = output.json();
    pair(WatchQueries.named(before, lang.code()), WatchQueries.named(after, lang.code()));
    ArticleFile.check(files);
    ArticleFile.each(
        files,
        console.in(),
        (name, document) -> {
          switch (document) {
            case Document.Usable(var article) -> {
              tried++;
              var text = ArabicText.fold(article.text());
              var tagged = Tagger.STANDARD.tag(article);
              tallies.forEach((id, tally) -> compare(id, tally, name, text, tagged, json));
            }
            case Document.Unusable(var why) -> {
              sound = false;
              console.complain("%s: %s".formatted(name, why));
            }
          }
        });
    var wording = Wording.in(lang.code());
    tallies.forEach(
        (id, tally) -> {
          var told = wording.say("differ", tally.gained, tally.lost, tally.kept, tried);
          console.say(id.isEmpty() ? told : "%s: %s".formatted(id, console.isolatedWhenSaid(told)));
        });
    return sound ? 0 : Refusal.BROKEN_INPUT;
  }

  // Two single queries are one watch before and after, whatever they are called.
  private void pair(SortedMap<String, Query> a, SortedMap<String, Query> b) {
    if (a.size() == 1 && b.size() == 1) {
      tallies.put(b.firstKey(), new Tally(first(a), first(b)));
      return;
    }
    var ids = new TreeSet<>(a.keySet());
    ids.addAll(b.keySet());
    if (ids.contains("")) {
      throw Refusal.wrongUse(
          "one query cannot be compared with a file of several; name one, as in FILE.yaml#ID");
    }
    ids.forEach(id -> tallies.put(id, new Tally(a.get(id), b.get(id))));
  }

  private static @Nullable Query first(Map<String, Query> queries) {
    return queries.values().iterator().next();
  }

  private void compare(
      String id, Tally tally, String name, FoldedText text, TaggedArticle tagged, boolean json) {
    var was = result(tally.before, text, tagged);
    var is = result(tally.after, text, tagged);
    if (was instanceof Result.Match && is instanceof Result.Match) {
      tally.kept++;
    } else if (is instanceof Result.Match(var spans)) {
      tally.gained++;
      tell(true, id, name, tagged, spans, json);
    } else if (was instanceof Result.Match(var spans)) {
      tally.lost++;
      tell(false, id, name, tagged, spans, json);
    }
  }

  private void tell(
      boolean gained,
      String id,
      String name,
      TaggedArticle tagged,
      List<Span> spans,
      boolean json) {
    if (json) {
      console.json(new Difference(id, name, gained ? "gained" : "lost"));
      return;
    }
    var title = tagged.article().title().strip();
    console.line(
        "%s %s%s%s"
            .formatted(
                gained ? "+" : "-",
                id.isEmpty() ? "" : id + "  ",
                name,
                title.isEmpty() ? "" : "  " + console.isolated(title)));
    for (var marked : Marked.of(tagged.article().text(), spans, 1, found -> "[" + found + "]")) {
      console.line("    %d: %s".formatted(marked.line(), console.isolated(marked.excerpt())));
    }
  }

  private static Result result(@Nullable Trial trial, FoldedText text, TaggedArticle tagged) {
    return trial == null ? new Result.NoMatch(List.of()) : trial.on(text, tagged);
  }
}
