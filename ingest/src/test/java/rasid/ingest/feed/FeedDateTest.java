package rasid.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FeedDateTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026년 10월 7일 오후 3:05 | 2026-10-07T15:05:00Z",
        "2026-10-07 오후 3:05:00 | 2026-10-07T15:05:00Z",
        "2026-10-07 오전 12:05:00 | 2026-10-07T00:05:00Z",
        "2026-10-07 下午 3:05 +0800 | 2026-10-07T07:05:00Z",
        "수, 07 10월 2026 11:22:33 +0900 | 2026-10-07T02:22:33Z",
        "Wed, 07 Oct 2026 11:22:33 +0900 | 2026-10-07T02:22:33Z"
      })
  void halves_and_months_of_the_east_are_read(String written, String expected) {
    assertThat(FeedDate.parse(written)).hasToString("Optional[%s]".formatted(expected));
  }
}
