package rasid.ingest.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import rasid.ingest.archive.file.FileBytes;
import rasid.ingest.archive.file.Reading;
import rasid.model.Article;

/// The articles of an archive as a load would write them, for those who want to see them first.
public final class ArchiveArticles {
  // Places read before their articles are handed on.
  private static final int BATCH = 256;

  private ArchiveArticles() {}

  /// Whether a file is a WARC, packed by gzip or not.
  public static boolean isWarc(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (var bytes = FileBytes.of(file)) {
      return ArchiveFiles.isWarc(bytes);
    }
  }

  /// Hands on the articles in the order of first sight.
  ///
  /// @param broken told of each place that cannot be read: file and place, and why
  /// @throws IOException when the archive cannot be read, or is none
  public static void each(Path archive, Consumer<Article> articles, Consumer<String> broken)
      throws IOException {
    try (var index = ArchiveIndex.of(archive, (_, _, _) -> {});
        var reader = new ArticleReader(index)) {
      index.bad().forEach(bad -> broken.accept(bad.where() + ": " + bad.why()));
      var entries = index.entries();
      for (int from = 0; from < entries.size(); from += BATCH) {
        var some = entries.subList(from, Math.min(from + BATCH, entries.size()));
        var read = reader.read(some);
        for (int i = 0; i < some.size(); i++) {
          switch (read.get(i)) {
            case Reading.News(var article) -> articles.accept(article);
            case Reading.Broken(var why) -> broken.accept(index.where(some.get(i)) + ": " + why);
            case Reading.NotNews _ -> {}
          }
        }
      }
    }
  }
}
