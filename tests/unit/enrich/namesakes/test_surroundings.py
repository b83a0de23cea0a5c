from wiredesk.enrich.annotation import Span
from wiredesk.enrich.namesakes.surroundings import Features, article_names, features_of


def features(text: str, name: str, *others: str) -> Features:
    spans = [Span(at, at + len(name)) for at in range(len(text)) if text.startswith(name, at)]
    return features_of(text, name, spans, article_names([name, *others]))


def test_the_name_itself_counts_only_by_its_form() -> None:
    assert features("It beat Velm 2-0.", "Velm") == features("It beat Orno 2-0.", "Orno")
    assert features("It beat Velm 2-0.", "Velm") != features("It beat Bo Velm 2-0.", "Bo Velm")


def test_words_numbers_names_and_trades_are_classes() -> None:
    found = features("In 2020 Velm singer Ana Ruiz left.", "Velm")
    assert {"l2=in 0", "r2=singer CC", "r2c=<occ> CC", "rc0=occ"} <= found.keys()


def test_features_keep_the_order_of_the_words_so_that_sums_of_their_scores_are_the_same_in_each_process() -> None:
    found = list(features("They said today that staff at Velm met late on a cold Monday.", "Velm"))
    beside = [feature for feature in found if feature.startswith(("lb=", "rb="))]
    assert beside == ["lb=said", "lb=today", "lb=that", "lb=staff", "rb=late", "rb=on", "rb=a", "rb=cold", "rb=<day>"]


def test_a_paragraph_ends_what_stands_around() -> None:
    assert features("One.\n\nVelm\n\nTwo", "Velm") == features("Three.\n\nVelm\n\nFour", "Velm")


def test_mentions_of_a_name_count_together() -> None:
    assert features("At Velm. At Velm.", "Velm")["l1=at"] == 2 * 2**-0.5


def test_a_part_of_a_longer_name_is_one() -> None:
    assert "part:last" in features("Velm left.", "Velm", "Ana Velm")
    assert "part:first" in features("Velm left.", "Velm", "Velm Foods")


def test_pronouns_of_the_sentence_and_the_next_count() -> None:
    assert {"pro=its", "next=it"} <= features("Velm cut its jobs. It lost.", "Velm").keys()
