package rasid.processor;

import rasid.model.Mention;
import rasid.model.Span;

/// The stretch of a text around a match that an alert shows.
///
/// @param text the stretch, as published, at most [Mention#LONGEST_EXCERPT] units
/// @param start where it begins
record Excerpt(String text, int start) {
  // What stands before the match: enough to see who speaks, and most of the room for what follows.
  private static final int LEAD = 140;

  /// Cuts at the edges of words; a word longer than the room is cut between characters.
  static Excerpt around(Span span, String text) {
    if (text.length() <= Mention.LONGEST_EXCERPT) {
      return new Excerpt(text, 0);
    }
    int from = Math.max(0, span.start() - LEAD);
    int to = Math.min(text.length(), from + Mention.LONGEST_EXCERPT);
    from = Math.max(0, to - Mention.LONGEST_EXCERPT);
    int start = afterCut(text, from, Math.min(span.start(), to));
    int end = beforeCut(text, to, Math.max(start, Math.min(span.end(), to)));
    return new Excerpt(text.substring(start, end), start);
  }

  // The first beginning of a word at or after `from`, at most `limit`.
  private static int afterCut(String text, int from, int limit) {
    if (from == 0) {
      return 0;
    }
    int at = from;
    while (at < limit && !isEdge(text, at)) {
      at++;
    }
    while (at < limit && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return isEdge(text, at) || at == limit ? whole(text, at) : whole(text, from);
  }

  // The last end of a word at or before `to`, at least `limit`.
  private static int beforeCut(String text, int to, int limit) {
    int at = to;
    while (at > limit && !isEdge(text, at)) {
      at--;
    }
    while (at > limit && Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    int end = at > limit || isEdge(text, at) ? at : to;
    return end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
  }

  private static int whole(String text, int at) {
    return Character.isLowSurrogate(text.charAt(at)) ? at + 1 : at;
  }

  private static boolean isEdge(String text, int at) {
    return at == text.length() || !isInWord(text.charAt(at - 1)) || !isInWord(text.charAt(at));
  }

  private static boolean isInWord(char c) {
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.FORMAT;
  }
}
