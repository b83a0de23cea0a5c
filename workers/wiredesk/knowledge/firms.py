"""Firms of the stock indices, and chains with shops or offices in countries with an English press.

`firms.txt` has a name per line; `training/firms.py` says where the names are from and which are left out.
"""

from functools import cache
from importlib.resources import files

from wiredesk.knowledge.agencies import AGENCIES
from wiredesk.knowledge.vocabulary import listed

MIN_AGENCY = 4
"""Letters of the shortest agency that is known by its name: not "AP" or "Tas"."""


ENDS_OF_FIRMS = listed(
    """
    advisers advisors aerospace aggregates agro airports apparel apparels armaments associates assurance automotive
    autos aviation bakehouse bakeries bakery beverages biosciences biotech bookmakers bookshop breweries brewing
    bricks builders butchers butchery capital caravans carpets carriers catering cement ceramics charters chemicals
    cinemas civils cleaners cleaning coaches communications concrete confectionery constructions consultants
    consulting contractors cosmetics couriers creamery cruises dairies demolition dental developments diagnostics
    distilleries distillers drilling earthmoving electric electricals electronics emporium energies enforcement
    engineering enterprise enterprises entertainment equity estates excavations exporters exports fabricators
    fabrics fashions feeds fencing fertilisers fertilizers films finance fisheries flooring florists flour fm foods
    forestry freight funerals furnishings furniture garments grain groceries hardware haulage healthcare helicopters
    hire holdings homebuilders homes hotels hypermarket importers industrials industries infotech infra
    infrastructure insurance interactive investments irrigation jewellers joinery knitwear laboratories labs lager
    landscaping leasing logistics lubricants machinery maritime meats mechanics mercantile metals microfinance
    microsystems millers milling minerals minimart mining motors motorsport networks newspapers nurseries oilfield
    opticians organics outfitters packaging paints partners petrochemicals petroleum pharma pharmaceuticals
    pharmacies pharmacy pictures plantations plastics plc plumbing polymers poultry printers printing productions
    projects properties publications publishers publishing quarries radio realty recordings records recruitment
    recycling refineries refining reinsurance renewables rentals resorts resources retailers robotics roofing salmon
    sawmills scaffolding seafood seafoods securities semiconductor semiconductors shipbuilders shipmanagement
    shipping shipwrights shipyard shipyards smelters smokehouse smokehouses software solar solicitors solutions
    sportswear stationers steel steelworks stevedores stores studios supermarket supermarkets superstore surveyors
    systems tanneries tarmac taxis tech technologies technology telecom telecoms textiles therapeutics timber
    tobacco tours towing toys tractors trading trailers transport travel travels trucking tyres upholstery utilities
    vehicles ventures veterinary vets warehousing waste wholesale wholesalers winery wines woollens yarns
    """
)
"""Last words of the names of firms that are hardly ever surnames, in lower case."""

LEGAL_FORMS = listed(
    """
    AB; AG; AS; A/S; ASA; ApS; A.G.; A.S.; B.V.; BV; BVBA; Bhd; EURL; GmbH; GmbH & Co. KG; GmbH & Co KG; JSC; K.K.;
    KGaA; Kft; Kft.; L.L.C.; L.L.P.; LLC; LLLP; LLP; Lda; Lda.; Limited; Ltd; Ltd.; Ltda; Ltda.; N.V.; NV; Nyrt;
    Nyrt.; OAO; OOO; OÜ; Oy; Oyj; P.L.C.; PLC; PLLC; Plc; Pte Ltd; Pte. Ltd.; Pty Ltd; Pty. Ltd.; Pvt Ltd; Pvt. Ltd.;
    S.A.; S.A. de C.V.; S.A.B. de C.V.; S.A.R.L.; S.A.S.; S.L.; S.R.L.; S.a.r.l.; S.p.A.; S.r.l.; S.à r.l.; SA; SA de
    CV; SAB de CV; SARL; SAS; SE; SNC; Sarl; Sdn Bhd; Sdn. Bhd.; SpA; Srl; Tbk; UAB; ZAO; Zrt; Zrt.; a.s.; d.d.;
    d.o.o.; plc; p.l.c.; s.r.o.; sp. z o.o.; Sp. z o.o.
    """,
    ";",
)
"""Legal forms of companies as the press prints them at the end of a name.

Sources: `terms_by_country` of cleanco 2.3 (MIT) and the abbreviations of ISO 20275 (2023-09-28). Left out are forms
that mean something else behind a person's name, such as orders and offices (KG, PC, DA) and records (LP).
"""

COMMODITIES = listed(
    """
    bus buses cabs coal cocoa coffee coffees copper diamonds fish fishing fuel fuels gas milk oil oils platinum rubber
    seeds spices sugar sugars tea teas
    """
)
"""Last words of the names of firms that trade in these, in lower case, unless a given name is before them."""

HOUSES = listed(
    """
    brewery cafe café chocolatier cinema coffeehouse confectioner creamery deli eatery fishmonger grocer nightclub
    pharmacy pizzeria pub restaurant salon supermarket takeaway tavern vineyard wholesaler winery
    """
)
"""Businesses, in lower case, whose name stands behind: "the restaurant Ana Velm"."""

PAPERS = frozenset(
    listed(
        """
        Advertiser Advocate Argus Bugle Chronicle Clarion Courant Courier Dispatch Echo Enquirer Examiner Express
        Gazette Gleaner Globe Guardian Herald Independent Inquirer Intelligencer Journal Leader Ledger Mercury
        Messenger Monitor News Observer Post Press Recorder Register Reporter Sentinel Standard Telegram Telegraph
        Times Tribune Vindicator Voice Weekly
        """
    )
)
"""Last words of the names of newspapers."""


@cache
def firms() -> frozenset[str]:
    """The names, as they are printed, with straight apostrophes."""
    return frozenset(files("wiredesk.knowledge").joinpath("firms.txt").read_text("utf-8").splitlines())


def is_firm(name: str) -> bool:
    """Whether a firm or news agency has this name; persons may have it too."""
    plain = name.replace("’", "'")
    return plain in firms() or (len(plain) >= MIN_AGENCY and plain.lower() in AGENCIES)
