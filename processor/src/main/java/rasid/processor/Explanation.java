package rasid.processor;

import rasid.model.RegionMention;

/// Why a name was read as it was.
///
/// @param mention the name, as it stands in [rasid.model.TaggedArticle#mentions()]
/// @param why one line for a person
public record Explanation(RegionMention mention, String why) {}
