package rasid.processor.watch;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import rasid.processor.text.ArabicText;

/// What a misspelt name may have been meant for.
public final class Nearest {
  /// Most meanings told.
  static final int MOST = 3;

  // Letters that may be wrong; of a short name every other one would be near.
  private static final int FARTHEST = 2;
  private static final int FARTHEST_OF_SHORT = 1;
  private static final int SHORT = 4;

  // No name is longer, in UTF-16 units.
  private static final int LONGEST = 100;

  private Nearest() {}

  /// The meanings of the names nearest to a word, at most three, nearest first.
  ///
  /// @param names folded, with what each stands for
  public static List<String> to(String written, Map<String, ? extends Set<String>> names) {
    var word = ArabicText.folded(written);
    if (word.length() > LONGEST) {
      return List.of();
    }
    int farthest = word.length() < SHORT ? FARTHEST_OF_SHORT : FARTHEST;
    var byDistance = new TreeMap<Integer, Set<String>>();
    names.forEach(
        (name, meanings) -> {
          int distance = distance(word, name, farthest);
          // A name that is wrong to the last letter is another name.
          if (distance <= farthest && distance < word.length()) {
            byDistance.computeIfAbsent(distance, _ -> new TreeSet<>()).addAll(meanings);
          }
        });
    return byDistance.entrySet().stream()
        .sorted(Comparator.comparing(Map.Entry::getKey))
        .flatMap(entry -> entry.getValue().stream())
        .distinct()
        .limit(MOST)
        .toList();
  }

  /// Letters to add, leave out, change or swap with their neighbour (optimal string alignment), or
  /// more than `farthest`.
  static int distance(String a, String b, int farthest) {
    if (Math.abs(a.length() - b.length()) > farthest) {
      return farthest + 1;
    }
    var before = new int[b.length() + 1];
    var last = new int[b.length() + 1];
    var now = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      now[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(changed, 1 + Math.min(last[j], now[j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          now[j] = Math.min(now[j], before[j - 2] + 1);
        }
        least = Math.min(least, now[j]);
      }
      if (least > farthest) {
        return farthest + 1;
      }
      var free = before;
      before = last;
      last = now;
      now = free;
    }
    return last[b.length()];
  }
}
