package rasid.ingest.fetch;

/// Who we say we are to the sites we read.
public final class UserAgent {
  private static final int LONGEST = 200;

  private UserAgent() {}

  /// Our name with whom to turn to.
  ///
  /// @param contact an address or a mail address of whoever runs this Rasid; empty for none
  /// @throws IllegalArgumentException when it cannot stand in a header
  public static String of(String contact) {
    var text = contact.strip();
    if (text.length() > LONGEST || !text.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "the contact \"%s\" must be an address or a mail address of at most %d ASCII characters"
              .formatted(text, LONGEST));
    }
    return text.isEmpty()
        ? Fetcher.USER_AGENT
        : "Rasid/0.1 (news monitoring; reads feeds and their pages; +%s)".formatted(text);
  }
}
