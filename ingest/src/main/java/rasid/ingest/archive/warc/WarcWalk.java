package rasid.ingest.archive.warc;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import rasid.ingest.archive.file.Aside;
import rasid.ingest.archive.file.Bytes;
import rasid.ingest.archive.file.Finds;
import rasid.ingest.identity.CanonicalUrl;
import rasid.ingest.identity.Ids;

/// A look through a WARC: which of its records may be news, and where they stand.
///
/// Of each record only its heads are looked at. Where one is broken, the next is searched for.
public final class WarcWalk {
  /// So much of a record is looked at: both its heads.
  private static final int HEADS = 2 * RecordHead.LONGEST + 1;

  private final Finds finds;

  private WarcWalk(Finds finds) {
    this.finds = finds;
  }

  /// Looks through a file of records one behind the other.
  public static void plain(Bytes file, Finds finds) throws IOException {
    new PlainWalk(file, new WarcWalk(finds), finds).walk();
  }

  /// Looks through a file that is packed record by record.
  ///
  /// @return false when it is not, but packed in larger pieces; then what was found is void, and it
  ///   must be unpacked first
  public static boolean packed(Bytes file, Finds finds) throws IOException {
    return new PackedWalk(file, new WarcWalk(finds), finds).walk();
  }

  /// Whether bytes begin as a record does.
  public static boolean isWarc(byte[] bytes, int length) {
    return length >= RecordHead.MAGIC.length
        && Arrays.equals(
            bytes, 0, RecordHead.MAGIC.length, RecordHead.MAGIC, 0, RecordHead.MAGIC.length);
  }

  /// How much of a record is to be given to [#take].
  static int heads() {
    return HEADS;
  }

  /// Takes a record that stands whole in its file.
  ///
  /// @param start its first bytes, at most [#heads]
  /// @param end where they end
  /// @param length of what stands in the file, in bytes, packed or not
  /// @throws BrokenRecordException when it is not as records are
  void take(RecordHead head, byte[] start, int end, long offset, long length) throws IOException {
    var aside = aside(head, start, end);
    boolean large =
        head.size() + head.length() > WarcRecords.LARGEST || length > WarcRecords.LARGEST;
    if (aside == Aside.FEED && !large) {
      finds.feed(head.date(), offset, (int) length);
      return;
    }
    if (aside != null) {
      finds.aside(aside);
      return;
    }
    if (large) {
      throw new BrokenRecordException(
          "the page has %,d bytes, more than the %d MiB read"
              .formatted(head.length(), Unpacking.LARGEST >> 20));
    }
    var url = CanonicalUrl.parse(head.target()).orElseThrow();
    finds.article(offset, head.date(), Ids.article(url), offset, (int) length, 0);
  }

  private static @Nullable Aside aside(RecordHead head, byte[] start, int end)
      throws BrokenRecordException {
    boolean http = head.contentType().startsWith("application/http");
    return switch (head.type()) {
      case "revisit" -> Aside.REVISIT;
      case "response", "resource" ->
          head.isContinued()
                  || CanonicalUrl.parse(head.target()).isEmpty()
                  || (head.type().equals("response") && !http)
              ? Aside.OTHER_RECORD
              : Answer.of(head, start, end).aside();
      default -> Aside.OTHER_RECORD;
    };
  }
}
