"""Joins the names of one block into people and organisations. False joins are worse than splits."""

from collections import defaultdict
from collections.abc import Iterable

from wiredesk.link.people.bearers import Bearer, Groups, JoinedPerson, alone
from wiredesk.link.people.bodies import join_organisations
from wiredesk.link.people.contexts import NOTHING, Contexts
from wiredesk.link.people.elsewhere import NOTHING_ELSE, Elsewhere
from wiredesk.link.people.frequent_names import join_frequent_names
from wiredesk.link.people.mistyped import join_mistyped
from wiredesk.link.people.persons import join_persons


def join(
    bearers: Iterable[Bearer],
    known: dict[str, str],
    contexts: Contexts = NOTHING,
    elsewhere: Elsewhere = NOTHING_ELSE,
) -> list[JoinedPerson]:
    """The people and organisations among names of one block.

    Args:
        bearers: of one block.
        known: ids from the user's own file by entity id; bearers with the same id are joined, with different ids never.
        contexts: what surrounds the names in their articles.
        elsewhere: the other names of the block.
    """
    ordered = sorted(bearers, key=lambda bearer: bearer.entity_id)
    if len(ordered) == 1:  # half of all blocks
        return [alone(ordered[0], known.get(ordered[0].entity_id))]
    groups = Groups(ordered)
    by_known: dict[str, list[int]] = defaultdict(list)
    for place, bearer in enumerate(ordered):
        if bearer.entity_id in known:
            by_known[known[bearer.entity_id]].append(place)
            groups.fix(place, known[bearer.entity_id])
    for places in by_known.values():
        for place in places[1:]:
            groups.union(places[0], place, "knowledge")
    people = [place for place, bearer in enumerate(ordered) if bearer.type == "PERSON"]
    others = [place for place, bearer in enumerate(ordered) if bearer.type != "PERSON"]
    persons, people, around = join_frequent_names(ordered, people, groups, contexts)
    join_persons(persons, people, groups, around, elsewhere)
    join_organisations(ordered, others, groups, contexts, elsewhere)
    join_mistyped(persons, people, others, groups, around)
    return groups.result()
