package rasid.ingest.text;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// What is known of a text in which a date stands.
///
/// @param lang ISO 639 of the text, or null; names of months are looked up in it besides English,
///   French and Arabic
/// @param monthFirst whether 5/4/2026 is the fourth of May there
/// @param reference when the text was read, by the clock of its readers; without it "two hours ago"
///   and a day without a year are no date
public record DateHints(
    @Nullable String lang, boolean monthFirst, @Nullable OffsetDateTime reference) {
  /// Nothing is known.
  public static final DateHints NONE = new DateHints(null, false, null);

  /// Read at a given time, all else unknown.
  public static DateHints at(OffsetDateTime reference) {
    return new DateHints(null, false, reference);
  }
}
