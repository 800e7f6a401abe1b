package rasid.processor.watch;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Plurals and participles of a French or English word; which of the two it is nobody knows, so
/// both are made.
///
/// - tanker, tankers; city, cities; crash, crashes; journal, journaux; bureau, bureaux
/// - enlevé, enlevée, enlevés, enlevées, where the accent is written; militant, militante
/// - attack, attacked, attacking; seize, seized, seizing; kidnap, kidnapped
///
/// A name in capitals throughout takes nothing but the plural s.
final class LatinForms {
  private static final int SHORTEST_PLURAL = 4;
  private static final int SHORTEST_VERB = 4;
  private static final int SHORTEST_PAST = 6;
  private static final int SHORTEST_FEMININE = 7;

  // What a rule would make a form of another word.
  private static final Set<String> OTHER_WORDS =
      Set.of(
          "even",
          "evening",
          "united",
          "hundred",
          "train",
          "malais",
          "vent",
          "capital",
          "during",
          "arme",
          "anne",
          "entre",
          "journe",
          "ide",
          "arrive",
          "tourne",
          "porte",
          "monte",
          "alle",
          "pense",
          "donne",
          "rentre",
          "traverse",
          "assemble",
          "leve",
          "dure",
          "mate");

  // Nouns that end as the feminine of a participle does.
  private static final Set<String> NOUNS_IN_EE =
      Set.of(
          "armee",
          "annee",
          "entree",
          "journee",
          "soiree",
          "idee",
          "arrivee",
          "tournee",
          "portee",
          "montee",
          "allee",
          "pensee",
          "donnee",
          "rentree",
          "traversee",
          "assemblee",
          "levee",
          "duree",
          "refugee",
          "employee",
          "committee",
          "musee",
          "lycee",
          "vallee",
          "fusee");

  private LatinForms() {}

  static void add(String token, String written, Set<String> forms) {
    if (isAcronym(written)) {
      forms.add(token + "s");
      return;
    }
    boolean french = !written.toLowerCase(Locale.ROOT).chars().allMatch(c -> c < 0x80);
    var bases = new TreeSet<String>();
    bases.add(token);
    singulars(token, bases);
    for (var base : Set.copyOf(bases)) {
      feminines(base, written, bases);
      if (!french) {
        infinitives(base, bases);
      }
    }
    bases.removeIf(base -> !base.equals(token) && OTHER_WORDS.contains(base));
    for (var base : bases) {
      forms.add(base);
      plurals(base, forms);
      if (!french && !OTHER_WORDS.contains(base)) {
        participles(base, forms);
      }
    }
  }

  private static boolean isAcronym(String written) {
    return written.length() > 1
        && written.codePoints().noneMatch(c -> Character.isLetter(c) && !Character.isUpperCase(c));
  }

  private static void singulars(String word, Set<String> bases) {
    if (word.length() < SHORTEST_PLURAL) {
      return;
    }
    if (word.endsWith("ies") && word.length() > SHORTEST_PLURAL) {
      bases.add(cut(word, 3) + "y");
    }
    if (word.endsWith("aux") && word.length() > SHORTEST_PLURAL) {
      bases.add(cut(word, 2) + "l");
    }
    if (word.endsWith("aux") || word.endsWith("eux") || word.endsWith("oux")) {
      bases.add(cut(word, 1));
    }
    if (word.endsWith("es") && word.length() > SHORTEST_PLURAL && hisses(cut(word, 2))) {
      bases.add(cut(word, 2));
    }
    if (word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us")) {
      bases.add(cut(word, 1));
    }
  }

  private static void plurals(String word, Set<String> forms) {
    if (word.length() < SHORTEST_PLURAL - 1) {
      return;
    }
    if (word.endsWith("y") && !isVowel(word, 1)) {
      forms.add(cut(word, 1) + "ies");
    }
    if (word.endsWith("al")) {
      forms.add(cut(word, 1) + "ux");
    }
    if (word.endsWith("au") || word.endsWith("eu")) {
      forms.add(word + "x");
    }
    if (hisses(word)) {
      forms.add(word + "es");
    } else {
      forms.add(word + "s");
    }
  }

  // With the masculine of a feminine.
  private static void feminines(String word, String written, Set<String> bases) {
    if (written.endsWith("é") || written.endsWith("és")) {
      var masculine = word.endsWith("s") ? cut(word, 1) : word;
      if (!NOUNS_IN_EE.contains(masculine + "e")) {
        bases.add(masculine + "e");
      }
    }
    if (word.endsWith("ee") && word.length() >= SHORTEST_FEMININE && !NOUNS_IN_EE.contains(word)) {
      bases.add(cut(word, 1));
    }
    boolean masculine = word.endsWith("ant") || word.endsWith("ais") || word.endsWith("ois");
    if (masculine && word.length() >= SHORTEST_FEMININE - 1) {
      bases.add(word + "e");
    }
    boolean feminine = word.endsWith("ante") || word.endsWith("aise") || word.endsWith("oise");
    if (feminine && word.length() >= SHORTEST_FEMININE) {
      bases.add(cut(word, 1));
    }
  }

  private static void infinitives(String word, Set<String> bases) {
    if (OTHER_WORDS.contains(word)) {
      return;
    }
    if (word.endsWith("ed") && word.length() >= SHORTEST_PAST) {
      bare(cut(word, 2), bases);
    } else if (word.endsWith("ing") && word.length() >= SHORTEST_PAST) {
      bare(cut(word, 3), bases);
    }
  }

  private static void bare(String stem, Set<String> bases) {
    int last = stem.length() - 1;
    bases.add(stem + "e");
    if (stem.length() >= SHORTEST_VERB) {
      bases.add(stem);
      if (stem.charAt(last) == stem.charAt(last - 1) && "lsz".indexOf(stem.charAt(last)) < 0) {
        bases.add(cut(stem, 1));
      }
    }
  }

  private static void participles(String word, Set<String> forms) {
    if (word.length() < SHORTEST_VERB) {
      return;
    }
    if (word.endsWith("e")) {
      forms.add(word + "d");
      forms.add(cut(word, 1) + "ing");
      return;
    }
    forms.add(word + "ed");
    forms.add(word + "ing");
    char last = word.charAt(word.length() - 1);
    if ("bdgmnprt".indexOf(last) >= 0 && isVowel(word, 1) && !isVowel(word, 2)) {
      forms.add(word + last + "ed");
      forms.add(word + last + "ing");
    }
  }

  private static boolean hisses(String word) {
    return word.endsWith("s")
        || word.endsWith("x")
        || word.endsWith("z")
        || word.endsWith("ch")
        || word.endsWith("sh");
  }

  // Whether the letter that many places before the last is a vowel.
  private static boolean isVowel(String word, int before) {
    int at = word.length() - 1 - before;
    return at >= 0 && "aeiou".indexOf(word.charAt(at)) >= 0;
  }

  private static String cut(String word, int letters) {
    return word.substring(0, word.length() - letters);
  }
}
