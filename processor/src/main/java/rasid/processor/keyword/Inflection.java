package rasid.processor.keyword;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import rasid.processor.text.ArabicText;

/// The forms in which a word of `themes.tsv` is met, by rule.
///
/// The first word of a term says by its end how it is inflected:
///
/// - `مسلح+`, a person: مسلحون مسلحين مسلحان مسلحة مسلحات, and مسلحو مسلحي before another noun
/// - `قصف^`, `يقصف^`, a verb: قصفت قصفوا, تقصف يقصفون
/// - an Arabic noun with ة: its plural in ات and its dual; without: its dual and its accusative in
///   ا
/// - a Latin word: its plural in s or ies
///
/// Arabic nouns then take the particles written together with them and, without the article, a
/// pronoun; verbs take و ف س ل and a pronoun. Broken plurals are listed in the table. Forms that no
/// one writes do no harm.
final class Inflection {
  /// One written form.
  ///
  /// @param text folded
  /// @param skipped units at its beginning that are a particle of its own, left out of spans
  /// @param plain whether it has neither particle nor pronoun; a word met as the plain form of one
  ///   term is no other term with a particle
  record Form(String text, int skipped, boolean plain) {}

  private static final char PERSON = '+';
  private static final char VERB = '^';

  // Shorter words with one letter more at their end are too often other words.
  private static final int SAFE_LENGTH = 4;

  private static final List<String> PARTICLES =
      List.of("و", "ف", "ب", "ك", "ل", "وب", "وك", "ول", "فب", "فل");
  private static final List<String> COMMON_PARTICLES = List.of("و", "ب", "ل");
  private static final List<String> PARTICLES_BEFORE_ARTICLE =
      List.of("و", "ف", "ب", "ك", "وب", "وك", "فب");
  private static final List<String> PARTICLES_OF_VERBS =
      List.of("و", "ف", "س", "ل", "وس", "فس", "ول");
  private static final List<String> PRONOUNS = List.of("ها", "هم", "نا", "ه");

  private Inflection() {}

  /// The word without the mark of its kind.
  static String unmarked(String written) {
    char last = written.charAt(written.length() - 1);
    return last == PERSON || last == VERB ? written.substring(0, written.length() - 1) : written;
  }

  /// All forms of a term's first word, each once.
  static List<Form> first(String written) {
    var word = ArabicText.folded(unmarked(written));
    if (!isArabic(word)) {
      return latin(word).stream().map(form -> new Form(form, 0, true)).toList();
    }
    return written.charAt(written.length() - 1) == VERB ? verb(word) : noun(written, word);
  }

  /// All forms of a further word of a term.
  static Set<String> further(String folded) {
    if (!isArabic(folded)) {
      return latin(folded);
    }
    var forms = new LinkedHashSet<String>();
    forms.add(folded);
    if (!folded.startsWith("ال")) {
      forms.add("ال" + folded);
      forms.add(accusative(folded));
    }
    return forms;
  }

  private static List<Form> noun(String written, String word) {
    var forms = new ArrayList<Form>();
    if (written.startsWith("ال")) {
      withArticle(word.substring(2), PARTICLES_BEFORE_ARTICLE, forms);
      return List.copyOf(forms);
    }
    full(word, forms);
    if (written.charAt(written.length() - 1) == PERSON) {
      for (var end : List.of("ون", "ين", "ان", "و", "ي", "ه", "ات")) {
        common(word + end, forms);
      }
    } else if (written.endsWith("ة")) {
      var stem = word.substring(0, word.length() - 1);
      full(stem + "ات", forms);
      common(stem + "تان", forms);
      common(stem + "تين", forms);
    } else if (word.length() >= SAFE_LENGTH && !word.endsWith("ات")) {
      common(word + "ان", forms);
      common(word + "ين", forms);
      var accusative = accusative(word);
      forms.add(new Form(accusative, 0, true));
      forms.add(new Form("و" + accusative, 1, false));
    }
    return List.copyOf(forms);
  }

  // With every particle and pronoun.
  private static void full(String form, List<Form> forms) {
    forms.add(new Form(form, 0, true));
    for (var particle : PARTICLES) {
      forms.add(new Form(particle + form, particle.length(), false));
    }
    withArticle(form, PARTICLES_BEFORE_ARTICLE, forms);
    forms.add(new Form("ولل" + form, 1, false));
    forms.add(new Form("فلل" + form, 1, false));
    for (var owned : owned(form)) {
      forms.add(new Form(owned, 0, false));
      for (var particle : COMMON_PARTICLES) {
        forms.add(new Form(particle + owned, particle.length(), false));
      }
    }
  }

  // With single particles, for the rarer forms: all together would be some hundred for each noun.
  private static void common(String form, List<Form> forms) {
    forms.add(new Form(form, 0, true));
    for (var particle : COMMON_PARTICLES) {
      forms.add(new Form(particle + form, particle.length(), false));
    }
    withArticle(form, List.of("و", "ب"), forms);
  }

  private static void withArticle(String word, List<String> particles, List<Form> forms) {
    forms.add(new Form("ال" + word, 0, true));
    forms.add(new Form("لل" + word, 0, false));
    for (var particle : particles) {
      forms.add(new Form(particle + "ال" + word, particle.length(), false));
    }
  }

  private static String accusative(String word) {
    return "اهء".indexOf(word.charAt(word.length() - 1)) >= 0 ? word : word + "ا";
  }

  private static List<String> owned(String form) {
    if (form.length() < SAFE_LENGTH || form.endsWith("ا") || form.endsWith("ن")) {
      return List.of();
    }
    var stem = form.endsWith("ه") ? form.substring(0, form.length() - 1) + "ت" : form;
    return PRONOUNS.stream().map(pronoun -> stem + pronoun).toList();
  }

  private static List<Form> verb(String word) {
    var bare = new LinkedHashSet<String>();
    bare.add(word);
    if (word.startsWith("ي")) {
      bare.add("ت" + word.substring(1));
      bare.add(word + "ون");
      bare.add(word + "وا");
    } else {
      bare.add(word + "ت");
      bare.add(word + "وا");
    }
    var forms = new ArrayList<Form>();
    for (var form : bare) {
      verb(form, true, forms);
      if (form.length() >= SAFE_LENGTH && !form.endsWith("ا")) {
        PRONOUNS.forEach(pronoun -> verb(form + pronoun, false, forms));
      }
    }
    return List.copyOf(forms);
  }

  private static void verb(String form, boolean plain, List<Form> forms) {
    forms.add(new Form(form, 0, plain));
    for (var particle : PARTICLES_OF_VERBS) {
      forms.add(new Form(particle + form, particle.length(), false));
    }
  }

  private static Set<String> latin(String word) {
    var forms = new LinkedHashSet<String>();
    forms.add(word);
    char last = word.charAt(word.length() - 1);
    if (last == 'y') {
      forms.add(word.substring(0, word.length() - 1) + "ies");
    }
    if (Character.isLetter(last) && "sxz".indexOf(last) < 0) {
      forms.add(word + "s");
    }
    return forms;
  }

  private static boolean isArabic(String folded) {
    return folded.charAt(0) >= 'ء' && folded.charAt(0) <= 'ي';
  }
}
