"""Numeric features of a line: length, punctuation, capitals, vocabulary, position on the page, and its neighbours.

The features separate prose from navigation without parsing either. Words are looked up in sets, so the cost of a line
is linear in its length.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]

_FUNCTION_WORDS = """
the of and to in a is that for it was on with as by at from he she they his her their be this are has have had not but
who which were said an or its than been when after would about will what there if into also could more all one
der die das und ist nicht ein eine zu den mit von im für auf dem sich des auch es an als aus er hat sie nach bei einer
le la les des et est une un du en que qui dans pour pas sur plus par au avec ce il elle sont ont mais comme ses cette
el los las de y es una por con para del se su al lo como más pero sus ha fue era sobre este entre cuando muy sin
o os as do da dos das em um uma não é com mais foi ao ele mas seu sua ou quando muito já também pela pelo até isso
il di che è per non sono della nel alla più anche del gli dei ha si come ma le al delle questo
het een van dat niet zijn op te voor er maar om dan bij ook uit naar hij zij door werd deze
и в не на что с по как это из за от так но же для он она они его её был была у к о бы мы то все
i w na z do się nie jest to że od o po przez jak za ale dla ma są przy tym jego oraz
bir ve bu için ile da de çok olarak daha en ne gibi kadar sonra ancak
och att det som är en på för av med den till inte har om ett men var jag han från vi så
og af til den er ikke som med på for et har de var fra
a az és hogy nem is egy ez azt van volt meg csak de mint már
ja on ei se että oli hän mutta kun ovat myös tai niin
yang dan di dengan untuk ini itu dari dalam pada tidak akan oleh juga kepada telah adalah
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
"""The commonest words of sixteen languages: sentences are full of them, labels are not."""

_ASKING = """
you your yours we our us i my me please sie ihr ihre uns unser vous votre vos nous notre nos usted tu tus nuestro
nuestra você seu nós nosso nossa voi tuo noi nostro jij jouw je wij onze u uw вы ваш мы наш twój nasz siz biz
"""

