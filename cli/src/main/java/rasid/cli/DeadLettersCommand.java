package rasid.cli;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rasid.model.topic.DeadLetters;

/// `rasid dead-letters`: records that could not be used, with where and why.
@Command(
    name = "dead-letters",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Shows what was set aside because it could not be read or used.")
final class DeadLettersCommand {
  // A stack trace or a page's markup may stand in a reason; a list wants one line.
  private static final int LONGEST_REASON = 160;

  /// One dead letter in a list.
  ///
  /// @param number its offset, by which `show` finds it
  /// @param at when it was set aside
  /// @param where the place it was met
  /// @param why what is wrong with it
  /// @param bytes size of the original value
  record Listed(long number, Instant at, String where, String why, int bytes) {
    static Listed of(ConsumerRecord<byte[], byte[]> record) {
      var letter = DeadLetters.of(record);
      var value = letter.value();
      return new Listed(
          record.offset(),
          Instant.ofEpochMilli(record.timestamp()),
          letter.where(),
          letter.why(),
          value == null ? 0 : value.length);
    }
  }

  /// `rasid dead-letters list`.
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the newest dead letters, newest last: number, time, where, size, why.")
  static final class ListLetters implements Callable<Integer> {
    private final Console console;
    @Mixin private final ClusterOptions cluster;
    @Mixin private final OutputOptions output = new OutputOptions();

    @Option(
        names = "--limit",
        paramLabel = "N",
        defaultValue = "50",
        description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit = 50;

    ListLetters(Console console) {
      this.console = console;
      cluster = new ClusterOptions(console.environment());
    }

    @Override
    public Integer call() {
      if (limit < 1) {
        throw Refusal.wrongUse("--limit %d: ask for at least 1".formatted(limit));
      }
      boolean json = output.json();
      var newest = new ArrayDeque<Listed>();
      long all = 0;
      try (var connection = cluster.connect()) {
        var counted = new long[1];
        TopicReader.records(
            connection.cluster(),
            cluster.topics().deadLetters().name(),
            record -> {
              counted[0]++;
              newest.add(Listed.of(record));
              if (newest.size() > limit) {
                newest.remove();
              }
            });
        all = counted[0];
      }
      for (var letter : newest) {
        if (json) {
          console.json(letter);
        } else {
          console.line(
              String.format(
                  Locale.ROOT,
                  "%s  %s  %s  %,d bytes%n    %s",
                  console.bold(Long.toString(letter.number())),
                  letter.at(),
                  letter.where(),
                  letter.bytes(),
                  console.isolated(oneLine(letter.why()))));
        }
      }
      console.say(
          all == 0 ? "no dead letters" : "%d of %d dead letters".formatted(newest.size(), all));
      return 0;
    }
  }

  /// `rasid dead-letters show`.
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description =
          "Writes the original bytes of one dead letter to stdout, where and why to stderr.")
  static final class Show implements Callable<Integer> {
    private final Console console;
    @Mixin private final ClusterOptions cluster;

    @Parameters(paramLabel = "N", description = "Its number in `rasid dead-letters list`.")
    private long number;

    Show(Console console) {
      this.console = console;
      cluster = new ClusterOptions(console.environment());
    }

    @Override
    public Integer call() {
      var found = new AtomicReference<ConsumerRecord<byte[], byte[]>>();
      try (var connection = cluster.connect()) {
        TopicReader.records(
            connection.cluster(),
            cluster.topics().deadLetters().name(),
            Math.max(0, number),
            record -> {
              if (record.offset() == number) {
                found.set(record);
              }
            });
      }
      var record = found.get();
      if (record == null) {
        throw Refusal.notSo(
            "there is no dead letter %d; `rasid dead-letters list` shows those that are there"
                .formatted(number));
      }
      var letter = DeadLetters.of(record);
      console.say(letter.where());
      console.say(letter.why());
      var value = letter.value();
      if (value != null) {
        console.out().write(value, 0, value.length);
        console.out().flush();
      }
      return 0;
    }
  }

  private static String oneLine(String text) {
    var line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON - 1) + "…";
  }
}
