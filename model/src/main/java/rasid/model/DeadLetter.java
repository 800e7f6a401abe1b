package rasid.model;

import org.jspecify.annotations.Nullable;

/// A record set aside: where it was met, why it could not be used, and its bytes as they came.
///
/// The arrays are not copied; whoever makes a dead letter gives them away.
///
/// @param where the place: a topic with partition and offset, or the address of a feed or page
/// @param why what is wrong with it, for a person
/// @param key original key, or null
/// @param value original bytes, whole, or null
@SuppressWarnings("ArrayRecordComponent") // carried through untouched, never compared
public record DeadLetter(
    String where, String why, byte @Nullable [] key, byte @Nullable [] value) {}
