package rasid.processor.watch;

/// What became of the text of a query.
public sealed interface QueryOutcome {

  /// It can be used.
  record Parsed(Query query) implements QueryOutcome {}

  /// It cannot; the first mistake, where it stands, and how to put it right.
  ///
  /// @param at index of the UTF-16 unit where the mistake begins; the length of the text at its end
  /// @param what what is wrong
  /// @param suggestion what to write instead
  record Mistake(int at, String what, String suggestion) implements QueryOutcome {

    /// One sentence for a person; characters are counted from 1.
    @Override
    public String toString() {
      return "character %d: %s; %s".formatted(at + 1, what, suggestion);
    }
  }
}
