package rasid.ingest.page;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import rasid.ingest.text.Block;
import rasid.ingest.text.DateHints;
import rasid.ingest.text.PlainForm;
import rasid.ingest.text.WrittenDate;

/// Of the blocks of an article's element those that are its text: without links elsewhere, share
/// bars, the title and the byline again, and whatever follows the end.
final class BodyLines {
  /// A line of boilerplate is short; a paragraph that begins with the same words is not one.
  private static final int LONGEST_LINE = 220;

  /// Without any link it is shorter still.
  private static final int LONGEST_PLAIN_LINE = 90;

  /// A heading over a list of links, in characters.
  private static final int LONGEST_HEAD = 45;

  /// A date alone, with its label, in characters.
  private static final int LONGEST_DATE = 50;

  /// "5 hours ago" alone, in characters.
  private static final int LONGEST_AGO = 25;

  private static final DateHints SOME_TIME =
      DateHints.at(OffsetDateTime.parse("2026-01-01T00:00:00Z"));

  /// Blocks below a heading in which the date of another story is looked for.
  private static final int BYLINE_WITHIN = 3;

  /// Characters of text before which nothing is taken for the end of it.
  private static final int STORY = 140;

  private static final Pattern HASHTAGS = Pattern.compile("(?:#[^\\s#]{1,60}\\s?){1,20}");

  private final String title;
  private final List<String> authors;
  private final List<Block> kept = new ArrayList<>();
  private final HashSet<String> seen = new HashSet<>();
  private int length;
  private boolean related;
  private int dropped;

  private BodyLines(String title, List<String> authors) {
    this.title = PlainForm.of(title);
    this.authors = authors.stream().map(PlainForm::of).toList();
  }

  /// The paragraphs that are the article's.
  ///
  /// @param title of the article, which is not repeated in its text
  /// @param authors whose names alone are no paragraph
  static List<String> of(List<Block> blocks, String title, List<String> authors) {
    var lines = new BodyLines(title, authors);
    for (int i = 0; i < blocks.size(); i++) {
      if (lines.isEnd(blocks, i)) {
        break;
      }
      lines.add(blocks.get(i));
    }
    lines.dropLastHeadings();
    return lines.kept.stream().map(Block::text).toList();
  }

  // Comments begin, or another story does: with a main heading and a date of its own.
  private boolean isEnd(List<Block> blocks, int i) {
    var block = blocks.get(i);
    if (length < STORY) {
      return false;
    }
    if (block.level() == 1 && !PlainForm.of(block.text()).equals(title)) {
      return blocks.subList(i + 1, Math.min(i + 1 + BYLINE_WITHIN, blocks.size())).stream()
          .anyMatch(next -> isDate(next) || isLine(next));
    }
    boolean head = block.isHeading() || block.length() <= 40;
    return head
        && block.length() <= LONGEST_PLAIN_LINE
        && Phrases.of(block.text()).equals(Optional.of(Phrases.Kind.COMMENTS));
  }

  private static boolean isLine(Block block) {
    return block.length() <= LONGEST_PLAIN_LINE
        && Phrases.of(block.text()).equals(Optional.of(Phrases.Kind.LINE));
  }

  private void add(Block block) {
    if (block.isHeading() && dropped > 0) {
      dropLastHeadings();
    }
    int longest = block.linked() > 0 ? LONGEST_LINE : LONGEST_PLAIN_LINE;
    var kind =
        block.length() <= longest ? Phrases.of(block.text()) : Optional.<Phrases.Kind>empty();
    if (kind.equals(Optional.of(Phrases.Kind.RELATED)) && isSentence(block)) {
      kind = Optional.empty();
    }
    if ((kind.isPresent() && !block.inList()) || kind.equals(Optional.of(Phrases.Kind.RELATED))) {
      // The list below such a heading goes with it.
      related |=
          kind.equals(Optional.of(Phrases.Kind.RELATED)) && block.linked() * 4 < block.length();
      dropped++;
      return;
    }
    boolean line = block.length() <= LONGEST_LINE;
    if (line && block.isMostlyLinks()) {
      dropped++;
      return;
    }
    related = related && (block.inList() || (line && block.linked() > 0));
    if (related || repeats(block) || isDate(block) || !hasWords(block)) {
      dropped++;
      return;
    }
    if (block.length() > 20 && !seen.add(block.text())) {
      return;
    }
    kept.add(block);
    dropped = 0;
    length += block.isHeading() ? 0 : block.length();
  }

  // "More of the rain is expected on Friday" opens as "More of our stories" does.
  private static boolean isSentence(Block block) {
    return block.linked() == 0
        && block.length() > LONGEST_HEAD
        && !block.isHeading()
        && !block.text().endsWith(":");
  }

  private static boolean hasWords(Block block) {
    // Signs alone, or the time of an entry in a live report.
    if (block.text().startsWith("#") && HASHTAGS.matcher(block.text()).matches()) {
      return false;
    }
    return block.text().codePoints().anyMatch(Character::isLetter)
        || (block.text().chars().anyMatch(Character::isDigit) && block.text().indexOf(':') < 0);
  }

  // A heading whose section was all links leaves with it.
  private void dropLastHeadings() {
    while (!kept.isEmpty() && kept.getLast().isHeading()) {
      kept.removeLast();
    }
  }

  // The title again, or the byline again.
  private boolean repeats(Block block) {
    if (block.length() > LONGEST_LINE) {
      return false;
    }
    var plain = PlainForm.of(block.text());
    boolean details =
        plain.length() <= title.length() + 120 && plain.chars().anyMatch(Character::isDigit);
    if (plain.equals(title) || (title.length() > 15 && plain.startsWith(title) && details)) {
      return true;
    }
    return authors.stream()
        .anyMatch(
            author ->
                !author.isEmpty()
                    && plain.contains(author)
                    && plain.length() <= author.length() + 30
                    && !plain.endsWith("."));
  }

  private static boolean isDate(Block block) {
    return block.length() <= LONGEST_DATE
        && !block.isHeading()
        && block.text().chars().anyMatch(Character::isDigit)
        && letters(block.text()) <= 24
        && WrittenDate.read(
                block.text(), block.length() <= LONGEST_AGO ? SOME_TIME : DateHints.NONE)
            .isPresent();
  }

  private static long letters(String text) {
    return text.chars().filter(Character::isLetter).count();
  }
}
