/// News that comes by itself: a subscriber of WebSub, where a feed announces a hub and ingest is
/// given an address that hubs can reach.
///
/// [rasid.ingest.push.Subscriptions] keeps one subscription for each source, by the life that
/// [rasid.ingest.push.Standing] writes down; [rasid.ingest.push.CallbackServer] hears what hubs
/// say, and hands on only what bears the signature of the subscription's secret.
///
/// Secrets and callback paths are made anew with each start and kept in memory alone: a topic that
/// others read is no place for them. What is remembered of a source is its hub, so that whoever
/// takes it over subscribes at once, under an address of their own; what the hub still sends to the
/// old one is answered with 410, and its lease of a day runs out.
///
/// @see <a href="https://www.w3.org/TR/websub/">WebSub, W3C Recommendation of 2018</a>
@NullMarked
package rasid.ingest.push;

import org.jspecify.annotations.NullMarked;
