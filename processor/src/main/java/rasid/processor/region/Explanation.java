package rasid.processor.region;

import org.jspecify.annotations.Nullable;
import rasid.model.RegionMention;
import rasid.model.Span;

/// Why a spelling was taken for what it was taken for.
///
/// @param span where it stands
/// @param text as published
/// @param mention what it names; null when it was taken for no name
/// @param why one English sentence without its full stop
public record Explanation(Span span, String text, @Nullable RegionMention mention, String why) {}
