package rasid.cli.served;

import java.net.URI;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// What is known of a document beside its bytes.
///
/// @param name it is answered by
/// @param url where it was found, or null
/// @param contentType as its server said, or null
/// @param fetched when, or null
public record Origin(
    String name,
    @Nullable URI url,
    @Nullable String contentType,
    @Nullable OffsetDateTime fetched) {
  /// Of a document of which nobody knows where it was found.
  public static Origin unknown(String name) {
    return new Origin(name, null, null, null);
  }
}
