"""Names of months and weekdays."""

ENGLISH_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""In the order of `date.weekday()`."""
SHORT_WEEKDAYS = ("mon", "tue", "tues", "wed", "thu", "thurs", "fri", "sat", "sun")
SHORT_MONTHS = ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec")

MONTHS: dict[str, int] = {
    name: month
    for month, names in enumerate(
        (
            "jan january januar janvier enero janeiro gennaio januari ene jänner styczeń stycznia ledna ianuarie ocak",
            "feb february februar février fevrier febrero fevereiro febbraio februari févr fev luty lutego února"
            " februarie şubat feber",
            "mar march märz mars marzo março marco maart mrz marca března martie mart",
            "apr april avril abril aprile avr abr aprilu kwietnia dubna aprilie nisan",
            "may mai mayo maio maggio mei maj maja května mayıs",
            "jun june juni juin junio junho giugno czerwca června iunie haziran",
            "jul july juli juillet julio julho luglio juil lipca července iulie temmuz",
            "aug august août aout agosto augustus ago augusti sierpnia srpna ağustos ogos agustus",
            "sep sept september septembre septiembre setembro settembre set września září septembrie eylül",
            "oct october oktober octobre octubre outubro ottobre okt out października října octombrie ekim",
            "nov november novembre noviembre novembro listopada listopadu noiembrie kasım",
            "dec december dezember décembre diciembre dezembro dicembre dez dic déc desember grudnia prosince decembrie"
            " aralık",
        ),
        start=1,
    )
    for name in names.split()
}
"""Month by name or abbreviation in the languages of the larger agencies, in lower case and without a full stop."""


def month_number(name: str) -> int | None:
    """Return 1 to 12 for a month's name or abbreviation in any case; None for any other word."""
    return MONTHS.get(name.strip(".").lower())
