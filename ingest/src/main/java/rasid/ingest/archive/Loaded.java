package rasid.ingest.archive;

import java.time.Instant;

/// What a load did.
///
/// @param articles written now
/// @param before articles that an earlier load had written
/// @param bad lines set aside as dead letters
/// @param beyond articles left out because they were first seen at or after the end asked for
/// @param lastTick number of the last tick
/// @param at its recorded time
public record Loaded(
    long articles, long before, long bad, long beyond, long lastTick, Instant at) {}
