package rasid.ingest.text;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.OffsetDateTime;

/// Any text at all as a date: a date in range, or none.
class WrittenDateFuzzTest {
  private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-25T12:00:00+03:00");

  @FuzzTest(maxDuration = "5m")
  void texts_are_answered(FuzzedDataProvider data) {
    var date = WrittenDate.read(data.consumeRemainingAsString(), DateHints.at(NOON));
    if (date.isPresent()) {
      var year = date.get().day().getYear();
      if (year < WrittenDate.EARLIEST_YEAR || year > WrittenDate.LATEST_YEAR || date.get().iso().isEmpty()) {
        throw new AssertionError(date.get().toString());
      }
    }
  }
}
