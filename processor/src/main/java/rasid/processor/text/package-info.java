/// Published text as the rest of the processor reads it.
///
/// [ArabicText] folds a text once into a [FoldedText]: the letters that matter, cut into words,
/// each with its place in the published text. [ProcliticForms] gives the forms a word may be known
/// by when it is written together with particles. [Language] and [Signatures] read the same words;
/// [Figures] finds the numbers by which two stories on one pattern differ. [WordTable] and
/// [WordNumbers] know words by the hash that all share, [KeyNumbers] hashes and other keys,
/// [WordTree] names of several words; [Sentences] is what is said to readers in their language.
///
/// Everything here is pure.
@NullMarked
package rasid.processor.text;

import org.jspecify.annotations.NullMarked;
