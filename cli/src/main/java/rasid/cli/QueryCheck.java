package rasid.cli;

import java.util.Optional;
import rasid.processor.watch.QueryOutcome.Mistake;
import rasid.processor.watch.QueryOutcome.Parsed;
import rasid.processor.watch.QueryParser;

/// What is wrong with the query of a watch, if anything is.
@FunctionalInterface
public interface QueryCheck {
  /// The watch language's own.
  QueryCheck WATCH_LANGUAGE =
      query ->
          switch (QueryParser.parse(query)) {
            case Parsed _ -> Optional.empty();
            case Mistake mistake -> Optional.of(mistake.toString());
          };

  /// The mistake in words, with where it is.
  Optional<String> mistakeIn(String query);
}
