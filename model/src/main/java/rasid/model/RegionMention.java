package rasid.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// A name of a country, people, place, group of countries or organisation, found in a text.
///
/// @param start index of its first UTF-16 unit in [Article#text()], clitics left out
/// @param end index after its last UTF-16 unit
/// @param text as published
/// @param id the named thing: an ISO 3166-1 code, a group's code, or a gazetteer id
/// @param kind what sort of thing it is
/// @param regions ISO 3166-1 alpha-2 codes and group codes such as `SAHEL` that the name stands for
/// @param certainty whether it counts
public record RegionMention(
    int start,
    int end,
    String text,
    String id,
    Kind kind,
    List<String> regions,
    Certainty certainty) {
  public RegionMention {
    regions = List.copyOf(regions);
  }

  /// What a name names.
  public enum Kind {
    /// A country by its name.
    @JsonProperty("country")
    COUNTRY,
    /// A country by its adjective or its people.
    @JsonProperty("nisba")
    NISBA,
    /// A group of countries, as the Sahel.
    @JsonProperty("group")
    GROUP,
    /// A city, town, division or landmark.
    @JsonProperty("place")
    PLACE,
    /// An organisation.
    @JsonProperty("organisation")
    ORGANISATION
  }

  /// How sure the tagger is.
  public enum Certainty {
    /// Counts.
    @JsonProperty("certain")
    CERTAIN,
    /// May as well be another thing of the same spelling; kept out of counts.
    @JsonProperty("uncertain")
    UNCERTAIN
  }

  /// Where it stands.
  @JsonIgnore
  public Span span() {
    return new Span(start, end);
  }
}
