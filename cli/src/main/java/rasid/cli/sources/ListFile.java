package rasid.cli.sources;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rasid.ingest.feed.Opml;
import rasid.ingest.feed.Opml.Outline;
import rasid.ingest.feed.OpmlEdit;
import rasid.ingest.feed.OpmlWriter;
import rasid.ingest.identity.CanonicalUrl;

/// A list of feeds in a file: read whole, and written whole or not at all.
public final class ListFile {
  private static final String TITLE = "Feeds";

  private final Path file;
  private final byte @Nullable [] bytes;
  private final Map<String, Outline> known = new LinkedHashMap<>();

  private ListFile(Path file, byte @Nullable [] bytes) {
    this.file = file;
    this.bytes = bytes;
    if (bytes != null) {
      Opml.read(bytes).outlines().forEach(one -> known.putIfAbsent(key(one), one));
    }
  }

  /// A list as it stands; one that is not there yet is empty.
  public static ListFile of(Path file) throws IOException {
    return new ListFile(file, Files.exists(file) ? Files.readAllBytes(file) : null);
  }

  /// Whether the file is still to be made.
  public boolean isNew() {
    return bytes == null;
  }

  /// What it lists, each feed once.
  public List<Outline> outlines() {
    return List.copyOf(known.values());
  }

  /// The line that names the same feed already, or null: with or without `www.`, http or https.
  public @Nullable Outline same(Outline outline) {
    return known.get(key(outline));
  }

  /// Those of a number of feeds that it does not list, each once.
  public List<Outline> unknown(List<Outline> outlines) {
    var wanted = new LinkedHashMap<String, Outline>();
    for (var outline : outlines) {
      if (same(outline) == null) {
        wanted.putIfAbsent(key(outline), outline);
      }
    }
    return new ArrayList<>(wanted.values());
  }

  private static String key(Outline outline) {
    return CanonicalUrl.ofFeed(outline.url());
  }

  /// Writes the list with these feeds at its end; all else in it stays as it is. Whoever reads it
  /// meanwhile sees the old one or the new one.
  ///
  /// @param added none of which it lists
  /// @throws IOException when it cannot be changed, in words; it is then as it was
  public void add(List<Outline> added) throws IOException {
    if (bytes == null) {
      write(OpmlWriter.write(TITLE, added).getBytes(StandardCharsets.UTF_8));
      return;
    }
    switch (OpmlEdit.add(bytes, added)) {
      case OpmlEdit.Outcome.Changed(var list) -> write(list);
      case OpmlEdit.Outcome.Refused(var why) ->
          throw new IOException("%s cannot be changed: %s".formatted(file, why));
    }
  }

  private void write(byte[] list) throws IOException {
    // A link to the list stays one.
    var real = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    var beside = Files.createTempFile(folder(real), "." + real.getFileName() + ".", ".new");
    try {
      try (var out = FileChannel.open(beside, StandardOpenOption.WRITE)) {
        var left = ByteBuffer.wrap(list);
        while (left.hasRemaining()) {
          out.write(left);
        }
        out.force(true);
      }
      keepRights(real, beside);
      if (changedSince(real)) {
        throw new IOException(file + " was changed by somebody else just now; run it again");
      }
      Files.move(beside, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException(file + " cannot be replaced at once where it lies", e);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static Path folder(Path real) throws IOException {
    var folder = real.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IOException("there is no folder " + folder);
    }
    return folder;
  }

  private boolean changedSince(Path real) throws IOException {
    return bytes == null
        ? Files.exists(real)
        : !Files.exists(real) || !Arrays.equals(Files.readAllBytes(real), bytes);
  }

  // A temporary file is its owner's alone; the list is read by a service of another user.
  private static void keepRights(Path real, Path beside) throws IOException {
    var to = Files.getFileAttributeView(beside, PosixFileAttributeView.class);
    if (to == null) {
      return;
    }
    to.setPermissions(
        Files.exists(real)
            ? Files.getPosixFilePermissions(real)
            : PosixFilePermissions.fromString("rw-r--r--"));
  }
}
