package rasid.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Adds feeds to a list somebody else wrote, and leaves every other character of it as it is:
/// folders, comments, order and whatever other programs keep there.
public final class OpmlEdit {
  private static final String END = "</body>";

  private static final Pattern EMPTY = Pattern.compile("<body\\s{0,9}/>");

  private OpmlEdit() {}

  /// What came of it.
  public sealed interface Outcome {
    /// The list as it is to be written.
    @SuppressWarnings("ArrayRecordComponent") // carried to the file, never compared
    record Changed(byte[] list) implements Outcome {}

    /// The list cannot be changed without harm.
    record Refused(String why) implements Outcome {}
  }

  /// The list with these feeds at its end.
  ///
  /// @param added none of which the list names already
  public static Outcome add(byte[] list, List<Opml.Outline> added) {
    var text = new String(list, UTF_8);
    if (!Arrays.equals(text.getBytes(UTF_8), list)) {
      return new Outcome.Refused("it is not in UTF-8; save it as that first");
    }
    text = EMPTY.matcher(text).replaceFirst("<body></body>");
    int at = text.toLowerCase(Locale.ROOT).lastIndexOf(END);
    if (at < 0) {
      return new Outcome.Refused("it has no </body> to put feeds in front of");
    }
    var changed = inserted(text, at, added).getBytes(UTF_8);
    var wanted = new ArrayList<>(Opml.read(list).outlines());
    wanted.addAll(added);
    // Whatever odd form the list has, what is written is what was meant, or nothing is.
    return Opml.read(changed).outlines().equals(wanted)
        ? new Outcome.Changed(changed)
        : new Outcome.Refused("its end is not where it seems to be; add the lines by hand");
  }

  private static String inserted(String text, int at, List<Opml.Outline> added) {
    var end = text.contains("\r\n") ? "\r\n" : "\n";
    int lineStart = text.lastIndexOf('\n', at - 1) + 1;
    var before = text.substring(lineStart, at);
    boolean declared = OpmlWriter.isDeclaredIn(text);
    boolean ownLine = before.isBlank();
    var indent = ownLine ? before : "";
    var lines = new StringBuilder(ownLine ? "" : end);
    for (var outline : added) {
      lines.append(indent).append("  ").append(OpmlWriter.line(outline, declared)).append(end);
    }
    int place = ownLine ? lineStart : at;
    return text.substring(0, place) + lines + text.substring(place);
  }
}