_VOCABULARY: dict[str, str] = {
    "asking": _ASKING,
    "share": """
        share shares tweet tweets facebook twitter whatsapp pinterest instagram linkedin reddit telegram email e-mail
        print youtube flipboard tumblr messenger snapchat tiktok follow followers like likes pin stumbleupon google
        bookmark link copy teilen drucken folgen partager imprimer suivez compartir compartilhar seguir siga condividi
        stampa seguici delen volg deel поделиться твитнуть vk вконтакте одноклассники udostępnij paylaş dela del
    """,
    "account": """
        login log sign signin signup subscribe subscriber subscribers subscription subscriptions register registration
        account password username logout member membership join trial newsletter newsletters inbox alerts notifications
        app download unlimited paywall gift subscribed anmelden abonnieren abo registrieren konto abonnement abonnez
        abonnés inscription inscrivez connexion compte suscríbete suscripción iniciar sesión regístrate assine entrar
        cadastre assinante iscriviti abbonati accedi registrati inloggen aanmelden abonneren nieuwsbrief войти вход
        подписаться подписка регистрация zaloguj abone giriş prenumerera logga
    """,
    "legal": """
        © copyright rights reserved privacy policy policies terms conditions cookie cookies gdpr disclaimer imprint
        impressum datenschutz agb nutzungsbedingungen confidentialité mentions légales droits réservés cgu privacidad
        aviso derechos reservados política termos direitos condizioni diritti riservati privacybeleid voorwaarden
        права защищены конфиденциальности ltd inc llc gmbh powered designed trademark trademarks consent accept
        choices opt notice accessibility ethics guidelines registered permission reproduced redistributed
    """,
    "navigation": """
        home menu search contact about sitemap archive archives faq help careers jobs advertise rss feed feeds sections
        section topics categories category site skip content navigation main toggle close open back top page pages
        edition weather video videos photos gallery galleries podcasts podcast events shop store classifieds horoscope
        suche startseite kontakt über hilfe accueil recherche contacter aide plan inicio buscar contacto contato ayuda
        início busca cerca contatti chi siamo zoeken over поиск главная контакты szukaj strona główna ara anasayfa
        browse explore view show see all next previous prev load options settings language
    """,
    "related": """
        related read reading more most popular recommended trending latest headlines stories tags tag topic tagged
        also next previous watched viewed featured editors picks discover mehr weiterlesen lesen meistgelesen verwandte
        lire aussi voir suite plus articles leia mais veja lea también leer noticias relacionadas leggi anche correlati
        articoli lees ook meer читайте также читать ещё еще похожие czytaj także haber haberler son önerilen
    """,
    "comments": """
        comment comments commented reply replies commenting commenters discussion moderated moderators report upvote
        votes vote kommentar kommentare antworten commentaire commentaires répondre signaler comentario comentarios
        responder comentários comentar commenti commenta rispondi reacties reageer комментарии комментарий ответить
        komentarze odpowiedz yorum yorumlar answer flag abuse respond guest
    """,
    "advertising": """
        advertisement advertisements advertising ad ads sponsored sponsor promoted promo promotion partner partners
        anzeige werbung publicité publicidad publicidade pubblicità annonce advertentie реклама reklama reklam buy
        shop deal deals coupon coupons discount offer offers price cart affiliate free order checkout sale
    """,
    "credit": """
        photo photos image images getty credit pic picture photograph photographer courtesy shutterstock istock caption
        file foto fotos bild bilder quelle crédit source crédito imagem imagen fotografía flickr ap afp epa wire фото
        enlarge illustration
    """,
    "dates": """
        january february march april may june july august september october november december jan feb mar apr jun jul
        aug sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
        ago updated published posted minutes hours days min mins hour day am pm est edt gmt et ist utc januar februar
        märz mai juni juli oktober dezember janvier février mars avril juin juillet août septembre octobre novembre
        décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre janeiro
        fevereiro março maio junho julho setembro outubro novembro dezembro gennaio febbraio aprile maggio giugno
        luglio settembre ottobre dicembre uhr heures horas minutos января февраля марта апреля мая июня июля августа
        сентября октября ноября декабря vor il y a hace há
    """,
    "saying": """
        said says told according added told say saying explained announced reported asked wrote sagte sagt erklärte dit
        déclaré selon expliqué dijo según afirmó disse segundo afirmou detto secondo zei volgens сказал сообщил заявил
        powiedział according
    """,
}
"""Words of boilerplate by purpose, and last the verbs of speech of stories. The model was trained with these."""

KINDS = tuple(_VOCABULARY)
_BITS: dict[str, int] = {}
for _place, _kind in enumerate(KINDS):
    for _word in _VOCABULARY[_kind].split():
        _BITS[_word] = _BITS.get(_word, 0) | 1 << _place
_SETS = {word: [place for place in range(len(KINDS)) if bits >> place & 1] for word, bits in _BITS.items()}

_SITE = ("share", "account", "legal", "navigation", "related", "comments", "advertising")
SITE_WORDS = {word: KINDS.index(kind) for kind in _SITE for word in _VOCABULARY[kind].split()}
"""Words that a site's own labels are made of, and which kind of label."""

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|©")
WIDE = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Letters of scripts that write no spaces between words: two of them count as a word."""
SENTENCE = re.compile(r"[^\W\d_][)\]\"'”’»]?[.!?…][)\]\"'”’»]?\s+[\"'“‘«(]?[^\Wa-z_]|[。！？।]")
ENDS = re.compile(r"""[.!?。！？।][)\]"'”’»]*$""")
TRAILS = re.compile(r"(?:…|\.{2,3})[)\]\"'”’»]*$")
CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}\b|\b(?:19|20)\d\d\b|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b")
SEPARATORS = re.compile(r"[|»›•·→▶▼#@/\\%]|\d+\)|http|www\.")
GLUED = re.compile(r"[a-zß-ÿ0-9.!?”’][A-ZÀ-Þ“‘][a-zß-ÿ]")
"""Where two labels, or a headline and its summary, were run together: links that stood side by side."""
MAX_LENGTH = 4000
"""Characters of a line that are examined; the rest would not change its features."""


