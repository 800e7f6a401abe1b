package rasid.cli.demo;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What a language's quiet news is about, and how often.
///
/// @param books one for each topic
/// @param weights how often each is written about, in the order of the books
/// @param leanings the same for each reader that has asked
record Topics(List<Phrasebook> books, List<Double> weights, Map<String, double[]> leanings) {
  /// Reads `LANG/topics.txt`: lines of a topic and its weight.
  static Topics read(String lang) {
    var lines =
        Phrasebook.lines(lang + "/topics.txt").stream().map(line -> line.split("\\s+")).toList();
    return new Topics(
        lines.stream().map(line -> Phrasebook.read(lang, line[0])).toList(),
        lines.stream().map(line -> Double.valueOf(line[1])).toList(),
        new ConcurrentHashMap<>());
  }

  /// A topic for one outlet: each leans a little to its own favourites.
  Phrasebook drawn(Dice dice, String reader) {
    return books.get(dice.weighted(leanings.computeIfAbsent(reader, this::leaningOf)));
  }

  private double[] leaningOf(String reader) {
    var leaning = new double[books.size()];
    for (int i = 0; i < leaning.length; i++) {
      int favour = Dice.of(0, reader, books.get(i).topic()).between(70, 130);
      leaning[i] = weights.get(i) * favour;
    }
    return leaning;
  }
}
