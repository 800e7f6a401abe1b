package rasid.desk.api;

import rasid.desk.view.Snapshot;

/// The desk's numbers in Prometheus' text format.
final class Metrics {
  private Metrics() {}

  static String of(Snapshot now, int clients, long dropped) {
    return """
        # HELP rasid_desk_ready Whether the readers have caught up.
        # TYPE rasid_desk_ready gauge
        rasid_desk_ready %d
        # HELP rasid_desk_articles Articles kept for the page.
        # TYPE rasid_desk_articles gauge
        rasid_desk_articles %d
        # HELP rasid_desk_alerts Alerts kept for the page.
        # TYPE rasid_desk_alerts gauge
        rasid_desk_alerts{state="open"} %d
        rasid_desk_alerts{state="closed"} %d
        # HELP rasid_desk_watches Watches known.
        # TYPE rasid_desk_watches gauge
        rasid_desk_watches %d
        # HELP rasid_desk_sources Sources on the list.
        # TYPE rasid_desk_sources gauge
        rasid_desk_sources{state="unread"} %d
        rasid_desk_sources{state="look"} %d
        rasid_desk_sources{state="fine"} %d
        # HELP rasid_desk_stream_clients Pages that listen.
        # TYPE rasid_desk_stream_clients gauge
        rasid_desk_stream_clients %d
        # HELP rasid_desk_stream_dropped_total Pages dropped because they read too slowly.
        # TYPE rasid_desk_stream_dropped_total counter
        rasid_desk_stream_dropped_total %d
        """
        .formatted(
            now.ready() ? 1 : 0,
            now.articles().size(),
            now.open(),
            now.alerts().size() - now.open(),
            now.watches().size(),
            now.sources().counts().unread(),
            now.sources().counts().look(),
            now.sources().counts().fine(),
            clients,
            dropped);
  }
}
