package rasid.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rasid.cli.tag.Document;
import rasid.cli.watch.Marked;
import rasid.cli.watch.Wording;
import rasid.model.Article;
import rasid.model.Span;
import rasid.processor.Tagger;
import rasid.processor.text.ArabicText;
import rasid.processor.watch.Trial;
import rasid.processor.watch.Trial.Result;

/// `rasid watch test`.
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Says which articles a query finds, where, and why it does not find the others.",
      "No cluster is needed.",
      "",
      "An article is a web page (.html, .htm), a line of JSON (.jsonl, with \"title\",",
      "\"body\" or \"text\", \"source\"), or else a text in UTF-8; - is one page or text",
      "on stdin.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  rasid watch test 'وقود region:ML' article.html",
      "  rasid watch test watches.yaml#jnim archive.jsonl --quiet",
      "  rasid watch test 'SCORE 4 (حصار^3 وقود^2 football^-4)' *.txt",
      "",
      "With -o json one object an article: article, matches, and spans (start, end,",
      "text, line) or why.",
      "",
      "Exit codes: 0 some match; 1 none does; 2 wrong use, such as a mistake in the",
      "query; 3 some articles could not be read (the others were answered)."
    })
final class WatchTestCommand implements Callable<Integer> {
  // More stretches of one article tell nothing new.
  private static final int MOST_EXCERPTS = 5;

  private final Console console;
  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final LanguageOption lang;

  @Parameters(
      index = "0",
      paramLabel = "QUERY",
      description = "In the watch language, or FILE.yaml#ID for the watch of a file.")
  private String query = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Web pages, texts, .jsonl, or -.")
  private List<String> files = List.of();

  @Option(names = "--quiet", description = "Only the articles that match.")
  private boolean quiet;

  private int found;
  private int tried;
  private boolean sound = true;

  WatchTestCommand(Console console) {
    this.console = console;
    lang = new LanguageOption(console.environment());
  }

  /// The answer to one article, for scripts.
  record Answer(
      String article,
      boolean matches,
      @JsonInclude(Include.NON_NULL) @Nullable List<Hit> spans,
      @JsonInclude(Include.NON_NULL) @Nullable List<String> why) {}

  /// One thing found.
  record Hit(int start, int end, String text, int line) {}

  /// The answer to one that cannot be read.
  record Unanswered(String article, String error) {}

  @Override
  public Integer call() {
    boolean json = output.json();
    var trial = Trial.of(WatchQueries.one(query, lang.code()));
    ArticleFile.check(files);
    ArticleFile.each(
        files,
        console.in(),
        (name, document) -> {
          switch (document) {
            case Document.Usable(var article) -> answer(name, article, trial, json);
            case Document.Unusable(var why) -> {
              sound = false;
              console.complain("%s: %s".formatted(name, why));
              if (json) {
                console.json(new Unanswered(name, why));
              }
            }
          }
        });
    console.say(Wording.in(lang.code()).say("matched", found, tried));
    if (!sound) {
      return Refusal.BROKEN_INPUT;
    }
    return found > 0 ? 0 : Refusal.NOT_SO;
  }

  private void answer(String name, Article article, Trial trial, boolean json) {
    tried++;
    switch (trial.on(ArabicText.fold(article.text()), Tagger.STANDARD.tag(article))) {
      case Result.Match(var spans) -> {
        found++;
        if (json) {
          console.json(new Answer(name, true, hits(article.text(), spans), null));
        } else {
          match(name, article, spans);
        }
      }
      case Result.NoMatch(var lacks) -> {
        if (quiet) {
          return;
        }
        var why = lacks.stream().map(lack -> lack.message(lang.code())).toList();
        if (json) {
          console.json(new Answer(name, false, null, why));
        } else {
          console.line("- " + headed(name, article));
          why.forEach(one -> console.line("    " + console.isolated(one)));
        }
      }
    }
  }

  private void match(String name, Article article, List<Span> spans) {
    console.line("+ " + headed(name, article));
    for (var marked : Marked.of(article.text(), spans, MOST_EXCERPTS, this::mark)) {
      console.line("    %d: %s".formatted(marked.line(), console.isolated(marked.excerpt())));
    }
  }

  private String mark(String found) {
    return console.outTerminal() && console.colour() ? console.bold(found) : "[" + found + "]";
  }

  private String headed(String name, Article article) {
    var title = article.title().strip();
    return title.isEmpty() ? name : "%s  %s".formatted(name, console.isolated(title));
  }

  private static List<Hit> hits(String text, List<Span> spans) {
    return spans.stream()
        .map(
            span ->
                new Hit(
                    span.start(),
                    span.end(),
                    span.in(text),
                    1
                        + (int)
                            text.substring(0, span.start()).chars().filter(c -> c == '\n').count()))
        .toList();
  }
}
