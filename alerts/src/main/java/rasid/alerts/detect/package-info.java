/// When is a count a burst? Pure numbers: no Kafka, no clock, no files.
///
/// [BurstDetector] is the detector, a fold over panes: [Rhythm] knows what is usual, [Spread] how
/// much it varies, [Surprise] how unlikely a count is, and [FalseAlarms] what a surprise is worth.
/// [WatchDetector] shows it a watch of the live stream: [Exposure] knows how many articles each
/// source brought and brings, [WatchCounts] how many reports a watch had from each, and [Yield] how
/// much each feeds it.
///
/// All arithmetic is in a fixed order with `StrictMath`: the same panes give the same bytes.
@NullMarked
package rasid.alerts.detect;

import org.jspecify.annotations.NullMarked;
