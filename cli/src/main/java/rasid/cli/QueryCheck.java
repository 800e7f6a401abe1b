package rasid.cli;

import java.util.Optional;

/// What is wrong with the query of a watch, if anything is.
@FunctionalInterface
public interface QueryCheck {
  /// The mistake in words, with where it is.
  Optional<String> mistakeIn(String query);
}
