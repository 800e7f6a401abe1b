package rasid.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rasid.cli.tag.Document;
import rasid.cli.tag.JsonLines;
import rasid.cli.tag.Report;
import rasid.cli.tag.Words;
import rasid.model.Article;
import rasid.processor.Tagger;
import rasid.processor.region.Explanation;

/// `rasid tag`: what an article is about, and where.
@Command(
    name = "tag",
    mixinStandardHelpOptions = true,
    description = {
      "Says which regions, places, organisations and event themes an article names.",
      "",
      "Without FILE it answers lines of JSON on stdin, one each, in order:",
      "  in   {\"id\",\"text\"} and, where known, \"title\" and \"lang\"",
      "  out  {\"id\",\"lang\",\"regions\",\"mentions\",\"organisations\",",
      "       \"keywords\",\"phrases\"}",
      "The id is a string or a number; a \"lang\" that is given is given back.",
      "Spans (start, end) count UTF-16 units, end exclusive, in the text; with a",
      "title, in the title, a blank line (two line feeds) and the text.",
      "A line that cannot be used is answered with {\"line\",\"id\",\"error\"}, and the",
      "rest goes on.",
      "",
      "With FILE it prints a report of each: a web page (.html, .htm; only its",
      "article is read), lines of JSON (.jsonl), or else a text in UTF-8.",
      "As FILE, - is one page or text on stdin.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  rasid tag article.html",
      "  curl -s https://example.org/news/1 | rasid tag -",
      "  rasid tag --explain article.txt     why each name was read as it was",
      "  rasid tag -o json *.html | jq .regions",
      "  echo '{\"id\":1,\"text\":\"وصلت القافلة إلى باماكو\"}' | rasid tag",
      "  rasid tag < articles.jsonl > tags.jsonl",
      "",
      "Exit codes: 0 done; 2 wrong use, such as a file that is not there (nothing was",
      "answered); 3 some lines or files could not be used (the rest was answered)."
    })
final class TagCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final LanguageOption lang;

  @Parameters(paramLabel = "FILE", arity = "0..*", description = "Web pages, texts, .jsonl, or -.")
  private List<String> files = List.of();

  @Option(names = "--explain", description = "Also say of each mention why it was read so.")
  private boolean explain;

  TagCommand(Console console) {
    this.console = console;
    lang = new LanguageOption(console.environment());
  }

  @Override
  public Integer call() {
    ArticleFile.check(files);
    boolean sound = true;
    if (files.isEmpty()) {
      sound = answerLines("stdin", console.in());
    } else {
      boolean json = output.json();
      for (var file : files) {
        sound &= answerFile(file, json);
      }
    }
    return sound ? 0 : Refusal.BROKEN_INPUT;
  }

  private boolean answerFile(String file, boolean json) {
    if (ArticleFile.isLines(file)) {
      try (var in = Files.newInputStream(Path.of(file))) {
        return answerLines(file, in);
      } catch (IOException e) {
        throw ArticleFile.unreadable(file, e);
      }
    }
    return switch (ArticleFile.document(file, console.in())) {
      case Document.Usable(var article) -> {
        answer(file, article, json);
        yield true;
      }
      case Document.Unusable(var why) -> {
        console.complain("%s: %s".formatted(file, why));
        if (json) {
          console.json(new Unanswered(file, why));
        }
        yield false;
      }
    };
  }

  /// The answer to a file that cannot be used.
  record Unanswered(String id, String error) {}

  private void answer(String file, Article article, boolean json) {
    var tagged = Tagger.STANDARD.tag(article);
    List<Explanation> reasons = explain ? Tagger.STANDARD.explain(article) : List.of();
    if (json) {
      console.line(JsonLines.of(file, tagged, reasons));
      return;
    }
    var look = new Report.Look(console.outTerminal() && console.colour(), console::isolated);
    console.line(Report.of(file, tagged, reasons, Words.in(lang.code()), look));
  }

  private boolean answerLines(String name, InputStream in) {
    try {
      var outcome = JsonLines.answer(in, console.out(), explain);
      if (outcome.broken() == 0) {
        return true;
      }
      console.complain(
          "%s: %,d of %,d lines could not be used; the answers to them say why%s"
              .formatted(
                  name,
                  outcome.broken(),
                  outcome.lines(),
                  files.isEmpty() && outcome.broken() == outcome.lines()
                      ? "; a text on stdin, which is no JSON, needs `rasid tag -`"
                      : ""));
      return false;
    } catch (IOException e) {
      throw ArticleFile.unreadable(name, e);
    }
  }
}
