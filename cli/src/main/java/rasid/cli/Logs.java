package rasid.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/// How much is logged; the rest of the set-up stands in `logback.xml`.
final class Logs {
  private Logs() {}

  /// Only what is wrong.
  static void quiet() {
    level(Level.WARN);
  }

  /// All of Rasid's own steps.
  static void verbose() {
    level(Level.DEBUG);
  }

  private static void level(Level level) {
    if (LoggerFactory.getLogger("rasid") instanceof Logger logger) {
      logger.setLevel(level);
    }
  }
}
