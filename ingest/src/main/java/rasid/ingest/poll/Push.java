package rasid.ingest.poll;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What a hub sent of a source.
///
/// @param source its id
/// @param body signed, and not parsed yet
/// @param contentType as the hub says, or null
/// @param topic what addresses in it are relative to
@SuppressWarnings("ArrayRecordComponent") // carried to the parser, never compared
public record Push(String source, byte[] body, @Nullable String contentType, URI topic) {}
