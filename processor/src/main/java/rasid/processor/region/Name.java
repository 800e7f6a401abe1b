package rasid.processor.region;

import java.util.List;
import rasid.model.RegionMention.Kind;

/// What a spelling in the gazetteer may name.
///
/// @param id ISO code, group code, or `CODE:place`
/// @param kind what sort of thing it is
/// @param regions the codes it stands for
/// @param trust when it counts
/// @param casing how it must be written, in scripts that have case
record Name(String id, Kind kind, List<String> regions, Trust trust, Casing casing) {

  /// When a name counts.
  enum Trust {
    /// Wherever it stands.
    ALONE,
    /// With other evidence of its country in the text, for it is another word too.
    WITH_EVIDENCE
  }

  /// How a name must be written in Latin letters.
  enum Casing {
    /// As an adjective: any.
    ANY,
    /// With a capital in one of its words.
    CAPITAL,
    /// In capitals throughout: US is no us.
    ALL_CAPITALS;

    static Casing ofName(String written) {
      boolean cased = written.codePoints().anyMatch(c -> Character.isUpperCase(c));
      if (!cased) {
        return ANY;
      }
      return written.codePoints().noneMatch(Character::isLowerCase) ? ALL_CAPITALS : CAPITAL;
    }
  }
}
