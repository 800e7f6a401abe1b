package rasid.ingest.archive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import rasid.ingest.archive.file.Aside;
import rasid.ingest.archive.file.Finds;

/// What a look through a file found.
public final class Noted implements Finds {
  /// A place of an article.
  public record Place(Instant seenAt, String id, long offset, int length) {}

  public final List<Place> articles = new ArrayList<>();
  public final List<Place> feeds = new ArrayList<>();
  public final List<String> broken = new ArrayList<>();
  public final Map<Aside, Integer> aside = new EnumMap<>(Aside.class);

  @Override
  public void article(long place, Instant seenAt, String id, long offset, int length, int item) {
    articles.add(new Place(seenAt, id, offset, length));
  }

  @Override
  public void feed(Instant seenAt, long offset, int length) {
    feeds.add(new Place(seenAt, "", offset, length));
  }

  @Override
  public void broken(long place, String why, long offset, int length) {
    broken.add(place + " " + why);
  }

  @Override
  public void aside(Aside what) {
    aside.merge(what, 1, Integer::sum);
  }

  @Override
  public void reached(long offset) {
    // not asked
  }
}
