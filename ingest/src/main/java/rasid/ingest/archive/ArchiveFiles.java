package rasid.ingest.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rasid.ingest.archive.file.Bytes;
import rasid.ingest.archive.file.FileBytes;
import rasid.ingest.archive.file.GzipMembers;
import rasid.ingest.archive.warc.WarcWalk;
import rasid.ingest.coding.ContentCoding;

/// Opens what an archive consists of: a file, or those of a folder; each as what its bytes say it
/// is.
final class ArchiveFiles {
  /// Folders within folders are looked into so deep.
  private static final int DEEPEST = 8;

  /// So many bytes tell what a file is.
  private static final int BEGINNING = 4_096;

  private ArchiveFiles() {}

  /// The files in the order of their names.
  ///
  /// @throws IOException when one cannot be read, or there is no archive; the message says what is
  ///   there instead
  static List<ArchiveFile> open(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      var bytes = FileBytes.of(place);
      var opened = open(place, bytes);
      if (opened.isEmpty()) {
        try (bytes) {
          throw new IOException(instead(bytes.read(0, BEGINNING)));
        }
      }
      return List.of(opened.get());
    }
    var opened = new ArrayList<ArchiveFile>();
    for (var path : within(place)) {
      var bytes = FileBytes.of(path);
      var file = open(path, bytes);
      if (file.isPresent()) {
        opened.add(file.get());
      } else {
        bytes.close();
      }
    }
    if (opened.isEmpty()) {
      throw new IOException("the folder holds no WARC and no JSON lines");
    }
    return opened;
  }

  private static List<Path> within(Path folder) throws IOException {
    try (var all = Files.walk(folder, DEEPEST)) {
      return all.filter(Files::isRegularFile)
          .filter(path -> !path.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }

  private static Optional<ArchiveFile> open(Path path, Bytes bytes) throws IOException {
    var name = path.getFileName().toString();
    var beginning = bytes.read(0, BEGINNING);
    boolean packed = ContentCoding.isGzip(beginning, 0);
    var plain = packed ? unpacked(bytes) : beginning;
    if (WarcWalk.isWarc(plain, plain.length)) {
      return Optional.of(new WarcFile(name, bytes, packed));
    }
    return isJson(plain) || isNamedJson(name)
        ? Optional.of(new JsonLinesFile(name, bytes, packed))
        : Optional.empty();
  }

  /// Whether bytes are a WARC, packed by gzip or not.
  static boolean isWarc(Bytes bytes) throws IOException {
    var beginning = bytes.read(0, BEGINNING);
    var plain = ContentCoding.isGzip(beginning, 0) ? unpacked(bytes) : beginning;
    return WarcWalk.isWarc(plain, plain.length);
  }

  private static byte[] unpacked(Bytes bytes) {
    try (var members = new GzipMembers(bytes)) {
      var plain = new byte[BEGINNING];
      members.next();
      return Arrays.copyOf(plain, Math.max(0, members.read(plain)));
    } catch (IOException _) {
      return new byte[0];
    }
  }

  private static boolean isJson(byte[] beginning) {
    for (byte b : beginning) {
      if (b > ' ' || b < 0) {
        return b == '{';
      }
    }
    return false;
  }

  private static boolean isNamedJson(String name) {
    var lower = name.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    return lower.endsWith(".jsonl") || lower.endsWith(".ndjson");
  }

  private static String instead(byte[] beginning) {
    var text = new String(beginning, ISO_8859_1);
    if (text.startsWith("PK")) {
      return "it is a zip file; unpack it: the WARCs of a WACZ lie in its folder archive/";
    }
    if (text.startsWith("(\u00b5/\u00fd")) {
      return "it is packed by zstd; unpack it with zstd -d";
    }
    if (text.startsWith("filedesc:")) {
      return "it is an ARC, older than WARC; convert it first, as with warcio recompress";
    }
    return "it is no archive: neither a WARC nor JSON lines, packed by gzip or not";
  }
}
