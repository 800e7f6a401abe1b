package rasid.desk.view;

import java.util.List;
import java.util.TreeMap;

/// The newest actions by their number, each once.
final class NewestActions {
  private final int most;
  private final TreeMap<Long, Done> byNumber = new TreeMap<>();

  NewestActions(int most) {
    this.most = most;
  }

  /// Takes an action; a topic read again tells it again.
  ///
  /// @return whether it is new, and among the newest
  boolean add(Done done) {
    if (byNumber.putIfAbsent(done.number(), done) != null) {
      return false;
    }
    while (byNumber.size() > most) {
      byNumber.pollFirstEntry();
    }
    return byNumber.containsKey(done.number());
  }

  List<Done> newestFirst() {
    return List.copyOf(byNumber.descendingMap().values());
  }
}
