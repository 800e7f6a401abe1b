package rasid.desk.api;

import io.javalin.http.Context;
import java.util.Map;

/// Headers of every answer. The page shows texts that strangers wrote: should one slip through as
/// markup, the browser still runs nothing of it and sends nothing anywhere.
final class SecurityHeaders {
  /// Only our own files; no inline script or style; and no way to turn text into markup at all.
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self';"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'; trusted-types 'none'";

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy", POLICY,
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Permissions-Policy", "camera=(), geolocation=(), microphone=()");

  private SecurityHeaders() {}

  static void on(Context ctx) {
    HEADERS.forEach(ctx::header);
  }
}
