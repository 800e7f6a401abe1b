package rasid.cli.demo;

/// Text as XML and HTML take it.
final class Markup {
  private Markup() {}

  /// For element text and for attributes in double quotes.
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
