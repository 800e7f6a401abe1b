"""The folding, words and clitic forms of rasid.processor.text, as far as names of places need them."""

import unicodedata

LETTERS = (
    "اٱٲٳٵ", "يىیےېۍۑؽ", "كکڪګگڭݣݢ", "قڨڧٯ", "فڤڡڢ", "بپ", "جچ", "زژ", "هةہھەۃ",
    "وۋۆۇۈۏۉ", "نں", "تٹ", "دڈ", "رڑ",
)
LATIN = {
    "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "ı": "i",
    "ŋ": "n", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'",
    "`": "'",
}
SAME = {letter: row[0] for row in LETTERS for letter in row[1:]} | LATIN
HAMZA_ABOVE = "\u0654"


def fold(text):
    """Folded as ArabicText.fold does: one letter for its look-alikes, no marks, lower case."""
    out = []
    for part in unicodedata.normalize("NFKD", text):
        if part == HAMZA_ABOVE:
            if out and out[-1] in "يو":
                out[-1] = {"ي": "ئ", "و": "ؤ"}[out[-1]]
            continue
        if unicodedata.category(part) in ("Mn", "Me", "Cf") or part in "ـٴ":
            continue
        part = part.lower()
        out.append(SAME.get(part, part))
    return unicodedata.normalize("NFC", "".join(out))


def tokens(text):
    """The words of a text, folded; Arabic letters never share a word with others."""
    words, kind_before = [], None
    for char in fold(text):
        arabic = 0x620 <= ord(char) <= 0x6FF
        kind = ("arabic" if arabic else "other") if char.isalnum() else None
        if kind:
            if kind == kind_before:
                words[-1] += char
            else:
                words.append(char)
        kind_before = kind
    return words


def slug(text):
    """The name's part of an id, as Gazetteer.place makes it."""
    out = []
    for char in fold(text).lower():
        if char.isalpha() or char.isnumeric():
            out.append(char)
        elif not out or out[-1] != "-":
            out.append("-")
    return "".join(out)


def is_arabic(word):
    return "ء" <= word[:1] <= "ي"


def forms(word):
    """What a written word may be read as when the particles before it are taken off."""
    found = {word}
    if not is_arabic(word):
        if len(word) >= 4 and word.endswith("s") and not word.endswith("ss"):
            found.add(word[:-1])
        return found

    def article(rest):
        if rest.startswith("ال") and len(rest) >= 4:
            found.add(rest[2:])

    def preposition(rest):
        if len(rest) < 3:
            return
        if rest.startswith("لل"):
            found.add("ا" + rest[1:])
            found.add(rest[1:])
            if len(rest) >= 4:
                found.add(rest[2:])
        elif rest[0] in "بكل":
            found.add(rest[1:])
            article(rest[1:])
        elif rest[0] == "س" and rest[1] in "يتنا":
            found.add(rest[1:])

    article(word)
    if word[0] in "وف" and len(word) > 2:
        found.add(word[1:])
        article(word[1:])
        preposition(word[1:])
    preposition(word)
    return found
