package rasid.cli.watch;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rasid.cli.watch.Structure.Misfit;
import rasid.model.Watch;
import tools.jackson.databind.JsonNode;

/// What a [Watch] asks of itself and no schema can: values that have to agree, and names that have
/// to be known.
final class BeyondSchema {
  private BeyondSchema() {}

  /// What does not fit. Of values that do not fit the schema either, it may say so too.
  ///
  /// @param watches a list of maps, or whatever stands in its place
  static List<Misfit> misfits(JsonNode watches, Wording wording) {
    var misfits = new ArrayList<Misfit>();
    for (int i = 0; watches.isArray() && i < watches.size(); i++) {
      var watch = watches.path(i);
      var pointer = "/watches/" + i;
      if (watch.path("shared").asBoolean(false) && !watch.has("desk")) {
        misfits.add(new Misfit(pointer + "/shared", false, wording.say("no-desk")));
      }
      quietHours(watch.path("quietHours"), pointer + "/quietHours", wording)
          .ifPresent(misfits::add);
      longest(watch, pointer, "desk", Watch.LONGEST_DESK, wording).ifPresent(misfits::add);
      longest(watch, pointer, "note", Watch.LONGEST_NOTE, wording).ifPresent(misfits::add);
    }
    return misfits;
  }

  private static Optional<Misfit> quietHours(JsonNode quiet, String pointer, Wording wording) {
    var zone = quiet.path("zone").asString("");
    if (!zone.isEmpty() && !ZoneId.getAvailableZoneIds().contains(zone)) {
      return Optional.of(new Misfit(pointer + "/zone", false, wording.say("zone-unknown", zone)));
    }
    var from = quiet.path("from").asString("");
    var to = quiet.path("to").asString("");
    return !to.isEmpty() && from.equals(to)
        ? Optional.of(new Misfit(pointer + "/to", false, wording.say("no-quiet", from, to)))
        : Optional.empty();
  }

  // A schema counts characters, a watch UTF-16 units: of emoji it takes half as many.
  private static Optional<Misfit> longest(
      JsonNode watch, String pointer, String key, int most, Wording wording) {
    return watch.path(key).asString("").length() > most
        ? Optional.of(
            new Misfit(
                pointer + "/" + key,
                false,
                wording.say("unfit", wording.say("in.key", key), wording.say("wanted." + key))))
        : Optional.empty();
  }
}
