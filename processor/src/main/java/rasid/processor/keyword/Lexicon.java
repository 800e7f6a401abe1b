package rasid.processor.keyword;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rasid.processor.text.ArabicText;
import rasid.processor.text.FoldedText;
import rasid.processor.text.Table;
import rasid.processor.text.WordTable;
import rasid.processor.text.WordTree;

/// The terms of all themes, each a path of folded words, and the phrases that hold such words and
/// speak for no theme.
///
/// The first word of a path is looked up in all its written forms, particles included: a word of a
/// text that begins no term costs one look-up and no memory.
final class Lexicon {
  /// The terms that Rasid ships.
  static final Lexicon STANDARD = read();

  /// How much a term tells.
  enum Strength {
    /// Enough alone.
    STRONG,
    /// Only beside others.
    WEAK
  }

  /// What the end of a path says.
  ///
  /// @param term number of the term, the same for all its forms
  /// @param theme number of its theme
  record Mark(int term, int theme, Strength strength) {}

  /// Where a path of words has come to.
  static final class Node extends WordTree<Node> {
    private final List<Mark> marks = new ArrayList<>(1);
    private boolean blocks;

    @Override
    protected Node sprout() {
      return new Node();
    }

    /// Whether a term or a blocking phrase ends here.
    boolean isEnd() {
      return blocks || !marks.isEmpty();
    }

    boolean blocks() {
      return blocks;
    }

    /// Which of two ends on the same words holds: a block, then a strong term, then a weak one.
    int rank() {
      if (blocks) {
        return 2;
      }
      return marks.stream().anyMatch(mark -> mark.strength == Strength.STRONG) ? 1 : 0;
    }

    List<Mark> marks() {
      return marks;
    }
  }

  /// What a written word may be the beginning of.
  ///
  /// @param skipped units of the word that belong to a particle
  record First(Node node, int skipped) {}

  private static final List<First> NONE = List.of();

  private final List<Theme> themes = new ArrayList<>();
  private final Map<String, Node> roots = new HashMap<>();
  private final Map<String, List<First>> plain = new HashMap<>();
  private final Map<String, List<First>> withParticles = new HashMap<>();
  private WordTable<List<First>> firsts = WordTable.of(Map.of());
  private int terms;

  private Lexicon() {}

  List<Theme> themes() {
    return List.copyOf(themes);
  }

  /// How many terms there are.
  int terms() {
    return terms;
  }

  /// What a word of a text may begin; mostly nothing.
  List<First> firsts(FoldedText text, int word) {
    var begun = firsts.word(text, word);
    return begun == null ? NONE : begun;
  }

  private static Lexicon read() {
    var lexicon = new Lexicon();
    var table = Table.read("keyword/themes");
    for (var row : table.rows()) {
      int theme = lexicon.themes.size();
      lexicon.themes.add(
          new Theme(
              table.cell(row, "theme"),
              table.cell(row, "name_ar"),
              table.cell(row, "name_fr"),
              table.cell(row, "name_en"),
              table.items(row, "rivals"),
              table.items(row, "frames")));
      for (var lang : List.of("ar", "fr", "en")) {
        table.items(row, "strong_" + lang).forEach(t -> lexicon.term(t, theme, Strength.STRONG));
        table.items(row, "weak_" + lang).forEach(t -> lexicon.term(t, theme, Strength.WEAK));
      }
    }
    var blocks = Table.read("keyword/theme_blocks");
    for (var row : blocks.rows()) {
      lexicon.at(blocks.cell(row, "phrase")).forEach(end -> end.blocks = true);
    }
    // A word that is itself in a term is not another one with a particle.
    lexicon.roots.values().forEach(Node::seal);
    lexicon.roots.clear();
    lexicon.withParticles.putAll(lexicon.plain);
    lexicon.firsts = WordTable.of(lexicon.withParticles);
    lexicon.plain.clear();
    lexicon.withParticles.clear();
    return lexicon;
  }

  // Its forms are parted by a slash and count as one.
  private void term(String written, int theme, Strength strength) {
    var mark = new Mark(terms++, theme, strength);
    for (var form : written.split("/")) {
      for (var node : at(form)) {
        if (node.marks.stream().noneMatch(m -> m.theme == theme)) {
          node.marks.add(mark);
        }
      }
    }
  }

  // All places where a phrase ends: one for each form of its further words.
  private List<Node> at(String written) {
    int space = written.indexOf(' ');
    var word = space < 0 ? written : written.substring(0, space);
    var tokens = ArabicText.fold(written.replaceAll("[+^]", "")).tokens();
    if (tokens.isEmpty()) {
      throw new IllegalStateException("a term without a letter: '%s'".formatted(written));
    }
    // A word with a hyphen or an apostrophe is several.
    boolean whole = ArabicText.folded(Inflection.unmarked(word)).equals(tokens.getFirst());
    var first = whole ? word : tokens.getFirst();
    // Marked words are other words than unmarked ones: a verb takes no article.
    var root = roots.get(first);
    if (root == null) {
      root = new Node();
      roots.put(first, root);
      begin(first, root);
    }
    var ends = new ArrayList<Node>();
    walk(root, tokens, 1, ends);
    return ends;
  }

  private void begin(String first, Node root) {
    var bySkipped = new HashMap<Integer, First>();
    for (var form : Inflection.first(first)) {
      var begun = bySkipped.computeIfAbsent(form.skipped(), skipped -> new First(root, skipped));
      add(form.plain() ? plain : withParticles, form.text(), begun);
    }
  }

  private static void add(Map<String, List<First>> map, String form, First first) {
    var present = map.computeIfAbsent(form, _ -> new ArrayList<>(1));
    if (present.stream().noneMatch(p -> p.node == first.node)) {
      present.add(first);
    }
  }

  private static void walk(Node node, List<String> tokens, int at, List<Node> ends) {
    if (at == tokens.size()) {
      ends.add(node);
      return;
    }
    for (var form : Inflection.further(tokens.get(at))) {
      walk(node.grow(form), tokens, at + 1, ends);
    }
  }
}
