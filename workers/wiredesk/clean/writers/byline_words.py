"""Words in bylines that are not names: roles, offices, degrees, and words of headings."""

import re

ROLES = re.compile(
    r"\b(?:staff|writer|reporter|correspondent|editor|bureau|agency|agencies|desk|contributor|news|service|special|"
    r"chief|analyst|columnist|producer|reuters|afp|ap|press|team|online|media|photographer|journalist|author|"
    r"newsroom|intern|political|business|sports?|science|health|crime|courts?|technology|associate|senior|assistant|"
    r"foundation|times|post|herald|tribune|gazette|guardian|newswire|wire|radio|network|university|professor|director|minister|expert|"
    r"freelance|fellow|lecturer|redakteur|korrespondent|correspondant|corresponsal)s?\b",
    re.IGNORECASE,
)
JOB = re.compile(
    r"(?:[A-Z][\w’'-]* ){0,3}(?i:writer|reporter|correspondent|editor|journalist|columnist|analyst|contributor|"
    r"photographer|producer|staff|bureau chief|desk)(?:(?:,| at| for| of| in) [\w .’'-]{2,40})?"
)
SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV)\.?")
DEGREE = re.compile(r"(?:M\.?D|Ph\.?D|M\.?A|M\.?Sc|B\.?A|MBA|Esq|R\.?N|Dr)\.?")
_NOBODY = """
réd red redakt haber-merkezi dış-haberler xəbər-mərkəzi editorial-team web-team online-team rédaction-web
admin administrator super-user superuser webmaster web-desk redaktion redaktionen redaksjonen redaksionen redazione
redacción redaccion rédaction redactie redakcja redakce redakcia toimitus szerkesztőség редакция редакція redação
redacao redactia redacția editor editors staff newsroom newsdesk desk team root author unknown anonymous none null
undefined user guest moderator online-redaktion news-desk nachrichten news publisher writer contributor agencies
agency default agencias agences agenzie agências agenturen agentur agence agencia agenzia agência agentschappen
agentschap persbureau persbureaus nyhetsbyrå nyhetsbyråer nyhetsbyrån byråer bureauer bureauerne agencje agencja
agentury agentúry ügynökség ügynökségek agenții agenţii агентства агенства агенції агенции агенция agencije agencija
ajanslar ajans πρακτορεία agentūros aģentūras agentuurid kantor-berita redakcija redaksi redaksiya toimetus
redakcija-portala szerkesztők редакціја редакција редакцията съобщения σύνταξη συντακτική-ομάδα ritstjórn
erredakzioa corresponsal corresponsales correspondant correspondants correspondente correspondentes corrispondente
korrespondent korrespondenten enviado-especial envoyé-spécial inviato
編集部
编辑部 編輯部 本報訊 本报讯 综合 綜合報導 편집부 온라인뉴스팀 디지털뉴스팀
뉴스팀 التحرير وكالات تحریریه خبرگزاری מערכת ब्यूरो एजेंसी एजेंसियां डेस्क ডেস্ক กองบรรณาธิการ
"""
NOBODY = frozenset(_NOBODY.split())
"""Accounts and offices that systems give as authors, and agencies without a name; in several words with a hyphen."""
_COMMON = """
the a an of in on at to for from and or with by is are was his her new old last first second third live update
updates exclusive analysis opinion video photos gallery review preview report press release special world local
national politics business sport sports health science weather today tonight breaking latest top key points summary
background editor's note more read related story stories no not yes what why how who when where big bad good best
worst day
"""
COMMON = frozenset(_COMMON.split())
"""Words that occur in short headings, but not in names."""

