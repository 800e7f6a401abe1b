package rasid.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import rasid.cli.tag.ArticleLines;
import rasid.cli.tag.Document;

/// A file of articles as a command names it: a web page, a text, lines of JSON, or `-`.
final class ArticleFile {
  static final String STDIN = "-";

  private ArticleFile() {}

  /// Refuses, before anything is answered, what cannot be read.
  ///
  /// @throws Refusal when one of them is not there, is a folder or may not be read
  static void check(List<String> files) {
    files.forEach(ArticleFile::check);
  }

  private static void check(String file) {
    if (file.equals(STDIN)) {
      return;
    }
    var path = Path.of(file);
    if (!Files.exists(path)) {
      throw Refusal.wrongUse("there is no %s".formatted(file));
    }
    if (Files.isDirectory(path)) {
      throw Refusal.wrongUse(
          "%s is a folder; name the files in it, such as %s/*.html".formatted(file, file));
    }
    if (!Files.isReadable(path)) {
      throw Refusal.wrongUse("no permission for %s".formatted(file));
    }
  }

  /// Tells each article of these files with its name, `file` or `file:line`.
  static void each(List<String> files, InputStream stdin, BiConsumer<String, Document> told) {
    for (var file : files) {
      if (!isLines(file)) {
        told.accept(file, document(file, stdin));
        continue;
      }
      try (var in = Files.newInputStream(Path.of(file))) {
        ArticleLines.each(file, in, told);
      } catch (IOException e) {
        throw unreadable(file, e);
      }
    }
  }

  /// Whether it holds lines of JSON, by its name.
  static boolean isLines(String file) {
    return file.toLowerCase(Locale.ROOT).endsWith(".jsonl");
  }

  /// The one article of a page or text.
  static Document document(String file, InputStream stdin) {
    try (var in = file.equals(STDIN) ? stdin : Files.newInputStream(Path.of(file))) {
      var bytes = in.readNBytes(Document.LARGEST + 1);
      if (file.equals(STDIN)) {
        return Document.looksLikePage(bytes)
            ? Document.page(bytes, URI.create("file:///-"))
            : Document.text(bytes);
      }
      return Document.isPage(file)
          ? Document.page(bytes, Path.of(file).toUri())
          : Document.text(bytes);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  static Refusal unreadable(String name, IOException e) {
    return Refusal.wrongUse("cannot read %s: %s".formatted(name, Reason.of(e)), e);
  }
}
