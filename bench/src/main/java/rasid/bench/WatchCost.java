package rasid.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import rasid.processor.text.ArabicText;
import rasid.processor.watch.Query;
import rasid.processor.watch.Query.Form;
import rasid.processor.watch.WatchIndex;

/// What 100,000 watches cost to load and to keep, what a change of one costs, and what watches cost
/// that share no word with the stream.
final class WatchCost {
  private static final double MIB = 1 << 20;
  private static final int MANY = 100_000;
  private static final int SOME = 10_000;
  private static final int CHANGES = 1_000;
  // The fastest of so many rounds: the others were disturbed.
  private static final int ROUNDS = 40;

  private WatchCost() {}

  /// @param arguments none
  public static void main(String[] arguments) {
    var corpus = new MatchCorpus(MANY, Form.ANY, MatchBench.SEED);
    var watches = MatchBench.watches(corpus.queries());
    double before = usedHeap();
    long began = System.nanoTime();
    var index = WatchIndex.of(watches);
    double seconds = (System.nanoTime() - began) / 1e9;
    double heap = usedHeap() - before;
    var changes = new ArrayList<Double>();
    for (int i = 0; i < CHANGES; i++) {
      long change = System.nanoTime();
      index.put(MatchBench.watch(i, corpus.queries().get(MANY - 1 - i)));
      changes.add((System.nanoTime() - change) / 1e6);
    }
    changes.sort(null);
    System.out.printf(
        Locale.ROOT,
        "%,d watches: loaded in %.2f s, %.0f MiB of heap; a change %.3f ms (median), %.2f ms (worst"
            + " of %,d)%n",
        MANY,
        seconds,
        heap,
        changes.get(CHANGES / 2),
        changes.getLast(),
        CHANGES);
    var some = WatchIndex.of(watches.subList(0, SOME));
    var twice = WatchIndex.of(watches.subList(0, SOME));
    foreign().forEach(twice::put);
    double alone = Double.MAX_VALUE;
    double together = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) { // in turns, for the machine is not always alike
      alone = Math.min(alone, micros(some, corpus));
      together = Math.min(together, micros(twice, corpus));
    }
    System.out.printf(
        Locale.ROOT,
        "%,d watches: %.0f us an article; beside as many that share no word with it: %.0f us (%+.1f"
            + " %%)%n",
        SOME,
        alone,
        together,
        100 * (together / alone - 1));
  }

  // Words that no article of the corpus holds.
  private static List<WatchIndex.ParsedWatch> foreign() {
    return IntStream.range(0, SOME)
        .mapToObj(
            i ->
                MatchBench.watch(
                    MANY + i,
                    new Query.And(
                        List.of(
                            new Query.Words("zq%dx".formatted(i), Form.ANY),
                            new Query.Words("zq%dx".formatted(i + 1), Form.ANY)))))
        .toList();
  }

  private static double micros(WatchIndex index, MatchCorpus corpus) {
    var threads = ManagementFactory.getThreadMXBean();
    long matching = 0;
    long began = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < MatchCorpus.ARTICLES; i++) {
      try (var text = ArabicText.fold(corpus.texts().get(i))) {
        matching += index.count(text, "ar", "bench", corpus.names().get(i), List.of());
      }
    }
    double micros = (threads.getCurrentThreadCpuTime() - began) / 1e3 / MatchCorpus.ARTICLES;
    if (matching == 0) {
      throw new IllegalStateException("no watch matched: nothing was measured");
    }
    return micros;
  }

  private static double usedHeap() {
    // The second collection frees what the first has found unreachable but not yet let go.
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB;
  }
}
