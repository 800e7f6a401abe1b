package rasid.cli.tag;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rasid.model.TaggedArticle;
import rasid.model.topic.Json;
import rasid.processor.region.Explanation;

/// Articles as lines of JSON in, their tags as lines of JSON out, in the same order.
///
/// Memory does not grow with the input: lines are answered in batches, on all cores. A batch ends
/// early where the next line is not there yet, so that a slow writer is answered at once.
public final class JsonLines {
  // Enough to keep the cores busy.
  private static final int BATCH_LINES = 256;
  private static final int BATCH_BYTES = 8 << 20;

  private JsonLines() {}

  /// How it went.
  ///
  /// @param lines all that were not blank
  /// @param broken those that got an error for an answer
  public record Outcome(long lines, long broken) {}

  /// What a broken line gets for an answer.
  ///
  /// @param line its number in the input, from 1
  /// @param id as JSON, or null
  /// @param error what is wrong with it
  record Refused(long line, @JsonRawValue @Nullable String id, String error) {}

  private record Given(String json, boolean broken) {}

  /// Answers line by line until the input ends, or nobody reads the answers any more.
  ///
  /// @param explain whether to say of each mention why it was read so
  public static Outcome answer(InputStream in, PrintStream out, boolean explain)
      throws IOException {
    var lines = new Lines(in);
    long all = 0;
    long broken = 0;
    for (var batch = batch(lines); !batch.isEmpty() && !out.checkError(); batch = batch(lines)) {
      var answers =
          batch.parallelStream()
              .filter(line -> !isBlank(line))
              .map(line -> answer(line, explain))
              .toList();
      var text = answers.stream().map(Given::json).collect(Collectors.joining("\n", "", "\n"));
      if (!answers.isEmpty()) {
        var bytes = text.getBytes(UTF_8);
        out.write(bytes, 0, bytes.length);
        out.flush();
      }
      all += answers.size();
      broken += answers.stream().filter(Given::broken).count();
    }
    return new Outcome(all, broken);
  }

  /// The answer to one article that came in a file, with the text that its spans point into.
  ///
  /// @param name of the file, which is its id
  /// @param explanations of its mentions; empty when none were asked for
  public static String of(String name, TaggedArticle tagged, List<Explanation> explanations) {
    var id = Json.MAPPER.writeValueAsString(name);
    return Json.MAPPER.writeValueAsString(
        Answer.of(id, null, tagged, explanations).withText(tagged.article().text()));
  }

  private static List<Lines.Line> batch(Lines lines) throws IOException {
    var batch = new ArrayList<Lines.Line>();
    long bytes = 0;
    do {
      var line = lines.next();
      if (line.isEmpty()) {
        break;
      }
      batch.add(line.get());
      bytes += line.get().bytes().length;
    } while (batch.size() < BATCH_LINES && bytes < BATCH_BYTES && lines.ready());
    return batch;
  }

  private static boolean isBlank(Lines.Line line) {
    for (byte b : line.bytes()) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  private static Given answer(Lines.Line line, boolean explain) {
    return switch (Question.of(line)) {
      case Question.Broken(var id, var why) -> refused(line, id, why);
      case Question.Sound(var id, var lang, var title, var text) -> {
        var stated = lang == null || lang.isBlank() ? null : lang.strip();
        if (title.isBlank() && text.isBlank()) {
          yield given(Answer.empty(id, stated));
        }
        yield Articles.tooLong(title, text)
            .map(why -> refused(line, id, why))
            .orElseGet(() -> given(Answer.of(id, stated, Articles.of(title, text), explain)));
      }
    };
  }

  private static Given given(Answer answer) {
    return new Given(Json.MAPPER.writeValueAsString(answer), false);
  }

  private static Given refused(Lines.Line line, @Nullable String id, String why) {
    return new Given(Json.MAPPER.writeValueAsString(new Refused(line.number(), id, why)), true);
  }
}
