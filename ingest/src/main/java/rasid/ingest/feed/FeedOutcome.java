package rasid.ingest.feed;

/// What bytes turned out to be.
public sealed interface FeedOutcome {
  /// A feed.
  record Read(Feed feed) implements FeedOutcome {}

  /// Something else.
  ///
  /// @param why what it is instead, for the person who added the feed
  record NotAFeed(String why) implements FeedOutcome {}
}
