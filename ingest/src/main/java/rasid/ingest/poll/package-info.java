/// When to ask a source, and what to do with its answer: [rasid.ingest.poll.PollSchedule] says
/// when, [rasid.ingest.poll.FeedPoll] does one poll, [rasid.ingest.poll.Poller] runs them on
/// virtual threads.
@NullMarked
package rasid.ingest.poll;

import org.jspecify.annotations.NullMarked;
