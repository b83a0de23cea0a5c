"""Articles matched per second on one core with 10,000 watches: `make bench-watch`.

Articles and watches are generated: words have the frequency distribution of a natural language, and each watch requires
a name, a word, a phrase, a speaker or several of these. The measured time is the processor time of the one thread from
the parsed records of an article to the matching watches with their evidence: the fastest of several passes per article,
to reduce the influence of other programs. The last line is one JSON object.
"""

import argparse
import json
import random
import re
import time
from collections import Counter
from typing import Any

from benchmarks.watch.made_articles import MadeArticles
from wiredesk.stages.standby.collector import collect_rarely
from wiredesk.watch.evidence import watch_match
from wiredesk.watch.index import WatchIndex
from wiredesk.watch.query import WatchQuery
from wiredesk.watch.view import ArticleView
from wiredesk_schemas.watches import Watch

SEED = 11


def made_article(made: MadeArticles, number: int, rng: random.Random) -> dict[str, dict[str, Any]]:
    """The records of an article of about 600 words that contains its names and quotes."""
    records = made.article(number)
    clean, names, quotes = records["clean"], records["entities"]["entities"], records["quotes"]["quotes"]
    text = clean["text"]
    for entity in names:
        for mention in entity["mentions"]:
            text += f" It was {mention['text']}."
            mention |= {"start": len(text) - 1 - len(mention["text"]), "end": len(text) - 1}
    for quote in quotes:
        text += f"\n\n“{quote['text']},” said {quote['speaker']['name']}."
        start = text.rindex("“") + 1
        quote |= {"spans": [[start, start + len(quote["text"])]], "confidence": round(rng.random(), 2)}
    clean |= {"text": text, "source": f"Paper {rng.randrange(200)}", "language": rng.choice(("en", "en", "de"))}
    return records


def made_watches(count: int, articles: list[dict[str, dict[str, Any]]], seed: int = SEED) -> list[Watch]:
    """Watches for words and names of some articles, all with equal probability.

    Most watches are therefore for rare words, and a few, by chance, for words in every tenth article. A phrase has a
    word that is not among the 300 most frequent.
    """
    rng = random.Random(seed)
    texts = [re.findall(r"\w+", records["clean"]["text"].lower()) for records in articles]
    words = sorted({word for text in texts for word in text if len(word) > 3})
    names = sorted({entity["name"] for records in articles for entity in records["entities"]["entities"]})
    common = {word for word, _ in Counter(word for text in texts for word in text).most_common(300)}
    watches = []
    for number in range(count):
        text, person = rng.choice(texts), rng.choice(names)
        telling = [place for place in range(len(text) - 3) if not common.issuperset(text[place : place + 3])]
        place = rng.choice(telling)
        fields: dict[str, Any] = rng.choice(
            (
                {"people": [person]},
                {"people": [person, rng.choice(names)], "words_any": rng.sample(text, 3)},
                {"organisations": [person], "languages": ["en"]},
                {"quotes_by": [person], "quote_kinds": ["direct"]},
                {"quotes_about": [person], "min_confidence": 0.2},
                {"words_all": rng.sample(words, 2), "words_none": [rng.choice(words)]},
                {"phrases": [" ".join(text[place : place + 3])], "languages": ["en"]},
                {"words_any": rng.sample(words, 3), "sources": [f"Paper {number % 40}"]},
            )
        )
        watches.append(Watch(watch_id=f"watch-{number}", name=f"Watch {number}", **fields))
    return watches


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--watches", type=int, default=10_000)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--passes", type=int, default=5, help="the fastest of each article counts")
    options = parser.parse_args()
    made = MadeArticles(SEED)
    rng = random.Random(SEED)
    articles = [made_article(made, number, rng) for number in range(options.articles + 500)]
    others = [made_article(made, number, rng) for number in range(100_000, 102_000)]
    index = WatchIndex(made_watches(options.watches, others))
    collect_rarely()  # as a worker does
    for records in articles[:500]:  # lets the index count word frequencies
        _match(index, records)
    matched = [len(_match(index, records)) for records in articles[500:]]
    passes = [_seconds(index, articles[500:]) for _ in range(options.passes)]
    seconds = sum(map(min, zip(*passes, strict=True)))
    sample = articles[500:520]
    queries = [WatchQuery(watch) for watch in index]
    for records in sample:
        view = ArticleView(records["clean"], records["entities"], records["quotes"])
        by_index = [query.watch.watch_id for query in index.match(view)]
        assert by_index == sorted(query.watch.watch_id for query in queries if query.matches(view)), "index is wrong"
    print(f"{options.articles} articles, {sum(map(bool, matched))} of them match, {sum(matched)} matches")
    line = {
        "articles_per_second": round(options.articles / seconds),
        "watches": options.watches,
        "matches_per_article": round(sum(matched) / options.articles, 2),
    }
    print(json.dumps(line))


def _seconds(index: WatchIndex, articles: list[dict[str, dict[str, Any]]]) -> list[float]:
    taken = []
    for records in articles:
        begun = time.process_time()
        _match(index, records)
        taken.append(time.process_time() - begun)
    return taken


def _match(index: WatchIndex, records: dict[str, dict[str, Any]]) -> list[Any]:
    view = ArticleView(records["clean"], records["entities"], records["quotes"])
    return [watch_match(query, view) for query in index.match(view)]


if __name__ == "__main__":
    main()
