import gzip

from wiredesk.enrich.places.gazetteer import BLOCK, FILE, Gazetteer, folded


def line(name: str, identifier: int) -> str:
    return f"{folded(name)}\tcity\t{identifier}\t{name}\tUS\tIA\t41.0\t-92.0\t20000\n"


def test_each_name_is_found_wherever_it_stands_in_the_file() -> None:
    names = [f"Velm {number:04}" for number in range(3 * BLOCK // len(line("Velm 0000", 0)))]
    gazetteer = Gazetteer("".join(line(name, number) for number, name in enumerate(names, 1)).encode())

    assert [len(gazetteer.named(name)) for name in names] == [1] * len(names)


def test_the_last_name_of_the_file_is_found() -> None:
    lines = gzip.decompress(FILE.read_bytes())
    name = lines.decode().rstrip("\n").split("\n")[-1].split("\t")[3]

    assert Gazetteer(lines).all_named(name)


def test_a_name_before_or_behind_all_others_is_not_found() -> None:
    gazetteer = Gazetteer(line("Velm", 1).encode())
    assert gazetteer.all_named("Aar") == gazetteer.all_named("Zell") == gazetteer.all_named("") == ()
