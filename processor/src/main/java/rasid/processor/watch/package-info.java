/// What desks follow, and which articles it is found in.
///
/// [QueryParser] reads the text of a watch once into a [Query], or says what is wrong with it and
/// where. [WatchIndex] holds many watches: [Terms] numbers their words, and [Pairs] of them;
/// [Filing] says under which each watch is filed, [Hits] are those that an article holds, and
/// [Reading] looks at what they lead to, so that an article is compared with a handful of
/// candidates and not with all.
///
/// [Forms] says in which forms a word is met, [Wording] what is said about queries in three
/// languages. For those who write watches, [Lint] finds what will surprise and [Trial] says why an
/// article does not match.
///
/// Everything here is pure. How to write a query: `docs/guide/watches.md`.
@NullMarked
package rasid.processor.watch;

import org.jspecify.annotations.NullMarked;
