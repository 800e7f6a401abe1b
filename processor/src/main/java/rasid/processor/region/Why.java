package rasid.processor.region;

import java.util.List;
import rasid.processor.region.Homograph.Reading;

/// What decided the reading of a spelling; told in English by `toString`, and only when asked.
sealed interface Why {

  /// It means one thing only.
  record OneMeaning() implements Why {
    @Override
    public String toString() {
      return "it has one meaning";
    }
  }

  /// Others bear the name, but none as well known, and the text names no country of theirs.
  record BestKnown() implements Why {
    @Override
    public String toString() {
      return "no other place of the name is as well known";
    }
  }

  /// An organisation's name that is another word too, and the text speaks of the organisation.
  record NamedNear() implements Why {
    @Override
    public String toString() {
      return "the words around or elsewhere in the text speak of the organisation";
    }
  }

  /// A cue decided.
  record WordsAround(String cue, int distance) implements Why {
    @Override
    public String toString() {
      return "of \"%s\" %s".formatted(cue, distance <= 1 ? "beside it" : "near it");
    }
  }

  /// The regions that are sure elsewhere in the text decided.
  record RestOfText(List<String> codes) implements Why {
    @Override
    public String toString() {
      return "the text names %s elsewhere".formatted(String.join(", ", codes));
    }
  }

  /// Nothing decided.
  record Default() implements Why {
    @Override
    public String toString() {
      return "nothing says otherwise";
    }
  }

  /// The evidence is divided.
  record Divided(List<Reading> readings) implements Why {
    @Override
    public String toString() {
      return "the evidence is divided between "
          + String.join(" and ", readings.stream().map(Reading::gloss).toList());
    }
  }

  /// Several places bear the name, and the text names the country of none.
  record Unsupported(List<String> ids) implements Why {
    @Override
    public String toString() {
      return "it may be %s, and the text names no such country elsewhere"
          .formatted(String.join(" or ", ids));
    }
  }

  /// The word before it announces a place, and one country alone has one of the name.
  record Announced(String word) implements Why {
    @Override
    public String toString() {
      return "\"%s\" announces a place, and no other country is known to have one of the name"
          .formatted(word);
    }
  }

  /// It is another word too, and nothing speaks for the place.
  record NoEvidence() implements Why {
    @Override
    public String toString() {
      return "it is another word too, and nothing in the text speaks for the place";
    }
  }

  /// It follows a given name.
  record Surname(String given) implements Why {
    @Override
    public String toString() {
      return "it is a surname after \"%s\"".formatted(given);
    }
  }

  /// One of several readings, for a reason.
  record Reads(String gloss, Why reason) implements Why {
    @Override
    public String toString() {
      return "read as \"%s\" because %s".formatted(gloss, reason);
    }
  }
}
