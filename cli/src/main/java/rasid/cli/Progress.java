package rasid.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/// One line that tells how far long work is: rewritten in place on a terminal, said now and then in
/// a log.
///
/// Safe to use from several threads.
public final class Progress implements AutoCloseable {
  // Faster than this an eye sees flicker.
  private static final Duration ON_TERMINAL = Duration.ofMillis(100);
  // Often enough to show life, seldom enough to be read.
  private static final Duration IN_LOG = Duration.ofSeconds(10);

  private final PrintStream err;
  private final boolean terminal;
  private final String work;
  private final LongSupplier nanoClock;
  private final long began;
  private final Pace pace = new Pace();
  private long shown;
  private String last = "";
  private boolean closed;

  Progress(PrintStream err, boolean terminal, String work, LongSupplier nanoClock) {
    this.err = err;
    this.terminal = terminal;
    this.work = work;
    this.nanoClock = nanoClock;
    began = nanoClock.getAsLong();
    shown = began - IN_LOG.toNanos();
    show("");
  }

  /// So much of the whole is done; how fast, and how long the rest will take, shows after a second.
  ///
  /// @param done from 0, or from where an earlier run stopped
  /// @param whole what `done` will come to, or 0 when nobody knows
  /// @param what is counted, such as `articles`
  public synchronized void at(long done, long whole, String what) {
    var state =
        whole > 0
            ? String.format(
                Locale.ROOT, "%,d of %,d %s (%d %%)", done, whole, what, done * 100 / whole)
            : String.format(Locale.ROOT, "%,d %s", done, what);
    show(state + pace.words(done, whole, nanoClock.getAsLong()));
  }

  /// What is being done now, in words.
  public synchronized void at(String step) {
    show(step);
  }

  /// Ends the line with the time it took.
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    print(last, true);
  }

  private void show(String state) {
    last = state;
    long now = nanoClock.getAsLong();
    if (!closed && now - shown >= (terminal ? ON_TERMINAL : IN_LOG).toNanos()) {
      shown = now;
      print(state, false);
    }
  }

  private void print(String state, boolean end) {
    var text =
        "%s%s%s"
            .formatted(
                work,
                state.isEmpty() ? "" : ": " + state,
                end ? String.format(Locale.ROOT, " (%.1f s)", seconds()) : " …");
    if (terminal) {
      err.print("\r\u001b[K" + text + (end ? System.lineSeparator() : ""));
      err.flush();
    } else {
      err.println(text);
    }
  }

  private double seconds() {
    return (nanoClock.getAsLong() - began) / 1e9;
  }
}
