package rasid.ingest.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.jspecify.annotations.Nullable;
import rasid.ingest.fetch.FetchOutcome.Unreachable;

/// Why an exchange failed, in words a desk understands.
final class Faults {
  private static final String TLS = Unreachable.CERTIFICATE;

  // A server's own words are quoted this far, in characters.
  private static final int QUOTED = 120;
  // Causes are looked at this deep; those of TLS lie four below.
  private static final int DEEPEST = 8;

  private Faults() {}

  /// The reason of a failed exchange with a host.
  static String words(IOException fault, String host) {
    Throwable at = fault;
    String first = null;
    for (int depth = 0; at != null && depth < DEEPEST; depth++) {
      var words = own(at, host);
      if (words != null) {
        first =
            first == null || at instanceof java.security.GeneralSecurityException ? words : first;
      }
      at = at.getCause();
    }
    return first != null ? first : "the answer cannot be read: " + quoted(fault.getMessage());
  }

  private static @Nullable String own(Throwable fault, String host) {
    return switch (fault) {
      case CertificateExpiredException _ -> TLS + "that of %s has expired".formatted(host);
      case CertificateNotYetValidException _ ->
          TLS + "that of %s is not valid yet; is our clock right?".formatted(host);
      case CertPathBuilderException _ ->
          TLS + "that of %s is not signed by anyone trusted".formatted(host);
      case CertPathValidatorException _ -> TLS + "that of %s is not in order".formatted(host);
      case SSLPeerUnverifiedException _ -> otherName(host);
      case java.security.cert.CertificateException e
          when String.valueOf(e.getMessage()).startsWith("No ") ->
          otherName(host);
      case SSLException e -> TLS + tls(e, host);
      case UnknownHostException _ -> "no such host: " + host;
      case SocketTimeoutException _ -> "%s does not answer in time".formatted(host);
      case NoRouteToHostException _ -> "no way leads to %s".formatted(host);
      case ConnectException _ -> "%s does not take connections".formatted(host);
      case NoHttpResponseException _ -> "the server hung up without an answer in HTTP";
      case MessageConstraintException _ ->
          "the head of the answer is larger than %d lines of %d KiB"
              .formatted(Wire.MOST_HEADERS, Wire.LONGEST_LINE >> 10);
      case TruncatedChunkException _ -> brokenOff();
      case MalformedChunkCodingException _ -> "the body is sent in broken chunks";
      case ConnectionClosedException _ -> brokenOff();
      case EOFException _ -> brokenOff();
      case HttpException e -> "the answer is not HTTP: " + quoted(e.getMessage());
      case SocketException _ -> "the server broke the connection off";
      default -> null;
    };
  }

  private static String otherName(String host) {
    return TLS + "it is for another name than %s".formatted(host);
  }

  private static String brokenOff() {
    return "the server hung up in the middle of its answer";
  }

  private static String tls(SSLException fault, String host) {
    var message = fault.getMessage() == null ? "" : fault.getMessage();
    if (message.toLowerCase(Locale.ROOT).contains("unrecognized ssl message")) {
      return "%s does not speak TLS on that port".formatted(host);
    }
    return "no safe connection to %s: %s".formatted(host, quoted(message));
  }

  private static String quoted(@Nullable String message) {
    var text = message == null ? "no reason given" : message;
    var plain = text.replaceAll("\\p{Cntrl}", "?");
    return plain.length() > QUOTED ? plain.substring(0, QUOTED) + "…" : plain;
  }
}
