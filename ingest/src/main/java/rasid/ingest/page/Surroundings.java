package rasid.ingest.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import rasid.ingest.text.Block;
import rasid.ingest.text.Blocks;
import rasid.ingest.text.PlainForm;

/// The short lines around the headline, where a page shows who wrote and when.
final class Surroundings {
  private static final int BEFORE = 6;
  private static final int AFTER = 14;
  private static final int LONGEST = 240;

  private Surroundings() {}

  /// Lines from the headline on and a few before it; from the first paragraph where the headline is
  /// not shown.
  static List<Block> of(Document document, String title) {
    var all = Blocks.of(document.body(), Set.of());
    int at = at(all, PlainForm.of(title));
    var near = new ArrayList<Block>();
    for (int i = at; i < Math.min(all.size(), at + AFTER); i++) {
      add(near, all.get(i));
    }
    for (int i = at - 1; i >= Math.max(0, at - BEFORE); i--) {
      add(near, all.get(i));
    }
    return near;
  }

  private static int at(List<Block> all, String title) {
    int partly = -1;
    int running = -1;
    for (int i = 0; i < all.size(); i++) {
      var block = all.get(i);
      var plain = block.length() <= LONGEST * 2 ? PlainForm.of(block.text()) : "";
      if (!title.isEmpty() && plain.equals(title) && !block.isMostlyLinks()) {
        return i;
      }
      if (partly < 0 && title.length() > 15 && plain.startsWith(title)) {
        partly = i;
      }
      if (running < 0 && block.isRunning()) {
        running = i;
      }
    }
    return partly >= 0 ? partly : Math.max(0, running - 2);
  }

  private static void add(List<Block> near, Block block) {
    if (block.length() <= LONGEST) {
      near.add(block);
    }
  }
}