ANONYMOUS = re.compile(
    r"(?:by |from )?(?:(?:our|the|a) )?(?:(?:own|staff|special|web|agency|city|political|crime|sports?|"
    r"business|foreign|diplomatic|local|news|online|digital|wire) ){0,2}"
    r"(?:correspondents?|reporters?|writers?|staff|staffers?|newsroom|news desk|web desk|desk|bureau|agencies|"
    r"editorial board|contributors?|monitoring desk|news service|newspaper|admin|administrator|editors?|"
    r"(?:news|online|web) (?:editor|report)|[A-Z]{2,4} (?:correspondents?|reporters?|bureau)|"
    r"reporting from (?-i:[A-Z][\w’'-]+(?:,? [A-Z][\w’'.-]+){0,3})|"
    r"(?-i:(?:[A-Z][\w’'-]+ ){1,3}(?:News Service|News Network|News Desk|Web Desk|Online Desk|Staff))|"
    r"(?-i:(?:[A-Z][\w’'-]+ (?=[A-Z]\w+ R))?[A-Z][\w’'-]+ Reporters?))"
    r"(?: (?:report|and agencies))?"
    r"(?:\s*(?:[,|–—-]|in|at)\s*[^\W\d_][\w .,'’/-]{1,40})?\.?",
    re.IGNORECASE,
)
"""A byline without a name."""
_OUR = (
    r"(?:our|onze|unser(?:e[mnr]?)?|notre|nos|nuestr[oa]s?|nostr[oaie]|noss[oa]s?|vår|våra|vores|nasz(?:a|ego|ej)?|"
    r"náš|naš[ae]?|наш[аеи]?)"
)
_OF = r"(?:by|von|van|door|de|par|por|di|da|dal|dalla|do|av|af|fra|från|od|z|от|від)"
_AT_THE_PAPER = (
    r"(?:(?:eigen|eigene[nmr]?|propi[oa]|propre|egen)\s)?(?:redacti\w+|redaktion\w*|redaktör\w*|redaktør\w*|r[eé]dact\w+|redacci[oó]n|redazione|"
    r"reda[çc][ãa]o|redakc\w+|verslagge\w+|korrespond\w+|correspon\w+|corrispond\w+|corespondent\w*|enviad\w+|"
    r"envoyé\w*|inviat\w+|mitarbeiter\w*|reporter\w*|корреспондент\w*|кореспондент\w*|собкор\w*|редакц\w+)"
)
ANONYMOUS_ABROAD = re.compile(
    rf"(?:{_OF}\s)?(?:{_OUR}\s|l['’]|la\s|de\s|die\s|der\s)?{_AT_THE_PAPER}(?:\s(?:speciale?s?|especia\w+|spécia\w+|online|web))?"
    rf"(?:\s(?:in|en|à|a|em|i|w|v|в|у|te)\s[^\W\d_][\w -]{{1,30}})?|{_OF}\s{_OUR}\s[^\W\d_]{{3,25}}",
    re.IGNORECASE,
)
"""The same in other languages: "van onze verslaggever", "De notre correspondant à Tamba"."""
COMPANY = re.compile(r"\b(?:GmbH|Ltd|LLC|Inc|Corp|Pty|S\.A\.|S\.?r\.?l|d\.o\.o|e\.\s?V|Holdings?|AG|KG|plc)\.?(?:\s|$)")
OFFICE = re.compile(
    r"[\w .&’'-]*\b(?:desk|newsdesk|newsroom|redaktion|redaksjonen|redaktionen|rédaction|redacción|redazione|redactie|"
    r"redakcja|redação|toimitus|редакция|редакція|news service|news network|news team|web team|digital team|"
    r"correspondents?)",
    re.IGNORECASE,
)
"""An office of a newspaper, with its name or topic: "The Strait Web Desk"."""
NOT_WRITING = re.compile(
    r"\s*(?:edit|photograph|photo|translat|illustrat|produc|compil|fact.check|graphic)\w* (?:by|von|par|por)\b",
    re.IGNORECASE,
)
"""Contributors other than writers, after the writers."""
WRITER_LABELS = (
    r"(?i:words|text[eo]?|testo|tekst[iy]?|story|bylines?|authors?|reporters?|writer|autor(?:ka|a|e|i|in|en|es)?|"
    r"auteure?s?|författare|forfatter|penulis|"
    r"szerző|opracowanie|opracowała?|συντάκτης|autorius|autors|pisac|avtor|tác giả|pewarta|wartawan|jurnalis|"
    r"periodista|giornalista|jornalista|toimittaja|"
    r"haber|yazar|yazan|muhabir|текст|автор[ыи]?|журналист(?:ка)?|kirjoittajat?|teksti|írta|napsal[ai]?|napisał[ai]?|"
    r"napisa(?:o|la|li)|piše|parengė|sagatavoja|kirjutas|egileak?|müəllif|shkruan|подготовил[аи]?|подготви|"
    r"підготу(?:вав|вала|вали)|γράφ(?:ει|ουν)(?: ο| η| οι)?|ditulis oleh|laporan)"
)
"""The pattern of words for a text or its writer, in the languages of the press."""
_GENRE = (
    r"(?:[^\W\d_]{3,14}[- ])?(?:interviews?|"
    r"reportage|analys[ei]s?|an[aá]lisi?s|kommentar|commentary|comment|commentaire|comentario|commento|opinion|opinión|"
    r"essay|essai|ensayo|porträt|portrait|feature|gastbeitrag|kolumne|column|columna|chronique|tribune|review|"
    r"rezension|kritik|entrevista|entretien|intervista|crónica|crônica|reportagem|reportaje|bericht|protokoll|"
    r"recherche|enquête|récit|intervju|haastattelu|rozmowa|wywiad)"
)
LABEL = re.compile(
    rf"(?:{WRITER_LABELS}|(?i:{_GENRE})|редактор|oleh|作者|撰文|文|글|기자)\s?[:：／]\s?|"
    r"(?:本[报報刊台网網]|特约|特約|实习|實習|見習|驻\w{1,3})?(?:記者|记者)\s?[:：]?\s?|"
    r"(?:[\u3400-\u9fff]{1,3}[・·]){0,2}文\s?[:：／]\s?|"
    r"(?:إعداد|كتبت?|بقلم|تحرير|نویسنده|خبرنگار|מאת|כתבה?|लेखक|रिपोर्ट|লেখক|โดย|เรื่อง|ຜູ້ຂຽນ|எழுதியவர்)\s?[:：]\s?|"
    rf"{WRITER_LABELS}\s+(?-i:(?=[^\W\d_a-zß-ÿ][^\W\d_]+ [^\W\d_a-zß-ÿ]))|(?:by|By|BY)(?=\s+(?:by|By|BY)\b)\s+",
    re.IGNORECASE,
)
"""Labels that systems put before authors' names."""
LABEL_MARKS = ":：／者"
"""A label that is followed by fewer than two words has one of these."""
KOREAN = re.compile("[\uac00-\ud7a3]{2,4}\\s(?:기자|특파원|선임기자)")
"""A reporter's name and office on a line of its own."""
AGENCY_TOO = re.compile(
    r"\s(?:avec|mit|with|con|com|met|med|z)\s(?:l['’])?(?P<agency>[\w -]{2,25}(?:, [\w -]{2,25}){0,3})$"
)
"""The agency whose copy a writer used, behind the name: "Par Ama Mensah avec AFP"."""
COLLECTED = (
    r"(?:propos (?:recueillis|rapportés)|recueillis?|entretien (?:réalisé|mené)|a cura|raccolto|aufgezeichnet|"
    r"protokolliert|das (?:gespräch|interview) führten?|opgetekend|realizad[oa]|entrevistad[oa]|nedtegnet|as told) "
    r"(?:par|di|da|von|door|por|av|af|to)|das (?:gespräch|interview) führten?"
)
"""The pattern of an opening for who wrote down what another said: "Propos recueillis par"."""
BY = r"(?:by|von|par|por|di|de|door|av|af)"
GENRES = rf"(?i:(?:(?:an?|eine?|une?|una?|uma?|en|ett|et|een|der|die|das|an) )?{_GENRE} {BY})"
"""The pattern of a genre before its writer: "Ein Interview von", "Análise por"."""
_WRITING = r"(?:text|words|story|report(?:ing|age)?|writing|article|texte|textes|texto|testo|tekst|bericht)"
PICTURES = (
    r"(?i:photos?|pictures?|images?|photograph(?:s|y)|videos?|illustrations?|photographies|fotos?|fotografie|bilder|bild|"
    r"zdjęcia|beeld|fotoğraf(?:lar)?|фото)"
)
_AND = r"\s?(?:and|&|,|/|\+|und|et|y|e|og|och|en|i)\s?"
PICTURES_TOO = (
    rf"(?i:(?:{_WRITING}(?:{_AND}{PICTURES})+|(?:{PICTURES}{_AND})+{_WRITING})"
    r"(?:\s+by\b|\s?:|\s+(?:von|par|por|di|av))\s*)"
)
"""The pattern of an opening for who wrote and took the pictures: "Photos and text: Ama Mensah"."""
WORDS_BY = re.compile(rf"(?<=\w )(?i:{_WRITING})(?:\s(?:by|von|par|por|di|av)|\s?:)\s(?=[A-ZÀ-Þ])")
"""Who wrote, behind who took the pictures: "Photographs by Kofi Boro Words by Ama Mensah"."""
PICTURES_FIRST = re.compile(rf"(?i:{PICTURES})(?:\s(?:by|von|par|por|di|av)|\s?:)\s")
PICTURES_BY = re.compile(rf",?\s+{PICTURES}(?:\s?:|\s(?:by|von|par|por|di)\s).*$", re.IGNORECASE)
"""Who took the pictures, behind who wrote: "Texte: Ama Mensah Photos: Kofi Boro"."""
LAST_ROLE = re.compile(
    r"\s+(?:(?:staff |senior |chief )?(?:journalist|reporter|correspondent|editor|writer|columnist)|journaliste|"
    r"redakteur(?:in)?|redaktør|redaktör|reporterka|periodista|giornalista|jornalista|toimittaja|журналіст(?:ка)?|журналист(?:ка)?|"
    r"follow|folgen|suivre|seguir|segui)$",
    re.IGNORECASE,
)
"""A role or a button behind a name, from an element of its own beside the name's."""
SITE_WITH_AGENCY = re.compile(
    r"(?:(?:Le|La|Les|L[’']|The|El|Il|Die|Der|Das|De) ?[^,;|]{2,30}?|[^\s,;|]{2,20}) "
    r"(?:avec|mit|with|con|com|met|med) (?P<agency>[\w -]{2,25})"
)
"""A newspaper, which has an article or one word, and the agency whose copy it used: "Le Monde avec AFP"."""
AT_THE_DESK = re.compile(r"[a-z]{1,5}(?:[/.][a-z]{1,5})*|[A-Z]{2,4}(?:/[A-Z]{2,4})*|[a-z]+[._][a-z._]+")
"""The initials of editors, and the names of their accounts: "gr/bp", "VRG", "mensah.ama"."""
CAPITALS_FIRST = re.compile(r"^(?P<name>[A-ZÀ-Þ]{2,}(?: [A-ZÀ-Þ]{2,}){1,2}) [A-ZÀ-Þ][a-zß-ÿ]+(?= [–—-] |$)")
"""A name in capitals, and a place that is not: two lines that a page joins."""
