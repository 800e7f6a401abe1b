package rasid.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// What flows on `rasid-mentions`: mentions, and between them the pulses of the processor.
///
/// In JSON the property `type` says which: `mention` or `pulse`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Mention.class, name = "mention"),
  @JsonSubTypes.Type(value = Pulse.class, name = "pulse")
})
public sealed interface MentionFlow permits Mention, Pulse {}
