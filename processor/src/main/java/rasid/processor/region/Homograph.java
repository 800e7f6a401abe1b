package rasid.processor.region;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rasid.model.RegionMention.Kind;
import rasid.processor.region.Name.Casing;
import rasid.processor.region.Name.Trust;
import rasid.processor.text.ArabicText;
import rasid.processor.text.WordTable;

/// A spelling with several readings, and what decides between them.
///
/// @param readings what it may mean
/// @param fallback the reading when nothing decides
/// @param cues what speaks for a reading, by the first word
/// @param clitics readings that a particle written together with the name speaks for
/// @param marks readings that a vowel sign or a letter of the name, as published, settles
record Homograph(
    List<Reading> readings,
    Reading fallback,
    WordTable<List<Cue>> cues,
    Map<Character, Reading> clitics,
    Map<Character, Reading> marks) {

  /// One meaning.
  ///
  /// @param codes regions it stands for; empty when it names none
  /// @param gloss the meaning in English
  /// @param needsCue whether only the words around can speak for it, not the rest of the text: a
  ///   text on Nigeria means its neighbour by النيجر, not its own state
  /// @param place what it names when the gazetteer lists nothing of that region by the spelling;
  ///   null when it names no region
  record Reading(List<String> codes, String gloss, boolean needsCue, @Nullable Name place) {
    static Reading of(List<String> codes, String gloss, boolean needsCue) {
      if (codes.isEmpty()) {
        return new Reading(codes, gloss, needsCue, null);
      }
      var code = codes.getFirst();
      boolean group = Regions.STANDARD.groups().contains(code);
      var id = group ? code : Gazetteer.place(code, gloss);
      var kind = group ? Kind.GROUP : Kind.PLACE;
      return new Reading(
          codes, gloss, needsCue, new Name(id, kind, codes, Trust.ALONE, Casing.ANY));
    }
  }

  /// Where a cue must stand.
  enum Side {
    EITHER,
    BEFORE,
    AFTER
  }

  /// Words that speak for a reading.
  ///
  /// @param words folded, cut into words
  /// @param reading what they speak for
  /// @param side where they must stand
  /// @param strong whether they decide before all others in their clause
  record Cue(List<String> words, Reading reading, Side side, boolean strong) {
    @Override
    public String toString() {
      return String.join(" ", words);
    }
  }

  private static final String NONE = "NONE";

  // Nothing shorter takes an ending and is still told from other words.
  private static final int SHORTEST_STEM = 3;

  /// Reads a row of the table.
  ///
  /// @param readings `CODE=gloss` parted by `; `; `NONE` names no region. `CODE~=gloss`: only cues
  ///   speak for it
  /// @param cues `CODE: cue|cue` parted by `; `. A cue is words, or `@class` for all words of a
  ///   class. `!` before it: decides before all others. `<` before it: only before the name, `>`:
  ///   only after it, both within two words. `+ب`: the particle ب written together with the name.
  ///   `~ّ`: this sign or letter in the name as published
  /// @param fallback the code of the reading when nothing decides
  /// @param classes words by class
  /// @throws IllegalStateException when a class is unknown, which is a broken build
  static Homograph of(
      String readings, String cues, String fallback, Map<String, List<String>> classes) {
    var all = new ArrayList<Reading>();
    for (var reading : readings.split("; ")) {
      int equals = reading.indexOf('=');
      boolean needsCue = reading.charAt(equals - 1) == '~';
      var code = reading.substring(0, needsCue ? equals - 1 : equals);
      all.add(
          Reading.of(
              code.equals(NONE) ? List.of() : List.of(code.split("\\|")),
              reading.substring(equals + 1),
              needsCue));
    }
    var byWord = new LinkedHashMap<String, List<Cue>>();
    var clitics = new HashMap<Character, Reading>();
    var marks = new HashMap<Character, Reading>();
    var left = new ArrayList<>(all);
    for (var part : cues.isEmpty() ? new String[0] : cues.split("; ")) {
      int colon = part.indexOf(": ");
      // Two readings of one code have their cues in the same order.
      var reading = reading(left, part.substring(0, colon)).orElseThrow();
      left.remove(reading);
      for (var cue : part.substring(colon + 2).split("\\|")) {
        if (cue.startsWith("+")) {
          clitics.put(cue.charAt(1), reading);
        } else if (cue.startsWith("~")) {
          marks.put(cue.charAt(1), reading);
        } else {
          add(cue, reading, classes, byWord);
        }
      }
    }
    return new Homograph(
        List.copyOf(all),
        reading(all, fallback).orElseGet(() -> Reading.of(List.of(), "", false)),
        WordTable.of(byWord),
        clitics,
        marks);
  }

  private static Optional<Reading> reading(List<Reading> readings, String code) {
    return readings.stream()
        .filter(r -> String.join("|", r.codes).equals(code.equals(NONE) ? "" : code))
        .findFirst();
  }

  private static void add(
      String cue,
      Reading reading,
      Map<String, List<String>> classes,
      Map<String, List<Cue>> byWord) {
    boolean strong = cue.startsWith("!");
    var rest = strong ? cue.substring(1) : cue;
    var side =
        switch (rest.charAt(0)) {
          case '<' -> Side.BEFORE;
          case '>' -> Side.AFTER;
          default -> Side.EITHER;
        };
    var named = side == Side.EITHER ? rest : rest.substring(1);
    var words = List.of(named);
    if (named.startsWith("@")) {
      words = classes.get(named.substring(1));
      if (words == null) {
        throw new IllegalStateException("no class of cue words is called " + named);
      }
    }
    for (var word : words) {
      var tokens = ArabicText.fold(word).tokens();
      var cueOf = new Cue(tokens, reading, side, strong);
      for (var form : endings(tokens.getFirst())) {
        byWord.computeIfAbsent(form, _ -> new ArrayList<>()).add(cueOf);
      }
    }
  }

  // A cue stands with the endings that a noun takes, too: its accusative, its possessive.
  private static List<String> endings(String word) {
    return word.length() < SHORTEST_STEM ? List.of(word) : List.of(word, word + "ا", word + "ها");
  }
}
