package rasid.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/// A run of `rasid` in this process: what it said, gave and ended with.
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record Told(int code, byte[] bytes, String out, String err) {
  static Told by(String... arguments) {
    return by(Map.of(), arguments);
  }

  static Told by(Map<String, String> environment, String... arguments) {
    return fed(InputStream.nullInputStream(), environment, arguments);
  }

  /// With a text on its standard input.
  static Told fed(String text, String... arguments) {
    return fed(new ByteArrayInputStream(text.getBytes(UTF_8)), Map.of(), arguments);
  }

  static Told fed(InputStream in, Map<String, String> environment, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code =
        Rasid.run(
            new Console(
                in,
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                false,
                false,
                false,
                environment),
            arguments);
    return new Told(code, out.toByteArray(), out.toString(UTF_8), err.toString(UTF_8));
  }

  /// A console that nobody hears.
  static Console silent() {
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);
    return new Console(
        InputStream.nullInputStream(), nowhere, nowhere, false, false, false, Map.of());
  }

  List<String> lines() {
    return out.lines().toList();
  }
}
