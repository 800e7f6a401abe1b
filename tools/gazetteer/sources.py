"""Reads what the gazetteer is made from. README.md says what each file is and whose."""

import csv
import gettext
import re
import xml.etree.ElementTree as xml
from dataclasses import dataclass, field

LANGUAGES = ("ar", "fr", "en")


@dataclass
class Record:
    """A place as one source tells it."""

    code: str
    kind: str
    name: str
    names: dict
    source: str
    key: str
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    parent: str = ""
    geonames: str = ""
    flags: set = field(default_factory=set)


def table(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))


def items(cell):
    return [item.strip() for item in (cell or "").split("|") if item.strip()]


def number(cell):
    return float(cell) if cell else None


def one(folder, name):
    """The file of this name, wherever it lies below the folder."""
    found = sorted(folder.rglob(name))
    if len(found) != 1:
        raise SystemExit(f"{folder} must hold one {name}, not {len(found)}")
    return found[0]


# Arabic names that the source gives to the wrong division, or that are bare compass words.
WRONG_SUBDIVISIONS = {"TD-CB", "MZ-G", "MT-45", "MT-29", "MT-26", "NG-NI"}


def subdivisions(folder):
    """CLDR: the divisions of all countries; those inside another one are of the second level."""
    inside = {}
    for group in xml.parse(one(folder, "subdivisions.xml")).iter("subgroup"):
        for child in group.get("contains").split():
            inside[child] = group.get("type")
    for row in table(one(folder, "cldr_subdivisions.tsv")):
        code = row["code"]
        parent = inside.get(code.replace("-", "").lower(), "")
        nested = len(parent) > 2
        arabic = [] if code in WRONG_SUBDIVISIONS else items(row["name_ar"])
        yield Record(
            code=row["iso2"],
            kind="admin2" if nested else "admin1",
            name=row["name_en"],
            names={"ar": arabic, "fr": items(row["name_fr"]), "en": items(row["name_en"])},
            source="cldr",
            key=code,
            parent=f"{parent[:2].upper()}-{parent[2:].upper()}" if nested else "",
        )


WOF_KINDS = {
    "region": "admin1", "county": "admin2", "localadmin": "town", "locality": "town",
    "neighbourhood": "town",
}
# The region's French name misread by a machine; the places' Arabic names that are not theirs.
WRONG_WOF = {("TD", "Chari-Baguirmi"), ("BF", "Cascades"), ("BF", "Sud-Ouest")}
CITY = 100_000


def whos_on_first(folder):
    for row in table(one(folder, "wof_sahel.tsv")):
        kind = WOF_KINDS.get(row["placetype"])
        if not kind:
            continue
        flags = set(items(row["flags"]))
        population = int(row["population"] or 0)
        wrong = "suspect" in flags or (row["iso2"], row["name_en"]) in WRONG_WOF
        placed = row["src_geom"] not in ("", "unstated")
        yield Record(
            code=row["iso2"],
            kind="city" if kind == "town" and population >= CITY else kind,
            name=row["name_en"],
            names={
                "ar": [] if wrong else items(row["names_ar"]),
                "fr": items(row["names_fr"]),
                "en": [row["name_en"]],
            },
            source="wof",
            key=row["wof_id"],
            lat=number(row["lat"]) if placed else None,
            lon=number(row["lon"]) if placed else None,
            population=population,
            parent=row["parent_region"],
            geonames=row["geonames_id"],
            flags=flags,
        )


def world_cities(folder):
    """GeoNames: id, name, country, feature, division, population, place of all towns over 1,000."""
    data = one(folder, "cities.pbf").read_bytes()
    lat = lon = at = 0

    def varint(at):
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value, at

    def zigzag(value):
        return (value >> 1) ^ -(value & 1)

    while at < len(data):
        size, at = varint(at)
        end, city = at + size, {}
        while at < end:
            tag, at = varint(at)
            value, at = varint(at)
            if tag & 7 == 2:
                city[tag >> 3] = data[at : at + value].decode("utf-8")
                at += value
            else:
                city[tag >> 3] = value
        # Places are written as the difference from the place before.
        lon += zigzag(city[10])
        lat += zigzag(city[11])
        yield {
            "id": str(zigzag(city[1])),
            "name": city[2],
            "code": city[3],
            "feature": city.get(7, ""),
            "division": city.get(8, ""),
            "population": city.get(9, 0),
            "lat": lat / 1e5,
            "lon": lon / 1e5,
        }


def translations(folder):
    """GeoNames: names by language, then id."""
    found = {}
    for language in LANGUAGES:
        paths = sorted(folder.rglob(f"{language}/LC_MESSAGES/geonames.mo"))
        if len(paths) != 1:
            raise SystemExit(f"{folder} must hold one {language}/LC_MESSAGES/geonames.mo")
        with paths[0].open("rb") as file:
            found[language] = dict(gettext.GNUTranslations(file)._catalog)
    return found


# Countries whose codes of divisions in GeoNames are those of ISO 3166-2.
ISO_DIVISIONS = {"US", "CH"}


def geonames(cities, names):
    for city in cities:
        capital = city["feature"] == "PPLC"
        section = city["feature"] in ("PPLX", "PPLH", "PPLQ", "PPLW")
        if not city["code"] or section or (city["population"] < CITY and not capital):
            continue
        told = {lang: names[lang].get(city["id"], "") for lang in LANGUAGES}
        # "Mataró, Barcelona": what follows the comma is the division.
        told = {lang: re.split(r"[,،(/]", name)[0].strip() for lang, name in told.items()}
        english = told["en"] or city["name"]
        iso = city["code"] in ISO_DIVISIONS
        yield Record(
            code=city["code"],
            kind="capital" if capital else "city",
            name=english,
            names={
                "ar": items(told["ar"]),
                "fr": items(told["fr"]),
                "en": [english] if english == city["name"] else [english, city["name"]],
            },
            source="geonames",
            key=city["id"],
            lat=city["lat"],
            lon=city["lon"],
            population=city["population"],
            parent=f"{city['code']}-{city['division']}" if iso else "",
            geonames=city["id"],
        )
