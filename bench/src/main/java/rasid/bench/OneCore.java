package rasid.bench;

import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// How a benchmark is run: in a JVM of its own, on one thread, in rounds of two seconds.
final class OneCore {
  private static final int WARMUPS = 3;
  private static final TimeValue ROUND = TimeValue.seconds(2);

  private OneCore() {}

  /// @param rounds that are measured
  /// @param heap most of it, as `-Xmx` takes it
  static ChainedOptionsBuilder run(Class<?> bench, int rounds, String heap) {
    return new OptionsBuilder()
        .include(bench.getName())
        .forks(1)
        .threads(1)
        .warmupIterations(WARMUPS)
        .warmupTime(ROUND)
        .measurementIterations(rounds)
        .measurementTime(ROUND)
        // One core means the collector's work too.
        .jvmArgs("-Xmx" + heap, "-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow")
        .verbosity(VerboseMode.SILENT)
        .shouldFailOnError(true);
  }
}
