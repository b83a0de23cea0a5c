"""Datelines in Chinese, Japanese, Korean, Arabic, Persian, Russian and Ukrainian, as agencies write them."""

import re
from typing import NamedTuple

from wiredesk.knowledge.calendar import month_number

AGENCIES = {
    form: agency
    for agency, names in {
        "AFP": "أ ف ب | أف ب | أفب | AFP時事 | AFP | ＡＦＰ | 法新社",
        "AP": "AP | 美联社",
        "Anadolu": "الأناضول",
        "ANSA": "ANSA",
        "APS": "وأج | و أ ج",
        "Asahi Shimbun": "朝日新聞",
        "China News Service": "中新社 | 中新网",
        "CNA": "中央社",
        "dpa": "د ب أ | dpa",
        "EFE": "EFE",
        "Interfax": "Интерфакс | ИНТЕРФАКС | Interfax | INTERFAX.RU | INTERFAX | Інтерфакс-Україна",
        "IRNA": "ایرنا",
        "ISNA": "ایسنا",
        "Jiji": "時事",
        "KUNA": "كونا",
        "Kyodo": "共同通信 | 共同社 | 共同",
        "Mainichi Shimbun": "毎日新聞",
        "MAP": "و م ع | و.م.ع | ومع",
        "MENA": "أ ش أ | أش أ",
        "News1": "뉴스1",
        "Newsis": "뉴시스",
        "Petra": "بترا",
        "QNA": "قنا",
        "Reuters": "رويترز | رویترز | ロイター | 路透 | Рейтер | Reuters",
        "RIA Novosti": "РИА Новости",
        "SANA": "سانا",
        "SPA": "واس",
        "TAP": "وات",
        "TASS": "ТАСС",
        "Belta": "БелТА | БЕЛТА | БЕЛТА",
        "DW": "德国之声中文网 | 德国之声 | 德國之聲",
        "Kazinform": "КАЗИНФОРМ | Казинформ | Kazinform",
        "PTI": "भाषा | पीटीआई",
        "ANI": "एएनआई",
        "IANS": "आईएएनएस",
        "UNI": "वार्ता",
        "Sputnik": "Sputnik",
        "UNN": "УНН",
        "Armenpress": "АРМЕНПРЕСС",
        "BTA": "БТА",
        "Ukrinform": "Укринформ | Укрінформ",
        "WAFA": "وفا",
        "WAM": "وام",
        "Xinhua": "新华社 | 新華社",
        "Yomiuri Shimbun": "読売新聞",
        "Yonhap": "연합뉴스",
    }.items()
    for name in names.split("|")
    for form in {name.strip(), name.strip().upper()}
}
"""Name as printed, to the name that a record states."""
_NAMES = "|".join(sorted(map(re.escape, AGENCIES), key=len, reverse=True))
_HAN = r"[\u3400-\u9fff]"
_HANGUL = r"[\uac00-\ud7a3]"
_WRITER = r"[\u3400-\u9fff\u3040-\u30ff]{3,6}(?:、[\u3400-\u9fff\u3040-\u30ff]{3,6}){0,2}(?=[】）])"
_OFFICE = re.compile(r"(?:新聞|新闻|通信|通讯|通訊|社|局|部|放送|時事|共同|本紙)$")
"""How the name of a newspaper, service or office ends, where a writer's may stand."""
_DAY_HAN = r"(?:(?P<month>\d{1,2})月(?P<day>\d{1,2})日)?"
_FORMS = (
    rf"(?P<agency>{_NAMES})(?P<place>{_HAN}{{2,8}}?)?{_DAY_HAN}[电電讯訊]\s?"
    r"(?:[（(](?:(?:记者|記者)\s?(?P<writer>[^（）()]{2,20})|[^（）()]{2,20})[）)])?\s?",
    rf"[（(](?P<agency>{_NAMES})(?:(?:記者|记者)(?P<writer>{_HAN}{{2,3}}))?(?P<place>{_HAN}{{2,10}}?)"
    rf"(?:{_DAY_HAN}|(?P<only>\d{{1,2}})日)[专專]?[电電][）)]\s?",
    rf"[\[［](?P<place>[^\[\]［］\s]{{1,12}})\s+(?P<only>\d{{1,2}})日\s+(?P<agency>{_NAMES})[\]］]\s?(?:[-–—]\s?)?",
    rf"【(?P<agency>{_NAMES})(?P<place>{_HAN}{{2,8}}?)?{_DAY_HAN}[电電]】\s?",
    rf"[（(](?P<agency>{_NAMES})[）)]\s?(?={_HAN})",
    rf"【(?P<place>[^【】＝=]{{1,20}}?)[＝=]?(?P<agency>{_NAMES})(?:[＝=]?[^【】]{{0,12}})?】\s?",
    rf"[【（](?P<sure>(?P<place>[^【】（）＝=、。]{{1,20}}))[＝=](?P<agency>(?P<writer>{_WRITER})?[^【】（）]{{0,20}})[】）]\s?",
    rf"[（(\[](?P<place>{_HANGUL}{{2,10}})[=＝](?P<agency>{_NAMES})[）)\]]\s?"
    rf"(?:(?P<writer>{_HANGUL}{{2,5}}(?:[\s·,]{{1,2}}{_HANGUL}{{2,5}})?)\s?(?:기자|특파원|통신원)\s?)?(?:[=＝]\s?)?",
    rf"(?P<place>[^\W\d_][^()（）:\n]{{1,40}}?)\s?[-–—/،,]?\s?(?:(?P<day>\d{{1,2}})\s(?P<month>[^\W\d_]{{3,14}})\s?"
    rf"(?:(?P<year>(?:19|20)\d\d)\s?م?\s?)?)?(?:[(（](?P<agency>{_NAMES})[)）]\s*[-–—:ـ]{{1,2}}\s?)(?=[\u0600-\u06ff])",
    rf"(?P<place>[\u0600-\u06ff][\u0600-\u06ff ]{{1,30}}?)\s(?:في\s)?(?P<day>\d{{1,2}})\s(?P<month>[^\W\d_]{{3,14}})\s?"
    rf"/\s?(?P<agency>{_NAMES})\s?/\s?[-–—:ـ]{{0,2}}\s?(?=[\u0600-\u06ff])",
    rf"(?P<place>[\u0600-\u06ff][\u0600-\u06ff ]{{1,30}}?)\s?[-–—]\s?(?P<agency>{_NAMES})\s?[-–—]\s?"
    rf"(?=[\u0600-\u06ff«])",
    rf"(?P<place>[А-ЯЁІЇЄ][^/\n]{{1,30}}?)[,.]\s(?:(?P<day>\d{{1,2}})\s(?P<month>[а-яёіїє]{{3,9}})(?:\.|\s?[–—-])?\s?)?"
    rf"[/(]?(?:(?:[Сс]пец)?[Кк]орр\.\s)?(?P<agency>{_NAMES})"
    rf"(?:\s(?P<writer>[А-ЯЁ][а-яё-]+ [А-ЯЁ][а-яё-]+))?(?:[/)]?\s?(?:\.|[–—-])\s?|[/)]\s)(?=[А-ЯЁІЇЄ«\"])",
    rf"(?P<place>[\u0900-\u097f][\u0900-\u097f ]{{1,30}}?),\s(?P<day>\d{{1,2}})\s(?P<month>[\u0900-\u097f]{{2,10}})\s?"
    rf"[(（](?P<agency>{_NAMES})[)）]\s?[-–—:।]?\s?(?=[\u0900-\u097f])",
)
FORMS = tuple(map(re.compile, _FORMS))
"""How these agencies open a story, e.g. "新华社内罗毕5月2日电", "【ナイロビ共同】", "(서울=연합뉴스)"."""
_CYRILLIC = re.compile("[а-я]")
HEAD = 80
"""Characters that a dateline takes at the most."""


