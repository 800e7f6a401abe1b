package rasid.processor.keyword;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rasid.model.Span;
import rasid.model.TaggedArticle.Phrase;
import rasid.processor.text.ArabicText;
import rasid.processor.text.FoldedText;
import rasid.processor.text.Table;
import rasid.processor.text.WordTable;

/// Finds the phrases that stand out in a text: what repeats, and what repeats from the title.
///
/// A phrase is one to four words of a sentence, neither first nor last of them a stop word, inside
/// only such that link names (`conseil de sécurité`). It must stand in the text twice, or once in
/// the title if it is of two words or more. The article and the particles written together with a
/// word make no difference.
///
/// Each is weighed by its C-value: `log2(1 + words) × (f − mean f of the longer phrases that hold
/// it)`, where f counts once more for standing in the title. So a part of a phrase is only told for
/// the times it stands without the whole. The 1 added to the words is what lets a single word be
/// weighed at all.
///
/// Safe to share between threads.
///
/// @see <a href="https://doi.org/10.1007/s007999900023">Frantzi, Ananiadou, Mima: Automatic
///   recognition of multi-word terms: the C-value/NC-value method (2000)</a>
public final class Phrases {
  /// With the stop words that Rasid ships.
  public static final Phrases STANDARD = read();

  private static final int MOST = 5;
  private static final int LONGEST = 4;

  // Shorter ones are remains of abbreviations and particles.
  private static final int SHORTEST_WORD = 3;

  // What a text is about is told by then; it also bounds the work for one text. Must fit WORD_BITS.
  private static final int MOST_WORDS = 2_000;
  private static final int WORD_BITS = 12;

  private static final int PAIR_BITS = 11;
  private static final int PAIRS = 1 << PAIR_BITS;

  private static final int MOST_SPANS = 20;
  private static final int STOP = -1;
  private static final int LINK = -2;

  // log2(1 + words).
  private static final double[] LENGTH_WEIGHT = {0, 1, 1.584962500721156, 2, 2.321928094887362};

  // Stop words, STOP or LINK each.
  private final WordTable<Integer> stops;

  private Phrases(WordTable<Integer> stops) {
    this.stops = stops;
  }

  private static Phrases read() {
    var table = Table.read("keyword/stopwords");
    var stops = new HashMap<String, Integer>();
    for (var row : table.rows()) {
      boolean links = !table.cell(row, "links").isEmpty();
      stops.putIfAbsent(ArabicText.folded(table.cell(row, "word")), links ? LINK : STOP);
    }
    return new Phrases(WordTable.of(stops));
  }

  /// At most five phrases, most telling first; of two that tell as much, the one that comes first.
  public List<Phrase> phrases(FoldedText text) {
    var words = new Words(text);
    if (words.size == 0) {
      return List.of();
    }
    var candidates = candidates(text, words);
    nest(candidates, words.size);
    var ranked = new ArrayList<Candidate>();
    for (var candidate : candidates) {
      if (candidate.isEligible()) {
        ranked.add(candidate);
      }
    }
    ranked.sort(Candidate::mostTellingFirst);
    var phrases = new ArrayList<Phrase>(MOST);
    var told = new ArrayList<Candidate>(MOST);
    for (var candidate : ranked) {
      if (told.stream().noneMatch(candidate::overlaps)) {
        told.add(candidate);
        phrases.add(candidate.phrase(text, words));
      }
      if (told.size() == MOST) {
        break;
      }
    }
    return List.copyOf(phrases);
  }

  /// The words of a text as numbers; words that differ in particles alone have the same.
  ///
  /// Numbers are found by a table of places in the text, so that no string is made for a word.
  private final class Words {
    private final FoldedText text;
    private final int size;
    private final int[] ids;
    private final int[] skipped;
    private final int[] from;
    private final int[] counts;
    private final int[] slots;
    private final int titleWords;
    private final BitSet inTitle = new BitSet();
    // How often a word follows another, by hash: too much now and then, never too little.
    private final byte[] pairs = new byte[PAIRS];

