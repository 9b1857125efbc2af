"""The invented territory: ninety companies in twelve cities, and the parts some of them play this morning."""

from dataclasses import dataclass

from kamtui.domain.words import Tier

SEGMENTS = ("Food & drink", "Health & beauty", "Logistics", "Manufacturing", "Print & post", "Retail")
"""The kinds of business the rep sells packaging to."""

DIALLING = {"Leeds": "0113 496 0", "Sheffield": "0114 496 0", "Newcastle": "0191 498 0"}
"""Starts of the telephone numbers reserved for fiction, by city."""

ANYWHERE = "01632 960 "
"""Start of the reserved numbers of every other city."""

FIRST_KEY = "Marrowby Foods"
"""The key account that goes well."""

SECOND_KEY = "Ostrel & Vane"
"""The key account that has gone quiet."""

SILENT = {SECOND_KEY: 10, "Dunlow & Sable": 19, "Umberfell Paints": 38}
"""Silent accounts and about how many days they have been so."""

NEVER_MET = "Cobaltine Cycles"
"""The prospect nobody has talked to yet."""

NO_NEXT = frozenset({"Umberfell Paints", "Chimewell Clocks", "Skelderby Sails"})
"""Open accounts that were left without a next step."""

PARKED = "Limeberry Soaps"
"""The account left alone on purpose for a while."""

LOST = "Rushbarrow Rugs"
"""The account a competitor took."""

_LETTERS = dict(zip("FHLMPR", SEGMENTS, strict=True))

_TABLE = {
    Tier.KEY: """
        F Leeds: Marrowby Foods
        L Hull: Ostrel & Vane""",
    Tier.A: """
        H Harrogate: Zephyrine Beauty
        P York: Quillmoor Press
        F Wakefield: Tarrowdale Dairies
        M Sheffield: Halvik Components
        F Leeds: Café Bellamira
        R Bradford: Norrisande Stores
        P Doncaster: Brindlecroft Mail
        H Leeds: Wexmere Pharma
        M Sheffield: Copperlathe Tools
        R Newcastle: Dunlow & Sable
        R Huddersfield: Ångmark Interiors
        L Hull: Pellgrove Freight
        F Doncaster: Sundrift Snacks
        M Middlesbrough: Ironquay Castings""",
    Tier.B: """
        F York: Applethwick Cider; R York: Jessamy & Rook
        F Halifax: Bramswick Bakers; F Halifax: Quernby Mills; R Halifax: Wolvenden Wool
        F Harrogate: Cloverhythe Farm; H Harrogate: Larkspire Skincare
        M Huddersfield: Dalewright Doors; R Huddersfield: Nethercombe Toys
        M Leeds: Eskerby Optics; P Leeds: Inkwharf Cards; H Leeds: Velloway Vitamins
        R Wakefield: Fernholt Nurseries; F Wakefield: Pippinshaw Juices; L Wakefield: Yarrowick Fulfilment
        M Sheffield: Garthwen Pumps; M Sheffield: Oxbarrow Cutlery
        L Doncaster: Hollinback Haulage; L Doncaster: Ravensett Parcels
        F Bradford: Kelderstone Spices; M Bradford: Umberfell Paints
        F Newcastle: Mossgill Coffee
        F Hull: Seathorne Fish
        H Middlesbrough: Tindlebeck Candles""",
    Tier.C: """
        F York: Aldersyke Honey; R York: Birkenlow Books; R York: Gimmerdale Gifts; F York: Oakenthrush Oils
        M Leeds: Bexcombe Batteries; H Leeds: Dovecrag Dental; P Leeds: Jackdaw Lane Prints
        P Leeds: Pennerlow Pens; R Leeds: Ulderscar Workwear
        M Sheffield: Blaxwith Bearings; M Sheffield: Hexmill Hinges; F Sheffield: Peakhollin Jams
        R Halifax: Cawderby Carpets; R Halifax: Lanternside Living
        F Halifax: The Calderstone Heights Co-operative Bottling Company
        R Harrogate: Chimewell Clocks; H Harrogate: Limeberry Soaps; F Harrogate: Whinnowby Wines
        F Hull: Crannick Crisps; L Hull: Milraith Movers; R Hull: Skelderby Sails; M Hull: Trübenholz Timber
        M Bradford: Elmswrath Electric; F Bradford: Nidderhay Noodles; M Bradford: Thackerlow Textiles
        R Bradford: Kirkenlaw Pets
        F Doncaster: Farrowmere Feeds; L Doncaster: Swinbarrow Storage
        R Huddersfield: Flaxhollow Linens; R Huddersfield: Rushbarrow Rugs
        M Wakefield: Greaveholme Glass; F Wakefield: Sallowmead Salads
        F Newcastle: Hartlaw Hampers; P Newcastle: Orrinside Office; L Newcastle: Quaythorn Couriers
        F Middlesbrough: Ivorstone Ices; M Middlesbrough: Redthwaite Rubber; F Middlesbrough: Staithewick Sauces""",
    Tier.PROSPECT: """
        H Leeds: Amberlock Cosmetics; R Leeds: Glimmergate Games
        H Newcastle: Borealth Fitness
        M Sheffield: Cobaltine Cycles
        F Wakefield: Drumlinside Dairy
        M Doncaster: Ferrowhite Filters
        F Hull: Hørkild Seafoods
        F York: Juniperthorn Gin
        L Middlesbrough: Lochanby Cold Store
        P Huddersfield: Nightjar Post
        H Harrogate: Saltmarren Spa
        R Bradford: Vantrelle Home""",
}


@dataclass(frozen=True, slots=True)
class Company:
    """One invented company."""

    name: str
    city: str
    tier: Tier
    segment: str


def companies() -> list[Company]:
    """All ninety, key accounts first, then by tier."""
    return [
        Company(name, city, tier, _LETTERS[letter])
        for tier, text in _TABLE.items()
        for entry in text.replace("\n", ";").split(";")
        if entry.strip()
        for letter, city, name in [_parts(entry.strip())]
    ]


def _parts(entry: str) -> tuple[str, str, str]:
    """`F Leeds: Marrowby Foods` as segment letter, city and name."""
    place, _, name = entry.partition(": ")
    return place[0], place[2:], name
