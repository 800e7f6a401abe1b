package rasid.desk.backtest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import rasid.model.MentionFlow;
import rasid.model.Pane;
import rasid.model.Pulse;
import rasid.model.TaggedArticle;
import rasid.model.topic.Json;
import rasid.model.topic.Topics;
import tools.jackson.core.JacksonException;

/// A stream as files exported of its topics hold it, one JSON value a line, packed with gzip or
/// not: `rasid-tagged`, and `rasid-mentions` for the clock.
///
/// Without pulses among the lines the articles' own times are the clock, a tick at the end of each
/// pane: alerts then come up to a pane later than live, and nothing is known of outages.
public final class FileRecording {
  private static final int BATCH = 2_000;

  private final List<Path> files;

  public FileRecording(List<Path> files) {
    this.files = List.copyOf(files);
  }

  /// What reading came to.
  ///
  /// @param unreadable lines that are neither tagged articles nor mentions nor pulses; the first
  ///   few, as `FILE:LINE: why`
  /// @param broken how many there are
  /// @param unclocked articles left out, for they bear no place in the clock of the pulses
  /// @param clocked whether there were pulses
  public record Read(List<String> unreadable, long broken, long unclocked, boolean clocked) {
    public Read {
      unreadable = List.copyOf(unreadable);
    }
  }

  /// Most unreadable lines told one by one.
  static final int MOST_TOLD = 10;

  private final TreeMap<Long, Pulse.Passed> ticks = new TreeMap<>();
  private final List<String> unreadable = new ArrayList<>();
  private final TreeMap<Long, List<Noted>> byPane = new TreeMap<>();
  private long broken;
  private long unclocked;

  /// Plays it into a backtest. The clock is read first, then the articles; of these only what
  /// matches is held in memory.
  ///
  /// @param days how long before the last tick to begin, or null for all there is
  /// @param progress told of bytes read, twice those of the files in all
  /// @throws IOException when a file cannot be read
  public Read play(Backtest into, @Nullable Integer days, TopicRecording.Progress progress)
      throws IOException {
    long whole = 0;
    for (var file : files) {
      whole += 2 * Files.size(file);
    }
    var meter = new Meter(progress, whole);
    for (var file : files) {
      each(file, meter, line -> clock(line));
    }
    boolean clocked = !ticks.isEmpty();
    var pending = new ArrayList<Line>(BATCH);
    for (var file : files) {
      each(
          file,
          meter,
          line -> {
            pending.add(line);
            if (pending.size() == BATCH) {
              note(pending, into, clocked);
            }
          });
    }
    note(pending, into, clocked);
    if (!clocked) {
      panes(into);
    }
    var from =
        days == null || ticks.isEmpty()
            ? null
            : ticks.lastEntry().getValue().at().minus(Duration.ofDays(days));
    ticks.values().stream()
        .filter(tick -> from == null || !tick.at().isBefore(from))
        .forEach(into::tick);
    return new Read(unreadable, broken, unclocked, clocked);
  }

  /// A line of a file.
  private static final class Line {
    private final Path file;
    private final int number;
    private final byte[] bytes;

    Line(Path file, int number, byte[] bytes) {
      this.file = file;
      this.number = number;
      this.bytes = bytes;
    }

    /// Whether a word stands near its beginning, where the type of a value does.
    boolean holds(byte[] word) {
      int last = StrictMath.min(bytes.length, 400) - word.length;
      for (int at = 0; at <= last; at++) {
        int i = 0;
        while (i < word.length && bytes[at + i] == word[i]) {
          i++;
        }
        if (i == word.length) {
          return true;
        }
      }
      return false;
    }
  }

  private static final byte[] PULSE = "\"type\":\"pulse\"".getBytes(UTF_8);
  private static final byte[] MENTION = "\"type\":\"mention\"".getBytes(UTF_8);

  // Of the pulses those of one partition: all tell of the same ticks.
  private void clock(Line line) {
    if (!line.holds(PULSE)) {
      return;
    }
    try {
      if (Json.MAPPER.readValue(line.bytes, MentionFlow.class) instanceof Pulse pulse
          && pulse.partition() == 0) {
        pulse.passed().forEach(tick -> ticks.put(tick.tick(), tick));
      }
    } catch (JacksonException e) {
      complain(line, e.getOriginalMessage());
    }
  }

  private void note(List<Line> lines, Backtest into, boolean clocked) {
    var read = lines.parallelStream().map(line -> article(line, into)).toList();
    lines.clear();
    for (var article : read) {
      if (article == null) {
        continue;
      }
      if (!clocked) {
        byPane.computeIfAbsent(Pane.of(article.seenAt()), _ -> new ArrayList<>()).add(article);
      } else if (article.after() == Noted.UNKNOWN) {
        unclocked++;
      } else {
        into.article(article);
      }
    }
  }

  private @Nullable Noted article(Line line, Backtest into) {
    if (line.holds(PULSE) || line.holds(MENTION)) {
      return null;
    }
    try {
      return into.note(Json.MAPPER.readValue(line.bytes, TaggedArticle.class));
    } catch (JacksonException e) {
      complain(line, e.getOriginalMessage());
    } catch (IllegalArgumentException | NullPointerException e) {
      complain(line, "no tagged article");
    }
    return null;
  }

  // A tick at the end of each pane from the first to the last, and every article before its own.
  private void panes(Backtest into) {
    if (byPane.isEmpty()) {
      return;
    }
    long first = byPane.firstKey();
    for (long pane = first; pane <= byPane.lastKey(); pane++) {
      long number = pane - first + 1;
      ticks.put(
          number, new Pulse.Passed(number, Pane.start(pane + 1), Pane.LENGTH, List.of(), Map.of()));
    }
    byPane.forEach((pane, all) -> all.forEach(one -> into.article(one.at(pane - first))));
  }

  private synchronized void complain(Line line, String why) {
    broken++;
    if (unreadable.size() < MOST_TOLD) {
      unreadable.add("%s:%d: %s".formatted(line.file, line.number, why));
    }
  }

  private static final class Meter {
    private final TopicRecording.Progress progress;
    private final long whole;
    private long done;

    Meter(TopicRecording.Progress progress, long whole) {
      this.progress = progress;
      this.whole = whole;
    }

    void add(long bytes) {
      done += bytes;
      progress.at(StrictMath.min(done, whole), whole);
    }
  }

  private static void each(Path file, Meter meter, Consumer<Line> use) throws IOException {
    try (var in = open(file)) {
      var line = new ByteArrayOutputStream();
      int number = 1;
      long size = Files.size(file);
      for (int next = in.read(); ; next = in.read()) {
        if (next >= 0 && next != '\n') {
          if (line.size() <= Topics.LARGEST_RECORD) {
            line.write(next);
          }
          continue;
        }
        if (line.size() > 1) {
          use.accept(new Line(file, number, line.toByteArray()));
        }
        number++;
        line.reset();
        if (next < 0) {
          meter.add(size);
          return;
        }
      }
    }
  }

  private static InputStream open(Path file) throws IOException {
    var in = new BufferedInputStream(Files.newInputStream(file), 1 << 20);
    in.mark(2);
    boolean packed = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return packed ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 20) : in;
  }
}
