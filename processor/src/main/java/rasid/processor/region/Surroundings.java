package rasid.processor.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rasid.processor.region.Homograph.Cue;
import rasid.processor.region.Homograph.Reading;
import rasid.processor.region.Homograph.Side;
import rasid.processor.text.FoldedText;
import rasid.processor.text.WordTable;

/// What the words around a name say about its meaning.
final class Surroundings {
  // Words on either side within which a cue speaks: a clause.
  static final int WINDOW = 5;

  // How near a cue must be that stands on one side alone: a noun, and one adjective between.
  private static final int HEAD = 2;

  // A particle written together with the name says less than a word.
  private static final int CLITIC = 3;

  // Particles speak only directly before the name.
  private static final Set<String> PARTICLES =
      Set.of(
          "في", "من", "الي", "على", "علي", "عن", "بين", "عبر", "كل", "قبل", "بعد", "ب", "لا", "ضمن",
          "دون", "داخل", "تجاه", "هو", "هي", "انا", "امام", "عام", "معا", "la", "el", "une");

  // Words that announce a place: kinds of places, who governs one, and directions.
  private static final WordTable<String> ANNOUNCING =
      WordTable.of(
          "مدينه",
          "بلده",
          "قريه",
          "محافظه",
          "منطقه",
          "ولايه",
          "دايره",
          "دائره",
          "معسكر",
          "قاعده",
          "مخيم",
          "اقليم",
          "معبر",
          "مطار",
          "بلديه",
          "مقاطعه",
          "محافظ",
          "والي",
          "عمده",
          "شمالي",
          "جنوبي",
          "شرقي",
          "غربي",
          "ville",
          "village",
          "commune",
          "localite",
          "province",
          "region",
          "town",
          "city",
          "جزيره");

  // Words that join such a noun to the name: ville de Kaya, town of Dori.
  private static final WordTable<String> OF = WordTable.of("de", "du", "d", "of");

  // What stands before a place and before no person or thing, in French and English.
  private static final Set<String> LOCATIVES = Set.of("à", "À", "in", "In", "near", "Near");

  private Surroundings() {}

  /// What the words around say.
  ///
  /// @param readings those of the nearest cue; empty when there is none
  /// @param distance how near it is, in words
  /// @param cue the nearest cue
  record Told(List<Reading> readings, int distance, @Nullable String cue) {}

  /// Asks the words around the name that stands from `first` to `last`.
  ///
  /// @param skipped units of the first word before the name
  static Told ask(Homograph homograph, FoldedText text, int first, int skipped, int last) {
    for (var mark : homograph.marks().entrySet()) {
      if (text.span(first, skipped, last).in(text.published()).indexOf(mark.getKey()) >= 0) {
        return new Told(List.of(mark.getValue()), 1, "its vowel signs");
      }
    }
    var nearest = new Nearest();
    int from = Math.max(0, first - WINDOW - 2);
    int to = Math.min(text.size() - 1, last + WINDOW);
    for (int at = from; at <= to; at++) {
      if (at == first) {
        at = last;
      } else {
        for (int form = text.firstForm(at); form < text.endForm(at); form++) {
          var cues = homograph.cues().form(text, form);
          if (cues != null) {
            for (var cue : cues) {
              nearest.meet(cue, text, at, first, last);
            }
          }
        }
      }
    }
    if (nearest.distance > CLITIC && !nearest.strong && skipped > 0) {
      var reading = homograph.clitics().get(text.token(first).charAt(skipped - 1));
      if (reading != null) {
        return new Told(List.of(reading), CLITIC, text.token(first).substring(0, skipped) + "-");
      }
    }
    return new Told(nearest.readings, nearest.strong ? 1 : nearest.distance, nearest.cue);
  }

  /// The word before a name that says it is one of a place, or null: مدينة, غربي, ville de, town
  /// of; in or à before a name in capitals that no further name follows; at the beginning of the
  /// text, the colon of a dateline.
  static @Nullable String announces(FoldedText text, int first, int last) {
    int before = first - 1;
    if (before < 0) {
      return isDateline(text, last) ? ":" : null;
    }
    if (text.isParted(before)) {
      return null;
    }
    if (OF.word(text, before) != null && before > 0) {
      before--;
    }
    if (ANNOUNCING.knows(text, before)) {
      return text.token(before);
    }
    var written = text.span(first - 1, 0, first - 1).in(text.published());
    boolean goesOn =
        last + 1 < text.size() && !text.isClauseParted(last) && text.isCapitalised(last + 1);
    return LOCATIVES.contains(written) && text.isCapitalised(first) && !goesOn ? written : null;
  }

  // Whether a text begins with a place and a colon, as news does: Nice : la Promenade fermée.
  private static boolean isDateline(FoldedText text, int last) {
    var after = text.published().substring(text.span(last, 0, last).end());
    return after.stripLeading().startsWith(":");
  }

  /// The nearest cues so far.
  private static final class Nearest {
    private int distance = WINDOW + 1;
    private boolean strong;
    private final List<Reading> readings = new ArrayList<>(2);
    private @Nullable String cue;

    void meet(Cue met, FoldedText text, int at, int first, int last) {
      int end = at + met.words().size() - 1;
      boolean before = at < first;
      int d = before ? first - end : at - last;
      if (d < 1
          || d > reach(met, before)
          || (strong && !met.strong())
          || end >= text.size()
          || !stands(met.words(), text, at)
          || !isOneClause(text, before ? at : last, before ? first : at)) {
        return;
      }
      if (d < distance || (met.strong() && !strong)) {
        readings.clear();
        distance = d;
        strong = met.strong();
        cue = met.toString();
      }
      if (d == distance && !readings.contains(met.reading())) {
        readings.add(met.reading());
      }
    }

    private static int reach(Cue cue, boolean before) {
      if (cue.side() != Side.EITHER) {
        return before == (cue.side() == Side.BEFORE) ? HEAD : 0;
      }
      boolean particle = cue.words().size() == 1 && PARTICLES.contains(cue.words().getFirst());
      return particle ? (before ? 1 : 0) : WINDOW;
    }
  }

  private static boolean isOneClause(FoldedText text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.isParted(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean stands(List<String> cue, FoldedText text, int at) {
    for (int k = 1; k < cue.size(); k++) {
      if (!text.isKnownBy(at + k, cue.get(k))) {
        return false;
      }
    }
    return true;
  }
}
