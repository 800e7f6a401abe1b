package rasid.processor.watch;

import java.util.List;
import rasid.processor.watch.QueryLexer.Lexeme;
import rasid.processor.watch.QueryOutcome.Kind;

/// What is said of signs that mean nothing where they stand.
final class Signs {
  private Signs() {}

  static WrongQuery stray(Lexeme sign) {
    var kind =
        switch (sign.text()) {
          case "-", "–", "−" -> Kind.MINUS;
          case "+" -> Kind.PLUS;
          case "'", "‘", "’", "‚" -> Kind.SINGLE_QUOTE;
          default -> Kind.SIGN;
        };
    return WrongQuery.meaning(sign.start(), kind, insteadOf(sign.text()), sign.text());
  }

  // For what other languages of queries write, and the like.
  private static List<String> insteadOf(String sign) {
    return switch (sign) {
      case "&" -> List.of("AND");
      case "|" -> List.of("OR");
      case "!" -> List.of("NOT");
      case "[", "{" -> List.of("(");
      case "]", "}" -> List.of(")");
      default -> List.of();
    };
  }

  /// With the quote that closes it.
  ///
  /// @param text the query
  static WrongQuery unclosed(Lexeme quote, String text) {
    char closing =
        switch (text.charAt(quote.start())) {
          case '«' -> '»';
          case '“', '„' -> '”';
          default -> '"';
        };
    return WrongQuery.at(quote.start(), Kind.UNCLOSED_QUOTE, closing);
  }
}
