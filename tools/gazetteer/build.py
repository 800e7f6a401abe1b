#!/usr/bin/env python3
"""Builds places.tsv, the gazetteer's towns, cities and divisions. See README.md."""

import math
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import sources
from folding import fold, forms, is_arabic, slug, tokens

ROOT = Path(__file__).resolve().parents[2]
REGION = ROOT / "processor/src/main/resources/rasid/processor/region"
COMMON = ROOT / "processor/src/test/resources/golden/common_words.tsv"
OVERRIDES = Path(__file__).with_name("overrides.tsv")
COLUMNS = "id kind regions parent lat lon ar fr en trust source doubtful".split()
KINDS = ["capital", "admin1", "city", "admin2", "town"]

# Their towns count whatever their size.
SAHEL = {"ML", "BF", "NE", "TD", "MR"}
# There names of towns are mostly surnames (Jackson, Hamilton).
SURNAME_TOWNS = {"US", "GB", "CA", "AU", "NZ", "IE", "ZA", "PH"}
# There names of towns are mostly plain words (الخضراء, النصر).
PLAIN_WORD_TOWNS = set("DZ LY SD MA TN EG SA YE OM AE QA KW BH IQ SY LB JO PS EH SO DJ KM".split())
# Their first divisions are parishes or municipalities, which nobody far away writes about.
SMALL_DIVISIONS = set(
    "SI MT LV MK AZ SM LI AD MC NR BB JM GD VC LC AG DM KN TO TV PW MH FM KI SC MV BM UG LU IS BS"
    " EE LT MD ME BZ TT BN BT LS SZ SR VU WS AL XK".split()
)
# Records of one name and country farther apart, in kilometres, are two places; a division's centre
# may lie far from the town it is named after (Tombouctou).
FAR_TOWN = 60
FAR_DIVISION = 600
LARGE = 500_000
MILLION = 1_000_000

AR_HEADS = "منطقة ولاية محافظة مقاطعة بلدية دائرة الدائرة إقليم مدينة مديرية قضاء جمهورية أوبلاست كراي جهة".split()
AR_HEAD = re.compile(rf"^(?:{'|'.join(AR_HEADS)})\s+")
LATIN_HEAD = re.compile(
    r"^(?:(?:région|region|province|préfecture|prefecture|department|département|departement|district"
    r"|wilaya|cercle|commune|state|comté|gouvernorat|governorate|municipality|municipalité|county"
    r"|canton|ville|état|oblast|raïon|kraï|territoire|île|voïvodie)"
    r"\s+(?:autonome\s+|capitale\s+)?(?:of\s+the\s+|of\s+|de\s+la\s+|de\s+l['’]\s*|du\s+|des\s+|de\s+|d['’]\s*)?)",
    re.IGNORECASE,
)
LATIN_TAIL = re.compile(
    r"\s+(?:region|province|prefecture|department|district|wilaya|cercle|state|county|governorate"
    r"|municipality|oblast|krai|voivodeship|division)$",
    re.IGNORECASE,
)
COMPASS = set(
    "شمال الشمال جنوب الجنوب شرق الشرق غرب الغرب وسط الوسط شمالي الشمالي الشمالية جنوبي الجنوبي الجنوبية"
    " شرقي الشرقي الشرقية غربي الغربي الغربية الأوسط الوسطى المركزية المركزي الداخلية الساحلية العليا السفلى"
    " nord sud est ouest centre nord-est north south east west central northern southern eastern western"
    " northeast northwest southeast southwest upper lower haut haute bas basse centro norte sur este oeste"
    " plateau plateaux littoral maritime coast coastal capital the de du la le el".split()
)
COMPASS = {word for written in COMPASS for word in tokens(written)}
COMPASS |= {word[2:] for word in COMPASS if word.startswith("ال")}

ARABIC_ONLY = re.compile(r"^[\u0621-\u063A\u0641-\u064A\u0640-\u0652\u0670 \-'’.]+$")


