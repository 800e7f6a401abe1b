package rasid.ingest.text;

import org.jsoup.nodes.Element;

/// A run of text as a page shows it, between two breaks.
///
/// @param text white space folded to single blanks
/// @param linked how many of its characters stand in links
/// @param holder the element it stands in
/// @param inList whether it is an item of a list
/// @param breaks line breaks within it: a list of headlines is often written so
public record Block(String text, int linked, Element holder, boolean inList, int breaks) {
  /// Least characters of running text: a line of Arabic news has some sixty.
  private static final int RUNNING = 40;

  /// Its characters.
  public int length() {
    return text.length();
  }

  /// Whether it is a heading of some level.
  public boolean isHeading() {
    return level() > 0;
  }

  /// 1 to 6 of a heading, else 0.
  public int level() {
    var tag = holder.normalName();
    return tag.length() == 2 && tag.charAt(0) == 'h' && Character.isDigit(tag.charAt(1))
        ? tag.charAt(1) - '0'
        : 0;
  }

  /// Whether more than half of it stands in links.
  public boolean isMostlyLinks() {
    return linked * 2 > length();
  }

  /// Whether it is a sentence or more, and not made of links.
  public boolean isRunning() {
    return length() >= RUNNING * (breaks + 1) && linked * 3 < length() && !isHeading();
  }
}
