package rasid.processor.text;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rasid.model.Likeness;
import rasid.processor.text.CopyPairs.Pair;
import rasid.processor.text.CopyPairs.Text;

/// Pairs of articles that an editor calls one report or two, see the README of `golden/copies`.
@DisplayNameGeneration(ReplaceUnderscores.class)
class GoldenCopiesTest {
  private static final double LEAST_PRECISION = 0.98;
  private static final double LEAST_RECALL = 0.95;

  /// A pair with what it was taken for.
  private record Judged(Pair pair, Likeness likeness, boolean isCopy) {
    static Judged of(Pair pair) {
      var one = print(pair.one());
      var other = print(pair.other());
      return new Judged(pair, one.to(other), one.isCopyOf(other));
    }

    boolean isRight() {
      return isCopy() == pair.copy();
    }
  }

  private static final List<Judged> JUDGED = CopyPairs.all().stream().map(Judged::of).toList();

  private static Print print(Text text) {
    return Print.of(text.title(), text.body());
  }

  @Test
  void the_set_is_large_and_mixed() {
    assertThat(JUDGED).hasSizeGreaterThan(1_000);
    assertThat(share(p -> p.lang().equals("ar"))).isGreaterThan(0.5);
    assertThat(share(Pair::copy)).isBetween(0.4, 0.65);
    assertThat(share(Pair::tuned)).isBetween(0.4, 0.6);
  }

  private static double share(Predicate<Pair> which) {
    return (double) JUDGED.stream().map(Judged::pair).filter(which).count() / JUDGED.size();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void copies_are_told_from_second_stories(boolean tuned) throws IOException {
    check(tuned ? "tuned" : "held-out", p -> p.tuned() == tuned);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "fr", "en"})
  void copies_are_told_in_each_language(String lang) throws IOException {
    check(lang, p -> p.lang().equals(lang));
  }

  private static void check(String name, Predicate<Pair> which) throws IOException {
    var pairs = JUDGED.stream().filter(j -> which.test(j.pair)).toList();
    long right = pairs.stream().filter(j -> j.pair.copy() && j.isCopy()).count();
    long wrong = pairs.stream().filter(j -> !j.pair.copy() && j.isCopy()).count();
    long missed = pairs.stream().filter(j -> j.pair.copy() && !j.isCopy()).count();
    double precision = (double) right / (right + wrong);
    double recall = (double) right / (right + missed);
    var report =
        "%s: %d pairs, precision %.3f, recall %.3f; misses:\n%s"
            .formatted(
                name,
                pairs.size(),
                precision,
                recall,
                pairs.stream()
                    .filter(j -> !j.isRight())
                    .map(j -> j.likeness + " " + j.pair.line())
                    .collect(joining("\n")));
    Files.writeString(Path.of("target", "near-copies-%s.txt".formatted(name)), report);
    assertThat(precision).as(report).isGreaterThanOrEqualTo(LEAST_PRECISION);
    assertThat(recall).as(report).isGreaterThanOrEqualTo(LEAST_RECALL);
  }

  @Test
  void stories_on_different_events_are_never_copies_whatever_furniture_they_share() {
    var stories = new ArrayList<>(new TreeSet<>(JUDGED.stream().map(j -> j.pair.story()).toList()));
    var wrong = new ArrayList<String>();
    for (var one : stories) {
      for (var other : stories) {
        if (one.compareTo(other) < 0 && one.startsWith(other.substring(0, 2))) {
          for (var edits : List.of("-", "prefix; tail", "insert2 1; credit")) {
            var a = CopyPairs.text(one, "base", edits);
            var b = CopyPairs.text(other, "base", edits);
            if (print(a).to(print(b)).isCopy()) {
              wrong.add(one + " | " + other + ": " + edits);
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }
}
