package rasid.processor.keyword;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// A table of words on the class path: tab separated, one header line, lists parted by `|`.
///
/// @param columns the header
/// @param rows the cells, as many in each row as there are columns
record Table(List<String> columns, List<List<String>> rows) {

  /// Reads `NAME.tsv`.
  ///
  /// @throws IllegalStateException when it is missing or a row has not one cell for each column,
  ///   which is a broken build
  static Table read(String name) {
    try (var in = Table.class.getResourceAsStream(name + ".tsv")) {
      if (in == null) {
        throw new IllegalStateException("the table %s.tsv is missing".formatted(name));
      }
      var lines =
          new String(in.readAllBytes(), UTF_8)
              .lines()
              .map(line -> List.of(line.split("\t", -1)))
              .toList();
      var columns = lines.getFirst();
      for (int i = 1; i < lines.size(); i++) {
        if (lines.get(i).size() != columns.size()) {
          throw new IllegalStateException(
              "%s.tsv:%d: %d cells, but %d columns"
                  .formatted(name, i + 1, lines.get(i).size(), columns.size()));
        }
      }
      return new Table(columns, lines.subList(1, lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the table " + name, e);
    }
  }

  String cell(List<String> row, String column) {
    int at = columns.indexOf(column);
    if (at < 0) {
      throw new IllegalStateException("no column " + column);
    }
    return row.get(at);
  }

  /// The items of a cell that holds a list.
  List<String> items(List<String> row, String column) {
    var cell = cell(row, column);
    return cell.isEmpty() ? List.of() : List.of(cell.split("\\|"));
  }
}
