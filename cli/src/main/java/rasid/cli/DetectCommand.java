package rasid.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rasid.cli.detect.BrokenRow;
import rasid.cli.detect.Detection;

/// `rasid detect`: bursts in counts that come from anywhere.
@Command(
    name = "detect",
    mixinStandardHelpOptions = true,
    description = {
      "Finds bursts in a series of counts, with the detector that alerts use. Reads FILE,",
      "or stdin where it is - or left out.",
      "",
      "  in   timestamp,count,total",
      "       one row for each window, equally spaced, times in UTC such as",
      "       2026-11-25T09:15:00Z; count: reports of what is watched in the window",
      "       that begins then; total: articles of everything read in it, 0 where",
      "       nothing was (an outage), blank where it is not known",
      "  out  timestamp,score,alert",
      "       score: 0 is as surprising as one false alarm in 4 weeks, 1 as one in 40;",
      "       alert: 1 where an alert of this budget is due or grows, else 0",
      "",
      "A row depends on it and the rows before it alone. The first day never alerts, and",
      "the first two weeks are the more cautious the less was seen.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  rasid detect counts.csv > scores.csv",
      "  rasid detect --budget 0.25 counts.csv | grep ',1$'",
      "  zcat counts.csv.gz | rasid detect",
      "  rasid detect --batch folder/        NAME.out.csv beside each NAME.csv",
      "",
      "Exit codes: 0 done; 2 wrong use, such as a file that is not there; 3 a row could",
      "not be used (the rows before it were answered; of a folder, the other files)."
    })
final class DetectCommand implements Callable<Integer> {
  private static final String OUT = ".out.csv";
  private static final double LEAST_BUDGET = 1e-6;
  private static final double MOST_BUDGET = 1e6;

  private final Console console;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "The series, in CSV; - is stdin. Default: stdin.")
  private @Nullable String file;

  @Option(
      names = "--budget",
      paramLabel = "B",
      defaultValue = "1",
      description = "False alarms accepted per 4 weeks. Default: ${DEFAULT-VALUE}.")
  private double budget;

  @Option(
      names = "--batch",
      paramLabel = "DIR",
      description = "Answer each NAME.csv of a folder in NAME.out.csv beside it.")
  private @Nullable Path batch;

  DetectCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!(budget >= LEAST_BUDGET && budget <= MOST_BUDGET)) {
      throw Refusal.wrongUse("a budget is from 0.000001 to 1000000 false alarms in 4 weeks");
    }
    if (batch != null && file != null) {
      throw Refusal.wrongUse("give a FILE or --batch DIR, not both");
    }
    return (batch == null ? one(file) : all(batch)) ? 0 : Refusal.BROKEN_INPUT;
  }

  private boolean one(@Nullable String file) {
    if (file == null || file.equals(ArticleFile.STDIN)) {
      return answer("stdin", console.in());
    }
    if (Files.isDirectory(Path.of(file))) {
      throw Refusal.wrongUse("%s is a folder; write --batch %s".formatted(file, file));
    }
    ArticleFile.check(List.of(file));
    try (var in = Files.newInputStream(Path.of(file))) {
      return answer(file, in);
    } catch (IOException e) {
      throw ArticleFile.unreadable(file, e);
    }
  }

  private boolean answer(String name, InputStream from) {
    var in = new BufferedReader(new InputStreamReader(from, UTF_8));
    var out = new BufferedWriter(new OutputStreamWriter(console.out(), UTF_8));
    try {
      try {
        Detection.run(in, out, budget);
        return true;
      } catch (BrokenRow e) {
        console.complain("%s: %s".formatted(name, Reason.of(e)));
        return false;
      } finally {
        out.flush();
      }
    } catch (IOException e) {
      throw ArticleFile.unreadable(name, e);
    }
  }

  private boolean all(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw Refusal.wrongUse("%s is no folder".formatted(folder));
    }
    List<Path> files;
    try (var found = Files.list(folder)) {
      files =
          found
              .filter(file -> file.toString().endsWith(".csv") && !file.toString().endsWith(OUT))
              .sorted()
              .toList();
    } catch (IOException e) {
      throw Refusal.wrongUse(Reason.of(e), e);
    }
    if (files.isEmpty()) {
      throw Refusal.wrongUse("there is no .csv in %s".formatted(folder));
    }
    var wrong = files.parallelStream().map(this::answer).flatMap(Optional::stream).toList();
    wrong.forEach(console::complain);
    return wrong.isEmpty();
  }

  /// What is wrong with a file, if anything is. An answer stands there whole or not at all.
  private Optional<String> answer(Path file) {
    var name = file.getFileName().toString();
    var answer = file.resolveSibling(name.substring(0, name.length() - ".csv".length()) + OUT);
    var part = answer.resolveSibling(answer.getFileName() + ".part");
    try {
      try (var in = Files.newBufferedReader(file, UTF_8);
          var out = Files.newBufferedWriter(part, UTF_8)) {
        Detection.run(in, out, budget);
      } catch (BrokenRow e) {
        Files.delete(part);
        return Optional.of("%s: %s; it has no answer".formatted(file, Reason.of(e)));
      }
      Files.move(part, answer, StandardCopyOption.REPLACE_EXISTING);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("%s: %s".formatted(file, Reason.of(e)));
    }
  }
}
