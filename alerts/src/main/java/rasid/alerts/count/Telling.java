package rasid.alerts.count;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import rasid.alerts.detect.Exposure;
import rasid.alerts.detect.WatchDetector;
import rasid.alerts.explain.Why;
import rasid.alerts.lifecycle.Episode;
import rasid.model.Alert;
import rasid.model.AlertKind;
import rasid.model.AlertState;
import rasid.model.Pane;
import rasid.model.Watch;

/// What a desk is told: one revision of an alert, with its evidence.
final class Telling {
  private static final int STEPS = 48;
  private static final int PANES_PER_STEP = 3;

  private Telling() {}

  /// The id of the alert of a watch whose burst began in a pane: 32 hex digits.
  static String id(String watch, long onset) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest((watch + ":" + onset).getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  static Alert revision(
      AlertState state,
      int revision,
      Episode.Open episode,
      Watch watch,
      ReportBook book,
      WatchDetector detector,
      Present present) {
    var volume = present.volume();
    var tick = present.tick();
    var reports = book.since(episode.onset());
    int outlets = book.outletsSince(episode.onset());
    double expected = detector.since(episode.onset(), volume).expected();
    var onset = Pane.start(episode.onset());
    int learning = detector.learning();
    double coverage = volume.coverage(tick.health());
    var shown = reports.subList(0, StrictMath.min(reports.size(), Alert.MOST_EVIDENCE));
    return new Alert(
        episode.alert(),
        revision,
        state,
        watch.id(),
        watch.version(),
        watch.names(),
        watch.channels(),
        onset,
        tick.at(),
        tick.number(),
        reports.size(),
        outlets,
        rounded(expected),
        rounded(episode.peak()),
        Pane.LENGTH.multipliedBy(episode.scale()),
        rounded(coverage),
        volume.missing(tick.health()),
        shown.stream().map(Report::evidence).toList(),
        reports.size() - shown.size(),
        series(detector, volume),
        Why.of(
            state,
            watch,
            new Why.Seen(
                reports.size(),
                outlets,
                expected,
                episode.peak(),
                onset,
                tick.at(),
                learning,
                coverage)),
        learning > 0 ? learning : null,
        present.quiet(watch, episode.alert()),
        watch.kind() == AlertKind.BURST ? null : watch.kind());
  }

  private static Alert.Series series(WatchDetector detector, Exposure volume) {
    List<Integer> reports = new ArrayList<>();
    List<Double> expected = new ArrayList<>();
    var usual = detector.usual(STEPS * PANES_PER_STEP, volume);
    long start = volume.now() + 1 - usual.length;
    for (int i = 0; i < usual.length; i += PANES_PER_STEP) {
      reports.add(detector.reports(start + i, start + i + PANES_PER_STEP - 1, volume));
      double sum = 0;
      for (int j = i; j < i + PANES_PER_STEP; j++) {
        sum += usual[j];
      }
      expected.add(rounded(sum));
    }
    return new Alert.Series(
        Pane.start(start), Pane.LENGTH.multipliedBy(PANES_PER_STEP), reports, expected);
  }

  // Three decimals: what a reader can use, and the same digits everywhere.
  private static double rounded(double value) {
    return StrictMath.rint(value * 1000) / 1000;
  }
}
