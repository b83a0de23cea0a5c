"""Currencies as news writes them: signs, codes and letters before a sum, and names behind it.

Codes and names of the units are those of ISO 4217 and of the units that it lists no longer but older articles have;
letters are those that central banks and the press of each country write.
"""

from wiredesk.knowledge.vocabulary import listed

SIGNS = frozenset("$£€¥₦₹₱₵₩₺₫฿₽₴₪₸₾₿₭₮₡₲")

CODES = listed(
    """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP
    CNY CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS
    INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP
    MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR
    SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV
    WST XAF XCD XOF XPF YER ZAR ZMW ZWL DEM FRF ITL ESP NLG BEF ATS FIM IEP PTE GRD RMB CFA
    """
)
"""ISO 4217, and those of currencies that the euro replaced; without COP, since "COP30" is a conference."""
LETTERS = listed(
    """
    R K P N RM Rs Re Rp Tk Sh Shs Ksh KSh KShs Kshs Tsh TSh TShs Ush USh UShs Sh.So Nu Le Lek Bs Br Ft Kč kr Kr zł lei
    Fr SFr Sfr Dh Dhs SR SRs QR RO BD KD JD LE LL DM FF Mk GHC GHc Gh Php Rf MK ZK Bt Afs dlr dlrs Dlrs US Aus
    """
)
"""Written before a number: "RM100", "Rs. 50", "K200"."""
RARE_LETTERS = listed("A B C D E F L M Q S T Z")
"""Letters that are a currency in some country, and part of a name in most: "M50,000" of Lesotho, the road M50."""

_UNITS = """
    afghani(s) ariary(s) austral(es) baht(s) balboa(s) birr(s) bolivar(es|s) bolívar(es) boliviano(s) cedi(s) colon(es)
    colón colones córdoba(s) cordoba(s) crown(s) cruzeiro(s) dalasi(s) denar(s|i) dinar(s) dirham(s) dollar(s) dong(s)
    drachma(s|e) dram(s) escudo(s) euro(s) forint(s) franc(s) gourde(s) guarani(es|s) guaraní(es) guilder(s) gulden
    hryvnia(s) kina kip(s) koruna(s) koruny króna krona krone kroner kronor krónur kuna(s) kwacha(s) kwanza(s) kyat(s)
    lari(s) lek(s|e) lempira(s) leone(s) lev(a|s) leu(s) lei lilangeni emalangeni lira(s) lire loti maloti manat(s)
    mark(s) metical(s) meticais naira(s) nakfa(s) ngultrum(s) ouguiya(s) paʻanga pataca(s) peseta(s) peso(s) pound(s)
    pula(s) punt(s) quetzal(es) rand(s) reais real(s) renminbi rial(s) riel(s) ringgit(s) riyal(s) rouble(s) ruble(s)
    rufiyaa rupee(s) rupiah(s) schilling(s) shekel(s) shilling(s) sol(es) som(s) somoni sterling sucre(s) taka(s) tala
    tenge(s) tolar(s) togrog(s) tugrik(s) vatu won yen yuan złoty(s) zloty(s) zlotys złotych bitcoin(s) dlr(s)
    cent(s) penny pence kobo sen paisa paise pesewa(s) kopeck(s) kopek(s) centavo(s) centime(s) centimo(s) piastre(s)
    piaster(s) fils groszy agorot halala(s) øre satang
"""


def _forms(unit: str) -> list[str]:
    stem, _, endings = unit.partition("(")
    return [stem, *(stem + ending for ending in endings.rstrip(")").split("|") if ending)]


NAMES = frozenset(form for unit in _UNITS.split() for form in _forms(unit))
"""Names of units, one and several, in lower case."""
