package rasid.processor.text;

import java.util.HashMap;
import java.util.Map;

/// Finds the figures in a text: numbers in digits, the small ones in words, and days of the week.
///
/// What a report counts is what two reports on one pattern differ in, and what a rewritten one
/// keeps. `3`, `ثلاثة` and `trois` are one figure.
final class Figures {
  private static final Map<String, Integer> NUMBERS = numbers();
  private static final Map<String, String> DAYS = days();

  private Figures() {}

  /// Takes each figure with where it stands.
  interface Reader {
    /// Takes a figure.
    ///
    /// @param value in digits, or a day
    /// @param first its first word
    /// @param last its last word
    void figure(String value, int first, int last);
  }

  /// Whether a figure is met in many texts: a day of the week, or a number up to 10.
  static boolean isCommon(String value) {
    return value.length() < 2 || value.equals("10") || !digits(value).equals(value);
  }

  /// Tells the figures of the first words of a text in its order.
  static void of(FoldedText text, int words, Reader reader) {
    for (int i = 0; i < words; i++) {
      int last = i;
      var value = digits(text.token(i));
      if (!value.isEmpty()) {
        // 2 150 and 2,150 and 2150 are one
        var all = new StringBuilder(value);
        while (last + 1 < words && !digits(text.token(last + 1)).isEmpty()) {
          all.append(digits(text.token(++last)));
        }
        reader.figure(all.toString(), i, last);
      } else {
        last = inWords(text, i, words, reader);
      }
      i = last;
    }
  }

  private static int inWords(FoldedText text, int at, int words, Reader reader) {
    int number = number(text.token(at));
    if (number > 0) {
      int next = at + 1 < words ? number(text.token(at + 1)) : 0;
      boolean isSum =
          isArabic(text.token(at))
              ? number < 10 && isTens(next) && text.token(at + 1).startsWith("و")
              : isTens(number) && next > 0 && next < 10;
      reader.figure(Integer.toString(isSum ? number + next : number), at, isSum ? at + 1 : at);
      return isSum ? at + 1 : at;
    }
    var day = DAYS.get(text.token(at));
    if (day != null) {
      reader.figure(day, at, at);
    }
    return at;
  }

  private static boolean isTens(int number) {
    return number >= 20 && number < 100 && number % 10 == 0;
  }

  private static boolean isArabic(String token) {
    return token.charAt(0) >= 'ء' && token.charAt(0) <= 'ي';
  }

  // The digits that a word begins with: 14 in 14e and 14th.
  private static String digits(String token) {
    int end = 0;
    while (end < token.length() && token.charAt(end) >= '0' && token.charAt(end) <= '9') {
      end++;
    }
    return token.substring(0, end);
  }

  private static int number(String token) {
    var number = NUMBERS.get(token);
    if (number == null && "وفبلك".indexOf(token.charAt(0)) >= 0) {
      number = NUMBERS.get(token.substring(1));
    }
    return number == null ? 0 : number;
  }

  // One is left out: in all three languages it is an article or a pronoun as well.
  private static Map<String, Integer> numbers() {
    var numbers = new HashMap<String, Integer>();
    for (var line :
        """
        2 اثنان اثنين اثنتان اثنتين اثنا اثني two deux
        3 ثلاث ثلاثه three trois
        4 اربع اربعه four quatre
        5 خمس خمسه five cinq
        6 ست سته six
        7 سبع سبعه seven sept
        8 ثمان ثماني ثمانيه eight huit
        9 تسع تسعه nine neuf
        10 عشر عشره ten dix
        11 eleven onze
        12 twelve douze
        13 thirteen treize
        14 fourteen quatorze
        15 fifteen quinze
        16 sixteen seize
        17 seventeen
        18 eighteen
        19 nineteen
        20 عشرون عشرين twenty vingt
        30 ثلاثون ثلاثين thirty trente
        40 اربعون اربعين forty quarante
        50 خمسون خمسين fifty cinquante
        60 ستون ستين sixty soixante
        70 سبعون سبعين seventy
        80 ثمانون ثمانين eighty
        90 تسعون تسعين ninety
        100 مئه مائه hundred cent
        """
            .lines()
            .toList()) {
      var words = line.split(" ");
      for (int i = 1; i < words.length; i++) {
        numbers.put(words[i], Integer.valueOf(words[0]));
      }
    }
    return numbers;
  }

  private static Map<String, String> days() {
    var days = new HashMap<String, String>();
    for (var line :
        """
        الاحد dimanche sunday
        الاثنين lundi monday
        الثلاثاء mardi tuesday
        الاربعاء mercredi wednesday
        الخميس jeudi thursday
        الجمعه vendredi friday
        السبت samedi saturday
        """
            .lines()
            .toList()) {
      var words = line.split(" ");
      for (var word : words) {
        days.put(word, words[1]);
      }
    }
    return days;
  }
}