_SHAPES = """
length words ends colon trails sentences function function_count capitals shouted numbers commas quotes
lower_first digit_first mark_first clock separators asks exclaims repeated glued
"""
FEATURES_ALONE = (
    *_SHAPES.split(),
    *(f"{kind}_share" for kind in KINDS),
    *(f"{kind}_count" for kind in KINDS),
)
"""The names of the features of a line alone."""
COLUMN = {name: place for place, name in enumerate(FEATURES_ALONE)}
_LOOKED_AT_BESIDE = ("length", "ends", "function", "capitals", "clock", "quotes", "function_count", "asking_share")
_BOILERPLATE = tuple(f"{kind}_share" for kind in KINDS if kind not in ("asking", "saying"))
_HEADS = tuple(f"{kind}_share" for kind in ("share", "account", "legal", "related", "comments"))
WINDOWS = (3, 8, 25)
"""Lines before and behind over which the neighbours are averaged."""
MIN_PROSE = 8
"""Words of a line that is a sentence of prose by its looks."""
HEAD_WORDS = 6
ALIKE = 6
"""Lines before and behind among which lines of the same build are counted: lists, tables, talk."""


def describe(lines: Sequence[str]) -> Matrix:
    """A feature row per line: its own shape, its neighbours' shapes, and its position on the page."""
    alone = shapes_of(lines)
    return np.concatenate([alone, _alike(lines), *_beside(alone), _standing(alone)], axis=1)


def shapes_of(lines: Sequence[str]) -> Matrix:
    """A feature row per line, from the line alone and how often it occurs in the text."""
    seen = Counter(lines)
    return np.array([_shape(line[:MAX_LENGTH], seen[line]) for line in lines], dtype=np.float32)


def _shape(line: str, times: int) -> list[float]:
    words = WORD.findall(line)
    wide = len(WIDE.findall(line)) / 2 if not line.isascii() else 0.0
    count = len(words) + wide
    least = max(count, 1.0)
    lowered = [word.lower() for word in words]
    kinds = [0] * len(KINDS)
    function = 0
    for word in lowered:
        if word in FUNCTION_WORDS:
            function += 1
        for place in _SETS.get(word, ()):
            kinds[place] += 1
    capitals = sum(word[0].isupper() for word in words)
    shouted = sum(len(word) > 1 and word.isupper() for word in words)
    numbers = sum(word[0].isdigit() for word in words)
    quotes = sum(map(line.count, '"“”«»„'))
    sentences = len(SENTENCE.findall(line)) + bool(ENDS.search(line))
    return [
        math.log1p(len(line)),
        math.log1p(count),
        float(ENDS.search(line) is not None),
        float(line.endswith(":")),
        float(TRAILS.search(line) is not None),
        min(sentences, 8),
        function / least if not wide else 0.35,
        min(function + wide * 0.35, 40),
        capitals / least,
        shouted / least,
        numbers / least,
        (line.count(",") + line.count("，") + line.count("、")) / least,
        min(quotes, 6),
        float(line[:1].islower()),
        float(line[:1].isdigit()),
        float(line[:1] in "\"“‘«„'—–-"),
        float(CLOCK.search(line) is not None),
        min(len(SEPARATORS.findall(line)), 6),
        float("?" in line),
        float("!" in line),
        math.log(times),
        min(len(GLUED.findall(line)), 4),
        *(value / least for value in kinds),
        *(min(value, 4) for value in kinds),
    ]


def _columns(alone: Matrix, names: Sequence[str]) -> Matrix:
    return alone[:, [COLUMN[name] for name in names]]


