package rasid.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rasid.cli.demo.Printer.Agency;

/// All that the demo's outlets publish: quiet news for ever, and one capital cut off from fuel.
///
/// A function of the seed and of the time at which the news breaks, so that a demo can be told
/// again. Every day is made on its own: asking for one hour or for five weeks gives the same
/// articles. Safe to share between threads.
public final class Newsroom {
  /// How long after the start of the live hours the news breaks.
  public static final Duration BREAKS_AFTER = Duration.ofMinutes(75);

  /// How long the live hours last.
  public static final Duration LIVE_HOURS = Duration.ofHours(6);

  /// How long the quiet time before them lasts: enough for a baseline with weekdays.
  public static final Duration QUIET_TIME = Duration.ofDays(35);

  static final List<String> LANGUAGES = List.of("ar", "fr", "en");

  static final Comparator<Piece> AS_PUBLISHED =
      Comparator.comparing(Piece::publishedAt).thenComparing(Piece::path);

  private static final int FIRST_WIRE_COPY = 400;
  private static final int PAST_MIDNIGHT = 100;

  private final long seed;
  private final Instant breaks;
  private final Map<String, Topics> topics = new HashMap<>();

  /// @param seed of all chance
  /// @param breaks when the fuel blockade is first reported, see [#BREAKS_AFTER]
  public Newsroom(long seed, Instant breaks) {
    this.seed = seed;
    this.breaks = breaks;
    LANGUAGES.forEach(lang -> topics.put(lang, Topics.read(lang)));
  }

  /// What appeared from `from` up to but not including `to`, in that order.
  List<Piece> between(Instant from, Instant to) {
    var pieces = new ArrayList<Piece>();
    for (var day = dayOf(from).minusDays(1); !day.isAfter(dayOf(to)); day = day.plusDays(1)) {
      pieces.addAll(madeOn(day));
    }
    pieces.removeIf(
        piece -> piece.publishedAt().isBefore(from) || !piece.publishedAt().isBefore(to));
    pieces.sort(AS_PUBLISHED);
    return pieces;
  }

  /// What is made on a day, in no order; a wire copy of it may appear after midnight.
  List<Piece> madeOn(LocalDate day) {
    var pieces = new ArrayList<Piece>();
    for (var outlet : Outlet.ALL) {
      pieces.addAll(ownStories(outlet, day));
    }
    for (var lang : LANGUAGES) {
      pieces.addAll(wireCopies(lang, day));
    }
    if (day.equals(dayOf(breaks))) {
      pieces.addAll(new Blockade(seed, breaks).pieces());
    }
    return pieces;
  }

  private List<Piece> ownStories(Outlet outlet, LocalDate day) {
    var dice = Dice.of(seed, outlet.id(), day);
    var pieces = new ArrayList<Piece>();
    int stories = Rhythm.ownStoriesOn(day, outlet.lang(), dice);
    for (int i = 0; i < stories; i++) {
      var at = Rhythm.momentOn(day, dice);
      var story = Story.write(topicsOf(outlet.lang()).drawn(dice, outlet.id()), day, dice);
      var id = "%s/%s/%d".formatted(outlet.id(), day, i);
      pieces.add(Printer.own(outlet, story, id, i, at, dice));
    }
    return pieces;
  }

  /// Stories of agencies, each carried by several outlets within the hour.
  private List<Piece> wireCopies(String lang, LocalDate day) {
    var dice = Dice.of(seed, "wire", lang, day);
    var pieces = new ArrayList<Piece>();
    int stories = lang.equals("ar") ? dice.between(4, 6) : dice.between(3, 4);
    for (int i = 0; i < stories; i++) {
      var story = Story.write(topicsOf(lang).drawn(dice, "wire"), day, dice);
      var id = "wire/%s/%s/%d".formatted(lang, day, i);
      pieces.addAll(
          carriedByMany(story, id, FIRST_WIRE_COPY + i, Rhythm.momentOn(day, dice), dice));
    }
    return pieces;
  }

  /// An agency's story as two outlets or more carry it within the hour.
  static List<Piece> carriedByMany(Story story, String id, int count, Instant sent, Dice dice) {
    var agencies = Agency.ALL.stream().filter(one -> one.lang().equals(story.lang())).toList();
    var agency = agencies.get(dice.below(agencies.size()));
    var outlets = new ArrayList<>(Outlet.ALL);
    outlets.removeIf(outlet -> !outlet.lang().equals(story.lang()));
    int carriers = dice.between(2, Math.min(outlets.size(), 6));
    var pieces = new ArrayList<Piece>();
    for (int i = 0; i < carriers; i++) {
      var outlet = outlets.remove(dice.below(outlets.size()));
      var at = sent.plusSeconds(dice.between(i == 0 ? 60 : 240, i == 0 ? 300 : 3300));
      // Its number names its day: a copy after midnight must not take one of the next day's own.
      int ofDay = dayOf(at).equals(dayOf(sent)) ? count : count + PAST_MIDNIGHT;
      pieces.add(Printer.carried(outlet, story, id, ofDay, at, agency, dice));
    }
    return pieces;
  }

  private Topics topicsOf(String lang) {
    var found = topics.get(lang);
    if (found == null) {
      throw new IllegalArgumentException("the demo has no news in " + lang);
    }
    return found;
  }

  static LocalDate dayOf(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }
}
