import pytest

from wiredesk.clean.languages.scripts import in_script_of


@pytest.mark.parametrize(
    ("language", "paragraph"),
    [
        ("el", "Ο δήμαρχος δήλωσε την Τρίτη ότι η γέφυρα θα μείνει κλειστή."),
        ("ko", "시장은 화요일에 다리가 봄까지 계속 폐쇄될 것이라고 말했다."),
        ("th", "นายกเทศมนตรีกล่าวเมื่อวันอังคารว่าสะพานจะปิด"),
        ("zh", "市长星期二表示，这座桥在春天之前将一直关闭。"),
        ("ja", "市長は火曜日、橋は春まで閉鎖されたままになると述べた。"),
        ("ta", "மழைக்காலம் முடியும் வரை பாலம் மூடப்பட்டிருக்கும்."),
    ],
)
def test_a_script_of_its_own_tells_the_language(language: str, paragraph: str) -> None:
    assert in_script_of(language, paragraph)


@pytest.mark.parametrize(
    ("language", "paragraph"),
    [
        ("zh", "市長は火曜日、橋は春まで閉鎖されたままになると述べた。"),
        ("ja", "市长星期二表示，这座桥在春天之前将一直关闭。"),
        ("hi", "महापौर ने मंगलवार को कहा कि पुल बंद रहेगा।"),
        ("ko", "The mayor said on Tuesday that the bridge would stay closed."),
        ("th", ""),
    ],
)
def test_another_script_or_a_shared_one_tells_nothing(language: str, paragraph: str) -> None:
    assert not in_script_of(language, paragraph)
