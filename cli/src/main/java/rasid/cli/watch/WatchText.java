package rasid.cli.watch;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import rasid.model.AlertKind;
import rasid.model.Watch;

/// A watch as YAML that [WatchYaml] reads.
public final class WatchText {
  private WatchText() {}

  /// The text, with its version in a comment.
  public static String of(Watch watch) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("id", watch.id());
    fields.put("names", watch.names());
    fields.put("query", watch.query());
    if (watch.kind() == AlertKind.DROP) {
      fields.put("kind", "drop");
    }
    fields.put("budget", written(watch.budget()));
    if (watch.shared()) {
      fields.put("shared", true);
    }
    fields.put("minReports", watch.minReports());
    fields.put("minOutlets", watch.minOutlets());
    fields.put("channels", watch.channels());
    var quiet = watch.quietHours();
    if (quiet != null) {
      var hours = new LinkedHashMap<String, Object>();
      hours.put("zone", quiet.zone().getId());
      hours.put("from", quiet.from().toString());
      hours.put("to", quiet.to().toString());
      fields.put("quietHours", hours);
    }
    if (watch.desk() != null) {
      fields.put("desk", watch.desk());
    }
    if (watch.note() != null) {
      fields.put("note", watch.note());
    }
    if (!watch.enabled()) {
      fields.put("enabled", false);
    }
    var settings =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setIndent(2)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .build();
    return "# version %d, holds since %s%n"
            .formatted(watch.version(), watch.since().truncatedTo(ChronoUnit.SECONDS))
        + new Dump(settings).dumpToString(Map.of("watches", List.of(fields)));
  }

  // As people write it: 1 and not 1.0.
  private static Number written(double budget) {
    if (budget == Math.rint(budget)) {
      return (long) budget;
    }
    return budget;
  }
}
