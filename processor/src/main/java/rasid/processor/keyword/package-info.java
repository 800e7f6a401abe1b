/// What an article is about: event themes a desk filters by, and the phrases that stand out.
///
/// [KeywordTagger] finds the terms of `themes.tsv` in a folded text, weighs them and says which
/// [Theme]s the text is about. `Lexicon` holds the terms with every form a reader may meet them in,
/// made once by `Inflection`, so that a word of a text costs one look-up. [Phrases] needs no terms,
/// only the words that make no phrase: it counts what repeats.
///
/// Everything here is pure.
@NullMarked
package rasid.processor.keyword;

import org.jspecify.annotations.NullMarked;
