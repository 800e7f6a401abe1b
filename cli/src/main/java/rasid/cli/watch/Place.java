package rasid.cli.watch;

/// A place in a file, as editors count.
///
/// @param line from 1
/// @param column in characters, from 1
public record Place(int line, int column) implements Comparable<Place> {
  static final Place BEGINNING = new Place(1, 1);

  @Override
  public int compareTo(Place other) {
    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }
}