def _prose(alone: Matrix) -> Matrix:
    """1 for each line that ends like a sentence and is as long as one."""
    is_prose = (alone[:, COLUMN["ends"]] > 0) & (alone[:, COLUMN["words"]] >= math.log1p(MIN_PROSE))
    return is_prose.astype(np.float32)


def _beside(alone: Matrix) -> list[Matrix]:
    looked_at = np.column_stack(
        [_columns(alone, _LOOKED_AT_BESIDE), _columns(alone, _BOILERPLATE).sum(axis=1), _prose(alone)]
    )
    near = [_shifted(looked_at, by) for by in (1, -1, 2, -2)]
    return near + [side for width in WINDOWS for side in _averages(looked_at, width)]


def _shifted(numbers: Matrix, by: int) -> Matrix:
    """Each row's neighbour a number of rows before; zeros if there is none."""
    moved = np.zeros_like(numbers)
    if abs(by) < len(numbers):
        if by > 0:
            moved[by:] = numbers[:-by]
        else:
            moved[:by] = numbers[-by:]
    return moved


def _averages(numbers: Matrix, width: int) -> tuple[Matrix, Matrix]:
    """The mean of a number of rows before each row, and of as many after it; zeros beyond the ends."""
    sums = np.concatenate([np.zeros((1, numbers.shape[1])), np.cumsum(numbers, axis=0, dtype=np.float64)])
    rows = np.arange(len(numbers))
    before = sums[rows] - sums[np.maximum(rows - width, 0)]
    behind = sums[np.minimum(rows + 1 + width, len(numbers))] - sums[rows + 1]
    return (before / width).astype(np.float32), (behind / width).astype(np.float32)


def _standing(alone: Matrix) -> Matrix:
    """A line's position among the lines, in the page's prose, and among the headings of its boilerplate."""
    count = len(alone)
    rows = np.arange(count)
    words = np.expm1(alone[:, COLUMN["words"]].astype(np.float64))
    prose = _prose(alone) * words
    through = np.cumsum(prose)
    whole = max(through[-1], 1.0)
    short = words <= HEAD_WORDS
    heads = np.cumsum(short & (_columns(alone, _HEADS).max(axis=1) >= 0.5))
    comments = np.cumsum(short & (alone[:, COLUMN["comments_share"]] > 0))
    everywhere = (np.log1p(count), np.log1p(whole), np.mean(prose > 0), whole / max(words.sum(), 1.0))
    return np.column_stack(
        [
            rows / count,
            np.log1p(rows),
            np.log1p(count - 1 - rows),
            (through - prose) / whole,
            (whole - through) / whole,
            np.log1p(through - prose),
            np.log1p(whole - through),
            *(np.full(count, value) for value in everywhere),
            np.log1p(heads),
            heads / max(heads[-1], 1),
            np.log1p(comments),
            np.log1p(comments[-1] - comments),
        ]
    ).astype(np.float32)


def _alike(lines: Sequence[str]) -> Matrix:
    """The share of nearby lines that begin with the same word, and of those with the same shape."""
    openings = [line.split(maxsplit=1)[0][:12].lower() for line in lines]
    builds = [_build(line) for line in lines]
    return np.column_stack([_same_near(openings), _same_near(builds)])


def _same_near(names: Sequence[str]) -> Matrix:
    shares = np.zeros(len(names), dtype=np.float32)
    near = Counter(names[:ALIKE])
    for place, name in enumerate(names):
        if place + ALIKE < len(names):
            near[names[place + ALIKE]] += 1
        if place > ALIKE:
            near[names[place - ALIKE - 1]] -= 1
        shares[place] = (near[name] - 1) / (2 * ALIKE)
    return shares


def _build(line: str) -> str:
    ending = "" if line[-1].isalnum() else line[-1]
    return f"{min(line.count(' ') + 1, 12) // 2}{line[:1].isupper()}{ending}"
