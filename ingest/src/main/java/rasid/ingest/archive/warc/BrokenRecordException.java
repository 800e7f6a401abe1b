package rasid.ingest.archive.warc;

import java.io.IOException;

/// A record that is not as a WARC's records are; the message says why.
final class BrokenRecordException extends IOException {
  private static final long serialVersionUID = 1L;

  BrokenRecordException(String why) {
    super(why);
  }

  BrokenRecordException(String why, Throwable cause) {
    super(why, cause);
  }
}
