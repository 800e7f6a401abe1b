package rasid.model;

/// A stretch of a published text.
///
/// @param start index of its first UTF-16 unit
/// @param end index after its last UTF-16 unit, above `start`
public record Span(int start, int end) implements Comparable<Span> {
  public Span {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "span [%d, %d) is empty or negative".formatted(start, end));
    }
  }

  /// What it covers in a text.
  public String in(String text) {
    return text.substring(start, end);
  }

  /// By start, then by end.
  @Override
  public int compareTo(Span other) {
    return start != other.start
        ? Integer.compare(start, other.start)
        : Integer.compare(end, other.end);
  }
}
