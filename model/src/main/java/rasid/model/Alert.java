package rasid.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One revision of an alert: a burst or drop that a desk should know of, with its evidence and the
/// reason in words.
///
/// @param id made from the watch and the onset pane, so that a replay finds the same
/// @param revision counts up from 1; a revision is never edited
/// @param state where the alert is in its life
/// @param watch id of the watch
/// @param watchVersion version of the watch
/// @param names the watch's names by language
/// @param channels where it goes
/// @param onset start of the pane in which it began
/// @param at recorded time of this revision
/// @param tick number of the tick at which it was decided
/// @param reports reports since the onset, near-copies counted once
/// @param outlets publishers that carry them
/// @param expected reports usual for the same time and volume
/// @param surprise minus log10 of the chance of so many in the scale that showed it best, at its
///   highest since the onset; 3 reads "once in a thousand"
/// @param scale the window that showed it best
/// @param coverage share of the usual volume of the sources that was there to see, from 0 to 1
/// @param missing sources that were not well then, by id
/// @param evidence the reports, newest first, at most 20
/// @param omitted reports since the onset that `evidence` leaves out
/// @param series count against expectation of the last hours
/// @param why one sentence that says why, by language (`ar`, `fr`, `en`)
/// @param learning days until the watch has been learned from for long enough to be judged by its
///   own past alone; null when it has
/// @param quiet why nobody is told of this revision, or null when it is told
/// @param kind [AlertKind#DROP] when it tells of a drop; null for a burst
public record Alert(
    String id,
    int revision,
    AlertState state,
    String watch,
    int watchVersion,
    Map<String, String> names,
    List<String> channels,
    Instant onset,
    Instant at,
    long tick,
    int reports,
    int outlets,
    double expected,
    double surprise,
    Duration scale,
    double coverage,
    List<String> missing,
    List<Evidence> evidence,
    int omitted,
    Series series,
    Map<String, String> why,
    @JsonInclude(Include.NON_NULL) @Nullable Integer learning,
    @JsonInclude(Include.NON_NULL) @Nullable Quiet quiet,
    @JsonInclude(Include.NON_NULL) @Nullable AlertKind kind) {

  /// Most reports shown as evidence.
  public static final int MOST_EVIDENCE = 20;

  /// Most copies listed under one report.
  public static final int MOST_COPIES = 50;

  public Alert {
    Require.atLeast("revision", 1, revision);
    names = Collections.unmodifiableMap(new TreeMap<>(names));
    channels = List.copyOf(channels);
    missing = List.copyOf(missing);
    evidence = List.copyOf(evidence);
    why = Collections.unmodifiableMap(new TreeMap<>(why));
  }

  /// One report, with its copies.
  ///
  /// @param article id of the article that was seen first
  /// @param url where it can be read
  /// @param outlet its publisher
  /// @param lang its language
  /// @param title as published, may be blank
  /// @param publishedAt the source's date, or null
  /// @param seenAt first sight
  /// @param excerpt published text around the first match
  /// @param excerptStart where the excerpt begins in the published text
  /// @param spans what made it match, in the published text
  /// @param copies near-copies of it, in the order seen, at most 50
  /// @param moreCopies copies beyond those
  public record Evidence(
      String article,
      URI url,
      String outlet,
      String lang,
      String title,
      @Nullable Instant publishedAt,
      Instant seenAt,
      String excerpt,
      int excerptStart,
      List<Span> spans,
      List<Copy> copies,
      int moreCopies) {
    public Evidence {
      spans = List.copyOf(spans);
      copies = List.copyOf(copies);
    }
  }

  /// A near-copy of a report.
  public record Copy(String article, URI url, String outlet, Instant seenAt) {}

  /// Counts on an even grid, oldest first.
  ///
  /// @param start start of the first step
  /// @param step length of a step
  /// @param reports reports in each step
  /// @param expected expected reports in each step, as many as `reports`
  public record Series(Instant start, Duration step, List<Integer> reports, List<Double> expected) {
    public Series {
      reports = List.copyOf(reports);
      expected = List.copyOf(expected);
    }
  }
}
