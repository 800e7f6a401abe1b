package rasid.processor.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rasid.processor.text.ArabicText;

/// A spelling with several readings, and what decides between them.
///
/// @param readings what it may mean
/// @param fallback the reading when nothing decides
record Homograph(List<Reading> readings, Reading fallback) {

  /// One meaning.
  ///
  /// @param codes regions it stands for; empty when it names none
  /// @param gloss the meaning in English
  /// @param cues words or phrases that speak for it, folded, cut into words
  record Reading(List<String> codes, String gloss, List<List<String>> cues) {
    boolean isPlace() {
      return !codes.isEmpty();
    }
  }

  private static final String NONE = "NONE";

  static Homograph of(String readings, String cues, String fallback) {
    var all = new ArrayList<Reading>();
    var rest = new ArrayList<>(cuesOf(cues));
    for (var reading : readings.split("; ")) {
      int equals = reading.indexOf('=');
      var code = reading.substring(0, equals);
      // Two readings of one code have their cues in the same order.
      Optional<Cues> mine = rest.stream().filter(c -> c.code.equals(code)).findFirst();
      mine.ifPresent(rest::remove);
      all.add(
          new Reading(
              code.equals(NONE) ? List.of() : List.of(code.split("\\|")),
              reading.substring(equals + 1),
              mine.map(Cues::words).orElse(List.of())));
    }
    return new Homograph(
        List.copyOf(all),
        all.stream()
            .filter(r -> String.join("|", r.codes).equals(fallback.equals(NONE) ? "" : fallback))
            .findFirst()
            .orElseGet(() -> new Reading(List.of(), "", List.of())));
  }

  private record Cues(String code, List<List<String>> words) {}

  private static List<Cues> cuesOf(String cell) {
    var all = new ArrayList<Cues>();
    if (cell.isEmpty()) {
      return all;
    }
    for (var part : cell.split("; ")) {
      int colon = part.indexOf(": ");
      var words = new ArrayList<List<String>>();
      for (var cue : part.substring(colon + 2).split("\\|")) {
        var tokens = ArabicText.fold(cue).tokens();
        if (!tokens.isEmpty()) {
          words.add(tokens);
        }
      }
      all.add(new Cues(part.substring(0, colon), words));
    }
    return all;
  }
}
