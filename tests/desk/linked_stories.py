"""Articles about one event by four newsrooms, with a statement whose wording changes. All content is invented."""

BRIDGE = (
    "TEMA, March 5 (MNA) — The old bridge at Tema will stay closed until the summer, the harbour office "
    "said on Thursday after divers found cracks in two of its piers.\n\n"
    "“We will not open the bridge before 12 inspectors have signed for it,” said Ama Mensah, the harbour "
    "master of Tema. “Nobody in this town will be asked to drive over a crack.”\n\n"
    "The bridge carries 4,000 cars a day. Ferries take the lorries until the repairs are done, and schools "
    "on the far bank begin an hour later.\n\n"
    "Kofi Adu, who runs the bus line, said the detour would cost his drivers two hours a day.\n\n"
    "Divers from Accra had searched the piers for a week. Their report goes to the council on Monday."
)

LINKED: dict[str, dict[str, object]] = {
    "bridge-agency": {
        "title": "Tema bridge stays closed until summer",
        "source": "Meridian News Agency",
        "published_at": "2026-03-05T08:00:00Z",
        "text": BRIDGE,
    },
    "bridge-copy": {
        "title": "Bridge at Tema closed until the summer",
        "source": "Lake Courier",
        "published_at": "2026-03-05T09:10:00Z",
        "text": BRIDGE,
    },
    "bridge-herald": {
        "title": "Harbour master shuts Tema bridge after divers find cracks",
        "source": "Tema Herald",
        "published_at": "2026-03-05T11:30:00Z",
        "text": (
            "TEMA — Tema’s only road bridge over the lake is shut, and it may be summer before a car "
            "crosses it again. Divers found cracks in two piers of the bridge this week.\n\n"
            "“We will open the bridge before 20 inspectors have signed for it,” harbour master Ama Mensah "
            "told reporters at the harbour office in Tema on Thursday.\n\n"
            "The Tema bridge carries 4,000 cars a day between the town and the far bank. The harbour office "
            "has put ferries on for lorries, and the schools begin an hour later."
        ),
    },
    "bridge-post": {
        "title": "Cracks close the bridge at Tema",
        "source": "Harbour Post",
        "published_at": "2026-03-05T15:00:00Z",
        "text": (
            "ACCRA — Lorries queued for the ferry at Tema on Thursday after the harbour office closed the "
            "lake bridge, where divers from Accra had found cracks in two piers.\n\n"
            "“We will not open the bridge before 12 inspectors have signed for it,” Ms Mensah, the harbour "
            "master, said. Bus owner Kofi Adu said the detour would cost his drivers two hours a day.\n\n"
            "The council of Tema hears the divers’ report on Monday. Until the summer the bridge stays "
            "closed."
        ),
    },
}
"""The second copies the first; the third changes the quote."""
