"""The records that follow from the state, whatever is on the topics."""

from collections import Counter
from collections.abc import Iterable, Sequence

from wiredesk.link.state.copy_links import CopyLinks
from wiredesk.link.state.library import Library
from wiredesk.link.state.people_links import PeopleLinks
from wiredesk.link.state.recent import batched
from wiredesk.link.state.statement_links import StatementLinks
from wiredesk.link.state.story_links import StoryLinks
from wiredesk.link.story_record import story_record
from wiredesk_schemas.base import Record


class CurrentRecords:
    """Makes the records of copies, statements, stories and people from the state."""

    def __init__(
        self,
        library: Library,
        copies: CopyLinks,
        stories: StoryLinks,
        statements: StatementLinks,
        people: PeopleLinks,
    ) -> None:
        self._library = library
        self._copies = copies
        self._stories = stories
        self._statements = statements
        self._people = people

    def record(self, topic: str, key: str) -> Record | None:
        """The record of a key according to the state; None if there is none.

        Args:
            topic: the topic, without prefix.
            key: the record's key.
        """
        if topic == "copies":
            known = self._library.known(key)
            return self._copies.record(known[0]) if known else None
        if topic == "statements":
            return self.statements([key])[0][2]
        if topic == "stories":
            num = self._stories.numbered(key)
            return self.story(num, key) if num is not None else None
        return self._people.record(key)

    def statements(self, keys: Sequence[str]) -> list[tuple[str, str, Record | None]]:
        """The topic, the key and the record of each of these statements, None for those that were removed."""
        records = self._statements.records(keys, self._people.person_of, self._copies.original_of)
        return [("statements", key, record) for key, record in records]

    def stories(self, nums: Iterable[int]) -> list[tuple[str, str, Record | None]]:
        """The topic, the key and the record of each of these stories that has an id, in the order of their numbers."""
        found: list[tuple[str, str, Record | None]] = []
        for some in batched(sorted(nums)):
            self._people.look_up(self._named(some))
            stories = ((num, self._stories.story_id(num)) for num in some)
            found += (("stories", key, self.story(num, key)) for num, key in stories if key is not None)
        return found

    def _named(self, stories: Iterable[int]) -> set[str]:
        """The people of the articles of stories, by entity."""
        articles = (self._library.get(member) for num in stories for member in self._stories.members(num))
        return {name.entity_id for article in articles if article for name in article.names if name.type == "PERSON"}

    def story(self, num: int, story_id: str) -> Record | None:
        """The record of a story under an id; None if it has no articles, in which case it leaves the state."""
        articles = [
            (member, article) for member in self._stories.members(num) if (article := self._library.get(member))
        ]
        if not articles:
            self._stories.drop(num)
            return None
        originals = {member: self._copies.original_of(member) for member, _ in articles}
        statements: Counter[str] = Counter()
        for member, _ in articles:
            statements.update(self._statements.statements_of(member))
        return story_record(story_id, articles, originals, statements, self._people.person_of)
