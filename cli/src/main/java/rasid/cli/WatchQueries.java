package rasid.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rasid.processor.watch.Query;
import rasid.processor.watch.QueryOutcome;
import rasid.processor.watch.QueryParser;

/// The queries that a command names: one as text, that of a watch of a file, or all of a file.
final class WatchQueries {
  private static final Pattern FILE = Pattern.compile("(.+\\.ya?ml)(?:#(.*))?");

  // What Java makes of a letter that the locale cannot spell.
  private static final char UNREADABLE = '\uFFFD';

  private WatchQueries() {}

  /// The one query that an argument names.
  ///
  /// @throws Refusal when it has a mistake, or names a file of several
  static Query one(String argument, String lang) {
    var named = named(argument, lang);
    if (named.size() != 1) {
      throw Refusal.wrongUse(
          "%s holds %d watches; name one, as in %s#%s"
              .formatted(
                  argument, named.size(), argument, named.isEmpty() ? "ID" : named.firstKey()));
    }
    return named.firstEntry().getValue();
  }

  /// The queries that an argument names, by watch id; of a query given as text the id is empty.
  static NavigableMap<String, Query> named(String argument, String lang) {
    if (argument.indexOf(UNREADABLE) >= 0) {
      throw Refusal.wrongUse(
          "the query did not arrive as it was written, for the locale of this shell is no UTF-8;"
              + " run it with LC_ALL=C.UTF-8");
    }
    var file = FILE.matcher(argument);
    if (file.matches() && Files.exists(Path.of(file.group(1)))) {
      return ofFile(Path.of(file.group(1)), file.group(2), lang);
    }
    return switch (QueryParser.parse(argument)) {
      case QueryOutcome.Parsed(var query) -> new TreeMap<>(Map.of("", query));
      case QueryOutcome.Mistake mistake -> throw Refusal.wrongUse(mistake.told(lang));
    };
  }

  private static NavigableMap<String, Query> ofFile(Path file, @Nullable String id, String lang) {
    var contents = WatchFile.read(file, lang);
    if (!contents.mistakes().isEmpty()) {
      throw Refusal.brokenInput(
          "%s%s"
              .formatted(
                  contents.mistakes().getFirst(),
                  contents.mistakes().size() == 1 ? "" : "; `rasid watch check` tells all"));
    }
    var queries = new TreeMap<String, Query>();
    contents.entries().forEach(entry -> queries.put(entry.watch().id(), entry.query()));
    if (id == null || id.isEmpty()) {
      return queries;
    }
    var query = queries.get(id);
    if (query == null) {
      throw Refusal.notSo(
          "there is no watch %s in %s; it has %s"
              .formatted(id, file, String.join(", ", queries.keySet())));
    }
    return new TreeMap<>(Map.of(id, query));
  }
}
