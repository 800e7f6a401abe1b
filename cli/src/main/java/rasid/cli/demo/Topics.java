package rasid.cli.demo;

import java.util.List;

/// What a language's quiet news is about, and how often.
///
/// @param books one for each topic
/// @param weights how often each is written about, in the order of the books
record Topics(List<Phrasebook> books, List<Double> weights) {
  /// Reads `LANG/topics.txt`: lines of a topic and its weight.
  static Topics read(String lang) {
    var lines =
        Phrasebook.lines(lang + "/topics.txt").stream().map(line -> line.split("\\s+")).toList();
    return new Topics(
        lines.stream().map(line -> Phrasebook.read(lang, line[0])).toList(),
        lines.stream().map(line -> Double.valueOf(line[1])).toList());
  }

  /// A topic for one outlet: each leans a little to its own favourites.
  Phrasebook drawn(Dice dice, String reader) {
    var leaning = new double[books.size()];
    for (int i = 0; i < leaning.length; i++) {
      int favour = Dice.of(0, reader, books.get(i).topic()).between(70, 130);
      leaning[i] = weights.get(i) * favour;
    }
    return books.get(dice.weighted(leaning));
  }
}
