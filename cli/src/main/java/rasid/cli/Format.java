package rasid.cli;

/// How a command writes its data.
public enum Format {
  /// For people.
  text,
  /// For scripts: one JSON object a line.
  json
}
