package rasid.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
      "- is one page or text on stdin.",
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
  private static final String STDIN = "-";

  /// A language of reports.
  enum Language {
    ar,
    fr,
    en
  }

  private final Console console;
  @Mixin private final OutputOptions output = new OutputOptions();

  @Parameters(paramLabel = "FILE", arity = "0..*", description = "Web pages, texts, .jsonl, or -.")
  private List<String> files = List.of();

  @Option(names = "--explain", description = "Also say of each mention why it was read so.")
  private boolean explain;

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      description = "Language of the report: ar, fr, en (default: that of the locale, else en).")
  private @Nullable Language lang;

  TagCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    files.forEach(TagCommand::check); // before anything is answered
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

  private static void check(String file) {
    if (file.equals(STDIN)) {
      return;
    }
    var path = Path.of(file);
    if (!Files.exists(path)) {
      throw Refusal.wrongUse("there is no %s".formatted(file));
    }
    if (Files.isDirectory(path)) {
      throw Refusal.wrongUse(
          "%s is a folder; name the files in it, such as %s/*.html".formatted(file, file));
    }
    if (!Files.isReadable(path)) {
      throw Refusal.wrongUse("no permission for %s".formatted(file));
    }
  }

  private boolean answerFile(String file, boolean json) {
    if (file.toLowerCase(Locale.ROOT).endsWith(".jsonl")) {
      try (var in = Files.newInputStream(Path.of(file))) {
        return answerLines(file, in);
      } catch (IOException e) {
        throw unreadable(file, e);
      }
    }
    return switch (document(file)) {
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

  private Document document(String file) {
    try (var in = file.equals(STDIN) ? console.in() : Files.newInputStream(Path.of(file))) {
      var bytes = in.readNBytes(Document.LARGEST + 1);
      if (file.equals(STDIN)) {
        return Document.looksLikePage(bytes)
            ? Document.page(bytes, URI.create("file:///-"))
            : Document.text(bytes);
      }
      return Document.isPage(file)
          ? Document.page(bytes, Path.of(file).toUri())
          : Document.text(bytes);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private void answer(String file, Article article, boolean json) {
    var tagged = Tagger.STANDARD.tag(article);
    List<Explanation> reasons = explain ? Tagger.STANDARD.explain(article) : List.of();
    if (json) {
      console.line(JsonLines.of(file, tagged, reasons));
      return;
    }
    var look = new Report.Look(console.outTerminal() && console.colour(), console::isolated);
    console.line(Report.of(file, tagged, reasons, Words.in(language().name()), look));
  }

  private boolean answerLines(String name, InputStream in) {
    try {
      var outcome = JsonLines.answer(in, console.out(), explain);
      if (outcome.broken() == 0) {
        return true;
      }
      console.complain(
          "%s: %,d of %,d lines could not be used; the answers to them say why"
              .formatted(name, outcome.broken(), outcome.lines()));
      return false;
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private static Refusal unreadable(String name, IOException e) {
    return Refusal.wrongUse("cannot read %s: %s".formatted(name, Reason.of(e)), e);
  }

  private Language language() {
    return lang != null ? lang : ofLocale(console.environment());
  }

  /// As POSIX has it: LC_ALL before LC_MESSAGES before LANG.
  static Language ofLocale(Map<String, String> environment) {
    for (var variable : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
      var locale = environment.getOrDefault(variable, "");
      if (!locale.isEmpty()) {
        return locale.startsWith("ar")
            ? Language.ar
            : locale.startsWith("fr") ? Language.fr : Language.en;
      }
    }
    return Language.en;
  }
}
