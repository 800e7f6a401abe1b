package rasid.desk.view;

import java.util.List;
import java.util.TreeMap;
import rasid.model.Alert;

/// Alerts by id with their lives so far; when there are too many, the longest closed go first.
final class AlertLives {
  private final int most;
  private final TreeMap<String, AlertLife> byId = new TreeMap<>();

  AlertLives(int most) {
    this.most = most;
  }

  /// Takes a revision; one that is not later than what is known is passed over, because a topic
  /// read again tells it again.
  ///
  /// @return whether it is the alert's new latest revision
  boolean add(Alert alert) {
    var life = byId.get(alert.id());
    if (life != null && life.latest().revision() >= alert.revision()) {
      return false;
    }
    byId.put(alert.id(), life == null ? AlertLife.of(alert) : life.with(alert));
    while (byId.size() > most) {
      var last = byId.values().stream().max(AlertLife.ORDER).orElseThrow();
      byId.remove(last.latest().id());
    }
    return byId.containsKey(alert.id());
  }

  /// Forgets an alert.
  ///
  /// @return whether it was known
  boolean remove(String id) {
    return byId.remove(id) != null;
  }

  List<AlertLife> inOrder() {
    return byId.values().stream().sorted(AlertLife.ORDER).toList();
  }
}
