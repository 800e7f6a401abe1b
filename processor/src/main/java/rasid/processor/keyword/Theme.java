package rasid.processor.keyword;

import java.util.List;

/// A kind of event.
///
/// @param id kebab-case, such as `food-crisis`
/// @param ar its name in Arabic
/// @param fr its name in French
/// @param en its name in English
/// @param rivals ids of themes that use its words for other things: sport has attacks too
/// @param frames ids of themes that tell of it where it does not happen: a film of a kidnapping
public record Theme(
    String id, String ar, String fr, String en, List<String> rivals, List<String> frames) {
  public Theme {
    rivals = List.copyOf(rivals);
    frames = List.copyOf(frames);
  }
}
