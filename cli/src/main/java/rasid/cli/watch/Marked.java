package rasid.cli.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import rasid.model.Span;

/// Stretches of a text around what was found in it.
///
/// @param line of the text, from 1
/// @param excerpt with what was found marked
public record Marked(int line, String excerpt) {
  // Characters shown on either side: a clause.
  private static final int AROUND = 40;

  private static final String CUT = "…";

  /// The stretches, in order; what stands near each other shares one.
  ///
  /// @param spans in order, none inside another
  /// @param most stretches wanted
  /// @param mark makes a found text stand out
  public static List<Marked> of(
      String text, List<Span> spans, int most, UnaryOperator<String> mark) {
    var marked = new ArrayList<Marked>();
    for (int i = 0; i < spans.size() && marked.size() < most; ) {
      int first = i;
      int lineEnd = lineEnd(text, spans.get(i).end());
      int end = spans.get(i).end();
      for (i++; i < spans.size() && spans.get(i).start() <= Math.min(lineEnd, end + AROUND); i++) {
        end = Math.max(end, spans.get(i).end());
      }
      marked.add(stretch(text, spans.subList(first, i), mark));
    }
    return marked;
  }

  private static Marked stretch(String text, List<Span> spans, UnaryOperator<String> mark) {
    int first = spans.getFirst().start();
    int last = spans.getLast().end();
    int lineStart = text.lastIndexOf('\n', Math.max(0, first - 1)) + 1;
    lineStart = Math.min(lineStart, first);
    int start = Math.max(lineStart, first - AROUND);
    start = start == lineStart ? start : afterBlank(text, start, first);
    int lineEnd = lineEnd(text, last);
    int end = Math.min(lineEnd, last + AROUND);
    end = end == lineEnd ? end : beforeBlank(text, end, last);
    var out = new StringBuilder(start == lineStart ? "" : CUT);
    int told = start;
    for (var span : spans) {
      out.append(plain(text.substring(Math.min(told, span.start()), span.start())))
          .append(mark.apply(plain(text.substring(span.start(), span.end()))));
      told = span.end();
    }
    out.append(plain(text.substring(told, Math.max(told, end)))).append(end == lineEnd ? "" : CUT);
    int line = 1 + (int) text.substring(0, first).chars().filter(c -> c == '\n').count();
    return new Marked(line, out.toString().strip());
  }

  private static int lineEnd(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private static int afterBlank(String text, int from, int limit) {
    int at = from;
    while (at < limit && !Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int beforeBlank(String text, int from, int limit) {
    int at = from;
    while (at > limit && !Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  // What a text may do to a terminal is no part of what it says.
  private static String plain(String published) {
    var plain = new StringBuilder(published.length());
    published.chars().forEach(c -> plain.append(Character.isISOControl(c) ? ' ' : (char) c));
    return plain.toString();
  }
}
