package rasid.cli.tag;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import rasid.model.RegionMention;
import rasid.model.RegionMention.Certainty;
import rasid.model.RegionMention.Kind;
import rasid.model.TaggedArticle;
import rasid.processor.region.Explanation;

/// What is in one article, for a person to read.
public final class Report {
  // More spellings of one name than this tell nothing new.
  private static final int MOST_FORMS = 6;

  private final TaggedArticle tagged;
  private final List<Explanation> explanations;
  private final Words words;
  private final Look look;
  private final StringBuilder out = new StringBuilder();

  /// How it may look.
  ///
  /// @param colour whether colours are shown
  /// @param isolated sets a published text apart from the words around it, whatever its direction
  public record Look(boolean colour, UnaryOperator<String> isolated) {
    String bold(String text) {
      return sgr("1", text);
    }

    String faint(String text) {
      return sgr("2", text);
    }

    private String sgr(String code, String text) {
      return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
  }

  private Report(TaggedArticle tagged, List<Explanation> explanations, Words words, Look look) {
    this.tagged = tagged;
    this.explanations = explanations;
    this.words = words;
    this.look = look;
  }

  /// The report of an article.
  ///
  /// @param name of the file it came from
  /// @param explanations of its mentions; empty when none were asked for
  public static String of(
      String name, TaggedArticle tagged, List<Explanation> explanations, Words words, Look look) {
    var report = new Report(tagged, explanations, words, look);
    report.head(name);
    report.regions();
    report.uncertain();
    report.organisations();
    report.themes();
    report.phrases();
    report.text();
    report.why();
    return report.out.toString();
  }

  private void head(String name) {
    var article = tagged.article();
    if (!article.title().isBlank()) {
      line(look.bold(shown(article.title().strip())));
    }
    line(
        look.faint(
            "%s · %s · %s %s"
                .formatted(
                    shown(name),
                    words.language(tagged.lang()),
                    String.format(Locale.ROOT, "%,d", article.text().length()),
                    words.word("characters"))));
  }

  private void regions() {
    heading("regions");
    if (tagged.regions().isEmpty()) {
      line("  " + words.word("none"));
    }
    for (var code : tagged.regions()) {
      Predicate<RegionMention> of = mention -> counts(mention) && mention.regions().contains(code);
      line(
          "  %s %s  %s: %s"
              .formatted(
                  look.bold(String.format(Locale.ROOT, "%-9s", code)),
                  String.format(Locale.ROOT, "%3d", mentions(of).size()),
                  words.region(code),
                  forms(mentions(of))));
    }
  }

  private void uncertain() {
    var doubtful = mentions(mention -> !counts(mention));
    if (doubtful.isEmpty()) {
      return;
    }
    heading("uncertain");
    for (var label : distinct(doubtful.stream().map(Report::label).toList())) {
      var of = doubtful.stream().filter(mention -> label(mention).equals(label)).toList();
      line("  %s: %s".formatted(label, forms(of)));
    }
  }

  private void organisations() {
    if (tagged.organisations().isEmpty()) {
      return;
    }
    heading("organisations");
    for (var id : tagged.organisations()) {
      var forms = forms(mentions(mention -> mention.id().equals(id)));
      line("  %s%s".formatted(look.bold(id), forms.isEmpty() ? "" : ": " + forms));
    }
  }

  private void themes() {
    if (tagged.keywords().isEmpty()) {
      return;
    }
    heading("themes");
    var text = tagged.article().text();
    for (var keyword : tagged.keywords()) {
      line(
          "  %s: %s"
              .formatted(
                  look.bold(words.theme(keyword.theme())),
                  list(keyword.spans().stream().map(span -> span.in(text)).toList())));
    }
  }

  private void phrases() {
    if (!tagged.phrases().isEmpty()) {
      heading("phrases");
      line("  " + list(tagged.phrases().stream().map(TaggedArticle.Phrase::text).toList()));
    }
  }

  /// The text with each name followed by what it was read as.
  private void text() {
    heading("text");
    var text = tagged.article().text();
    int told = 0;
    for (var mention : tagged.mentions()) {
      if (mention.start() >= told) {
        out.append(plain(text.substring(told, mention.start()))).append(marked(mention));
        told = mention.end();
      }
    }
    line(plain(text.substring(told)).stripTrailing());
  }

  private String marked(RegionMention mention) {
    var name = plain(mention.text());
    var label = label(mention);
    if (!look.colour()) {
      return "[%s %s]".formatted(name, label);
    }
    var colour = !counts(mention) ? "33" : mention.kind() == Kind.ORGANISATION ? "36;1" : "32;1";
    return look.sgr(colour, name) + look.faint(" " + label);
  }

  private void why() {
    if (explanations.isEmpty()) {
      return;
    }
    heading("why");
    for (var one : explanations) {
      var mention = one.mention();
      var label = mention == null ? words.word("no-name") : label(mention);
      line("  %s %s: %s".formatted(shown(one.text()), label, plain(one.why())));
    }
  }

  private static boolean counts(RegionMention mention) {
    return mention.certainty() == Certainty.CERTAIN;
  }

  private static String label(RegionMention mention) {
    var names = mention.regions().isEmpty() ? mention.id() : String.join(",", mention.regions());
    return counts(mention) ? names : names + "?";
  }

  private List<RegionMention> mentions(Predicate<RegionMention> which) {
    return tagged.mentions().stream().filter(which).toList();
  }

  private String forms(List<RegionMention> mentions) {
    return list(mentions.stream().map(RegionMention::text).toList());
  }

  private String list(List<String> texts) {
    var different = distinct(texts);
    var shown =
        different.stream().limit(MOST_FORMS).map(this::shown).collect(joining(words.comma()));
    return different.size() > MOST_FORMS ? shown + words.comma() + "…" : shown;
  }

  private static List<String> distinct(Collection<String> texts) {
    return new ArrayList<>(new LinkedHashSet<>(texts));
  }

  private void heading(String key) {
    out.append('\n');
    line(look.bold(words.word(key)));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private String shown(String published) {
    return look.isolated().apply(plain(published).replaceAll("\\s+", " "));
  }

  // What a text may do to a terminal is no part of what it says.
  private static String plain(String published) {
    var plain = new StringBuilder(published.length());
    for (int i = 0; i < published.length(); i++) {
      char c = published.charAt(i);
      boolean lineEnd = c == '\r' && i + 1 < published.length() && published.charAt(i + 1) == '\n';
      if (!lineEnd) {
        plain.append(Character.isISOControl(c) && c != '\n' && c != '\t' ? '\uFFFD' : c);
      }
    }
    return plain.toString();
  }
}
