package rasid.processor.watch;

import java.util.Arrays;
import java.util.List;
import rasid.processor.watch.QueryOutcome.Kind;
import rasid.processor.watch.QueryOutcome.Mistake;

/// Leaves the descent of the parser with a mistake; never seen outside.
final class WrongQuery extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Mistake mistake;

  private WrongQuery(Mistake mistake) {
    super(mistake.kind().key(), null, false, false);
    this.mistake = mistake;
  }

  static WrongQuery at(int at, Kind kind, Object... about) {
    return meaning(at, kind, List.of(), about);
  }

  /// With what may have been meant.
  static WrongQuery meaning(int at, Kind kind, List<String> instead, Object... about) {
    return new WrongQuery(
        new Mistake(at, kind, Arrays.stream(about).map(String::valueOf).toList(), instead));
  }

  Mistake mistake() {
    return mistake;
  }
}
