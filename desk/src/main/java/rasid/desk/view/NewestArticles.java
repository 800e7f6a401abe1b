package rasid.desk.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rasid.model.TaggedArticle;

/// The newest articles by first sight, each once.
final class NewestArticles {
  private record Place(Instant seenAt, String id) implements Comparable<Place> {
    private static final Comparator<Place> NEWEST_FIRST =
        Comparator.comparing(Place::seenAt).reversed().thenComparing(Place::id);

    static Place of(TaggedArticle tagged) {
      return new Place(tagged.article().seenAt(), tagged.article().id());
    }

    @Override
    public int compareTo(Place other) {
      return NEWEST_FIRST.compare(this, other);
    }
  }

  private final int most;
  private final TreeMap<Place, TaggedArticle> byPlace = new TreeMap<>();
  private final Map<String, Place> places = new HashMap<>();

  NewestArticles(int most) {
    this.most = most;
  }

  /// Takes an article; a later version replaces the one before it.
  ///
  /// @return whether it is among the newest
  boolean add(TaggedArticle tagged) {
    var place = Place.of(tagged);
    var before = places.put(place.id(), place);
    if (before != null) {
      byPlace.remove(before);
    }
    byPlace.put(place, tagged);
    while (byPlace.size() > most) {
      places.remove(byPlace.pollLastEntry().getKey().id());
    }
    return places.containsKey(place.id());
  }

  List<TaggedArticle> newestFirst() {
    return List.copyOf(byPlace.values());
  }
}
