package rasid.ingest.page;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rasid.ingest.text.WrittenDate;

/// When an article was published and last changed.
///
/// What the page tells machines is believed first ([ToldDates]), then what it shows near its
/// headline ([ShownDates]), then its address ([UrlDate]). Machines are not believed where all else
/// speaks against them: many content systems give the time a page was last built as that of its
/// publication, while its readers see the true day.
final class PageDates {
  /// Hours that the clocks of the world's press are ahead of UTC and behind it.
  private static final int AHEAD = 13;

  private static final int BEHIND = 8;

  /// A page built anew tells a change no later than this after its "publication".
  private static final Duration BUILT_WITHIN = Duration.ofHours(1);

  private final ToldDates told;
  private final ShownDates shown;
  private final Surroundings near;
  private final Optional<UrlDate> address;
  private final @Nullable OffsetDateTime reference;

  /// @param reference when the page was fetched, or null
  PageDates(
      ToldDates told,
      ShownDates shown,
      Surroundings near,
      URI url,
      @Nullable OffsetDateTime reference) {
    this.told = told;
    this.shown = shown;
    this.near = near;
    this.address = UrlDate.of(url).filter(date -> isPast(date.day(), reference));
    this.reference = reference;
  }

  @Nullable WrittenDate published() {
    var witnesses = told.published().stream().filter(this::isPast).toList();
    if (witnesses.isEmpty()) {
      return unweighed();
    }
    var first = witnesses.getFirst();
    var line = past(shown.dateline(false)).or(() -> changeBefore(first));
    if (line.isPresent() && isRefuted(witnesses, line.get())) {
      var day = line.get();
      return witnesses.stream()
          .filter(date -> date.day().equals(day.day()))
          .findFirst()
          .orElseGet(() -> shown.precise(day));
    }
    var exact = exact(first, witnesses);
    return line.or(() -> shown.near(false))
        .map(WrittenDate::day)
        .or(() -> address.map(UrlDate::day))
        .map(day -> local(exact, day))
        .orElse(exact);
  }

  @Nullable WrittenDate updated() {
    return told.modified().or(() -> told.modifiedItem(near)).orElse(null);
  }

  // Machines are told nothing by `meta` or JSON-LD.
  private @Nullable WrittenDate unweighed() {
    return told.item(near)
        .filter(this::isPast)
        .or(
            () ->
                past(
                    shown.time(
                        "time[pubdate], time[class*=publish], time.entry-date, abbr.published")))
        .or(() -> past(shown.near(false)).map(this::byAddress))
        .or(() -> past(shown.time("article time, header time, main time, time")))
        .or(() -> past(shown.named(false)))
        .or(() -> past(shown.near(true)))
        .or(() -> past(shown.named(true)))
        .or(() -> address.map(date -> new WrittenDate(date.day(), null, null)))
        .or(() -> past(told.inScripts()))
        .or(() -> past(told.modified()))
        .orElse(null);
  }

  // Folders of the address name the day of publication, whatever else is shown.
  private WrittenDate byAddress(WrittenDate line) {
    return address
        .filter(date -> date.isPath() && !isWithin(1, date.day(), line.day()))
        .map(date -> new WrittenDate(date.day(), null, null))
        .orElseGet(() -> shown.precise(line));
  }

  // What was changed on one day was not published later.
  private Optional<WrittenDate> changeBefore(WrittenDate first) {
    return shown.dateline(true).filter(date -> date.day().isBefore(first.day()));
  }

  // Whether readers are shown another day than machines are told, and have the better case.
  private boolean isRefuted(List<WrittenDate> witnesses, WrittenDate line) {
    var first = witnesses.getFirst();
    boolean close = isWithin(1, first.day(), line.day());
    if (close && first.offset() == null) {
      return true; // a time of day without a zone may be in any
    }
    if (close ? isSame(first, line.day()) : shown.tells(first.day())) {
      return false;
    }
    int days = close ? 0 : 1;
    boolean earlier = line.day().isBefore(first.day());
    boolean isChange =
        !earlier && told.modified().filter(date -> isWithin(1, date.day(), line.day())).isPresent();
    boolean lineBacked = !isChange && isBacked(days, line, witnesses);
    boolean firstBacked = isBacked(days, first, witnesses.subList(1, witnesses.size()));
    return (lineBacked && !firstBacked)
        || (earlier && isLastWrite(first) && (lineBacked || (!firstBacked && shown.isAlone(line))));
  }

  // Whether it is that day in its own zone, or may be in another.
  private static boolean isSame(WrittenDate date, LocalDate day) {
    return !ZoneOffset.UTC.equals(date.offset()) || local(date, day).day().equals(day);
  }

  private boolean isBacked(int days, WrittenDate date, List<WrittenDate> others) {
    return others.stream().anyMatch(other -> isWithin(days, other.day(), date.day()))
        || address.filter(other -> isWithin(days, other.day(), date.day())).isPresent();
  }

  // Whether nothing was changed after it.
  private boolean isLastWrite(WrittenDate date) {
    return told.modified()
        .map(changed -> !changed.instant().isAfter(date.instant().plus(BUILT_WITHIN)))
        .orElse(true);
  }

  // Midnight is a day without a time; another witness may know the hour.
  private static WrittenDate exact(WrittenDate first, List<WrittenDate> witnesses) {
    return hasHour(first)
        ? first
        : witnesses.stream()
            .filter(date -> hasHour(date) && isWithin(1, date.day(), first.day()))
            .findFirst()
            .orElse(first);
  }

  private static boolean hasHour(WrittenDate date) {
    return date.time() != null && !LocalTime.MIDNIGHT.equals(date.time());
  }

  // Told to machines in UTC, the day may be another than the one the page shows and its readers
  // call it by: the same instant, by the least offset that agrees.
  private static WrittenDate local(WrittenDate date, LocalDate day) {
    var time = date.time();
    if (time == null || date.day().equals(day) || !ZoneOffset.UTC.equals(date.offset())) {
      return date;
    }
    var at = date.day().atTime(time).atOffset(ZoneOffset.UTC);
    boolean east = day.isAfter(date.day());
    for (int hours = 1; hours <= (east ? AHEAD : BEHIND); hours++) {
      var there = at.withOffsetSameInstant(ZoneOffset.ofHours(east ? hours : -hours));
      if (there.toLocalDate().equals(day)) {
        return new WrittenDate(day, there.toLocalTime(), there.getOffset());
      }
    }
    return date;
  }

  private Optional<WrittenDate> past(Optional<WrittenDate> date) {
    return date.filter(this::isPast);
  }

  private boolean isPast(WrittenDate date) {
    return isPast(date.day(), reference);
  }

  // What is dated after it was fetched is no date of publication; a day for the zones.
  private static boolean isPast(LocalDate day, @Nullable OffsetDateTime reference) {
    return reference == null || !day.isAfter(reference.toLocalDate().plusDays(1));
  }

  private static boolean isWithin(int days, LocalDate one, LocalDate other) {
    return Math.abs(one.toEpochDay() - other.toEpochDay()) <= days;
  }
}