@dataclass
class Place:
    """A place, merged from all sources that know it."""

    code: str
    name: str
    kind: str
    id: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    parent: "Place | None" = None
    names: dict = field(default_factory=lambda: {lang: [] for lang in sources.LANGUAGES})
    sources: set = field(default_factory=set)
    flags: set = field(default_factory=set)

    def take(self, record):
        if KINDS.index(record.kind) < KINDS.index(self.kind):
            self.kind = record.kind
        if self.lat is None and record.lat is not None:
            self.lat, self.lon = record.lat, record.lon
        self.population = max(self.population, record.population)
        self.sources.add(record.source)
        self.flags |= record.flags
        for lang in sources.LANGUAGES:
            self.names[lang] += [name for name in record.names[lang] if name not in self.names[lang]]


def bare(name, lang):
    """The name without brackets and the noun for what it is."""
    name = re.sub(r"\(.*?\)|\[.*?\]", " ", name)
    name = re.sub(r"\s+", " ", name).strip(" -'’,.")
    if lang == "ar":
        if not ARABIC_ONLY.match(name):
            return ""
        return AR_HEAD.sub("", name)
    name = name.replace("’", "'")
    stripped = LATIN_TAIL.sub("", LATIN_HEAD.sub("", name)) or name
    return stripped[:1].upper() + stripped[1:]


def key(name):
    """What two sources' spellings of one Latin name have in common."""
    return "".join(tokens(bare(name, "en")))


def kilometres(a, b):
    if a.lat is None or b.lat is None:
        return 0.0
    lat1, lat2 = math.radians(a.lat), math.radians(b.lat)
    step = math.sin((lat2 - lat1) / 2) ** 2
    turn = math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 12742 * math.asin(math.sqrt(step + math.cos(lat1) * math.cos(lat2) * turn))


class Known:
    """The names of the tables written by hand, and the words that are no names."""

    def __init__(self):
        self.taken = set()  # words of countries, peoples, groups, blocks: never names of places
        self.places = defaultdict(set)  # folded name -> countries
        self.ids = {}  # (code, key) -> id
        self.located = {}  # id -> rows with coordinates
        self.surfaces = set()
        for row in self.rows("countries"):
            self.take(row["ar"], row["fr"], row["en"])
        for row in self.rows("country_variants") + self.rows("groups"):
            self.take(*sources.items(row["names"]))
        for row in self.rows("nisba"):
            for column in ("ar_all_forms", "fr_forms", "en_forms"):
                self.take(*sources.items(row[column]))
        for row in self.rows("blocks"):
            self.take(row["phrase"])
        for row in self.rows("capitals"):
            self.place([row["code"]], row["name"], [], sources.items(row["names"]))
        for row in self.rows("sahel_press_spellings"):
            codes = sources.items(row["iso2"])
            names = sources.items(row["names_ar"]) + sources.items(row["names_fr"])
            if row["kind"] in ("country", "macro-region", "desert", "river", "organisation"):
                self.take(*names)
            else:
                self.place(codes, row["name_en"], sources.items(row["names_fr"]), names)
        for table in ("homographs", "homographs_more"):
            self.surfaces |= {" ".join(tokens(row["surface"])) for row in self.rows(table)}
        self.taken_forms = {form for name in self.taken if " " not in name for form in forms(name)}
        self.words, self.word_forms = set(), set()
        for row in sources.table(COMMON):
            word = " ".join(tokens(row["word"]))
            self.words.add(word)
            if " " not in word:
                self.word_forms |= forms(word)

    @staticmethod
    def rows(name):
        return sources.table(REGION / f"{name}.tsv")

    def take(self, *names):
        self.taken |= {" ".join(tokens(name)) for name in names if name}

    def place(self, codes, name, aliases, names):
        made = f"{codes[0]}:{slug(name)}"
        for code in codes:
            for alias in [name, *aliases]:
                self.ids.setdefault((code, key(alias)), made)
            for written in names:
                self.places[" ".join(tokens(written))].add(code)
        # All Latin spellings of the row lead to it.
        for written in names:
            if not is_arabic(tokens(written)[0]):
                self.ids.setdefault((codes[0], key(written)), made)


