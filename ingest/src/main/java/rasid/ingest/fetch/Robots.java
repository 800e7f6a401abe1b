package rasid.ingest.fetch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a site's robots.txt lets us read (RFC 9309).
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9309">RFC 9309</a>
final class Robots {
  /// Everything may be read.
  static final Robots ALL = new Robots(List.of());

  /// Nothing may be read: what RFC 9309 asks for while a site's robots.txt cannot be had.
  static final Robots NOTHING = new Robots(List.of(new Rule(false, "/")));

  /// As much of a file as counts, in bytes; RFC 9309 asks for at least 500 KiB.
  static final int LARGEST = 512 << 10;

  private static final int MOST_RULES = 5_000;

  private record Rule(boolean allow, String pattern) {}

  private final List<Rule> rules;

  private Robots(List<Rule> rules) {
    this.rules = rules;
  }

  /// Reads a file for one robot, named in lower case.
  static Robots read(String text, String robot) {
    var own = new ArrayList<Rule>();
    var all = new ArrayList<Rule>();
    boolean named = false;
    boolean forOwn = false;
    boolean forAll = false;
    boolean inAgents = false;
    for (var line : text.lines().toList()) {
      int hash = line.indexOf('#');
      var content = (hash < 0 ? line : line.substring(0, hash)).strip();
      int colon = content.indexOf(':');
      if (colon < 0) {
        continue;
      }
      var key = content.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      var value = content.substring(colon + 1).strip();
      if (key.equals("user-agent")) {
        if (!inAgents) {
          forOwn = false;
          forAll = false;
        }
        inAgents = true;
        var agent = value.toLowerCase(Locale.ROOT);
        forAll |= agent.equals("*");
        forOwn |= !agent.equals("*") && (agent.equals(robot) || agent.startsWith(robot + "/"));
        named |= forOwn;
      } else if (key.equals("allow") || key.equals("disallow")) {
        inAgents = false;
        var rule = new Rule(key.equals("allow"), value);
        if (!value.isEmpty() && own.size() + all.size() < MOST_RULES) {
          if (forOwn) {
            own.add(rule);
          }
          if (forAll) {
            all.add(rule);
          }
        }
      }
    }
    return new Robots(List.copyOf(named ? own : all));
  }

  /// Whether a path, with its query, may be read: the longest rule that fits decides, and allows in
  /// a draw.
  boolean allows(String path) {
    int longest = -1;
    boolean allowed = true;
    for (var rule : rules) {
      int length = rule.pattern().length();
      if ((length > longest || (length == longest && rule.allow())) && fits(rule.pattern(), path)) {
        longest = length;
        allowed = rule.allow();
      }
    }
    return allowed;
  }

  // `*` is any run, `$` at the end is the end. Greedy with one way back: never more than length
  // times
  // length steps.
  private static boolean fits(String written, String path) {
    boolean toEnd = written.endsWith("$");
    var pattern = toEnd ? written.substring(0, written.length() - 1) : written + "*";
    int p = 0;
    int star = -1;
    int mark = 0;
    for (int i = 0; i < path.length(); ) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        mark = i;
      } else if (p < pattern.length() && pattern.charAt(p) == path.charAt(i)) {
        p++;
        i++;
      } else if (star >= 0) {
        p = star + 1;
        i = ++mark;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
