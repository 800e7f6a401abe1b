package rasid.desk.api;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells requests meant for the desk from those that a foreign page sends by a name of its own that
/// it let point here (DNS rebinding).
///
/// Only names can be rebound, so a desk that listens at every address takes any numeric one.
final class HostCheck {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "[::]");
  private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");
  private static final Pattern NUMERIC =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]{2,45}]");

  private final String own;

  /// @param own the host the desk was told to listen at
  HostCheck(String own) {
    var lower = own.toLowerCase(Locale.ROOT);
    this.own = lower.contains(":") && !lower.startsWith("[") ? "[" + lower + "]" : lower;
  }

  /// Whether a `Host` header names this desk.
  boolean allows(@Nullable String header) {
    if (header == null) {
      return false;
    }
    var name = PORT.matcher(header.toLowerCase(Locale.ROOT)).replaceFirst("");
    return LOOPBACK.contains(name)
        || name.equals(own)
        || (EVERYWHERE.contains(own) && NUMERIC.matcher(name).matches());
  }

  /// Whether the desk can be reached from this machine only.
  boolean loopback() {
    return LOOPBACK.contains(own);
  }

  /// A host that a browser on this machine can use.
  String reachable() {
    return EVERYWHERE.contains(own) ? "127.0.0.1" : own;
  }
}