def merged(folder, known):
    """All places, each once."""
    cities = list(sources.world_cities(folder))
    told = sources.translations(folder)
    by_key = defaultdict(list)
    by_geonames = {}
    by_source_key = {}
    parents = []
    places = []

    def home(record, keys):
        if record.geonames and record.geonames in by_geonames:
            return by_geonames[record.geonames]
        for k in keys:
            for place in by_key[record.code, k]:
                division = "admin1" in (place.kind, record.kind) or place.lat is None
                if kilometres(place, record) <= (FAR_DIVISION if division else FAR_TOWN):
                    return place
        return None

    records = sorted(sources.subdivisions(folder), key=lambda r: (r.kind, r.key))
    records += sorted(sources.whos_on_first(folder), key=lambda r: (KINDS.index(r.kind), r.key))
    records += sorted(sources.geonames(cities, told), key=lambda r: int(r.key))
    for record in records:
        name = bare(record.name, "en")
        if not tokens(name):
            continue
        main = key(record.name)
        aliases = [main] + [key(n) for n in record.names["fr"][:1] if key(n)]
        made = next((known.ids[record.code, k] for k in aliases if (record.code, k) in known.ids), "")
        place = home(record, aliases)
        if place is None or (made and place.id and place.id != made):
            place = Place(record.code, name, record.kind)
            places.append(place)
        place.id = place.id or made
        place.take(record)
        for k in aliases:
            if place not in by_key[record.code, k]:
                by_key[record.code, k].append(place)
        if record.geonames:
            by_geonames.setdefault(record.geonames, place)
        by_source_key[record.key] = place
        if record.parent:
            parents.append((place, record))
    for place, record in parents:
        found = by_source_key.get(record.parent)
        if found is None:
            found = next(
                (p for p in by_key[record.code, key(record.parent)] if p.kind in ("admin1", "capital")), None
            )
        if found is not None and found is not place and found.kind in ("admin1", "capital"):
            place.parent = place.parent or found
    return places, cities, told


def named(places):
    """Gives each place its id: one that a table by hand gave, or its country and name."""
    order = lambda p: (not p.id, KINDS.index(p.kind), -p.population, p.code, p.name, p.lat or 0)
    by_id = {}
    for place in sorted(places, key=order):
        made = place.id or f"{place.code}:{slug(place.name)}"
        unique, count = made, 1
        while unique in by_id:
            count += 1
            unique = f"{made}-{count}"
        place.id = unique
        by_id[unique] = place
    return by_id


class Judge:
    """Says of each name whether it is one at all, and whether it tells its country by itself."""

    def __init__(self, known, places, cities, told, overrides):
        self.known = known
        self.overrides = overrides
        # folded name -> country -> population of its largest place of that name
        self.abroad = defaultdict(lambda: defaultdict(int))
        population = {city["id"]: city for city in cities}
        for city in cities:
            names = {city["name"], told["fr"].get(city["id"], ""), told["ar"].get(city["id"], "")}
            for name in names:
                self.seen(name, city["code"], city["population"])
        for place in places:
            for lang, names in place.names.items():
                for name in names:
                    self.seen(bare(name, lang), place.code, place.population)

    def seen(self, name, code, population):
        folded = " ".join(tokens(name)) if name else ""
        if folded:
            self.abroad[folded][code] = max(self.abroad[folded][code], population)

    def common(self, folded):
        """Whether a single word, or what a reader takes it for, is a common word."""
        known = self.known
        return folded in known.word_forms or (
            folded.startswith("ال") and len(folded) >= 4 and folded[2:] in known.word_forms
        )

    def drops(self, place, folded):
        """Whether the name means something else so surely that it is of no use."""
        words = folded.split()
        if not words or self.overrides.get((place.code, folded)) == "drop":
            return True
        if folded in self.known.taken or folded in self.known.taken_forms:
            return True
        if "ال" + folded in self.known.places:
            return True  # البصرة is a city, بصره is his sight
        single = len(words) == 1
        if len(folded) < 2 or (single and words[0].isdigit()):
            return True
        if all(word in COMPASS for word in words):
            return True
        if not single:
            return False
        common = self.common(folded)
        obscure = place.kind in ("town", "admin2")
        if common and (obscure or place.code not in SAHEL and place.population < LARGE):
            return True
        return obscure and is_arabic(folded) and (
            len(folded) <= 3 or ("common_word" in place.flags and place.code not in SAHEL)
        )

    def eligible(self, place):
        if place.kind == "capital":
            return True
        if place.kind == "admin2" and place.code not in SAHEL:
            return False
        if place.population >= CITY:
            return True
        if place.kind == "admin1":
            return place.code not in SMALL_DIVISIONS
        return place.code in SAHEL

    def doubt(self, place, folded):
        """Why the name does not tell its country by itself, or nothing."""
        said = self.overrides.get((place.code, folded))
        if said:
            return None if said == "alone" else "said by hand"
        if not self.eligible(place):
            return "small"
        words = folded.split()
        single = len(words) == 1
        arabic = is_arabic(folded)
        if folded in self.known.surfaces:
            return "homograph"
        if arabic and place.flags & {"common_word", "short", "suspect", "shared_abroad"}:
            return "flagged"
        if arabic and "weak" in place.flags and place.population < CITY:
            return "weak"
        if self.known.places.get(folded, set()) - {place.code}:
            return "a name of the hand-made tables"
        here = max(place.population, self.abroad[folded][place.code])
        for name in {folded, " ".join(tokens(place.name))}:
            others = [n for code, n in self.abroad[name].items() if code != place.code]
            if others and not (here >= LARGE and here >= 10 * max(others)):
                return "shared abroad"
        known = self.known
        if all(self.common(w) or w in COMPASS or len(w) <= 2 for w in words):
            return "common word"
        if folded in known.words:
            return "common word"
        if single and forms(folded) & (known.taken | known.words):
            return "a common word after a particle"
        if not single:
            return None
        if len(folded) <= 3:
            return "short"
        if len(folded) == 4 and place.kind != "capital" and place.population < MILLION:
            return "short"
        if place.code in SURNAME_TOWNS and place.population < LARGE and place.kind != "admin1":
            return "surname"
        if arabic and place.code in PLAIN_WORD_TOWNS and place.population < LARGE:
            if folded.startswith("ال") or len(folded) <= 5:
                return "plain word"
        if arabic and folded.startswith("ال") and folded.endswith("ي"):
            return "adjective"
        return None


