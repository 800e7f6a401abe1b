package rasid.processor.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// A table on the class path: tab separated, one header line, lists in a cell parted by `|`.
///
/// @param columns the header
/// @param rows the cells, as many in each row as there are columns
public record Table(List<String> columns, List<List<String>> rows) {

  /// Reads a table.
  ///
  /// @param name its room and its own name, such as `region/countries`
  ///
  /// @throws IllegalStateException when it is missing or a row has too many cells, which is a
  ///   broken build
  public static Table read(String name) {
    try (var in = Table.class.getResourceAsStream("/rasid/processor/" + name + ".tsv")) {
      if (in == null) {
        throw new IllegalStateException("the table %s.tsv is missing".formatted(name));
      }
      var lines = new String(in.readAllBytes(), UTF_8).lines().toList();
      var columns = List.of(lines.getFirst().split("\t", -1));
      var rows = new ArrayList<List<String>>();
      for (int i = 1; i < lines.size(); i++) {
        var cells = new ArrayList<>(List.of(lines.get(i).split("\t", -1)));
        if (cells.size() > columns.size()) {
          throw new IllegalStateException("%s.tsv:%d: too many cells".formatted(name, i + 1));
        }
        while (cells.size() < columns.size()) {
          cells.add("");
        }
        rows.add(List.copyOf(cells));
      }
      return new Table(columns, List.copyOf(rows));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the table " + name, e);
    }
  }

  /// A cell of a row.
  ///
  /// @throws IllegalStateException when there is no such column
  public String cell(List<String> row, String column) {
    int at = columns.indexOf(column);
    if (at < 0) {
      throw new IllegalStateException("no column " + column);
    }
    return row.get(at);
  }

  /// The items of a cell that holds a list.
  public List<String> items(List<String> row, String column) {
    var cell = cell(row, column);
    return cell.isEmpty() ? List.of() : List.of(cell.split("\\|"));
  }
}
