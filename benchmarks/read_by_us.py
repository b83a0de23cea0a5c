"""One side of enrich_speed.py: the `enrich` stage, from the bytes of a record to the bytes of its output records."""

import json
import sys
import time
from pathlib import Path

from wiredesk.enrich.stage import STAGE
from wiredesk.message import Message
from wiredesk.settings import load_settings
from wiredesk.stage import prepare


def main() -> None:
    """Read all articles once per input line."""
    texts = json.loads(Path(sys.argv[1]).read_text())
    messages = [
        Message("news.clean", b"story", json.dumps({"article_id": f"story-{number}", "text": text}).encode(), ())
        for number, text in enumerate(texts)
    ]
    work = prepare(STAGE, load_settings())
    for message in messages:
        work(message)
    print(json.dumps({"records": sum(len(work(message).messages) for message in messages)}), flush=True)
    for _ in sys.stdin:
        started = time.process_time()
        for message in messages:
            work(message)
        print(json.dumps({"seconds": time.process_time() - started}), flush=True)


if __name__ == "__main__":
    main()
