package rasid.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import rasid.ingest.fetch.UserAgent;

/// `--contact`, the same on every command that reads other people's sites in earnest.
final class ContactOption {
  @Option(
      names = "--contact",
      paramLabel = "ADDRESS",
      description =
          "A web or mail address told to the sites that are read, so that they can turn to you. Also from RASID_CONTACT.")
  private @Nullable String contact;

  /// Who we say we are.
  ///
  /// @param environment see `--contact`
  String userAgent(Map<String, String> environment) {
    try {
      return UserAgent.of(
          contact != null ? contact : environment.getOrDefault("RASID_CONTACT", ""));
    } catch (IllegalArgumentException e) {
      throw Refusal.wrongUse("--contact: " + e.getMessage(), e);
    }
  }
}
