"""Invented people: names, the departments they sit in, their titles, their part in a purchase, how to reach them."""

from kamtui.domain.words import BuyerRole

_FIRST = """Aisha Alan Amara Ana André Anjali Beth Bjørn Callum Carys Chen Chloé Daniel Dara Declan Elif Emre Erin Esme
Farah Femi Fiona Gareth Grace Greta Hamish Hana Harriet Idris Imogen Ines Isla Jakub Joanna Joel Kasia Kofi Laura Leila
Liam Magda Malik Mei Milo Nadia Neil Noor Nuria Oisín Olga Omar Orla Owen Pavel Petra Priya Rafael Rosa Ruth Saskia Seán
Selma Sofia Suresh Tamsin Tessa Tunde Uma Vera Viktor Wendy Yusuf Zofia"""

_LAST = """Abernethy Adeyemi Alder Ashgrove Bakshi Barrowman Bellweather Birkdale Blakelock Brandt Brightwell Broadstone
Calloway Castellan Cho Claymore Coldwell Corbridge Dacre Danso Delacourt Dunmore Eastwick Edevane Farouk Fennimore
Fitzgarth Fjeld Galloway Garside Goodluck Gwynne Haddow Halloran Hargrove Hendry Hollis Iveson Janssen Kadir Kaur
Kellbrook Kowalczyk Langthorne Larkin Lindqvist Lockwood Maalouf Marchbank Mbeki Merriweather Moreau Müller Nakamura
Nightingale Nkemelu Oakes Osei Okonjo Park Penhallow Pemberley Quayle Radcliffe Raman Ravenscar Redfearn Rostova Sable
Santoro Sato Selwyn Silverdale Sokołowska Stannard Tanaka Thistlewood Tolland Trevanion Underhill Vasquez Venn Wardle
Weatherby Whitlock Wren Yeadon Zieliński"""

FIRST_NAMES = tuple(_FIRST.split())
"""Given names; their number and that of the family names share no divisor, so pairs repeat late."""

FAMILY_NAMES = tuple(_LAST.split())
"""Family names."""

TEAMS: dict[str, tuple[tuple[str, BuyerRole], ...]] = {
    "Buying": (
        ("Head of Buying", BuyerRole.DECISION_MAKER),
        ("Packaging Buyer", BuyerRole.BOOKER),
        ("Buying Assistant", BuyerRole.GATEKEEPER),
    ),
    "Operations": (("Operations Director", BuyerRole.SPONSOR), ("Production Planner", BuyerRole.USER)),
    "Warehouse": (("Warehouse Manager", BuyerRole.USER), ("Goods-in Lead", BuyerRole.USER)),
    "Marketing": (("Brand Manager", BuyerRole.CHAMPION), ("Design Lead", BuyerRole.INFLUENCER)),
    "Quality": (("Quality Manager", BuyerRole.INFLUENCER), ("Compliance Officer", BuyerRole.BLOCKER)),
    "Finance": (("Finance Director", BuyerRole.SPONSOR), ("Accounts Payable", BuyerRole.GATEKEEPER)),
}
"""Departments with the titles found there, the one to know first, and the part each plays."""

OWNER = ("Managing Director", BuyerRole.DECISION_MAKER)
"""Who buys in a small company."""

REACH = (
    "e-mail ≤5 lines, after 15:00",
    "phone before 9:00, never on a Friday",
    "hates voicemail, text first",
    "calls back within the hour",
    "photos by message, prices by e-mail",
    "Tuesdays and Thursdays only",
    "copy the planner in, always",
    "drop by, the kettle is on",
    "mobile, on the road most days",
    "likes numbers first, small talk last",
)
"""How people like to be reached, in the rep's words."""

KEY_PEOPLE: dict[str, tuple[tuple[str, str, str, BuyerRole, str], ...]] = {
    "Marrowby Foods": (
        ("Zoë Hartnell", "Buying", "Head of Buying", BuyerRole.DECISION_MAKER, "e-mail ≤5 lines, after 15:00"),
        ("Rina Shah", "Buying", "Packaging Buyer", BuyerRole.BOOKER, "phone before 10:00, quick and dry"),
        ("José Almada", "Marketing", "Brand Manager", BuyerRole.CHAMPION, "photos by message, loves samples"),
        ("Tom Okafor", "Operations", "Operations Director", BuyerRole.SPONSOR, "on the floor until 14:00"),
        ("Freya Lund", "Operations", "Quality Manager", BuyerRole.BLOCKER, "everything in writing, with test sheets"),
    ),
    "Ostrel & Vane": (
        ("Łucja Wrona", "Buying", "Procurement Director", BuyerRole.DECISION_MAKER, "assistant books, Mondays"),
        ("Marcus Thorne", "Warehouse", "Depot Manager", BuyerRole.USER, "drop by before the 10:00 trucks"),
        ("Anouk Visser", "Finance", "Finance Director", BuyerRole.SPONSOR, "two slides, never more"),
        ("Dev Chandra", "Buying", "Category Buyer", BuyerRole.INFLUENCER, "chat, answers in minutes"),
    ),
}
"""The people of the key accounts: name, department, title, role, how to reach them."""

KEY_UNMET = {"Marrowby Foods": "Warehouse", "Ostrel & Vane": "Operations"}
"""The department of each key account that the rep has never spoken to."""
