package rasid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// The help of every command as a terminal of 80 columns shows it.
@DisplayNameGeneration(ReplaceUnderscores.class)
class HelpTextTest {
  private static final int WIDTH = 80;

  static Stream<CommandLine> commands() {
    return commands(Rasid.commandLine(Console.system()));
  }

  private static Stream<CommandLine> commands(CommandLine line) {
    return Stream.concat(
        Stream.of(line), line.getSubcommands().values().stream().flatMap(HelpTextTest::commands));
  }

  private static List<String> lines(CommandLine command) {
    command.setUsageHelpAutoWidth(false);
    command.setUsageHelpWidth(WIDTH);
    return command.getUsageMessage().lines().toList();
  }

  private static void eachPair(List<String> lines, BiConsumer<String, String> pair) {
    for (int i = 1; i < lines.size(); i++) {
      pair.accept(lines.get(i - 1), lines.get(i));
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void no_line_ends_before_it_must(CommandLine command) {
    eachPair(
        lines(command),
        (line, next) -> {
          boolean bothFlow = Stream.of(line, next).allMatch(l -> l.matches("\\S.*"));
          boolean mayEnd = line.startsWith("Usage:") || line.matches(".*[.:]\\s*");
          if (bothFlow && !mayEnd) {
            assertThat(line.stripTrailing().length() + 1 + next.split(" ")[0].length())
                .as(line + " | " + next)
                .isGreaterThanOrEqualTo(WIDTH - 1);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("commands")
  void what_the_list_of_commands_shows_is_a_sentence(CommandLine command) {
    assertThat(command.getCommandSpec().usageMessage().description())
        .isNotEmpty()
        .satisfies(all -> assertThat(all[0]).endsWith("."));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void examples_fit_as_they_are_written(CommandLine command) {
    var help = command.getCommandSpec().usageMessage();
    assertThat(Stream.of(help.description(), help.footer()).flatMap(Stream::of))
        .filteredOn(line -> line.startsWith(" "))
        .allSatisfy(line -> assertThat(line.formatted()).hasSizeLessThan(WIDTH));
  }
}
