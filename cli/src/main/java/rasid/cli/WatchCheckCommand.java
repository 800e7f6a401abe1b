package rasid.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import rasid.cli.watch.Place;
import rasid.cli.watch.Wording;
import rasid.processor.watch.Lint;

/// `rasid watch check`.
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Reads a file of watches and tells all that is wrong or will surprise, each with",
      "file, line and column. No cluster is needed.",
      "",
      "Mistakes: the file cannot be added as it is.",
      "Warnings: a query that can never match, or matches nearly everything; a word",
      "that means several things (مالي, الساحل, النيجر) with nothing beside it to",
      "decide; a region no name stands for; أو, و, ليس, or, and, not, which are looked",
      "for as words.",
      ""
    },
    footer = {
      "",
      "With -o json one object a line: file, line, column, severity, message.",
      "",
      "Exit codes: 0 nothing to tell; 1 warnings; 2 wrong use; 3 mistakes."
    })
final class WatchCheckCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final LanguageOption lang;

  @Parameters(paramLabel = "FILE", description = "YAML with a `watches:` list.")
  private Path file = Path.of("");

  WatchCheckCommand(Console console) {
    this.console = console;
    lang = new LanguageOption(console.environment());
  }

  /// What is told for scripts.
  record Told(String file, int line, int column, String severity, String message) {}

  @Override
  public Integer call() {
    boolean json = output.json();
    var wording = Wording.in(lang.code());
    var contents = WatchFile.read(file, lang.code());
    for (var mistake : contents.mistakes()) {
      tell(json, mistake.place(), "mistake", mistake.what());
    }
    int warnings = 0;
    for (var entry : contents.entries()) {
      for (var warning : Lint.of(entry.watch().query(), entry.query())) {
        warnings++;
        tell(
            json,
            entry.places().of(warning.at()),
            "warning",
            wording.ofQuery(entry.watch().id(), warning.message(lang.code())));
      }
    }
    console.say(
        wording.say("told", contents.entries().size(), contents.mistakes().size(), warnings));
    if (!contents.mistakes().isEmpty()) {
      return Refusal.BROKEN_INPUT;
    }
    return warnings == 0 ? 0 : Refusal.NOT_SO;
  }

  private void tell(boolean json, Place place, String severity, String message) {
    if (json) {
      console.json(new Told(file.toString(), place.line(), place.column(), severity, message));
    } else {
      console.line(
          "%s:%d:%d: %s"
              .formatted(
                  file,
                  place.line(),
                  place.column(),
                  console.isolated(Wording.in(lang.code()).say(severity, message))));
    }
  }
}
