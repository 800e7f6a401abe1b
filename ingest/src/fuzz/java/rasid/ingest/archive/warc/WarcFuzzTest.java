package rasid.ingest.archive.warc;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.List;
import rasid.ingest.archive.ArrayBytes;
import rasid.ingest.archive.Noted;
import rasid.ingest.archive.Noted.Place;
import rasid.ingest.coding.ContentCoding;

/// Any bytes at all as a WARC: nothing is thrown, nothing hangs, and what is found lies within the
/// file, each place behind the one before.
class WarcFuzzTest {
  @FuzzTest(maxDuration = "5m")
  void bytes_are_answered(byte[] file) throws IOException {
    var found = new Noted();
    if (ContentCoding.isGzip(file, 0)) {
      WarcWalk.packed(new ArrayBytes(file), found);
    } else {
      WarcWalk.plain(new ArrayBytes(file), found);
    }
    long before = 0;
    for (Place place : found.articles) {
      if (place.offset() < before || place.offset() + place.length() > file.length) {
        throw new AssertionError("not within the file: " + place);
      }
      before = place.offset() + place.length();
      if (!ContentCoding.isGzip(file, 0)) {
        WarcRecords.read(new ArrayBytes(file).read(place.offset(), place.length()));
      }
    }
    WarcRecords.read(file);
    WarcRecords.read(file, List.of(0));
    WarcRecords.ids(file);
  }
}
