/// Where an article happens: countries, groups of countries and places named in a text.
///
/// [Gazetteer] is made of tables in `resources/rasid/processor/region`, each with its licence
/// beside it, and holds every name as a path of folded words. [RegionTagger] finds the longest
/// names in a text, lets blocking phrases consume their words, and settles what a spelling with
/// several readings means: by the words around it, then by the rest of the text, then by the
/// default of its row; [Surroundings] reads these words, [Surnames] tells families. [Regions] knows
/// the codes and their groups.
///
/// Everything here is pure.
@NullMarked
package rasid.processor.region;

import org.jspecify.annotations.NullMarked;
