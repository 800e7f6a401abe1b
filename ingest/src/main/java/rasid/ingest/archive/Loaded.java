package rasid.ingest.archive;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import rasid.ingest.archive.file.Aside;

/// What a load did.
///
/// @param articles written now
/// @param before articles that an earlier load had written, and places it had found to hold none
/// @param bad lines and records set aside as dead letters
/// @param aside what is sound and no article, as far as this load came by it
/// @param beyond articles left out because they were first seen at or after the end asked for
/// @param lastTick number of the last tick
/// @param at its recorded time
public record Loaded(
    long articles,
    long before,
    long bad,
    Map<Aside, Long> aside,
    long beyond,
    long lastTick,
    Instant at) {
  public Loaded {
    var copy = new EnumMap<Aside, Long>(Aside.class);
    copy.putAll(aside);
    aside = Collections.unmodifiableMap(copy);
  }
}
