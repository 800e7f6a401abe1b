package rasid.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import rasid.model.Article;
import rasid.processor.Tagger;

/// What the first use of the tagger costs in this JVM, which must be a fresh one: time and heap.
final class GazetteerCost {
  private static final double MIB = 1 << 20;

  private GazetteerCost() {}

  /// @param arguments none
  public static void main(String[] arguments) {
    // What both halves use is loaded before.
    Article article = Articles.of(1).getFirst();
    double before = usedHeap();
    var threads = ManagementFactory.getThreadMXBean();
    long began = System.nanoTime();
    long beganCpu = threads.getCurrentThreadCpuTime();
    var tagged = Tagger.STANDARD.tag(article);
    double millis = (System.nanoTime() - began) / 1e6;
    double cpuMillis = (threads.getCurrentThreadCpuTime() - beganCpu) / 1e6;
    double after = usedHeap();
    System.out.printf(
        Locale.ROOT,
        "gazetteer loaded, first article tagged (%d names): %.0f ms (%.0f of CPU), %.1f MiB of heap%n",
        tagged.mentions().size(),
        millis,
        cpuMillis,
        after - before);
  }

  private static double usedHeap() {
    // The second collection frees what the first has found unreachable but not yet let go.
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB;
  }
}
