package rasid.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import picocli.CommandLine;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Isolated("it stops what the process runs")
class UntilStoppedTest {
  @CommandLine.Command
  private static final class Holder {
    @CommandLine.Mixin private final UntilStopped untilStopped = new UntilStopped();
  }

  @Test
  void given_one_that_ends_on_a_fault_then_all_are_closed_in_order_and_the_fault_is_told() {
    var closed = new ArrayList<String>();
    var fine = new CompletableFuture<Void>();
    var faulty = CompletableFuture.<Void>failedFuture(new IllegalStateException("disk gone"));

    assertThatThrownBy(
            () ->
                new UntilStopped()
                    .await(
                        List.of(fine, faulty),
                        List.<AutoCloseable>of(
                            () -> closed.add("first"), () -> closed.add("second"))))
        .isInstanceOf(Refusal.class)
        .hasMessage("stopped: disk gone");
    assertThat(closed).containsExactly("first", "second");
  }

  @Test
  void given_a_service_that_cannot_stop_then_the_others_are_stopped_all_the_same() {
    var closed = new ArrayList<String>();
    assertThatThrownBy(
            () ->
                new UntilStopped()
                    .await(
                        List.of(CompletableFuture.completedFuture(null)),
                        List.<AutoCloseable>of(
                            () -> {
                              throw new IllegalStateException("stuck");
                            },
                            () -> closed.add("second"))))
        .hasMessageContaining("stuck");
    assertThat(closed).containsExactly("second");
  }

  @Test
  void the_alive_file_is_there_while_it_runs_and_gone_after(@TempDir Path dir) {
    var file = dir.resolve("alive");
    var seen = new ArrayList<Boolean>();
    var holder = new Holder();
    new CommandLine(holder).parseArgs("--alive-file", file.toString());

    holder.untilStopped.await(
        List.of(CompletableFuture.completedFuture(null)),
        List.<AutoCloseable>of(() -> seen.add(Files.exists(file))));

    assertThat(seen).containsExactly(true);
    assertThat(file).doesNotExist();
  }
}
