package rasid.ingest.archive.file;

import java.io.IOException;

/// Bytes packed so densely that they are not meant to be unpacked.
public final class BombException extends IOException {
  private static final long serialVersionUID = 1L;

  BombException(String why) {
    super(why);
  }
}
