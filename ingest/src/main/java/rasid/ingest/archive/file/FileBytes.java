package rasid.ingest.archive.file;

import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;

/// Those of a file.
public final class FileBytes implements Bytes {
  private static final int BUFFER = 1 << 16;

  private final FileChannel file;

  private FileBytes(FileChannel file) {
    this.file = file;
  }

  /// Opens a file.
  public static FileBytes of(Path path) throws IOException {
    return new FileBytes(FileChannel.open(path, READ));
  }

  /// What gzip packed in one piece, which cannot be read anywhere: unpacked into a file that is
  /// gone when it is closed. Where it is cut off or broken, what stands before.
  ///
  /// @throws IOException when there is no room, or it is a bomb
  public static FileBytes unpacked(Bytes packed) throws IOException {
    var path = Files.createTempFile("rasid-archive-", ".unpacked");
    var file = FileChannel.open(path, READ, WRITE, DELETE_ON_CLOSE);
    try (var members = new GzipMembers(packed)) {
      var buffer = new byte[BUFFER];
      while (members.next()) {
        for (int read = members.read(buffer); read >= 0; read = members.read(buffer)) {
          write(file, ByteBuffer.wrap(buffer, 0, read));
        }
      }
    } catch (BombException e) {
      file.close();
      throw e;
    } catch (ZipException | EOFException _) {
      return new FileBytes(file); // what it holds
    } catch (IOException e) {
      file.close();
      throw new IOException("cannot unpack it into %s: %s".formatted(path, e.getMessage()), e);
    }
    return new FileBytes(file);
  }

  private static void write(FileChannel file, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  public int read(long at, byte[] into, int from, int length) throws IOException {
    var buffer = ByteBuffer.wrap(into, from, length);
    while (buffer.hasRemaining() && file.read(buffer, at + buffer.position() - from) >= 0) {
      // a channel may give less than is asked for
    }
    return buffer.position() - from;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
