package rasid.ingest.feed;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import rasid.ingest.text.HtmlText;

/// Names of authors, in the many ways feeds write them.
final class People {
  /// Longest name, in UTF-16 units; a longer one is a text that lost its way.
  private static final int LONGEST = 300;

  /// Most authors of one article.
  private static final int MOST = 100;

  private People() {}

  /// The names in elements, each once; elements that name none are passed over.
  static List<String> named(List<XmlTag> tags) {
    var names = new LinkedHashSet<String>();
    for (var tag : tags) {
      for (var one : apart(named(tag))) {
        var name = name(one);
        if (!name.isBlank() && name.length() <= LONGEST && names.size() < MOST) {
          names.add(name);
        }
      }
    }
    return new ArrayList<>(names);
  }

  // `A <a@example.org>, B <b@example.org>`: a comma behind a mail parts people. One without may
  // stand inside a name, as in "Sow, Moussa".
  private static List<String> apart(String written) {
    var parts = new ArrayList<String>();
    int from = 0;
    boolean mail = false;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      mail |= c == '@';
      if (mail && (c == ',' || c == ';')) {
        parts.add(written.substring(from, i));
        from = i + 1;
        mail = false;
      }
    }
    parts.add(written.substring(from));
    return parts;
  }

  // Atom gives a name, a mail and an address; FOAF and RDF wrap the name once more.
  private static String named(XmlTag tag) {
    if (!tag.hasMarkup()) {
      return Held.guessed(tag).line();
    }
    var inner =
        tag.first(
            "name",
            "atom:name",
            "foaf:name",
            "itunes:name",
            "rdf:value",
            "value",
            "foaf:person",
            "person",
            "rdf:description",
            "email",
            "atom:email",
            "itunes:email",
            "uri",
            "atom:uri",
            "url",
            "atom:url");
    return inner.map(People::named).orElseGet(() -> Held.guessed(tag).line());
  }

  /// `mail@example.org (Name)`, `Name <mail@example.org>` and such to the name; the mail where that
  /// is all.
  static String name(String written) {
    var line = HtmlText.folded(written);
    int at = line.indexOf('@');
    if (at < 0 || line.length() > LONGEST) {
      return line;
    }
    int from = at;
    while (from > 0 && isMail(line.charAt(from - 1))) {
      from--;
    }
    int to = at + 1;
    while (to < line.length() && isMail(line.charAt(to))) {
      to++;
    }
    var mail = line.substring(from, to);
    if (from == at || to == at + 1) {
      return line;
    }
    var before = line.substring(0, from);
    if (before.endsWith("mailto:")) {
      before = before.substring(0, before.length() - "mailto:".length());
    }
    var rest = (bare(before) + " " + bare(line.substring(to))).strip();
    return rest.isEmpty() ? mail : rest;
  }

  // Without the brackets, quotes and dashes that stood between a name and a mail.
  private static String bare(String part) {
    int from = 0;
    int to = part.length();
    while (from < to
        && ("<>\"',;:|-–—[] ".indexOf(part.charAt(from)) >= 0 || isLoose(part, from))) {
      from++;
    }
    while (to > from
        && ("<>\"',;:|-–—[] ".indexOf(part.charAt(to - 1)) >= 0 || isLoose(part, to - 1))) {
      to--;
    }
    var bare = part.substring(from, to);
    return bare.startsWith("(") && bare.endsWith(")") && bare.length() > 1
        ? bare.substring(1, bare.length() - 1).strip()
        : bare;
  }

  // A bracket without its other half within the same part.
  private static boolean isLoose(String part, int at) {
    char c = part.charAt(at);
    if (c == '(') {
      return part.indexOf(')', at) < 0;
    }
    return c == ')' && part.lastIndexOf('(', at) < 0;
  }

  private static boolean isMail(char c) {
    return Character.isLetterOrDigit(c) || "._%+-!#$&*/=?^`{|}~'".indexOf(c) >= 0;
  }
}