def rows(places, judge, known):
    parents = {id(place.parent) for place in places if place.parent}
    for place in places:
        alone = {lang: [] for lang in sources.LANGUAGES}
        doubtful = {lang: [] for lang in sources.LANGUAGES}
        seen = set()
        for lang in sources.LANGUAGES:
            for written in place.names[lang]:
                name = bare(written, lang)
                folded = " ".join(tokens(name)) if name else ""
                if not folded or folded in seen or place.code in known.places.get(folded, ()):
                    continue
                if lang != "ar" and not re.match(r"[a-z0-9]", folded):
                    continue
                seen.add(folded)
                if judge.drops(place, folded):
                    continue
                (doubtful if judge.doubt(place, folded) else alone)[lang].append(name)
        trusted = any(alone.values())
        if not trusted:
            alone, doubtful = doubtful, {lang: [] for lang in sources.LANGUAGES}
        if not any(alone.values()) and id(place) not in parents:
            continue
        yield [
            place.id,
            place.kind,
            place.code,
            place.parent.id if place.parent else "",
            "" if place.lat is None else f"{place.lat:.3f}",
            "" if place.lon is None else f"{place.lon:.3f}",
            *("|".join(alone[lang]) for lang in sources.LANGUAGES),
            "alone" if trusted else "evidence",
            "|".join(sorted(place.sources)),
            "|".join(name for lang in sources.LANGUAGES for name in doubtful[lang]),
        ]


CITY = sources.CITY


def main(folder):
    known = Known()
    places, cities, told = merged(folder, known)
    by_id = named(places)
    overrides = {
        (row["code"], " ".join(tokens(row["name"]))): row["trust"] for row in sources.table(OVERRIDES)
    }
    judge = Judge(known, places, cities, told, overrides)
    lines = sorted(rows([by_id[i] for i in sorted(by_id)], judge, known))
    out = REGION / "places.tsv"
    with out.open("w", encoding="utf-8", newline="\n") as file:
        for line in [COLUMNS, *lines]:
            file.write("\t".join(line) + "\n")
    counts = defaultdict(int)
    for line in lines:
        counts[line[1], line[9]] += 1
    for (kind, trust), count in sorted(counts.items()):
        print(f"{kind}\t{trust}\t{count}")
    print(f"{len(lines)} places, {out.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: build.py FOLDER-OF-SOURCES")
    main(Path(sys.argv[1]))
