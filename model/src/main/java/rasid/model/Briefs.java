package rasid.model;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// A list of strings of 16 hex digits in 8 bytes each: ten thousand sources remember up to two
/// thousand articles each, which as strings fill gibibytes.
final class Briefs extends AbstractList<String> implements RandomAccess {
  private static final int DIGITS = 16;
  private static final HexFormat HEX = HexFormat.of();

  private final long[] numbers;

  private Briefs(long[] numbers) {
    this.numbers = numbers;
  }

  /// An unmodifiable copy; compact where all are 16 hex digits in lower case.
  static List<String> of(List<String> briefs) {
    if (briefs instanceof Briefs) {
      return briefs;
    }
    return briefs.stream().allMatch(Briefs::isBrief)
        ? new Briefs(briefs.stream().mapToLong(HexFormat::fromHexDigitsToLong).toArray())
        : List.copyOf(briefs);
  }

  private static boolean isBrief(String text) {
    return text.length() == DIGITS
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  @Override
  public String get(int index) {
    return HEX.toHexDigits(numbers[index]);
  }

  @Override
  public int size() {
    return numbers.length;
  }

  @Override
  public boolean contains(@Nullable Object wanted) {
    if (!(wanted instanceof String text) || !isBrief(text)) {
      return false;
    }
    long number = HexFormat.fromHexDigitsToLong(text);
    for (long one : numbers) {
      if (one == number) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Briefs briefs
        ? Arrays.equals(numbers, briefs.numbers)
        : super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
