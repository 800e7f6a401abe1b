package rasid.processor.region;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.TreeSet;

/// Writes `countries.tsv` anew from the names of Unicode CLDR that the running JDK carries.
///
/// Run it from the module's folder when a new JDK brings new names; the difference is reviewed like
/// any other change.
final class CountriesTable {
  private static final Path TABLE =
      Path.of("src/main/resources/rasid/processor/region/countries.tsv");

  private CountriesTable() {}

  public static void main(String[] args) throws IOException {
    Files.writeString(TABLE, table(), UTF_8);
  }

  static String table() {
    var codes = new TreeSet<>(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2));
    codes.add("XK");
    var lines = new ArrayList<String>();
    lines.add("code\tar\tfr\ten");
    for (var code : codes) {
      var country = Locale.of("", code);
      lines.add(
          String.join("\t", code, name(country, "ar"), name(country, "fr"), name(country, "en")));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String name(Locale country, String lang) {
    return country.getDisplayCountry(Locale.of(lang)).replace('\u00A0', ' ');
  }
}