    Words(FoldedText text) {
      this.text = text;
      size = Math.min(text.size(), MOST_WORDS);
      ids = new int[size];
      skipped = new int[size];
      from = new int[size];
      counts = new int[size];
      slots = new int[Integer.highestOneBit(Math.max(size, 1)) * 4];
      Arrays.fill(slots, -1);
      for (int i = 0; i < size; i++) {
        var stop = stops.word(text, i);
        if (stop != null || Character.isDigit(text.charAt(i, 0))) {
          ids[i] = stop == null ? STOP : stop;
        } else {
          article(i);
          ids[i] = add(i);
        }
      }
      for (int i = 0; i < size; i++) {
        if (ids[i] >= 0 && counts[ids[i]] == 1) {
          particle(i);
        }
      }
      titleWords = titleWords();
      for (int i = 0; i < titleWords; i++) {
        if (ids[i] >= 0) {
          inTitle.set(ids[i]);
        }
      }
      for (int i = 1; i < size; i++) {
        int pair = pair(i);
        if (pairs[pair] < 2) {
          pairs[pair]++;
        }
      }
    }

    private int pair(int last) {
      int hash = 0x9E3779B9 * (31 * ids[last - 1] + ids[last]);
      return hash >>> (Integer.SIZE - PAIR_BITS);
    }

    /// Whether a word may have followed the one before it twice, or does so in the title.
    boolean mayFollow(int last) {
      return last < titleWords || pairs[pair(last)] > 1;
    }

    private int titleWords() {
      int end = KeywordTagger.titleEnd(text.published());
      int words = 0;
      while (words < size && text.span(words, 0, words).end() <= end) {
        words++;
      }
      return words;
    }

    // والمدينة, بالمدينة, للمدينة, المدينة: without the article and what stands before it.
    private void article(int at) {
      for (int i = 0; i < 3 && text.length(at) >= i + 2 + SHORTEST_WORD; i++) {
        char letter = text.charAt(at, i);
        if ((letter == 'ا' || letter == 'ل') && text.charAt(at, i + 1) == 'ل') {
          from[at] = i + 2;
          skipped[at] = i;
          return;
        }
        if (letter != 'و' && letter != 'ف' && letter != 'ب' && letter != 'ك') {
          return;
        }
      }
    }

    // A word met once that another one is without its first letter.
    private void particle(int at) {
      if (from[at] > 0
          || text.length(at) < 1 + SHORTEST_WORD
          || "وفبكل".indexOf(text.charAt(at, 0)) < 0) {
        return;
      }
      int known = slots[slot(at, 1)];
      if (known >= 0) {
        counts[ids[at]]--;
        ids[at] = ids[known];
        counts[ids[at]]++;
        from[at] = 1;
        skipped[at] = 1;
      }
    }

    private int add(int at) {
      int slot = slot(at, from[at]);
      if (slots[slot] < 0) {
        slots[slot] = at;
        counts[at] = 1;
        return at;
      }
      counts[slots[slot]]++;
      return slots[slot];
    }

    private int slot(int at, int start) {
      int hash = Long.hashCode(text.hash(at, start));
      int slot = (hash ^ (hash >>> 15)) & (slots.length - 1);
      while (slots[slot] >= 0 && !text.isSame(at, start, slots[slot], from[slots[slot]])) {
        slot = (slot + 1) & (slots.length - 1);
      }
      return slot;
    }

    /// Whether no phrase goes on from a word to the next: a sentence or clause ends between them,
    /// or `و` or `ف` joins what follows.
    boolean isParted(int at) {
      return text.isClauseParted(at)
          || (skipped[at + 1] > 0 && "وف".indexOf(text.charAt(at + 1, 0)) >= 0);
    }

    /// Whether a phrase with this word can be told at all.
    boolean mayTell(int at) {
      return ids[at] >= 0 && (counts[ids[at]] > 1 || at < titleWords || inTitle.get(ids[at]));
    }

    /// Whether a phrase can begin or end with this word.
    boolean isContent(int at) {
      return mayTell(at) && text.length(at) - from[at] >= SHORTEST_WORD - 1;
    }
  }

