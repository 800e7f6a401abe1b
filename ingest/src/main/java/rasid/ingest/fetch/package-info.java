/// The only outside reader. [rasid.ingest.fetch.Fetcher] answers every request with a
/// [rasid.ingest.fetch.FetchOutcome]; [rasid.ingest.fetch.AddressGuard] keeps it out of private
/// networks, [rasid.ingest.fetch.Robots] and [rasid.ingest.fetch.Politeness] keep it welcome.
@NullMarked
package rasid.ingest.fetch;

import org.jspecify.annotations.NullMarked;
