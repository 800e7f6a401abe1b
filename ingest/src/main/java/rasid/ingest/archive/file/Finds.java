package rasid.ingest.archive.file;

import java.io.IOException;
import java.time.Instant;

/// Told what a look through a file finds, in the file's order.
public interface Finds {
  /// What may be an article.
  ///
  /// @param place as a person would look for it: a line's number, a record's offset
  /// @param id of the article
  /// @param offset where it stands, in bytes
  /// @param length in bytes
  /// @param item its number among the articles that stand there; 0 where it is alone
  void article(long place, Instant seenAt, String id, long offset, int length, int item);

  /// A feed, in which articles may stand.
  ///
  /// @param offset where it stands, in bytes
  /// @param length in bytes
  /// @throws IOException when the file cannot be read
  void feed(Instant seenAt, long offset, int length) throws IOException;

  /// What cannot be read.
  ///
  /// @param place likewise
  /// @param why in words
  /// @param offset of what shall be set aside
  /// @param length likewise, in bytes
  void broken(long place, String why, long offset, int length);

  /// What is sound and no article.
  void aside(Aside what);

  /// How far the look has come, in bytes.
  void reached(long offset);
}
