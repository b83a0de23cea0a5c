"""Articles for the desk's tests. All content is invented."""

FERRY = {
    "title": "Ferry returns to Lake Tamba after a year",
    "subhead": "Fish market to open again on Friday",
    "source": "Tamba Herald",
    "authors": ["Esi Boateng"],
    "published_at": "2026-03-03T09:00:00Z",
    "url": "https://tamba-herald.example/ferry",
    "captions": [{"text": "The ferry at its pier in Tamba.", "credit": "Kojo Asante"}],
    "text": (
        "ACCRA, March 3 (MNA) — The ferry across Lake Tamba is back after a year of repairs, port officials said.\n\n"
        "Advertisement\n\n"
        "“We waited a whole year for this boat,” said Ama Mensah, a fishmonger. “Now the market can live.”\n\n"
        "Mensah said the market would open again on Friday.\n\n"
        "Kwame Owusu, who runs the line, told reporters: “It will sail twice a day, and it will be cheap.”\n\n"
        "The repairs in Ghana’s largest yard took longer than planned."
    ),
}
"""Two speakers, three kinds of quotes, a place with coordinates, and boilerplate to remove."""

TRAM = {
    "title": "Tram line opens in Tallinn",
    "source": "Harbour Post",
    "published_at": "2026-03-04T07:30:00Z",
    "text": (
        "TALLINN, March 4 — A tram line to the harbour opened in Tallinn on Wednesday.\n\n"
        "Mari Kask, a driver, said the first tram was full before dawn.\n\n"
        "Passengers in Estonia pay nothing in the first month."
    ),
}
"""Another place, another source, and only indirect speech."""


def plain(number: int) -> dict[str, object]:
    """One of many short articles."""
    return {
        "title": f"Short notice number {number}",
        "source": "Notice Board",
        "text": f"The library opens its door number {number} on Monday. Visitors may bring their own lamps.",
    }