class NativeDateline(NamedTuple):
    """A parsed dateline."""

    printed: str
    place: str
    agency: str | None
    month: int | None
    """None also where only the number of the day is printed."""
    day: int | None
    end: int
    """Where the story begins."""
    year: int | None = None
    writers: tuple[str, ...] = ()


def read_native_dateline(paragraph: str) -> NativeDateline | None:
    """Return the dateline at the start of a paragraph, or None."""
    for form in FORMS:
        found = form.match(paragraph, 0, HEAD)
        if found is None or found.end() >= len(paragraph):
            continue
        parts = found.groupdict()
        agency = AGENCIES.get(found["agency"].strip())
        if agency is None and not parts.get("sure"):
            continue
        month = parts.get("month")
        number = (int(month) if month.isdigit() else month_number(month)) if month else None
        alone = parts.get("only")
        day = int(alone) if alone else int(parts["day"]) if parts.get("day") and number else None
        place = (parts.get("place") or "").strip(" ,،")
        printed = found[0].strip(" -–—:：=＝")
        named = [
            name
            for name in re.split(
                r"[、·,，]+" if _CYRILLIC.search(found[0]) else r"[、·,，\s]+", parts.get("writer") or ""
            )
            if name
        ]
        writers = tuple(name for name in named if agency or not _OFFICE.search(name))
        year = int(parts["year"]) if parts.get("year") else None
        return NativeDateline(
            printed, place or printed, agency, number if day else None, day, found.end(), year, writers
        )
    return None
