package rasid.processor.keyword;

import java.util.List;

/// A kind of event.
///
/// @param id kebab-case, such as `food-crisis`
/// @param ar its name in Arabic
/// @param fr its name in French
/// @param en its name in English
/// @param rivals ids of themes that use its words for other things: sport has attacks too
public record Theme(String id, String ar, String fr, String en, List<String> rivals) {
  public Theme {
    rivals = List.copyOf(rivals);
  }
}
