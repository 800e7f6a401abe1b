package rasid.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Keeps services running until one of them ends or the process is asked to stop, then closes them.
public final class UntilStopped {
  // A health check that asks every 10 s for a file younger than 30 s never misses a living service.
  private static final Duration BEAT = Duration.ofSeconds(5);

  @Option(
      names = "--alive-file",
      paramLabel = "FILE",
      description =
          "Touch FILE every 5 s while all goes well, and remove it at the end: what a container's health check looks at.")
  private @Nullable Path aliveFile;

  /// Waits, then closes. Ctrl-C and SIGTERM close them in order as well.
  ///
  /// @param ended one future for each service: any of them done is the end of all
  /// @param services closed in this order
  /// @throws Refusal when one of them ended on a fault
  public void await(List<CompletableFuture<Void>> ended, List<? extends AutoCloseable> services) {
    var hook = new Thread(() -> close(services), "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      var any = CompletableFuture.anyOf(ended.toArray(CompletableFuture<?>[]::new));
      do {
        beat();
      } while (!isDone(any));
    } finally {
      if (unhook(hook)) {
        close(services);
      }
    }
    for (var one : ended) {
      if (one.isCompletedExceptionally()) {
        var fault = one.exceptionNow();
        throw Refusal.wrongUse("stopped: " + Reason.of(fault), fault);
      }
    }
  }

  private static boolean isDone(CompletableFuture<?> any) {
    try {
      any.get(BEAT.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException _) {
      return false;
    } catch (ExecutionException _) {
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void beat() {
    if (aliveFile == null) {
      return;
    }
    try {
      if (Files.exists(aliveFile)) {
        Files.setLastModifiedTime(aliveFile, FileTime.from(Instant.now()));
      } else {
        Files.createFile(aliveFile);
      }
    } catch (IOException e) {
      throw Refusal.wrongUse(
          "cannot touch --alive-file %s: %s".formatted(aliveFile, Reason.of(e)), e);
    }
  }

  private void close(List<? extends AutoCloseable> services) {
    Throwable failure = null;
    for (var service : services) {
      try {
        service.close();
      } catch (Exception e) { // one that cannot stop must not keep the others from it
        failure = e;
      }
    }
    if (aliveFile != null) {
      try {
        Files.deleteIfExists(aliveFile);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot remove " + aliveFile, e);
      }
    }
    if (failure != null) {
      throw new IllegalStateException("could not stop cleanly: " + Reason.of(failure), failure);
    }
  }

  // False when the process is ending already: then the hook does the closing.
  private static boolean unhook(Thread hook) {
    try {
      return Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      return false;
    }
  }
}
