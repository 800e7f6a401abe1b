/// When is a count a burst? Pure numbers: no Kafka, no clock, no files.
///
/// [Exposure] knows how many articles each source brought and brings; [WatchCounts] how many
/// reports a watch had from each; [Baseline] puts the two together into what is usual for a span of
/// panes; [Surprise] says how unlikely the count is; [BurstDetector] looks at several scales at
/// once.
///
/// All arithmetic is in a fixed order with `StrictMath`: the same panes give the same bytes.
@NullMarked
package rasid.alerts.detect;

import org.jspecify.annotations.NullMarked;
