package rasid.cli.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The news that breaks: a capital is cut off from fuel.
///
/// Two reports, then a rise over two and a half hours in all outlets and three languages, each
/// report under an angle of its own, with wire copies between; then it fades.
///
/// @param seed of all chance
/// @param breaks the minute of the first report
record Blockade(long seed, Instant breaks) {
  static final String TOPIC = "blockade";

  private static final int FIRST_OWN = 700;
  private static final int FIRST_WIRE_COPY = 800;
  private static final int JITTER = 150; // seconds

  /// Read from `blockade.txt`: minute after the first report, outlet or `wire:LANG`, angle.
  private record Planned(int minute, String by, String angle) {
    static Planned read(String line) {
      var words = line.split("\\s+");
      return new Planned(Integer.parseInt(words[0]), words[1], words[2]);
    }
  }

  List<Piece> pieces() {
    var pieces = new ArrayList<Piece>();
    var plan = Phrasebook.lines("blockade.txt").stream().map(Planned::read).toList();
    for (int i = 0; i < plan.size(); i++) {
      pieces.addAll(told(plan.get(i), i));
    }
    return pieces;
  }

  private List<Piece> told(Planned planned, int index) {
    var dice = Dice.of(seed, TOPIC, index);
    var at = breaks.plusSeconds(planned.minute() * 60L + dice.below(JITTER));
    var id = "%s/%d".formatted(TOPIC, index);
    if (planned.by().startsWith("wire:")) {
      var story = story(planned.by().substring("wire:".length()), planned.angle(), dice);
      return Newsroom.carriedByMany(story, id, FIRST_WIRE_COPY + index, at, dice);
    }
    var outlet =
        Outlet.ALL.stream()
            .filter(one -> one.id().equals(planned.by()))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no outlet " + planned.by()));
    var story = story(outlet.lang(), planned.angle(), dice);
    return List.of(Printer.own(outlet, story, id, FIRST_OWN + index, at, dice));
  }

  private Story story(String lang, String angle, Dice dice) {
    return Story.write(Phrasebook.read(lang, TOPIC), angle, Newsroom.dayOf(breaks), dice);
  }
}
