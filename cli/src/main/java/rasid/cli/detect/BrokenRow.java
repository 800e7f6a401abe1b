package rasid.cli.detect;

/// A row that cannot be used: its line, and what is wrong with it.
public final class BrokenRow extends Exception {
  private static final long serialVersionUID = 1L;

  BrokenRow(int line, String what) {
    super("line %d: %s".formatted(line, what));
  }
}
