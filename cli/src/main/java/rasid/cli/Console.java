package rasid.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import rasid.model.topic.Json;

/// How a command talks: data from `in` and on `out`, everything said to a person on `err`.
///
/// What goes out is UTF-8 whatever the locale, because Rasid's data is Arabic. Colour and rewritten
/// lines appear on a terminal only.
///
/// @param in where data comes from
/// @param out where data goes
/// @param err where messages and progress go
/// @param outTerminal whether a person sees `out` directly
/// @param errTerminal whether a person sees `err` directly
/// @param colour whether colour is wanted
/// @param environment the variables of the process
public record Console(
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean outTerminal,
    boolean errTerminal,
    boolean colour,
    Map<String, String> environment) {

  private static final String FIRST_STRONG_ISOLATE = "\u2068";
  private static final String POP_ISOLATE = "\u2069";

  /// The process's own.
  ///
  /// Java can tell a terminal only for both streams together; the `rasid` script knows each and
  /// says so in two properties.
  static Console system() {
    boolean both =
        Optional.ofNullable(System.console()).map(java.io.Console::isTerminal).orElse(false);
    boolean out = Boolean.parseBoolean(System.getProperty("rasid.out.terminal", "" + both));
    boolean err = Boolean.parseBoolean(System.getProperty("rasid.err.terminal", "" + both));
    var environment = System.getenv();
    boolean colour =
        environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !"dumb".equals(environment.get("TERM"));
    return new Console(
        new FileInputStream(FileDescriptor.in),
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        out,
        err,
        colour,
        environment);
  }

  /// Says something to the person at the terminal.
  public void say(String message) {
    err.println(message);
  }

  /// Says that something is wrong.
  public void complain(String message) {
    err.println(errColour("31;1", "rasid: ") + message);
  }

  /// Gives a line of data.
  public void line(String data) {
    out.println(data);
  }

  /// Gives a value as one line of JSON.
  public void json(Object value) {
    out.println(Json.MAPPER.writeValueAsString(value));
  }

  /// A published text inside a line of other words: set apart on a terminal so that right-to-left
  /// text does not reorder what stands around it; elsewhere as it is.
  public String isolated(String text) {
    return isolated(text, outTerminal);
  }

  /// The same for what is said on `err`.
  public String isolatedWhenSaid(String text) {
    return isolated(text, errTerminal);
  }

  private static String isolated(String text, boolean terminal) {
    return terminal ? FIRST_STRONG_ISOLATE + text + POP_ISOLATE : text;
  }

  /// Text in bold, where `out` can show it.
  public String bold(String text) {
    return outTerminal && colour ? sgr("1", text) : text;
  }

  /// Text held back, where `out` can show it.
  public String faint(String text) {
    return outTerminal && colour ? sgr("2", text) : text;
  }

  /// A line that tells how far long work is.
  ///
  /// @param work what is being done, such as `loading the archive`
  public Progress progress(String work) {
    return new Progress(err, errTerminal, work, System::nanoTime);
  }

  private String errColour(String code, String text) {
    return errTerminal && colour ? sgr(code, text) : text;
  }

  private static String sgr(String code, String text) {
    return "\u001b[" + code + "m" + text + "\u001b[0m";
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
