package rasid.processor.text;

import org.jspecify.annotations.Nullable;

/// What a text is folded and cut into words in.
///
/// Memory that is asked for anew is cleared first and comes from far: a quarter of the time that
/// cutting a text takes. So the room of a text that was closed is kept for the next of its thread.
final class Room {
  // Longer texts are rare, and theirs is not kept.
  private static final int MOST_UNITS = 1 << 18;

  private static final ThreadLocal<@Nullable Room> FREE = new ThreadLocal<>();

  private final Folded folded = new Folded();
  private final Words words = new Words();

  private Room() {}

  /// Takes the room that was left, or other.
  static Room take() {
    var free = FREE.get();
    if (free == null) {
      return new Room();
    }
    FREE.set(null);
    return free;
  }

  /// Leaves it to the next text of this thread; nobody may look at what is in it any more.
  void leave() {
    if (folded.chars().length <= MOST_UNITS) {
      FREE.set(this);
    }
  }

  Folded folded() {
    return folded;
  }

  Words words() {
    return words;
  }
}
