package rasid.cli;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rasid.cli.watch.WatchYaml;
import rasid.model.Watch;
import rasid.processor.watch.Query;
import rasid.processor.watch.QueryOutcome;
import rasid.processor.watch.QueryParser;
import rasid.processor.watch.WatchIndex.ParsedWatch;

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
      case QueryOutcome.Wrong wrong -> throw Refusal.wrongUse(wrong.told(lang));
    };
  }

  private static NavigableMap<String, Query> ofFile(Path file, @Nullable String id, String lang) {
    var queries = new TreeMap<String, Query>();
    entries(file, id, lang).forEach(entry -> queries.put(entry.watch().id(), entry.query()));
    return queries;
  }

  private static List<WatchYaml.Entry> entries(Path file, @Nullable String id, String lang) {
    var contents = WatchFile.read(file, lang);
    if (!contents.mistakes().isEmpty()) {
      throw Refusal.brokenInput(
          "%s%s"
              .formatted(
                  contents.mistakes().getFirst(),
                  contents.mistakes().size() == 1 ? "" : "; `rasid watch check` tells all"));
    }
    if (id == null || id.isEmpty()) {
      return contents.entries();
    }
    var found = contents.entries().stream().filter(one -> one.watch().id().equals(id)).toList();
    if (found.isEmpty()) {
      throw Refusal.notSo(
          "there is no watch %s in %s; it has %s".formatted(id, file, ids(contents.watches())));
    }
    return found;
  }

  /// The watches of a FILE.yaml, or the one of FILE.yaml#ID; what a desk shares is divided among
  /// those of the file.
  ///
  /// @throws Refusal when there is no such file or watch, or one has a mistake
  static List<ParsedWatch> watches(String argument, String lang) {
    var file = FILE.matcher(argument);
    if (!file.matches()) {
      throw new IllegalArgumentException(argument);
    }
    var path = Path.of(file.group(1));
    var desks = sharing(entries(path, null, lang).stream().map(WatchYaml.Entry::watch).toList());
    return entries(path, file.group(2), lang).stream()
        .map(entry -> new ParsedWatch(alone(entry.watch(), desks), entry.query()))
        .toList();
  }

  // How many watches share the budget of each desk.
  private static Map<String, Long> sharing(Collection<Watch> all) {
    return all.stream()
        .filter(watch -> watch.enabled() && watch.shared())
        .collect(
            Collectors.groupingBy(watch -> requireNonNull(watch.desk()), Collectors.counting()));
  }

  // A watch with what it may spend of its desk's budget as its own.
  private static Watch alone(Watch watch, Map<String, Long> sharing) {
    return watch.shared()
        ? watch.withBudget(watch.budget() / sharing.getOrDefault(watch.desk(), 1L))
        : watch;
  }

  /// A query as a watch of its own, with the defaults.
  static ParsedWatch asWatch(String query, String lang) {
    var watch =
        new Watch(
            "query",
            1,
            Map.of("en", query),
            query,
            Watch.DEFAULT_BUDGET,
            Watch.DEFAULT_MIN_REPORTS,
            Watch.DEFAULT_MIN_OUTLETS,
            List.of(),
            Instant.EPOCH);
    return new ParsedWatch(watch, one(query, lang));
  }

  /// Watches that stand; what a desk shares is divided as it is live.
  ///
  /// @param ids those wanted; none for all
  /// @throws Refusal when there is none of that id, or none at all
  static List<ParsedWatch> standing(Map<String, Watch> all, List<String> ids, String lang) {
    for (var id : ids) {
      if (!all.containsKey(id)) {
        throw Refusal.notSo(
            "there is no watch %s; it has to be one of %s, or a FILE.yaml"
                .formatted(id, all.isEmpty() ? "none" : ids(all.values())));
      }
    }
    if (all.isEmpty()) {
      throw Refusal.notSo("no watches stand; name a FILE.yaml, or give a --query");
    }
    var desks = sharing(all.values());
    return all.values().stream()
        .filter(watch -> ids.isEmpty() || ids.contains(watch.id()))
        .map(watch -> new ParsedWatch(alone(watch, desks), one(watch.query(), lang)))
        .toList();
  }

  private static String ids(Collection<Watch> watches) {
    return watches.stream().map(Watch::id).collect(Collectors.joining(", "));
  }
}
