package rasid.ingest.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import rasid.ingest.text.Block;
import rasid.ingest.text.Blocks;
import rasid.ingest.text.PlainForm;

/// The short lines around the headline, where a page shows who wrote and when.
///
/// @param lines from the headline on, then a few before it, the nearest first; from the first
///   paragraph where the headline is not shown
/// @param after how many of them do not stand before the headline
/// @param around the headline's element and all that hold it; empty where it is not shown
record Surroundings(List<Block> lines, int after, Set<Element> around) {
  private static final int BEFORE = 6;
  private static final int AFTER = 14;
  private static final int LONGEST = 240;

  static Surroundings of(Document document, String title) {
    var all = Blocks.of(document.body(), Set.of());
    var plain = PlainForm.of(title);
    int shown = headline(all, plain);
    int at = shown >= 0 ? shown : Math.max(0, running(all) - 2);
    var near = new ArrayList<Block>();
    for (int i = at; i < Math.min(all.size(), at + AFTER); i++) {
      add(near, all.get(i));
    }
    int after = near.size();
    for (int i = at - 1; i >= Math.max(0, at - BEFORE); i--) {
      add(near, all.get(i));
    }
    var around = new HashSet<Element>();
    if (shown >= 0) {
      var headline = all.get(shown).holder();
      around.add(headline);
      around.addAll(headline.parents());
    }
    return new Surroundings(near, after, around);
  }

  /// Whether an element stands among comments, other articles or the rest of the page. What holds
  /// the headline too is the article, whatever it is named: "with-sidebar" is a layout.
  boolean isElsewhere(Element element) {
    return Marks.isElsewhere(element, around);
  }

  /// The line right before one of [#lines()], as the page has them; empty where none is known.
  String before(int line) {
    int at = line < after ? (line == 0 ? after : line - 1) : line + 1;
    return at < lines.size() ? lines.get(at).text() : "";
  }

  // As a heading; else in any line, for breadcrumbs repeat it; else at the start of one.
  private static int headline(List<Block> all, String title) {
    int plainly = -1;
    int partly = -1;
    for (int i = 0; i < all.size() && !title.isEmpty(); i++) {
      var block = all.get(i);
      var plain = block.length() <= LONGEST * 2 ? PlainForm.of(block.text()) : "";
      if (plain.equals(title) && !block.isMostlyLinks()) {
        if (block.isHeading()) {
          return i;
        }
        plainly = plainly < 0 ? i : plainly;
      }
      boolean part = plain.startsWith(title) || (block.level() == 1 && plain.contains(title));
      if (partly < 0 && title.length() > 15 && part) {
        partly = i;
      }
    }
    return plainly >= 0 ? plainly : partly;
  }

  private static int running(List<Block> all) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).isRunning()) {
        return i;
      }
    }
    return -1;
  }

  private static void add(List<Block> near, Block block) {
    if (block.length() <= LONGEST) {
      near.add(block);
    }
  }
}
