package rasid.ingest.archive;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import rasid.ingest.archive.file.Finds;
import rasid.ingest.archive.file.Reading;

/// One file of an archive. Safe for many threads, once it has been looked through.
sealed interface ArchiveFile extends Closeable permits JsonLinesFile, WarcFile {
  /// Its name, as people know it.
  String name();

  /// How many bytes there are to be looked through.
  long size() throws IOException;

  /// Looks through the file once.
  ///
  /// @return false when it must be looked through as another, see [#unpacked]; what was found is
  ///   void then
  boolean lookThrough(Finds finds) throws IOException;

  /// The file with what is packed in it unpacked, to be closed in its stead.
  ArchiveFile unpacked() throws IOException;

  /// Ids of the articles that stand in a feed at a place.
  List<String> ids(long offset, int length) throws IOException;

  /// Articles that were found at a place.
  ///
  /// @param items their numbers there
  List<Reading> read(long offset, int length, List<Integer> items) throws IOException;

  /// The bytes of a place, as they stand in the file.
  byte[] bytes(long offset, int length) throws IOException;
}
