package rasid.ingest.text;

/// A run of text as a page shows it, between two breaks.
///
/// @param text white space folded to single blanks
/// @param linked how many of its characters stand in links
/// @param tag the block it stands in, such as `p`, `li` or `h2`
public record Paragraph(String text, int linked, String tag) {
  /// A heading of some level.
  public boolean isHeading() {
    return tag.length() == 2 && tag.charAt(0) == 'h' && Character.isDigit(tag.charAt(1));
  }
}
