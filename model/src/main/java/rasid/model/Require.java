package rasid.model;

import java.util.regex.Pattern;

/// The checks that several records share.
final class Require {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

  private Require() {}

  /// An identifier people write: lower-case letters, digits, `.`, `_`, `-`; at most 100 of them.
  static String id(String what, String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "%s id '%s' must be 1 to 100 of a-z, 0-9, '.', '_' and '-', and start with a letter or digit"
              .formatted(what, id));
    }
    return id;
  }

  static void atLeast(String what, long least, long value) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s must be at least %d, is %d".formatted(what, least, value));
    }
  }
}