  private record Place(int first, int last) {}

  /// A phrase wherever it stands.
  private static final class Candidate {
    private final int words;
    private final List<Place> places = new ArrayList<>(2);
    private boolean isInTitle;
    private boolean isLongEnough;
    private int longer;
    private int longerCount;

    Candidate(int words) {
      this.words = words;
    }

    int frequency() {
      return places.size() + (isInTitle ? 1 : 0);
    }

    boolean isEligible() {
      return isLongEnough && (places.size() > 1 || (isInTitle && words > 1)) && value() > 0;
    }

    double value() {
      double nested = longerCount == 0 ? 0 : (double) longer / longerCount;
      return LENGTH_WEIGHT[words] * (frequency() - nested);
    }

    // Of two that tell as much, the one that comes first.
    static int mostTellingFirst(Candidate one, Candidate other) {
      int byValue = Double.compare(other.value(), one.value());
      return byValue != 0
          ? byValue
          : Integer.compare(one.places.getFirst().first, other.places.getFirst().first);
    }

    // Whether the two share a word anywhere.
    boolean overlaps(Candidate other) {
      for (var mine : places) {
        for (var theirs : other.places) {
          if (mine.first <= theirs.last && theirs.first <= mine.last) {
            return true;
          }
        }
      }
      return false;
    }

    Phrase phrase(FoldedText text, Words words) {
      var spans = new ArrayList<Span>();
      for (var place : places.subList(0, Math.min(places.size(), MOST_SPANS))) {
        spans.add(text.span(place.first, words.skipped[place.first], place.last));
      }
      return new Phrase(spans.getFirst().in(text.published()), spans);
    }
  }

  private static List<Candidate> candidates(FoldedText text, Words words) {
    var byKey = new HashMap<Long, Candidate>();
    var candidates = new ArrayList<Candidate>();
    for (int first = 0; first < words.size; first++) {
      if (!words.isContent(first)) {
        continue;
      }
      long key = 0;
      for (int last = first; last < words.size && last < first + LONGEST; last++) {
        boolean isLink = words.ids[last] == LINK;
        if ((!isLink && !words.mayTell(last)) || (last > first && !words.mayFollow(last))) {
          break;
        }
        key = (key << WORD_BITS) | (isLink ? (1L << WORD_BITS) - 1 : words.ids[last] + 1);
        if (words.isContent(last)) {
          int length = last - first + 1;
          var candidate = byKey.get(key);
          if (candidate == null) {
            candidate = new Candidate(length);
            byKey.put(key, candidate);
            candidates.add(candidate);
          }
          candidate.places.add(new Place(first, last));
          candidate.isInTitle |= last < words.titleWords;
          candidate.isLongEnough |=
              length > 1 || text.length(first) - words.from[first] > SHORTEST_WORD;
        }
        if (last + 1 < words.size && words.isParted(last)) {
          break;
        }
      }
    }
    return candidates;
  }

  // Tells each phrase how often the longer ones stand that hold it.
  private static void nest(List<Candidate> candidates, int words) {
    // By where they start, then by how long they are.
    var longer = new @Nullable Candidate[words * (LONGEST + 1)];
    for (var candidate : candidates) {
      if (candidate.words > 1 && candidate.isEligible()) {
        for (var place : candidate.places) {
          longer[place.first * (LONGEST + 1) + candidate.words] = candidate;
        }
      }
    }
    var holders = new ArrayList<Candidate>();
    for (var candidate : candidates) {
      holders.clear();
      for (var place : candidate.places) {
        for (int from = Math.max(0, place.last - LONGEST + 1); from <= place.first; from++) {
          int least = Math.max(candidate.words, place.last - from) + 1;
          for (int length = least; length <= LONGEST; length++) {
            var holder = longer[from * (LONGEST + 1) + length];
            if (holder != null && !holders.contains(holder)) {
              holders.add(holder);
            }
          }
        }
      }
      for (var holder : holders) {
        candidate.longer += holder.frequency();
        candidate.longerCount++;
      }
    }
  }
}
