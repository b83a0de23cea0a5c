"""Given names that tell whether a person is a man or a woman, in lower case, and what is short for them.

`nicknames.txt` has a nickname per line; `training/nicknames.py` says where the names are from. `given_names.txt` has
given names of many countries that are no words, places or agencies; `training/given_names.py` makes it.
"""

from functools import cache
from importlib.resources import files

from wiredesk.knowledge.dateline_places import folded
from wiredesk.knowledge.vocabulary import listed

MALE_NAMES = listed("""
    james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony
    mark donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan
    jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank
    alexander raymond patrick jack dennis jerry tyler aaron jose henry adam douglas nathan peter zachary kyle
    walter harold jeremy ethan carl keith roger gerald christian sean arthur austin noah lawrence jesse
    joe bryan billy albert bruce willie gabriel alan juan logan wayne ralph roy eugene randy
    vincent russell louis philip bobby johnny bradley bill bob jim tom tim mike steve dan dave jeff ted bernie
    barack hassan ali mohammed muhammad mohamed ahmed omar ibrahim vladimir dmitry dmitri sergei sergey igor
    oleg boris ivan viktor nikolai mikhail yuri pavel andrei giovanni marco luca antonio francesco carlos luis
    pedro miguel jorge fernando diego hans klaus jurgen wolfgang pierre jean-claude francois emmanuel kofi
    kwame nelson rajesh rahul narendra amit arjun hiroshi takashi kenji shinzo chuck mitch newt rudy reince
    """)
FEMALE_NAMES = listed("""
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret
    ashley kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca sharon laura cynthia
    amy kathleen angela shirley brenda emma anna pamela nicole samantha katherine christine helen debra rachel
    carolyn janet maria catherine heather diane olivia julie joyce victoria ruth virginia lauren kelly
    christina joan evelyn judith hannah megan cheryl jacqueline martha madison teresa gloria sara
    janice ann kathryn abigail sophia frances alice judy isabella julia grace amber denise danielle
    marilyn beverly charlotte natalie theresa diana brittany doris kayla lori marie hillary chelsea
    ivanka melania carly kellyanne fatima aisha amina svetlana olga natalia elena irina tatiana ekaterina
    anastasia marina angela ursula giorgia sofia lucia carmen rosa ana priya sunita indira sonia yuki keiko
    nancy kamala jill megyn loretta huma condoleezza theresa jacinda
    """)
GIVEN_NAMES = MALE_NAMES | FEMALE_NAMES

_SHORT_FORMS = """
    alexander: alex sandy; andrew: andy drew; anthony: tony; benjamin: ben benny; charles: charlie chuck; christopher:
    chris; daniel: dan danny; david: dave; donald: don donnie; douglas: doug; edward: ed eddie ted; elizabeth: liz
    beth betsy; frederick: fred freddie; gerald: gerry jerry; gregory: greg; james: jim jimmy jamie; jeffrey: jeff;
    jennifer: jen jenny; joseph: joe joey; joshua: josh; katherine: kate kathy katie; kenneth: ken kenny; lawrence:
    larry; leonard: len lenny; matthew: matt; michael: mike mick; nicholas: nick; patricia: pat patty trish; peter:
    pete; philip: phil; phillip: phil; raymond: ray; richard: rick dick rich; robert: bob bobby rob robbie; ronald: ron
    ronnie; samuel: sam; stephen: steve; steven: steve; susan: sue susie; theodore: teddy; thomas: tom tommy; timothy:
    tim; victoria: vicky; walter: walt; william: bill billy will; zachary: zach zack
"""

SHORT_FORMS = {
    short: line.split(":")[0].strip()
    for line in _SHORT_FORMS.replace("\n    ", " ").split(";")
    for short in line.split(":")[1].split()
}
"""The full form of each short form of a given name."""

_SPELLINGS = """
    abdullah: abdallah abdulla; ahmed: ahmad; aleksandr: alexandr aleksander; andrey: andrei andrej; dmitry: dmitri
    dmitriy dimitri; giannis: yannis yiannis ioannis; giorgos: yiorgos yorgos; hassan: hasan; hussein: hussain hossein
    husein hosein husain; ibrahim: ebrahim; khalid: khaled; kostas: costas; mustafa: moustafa mustapha mostafa; nasser:
    naser nasir; nikolai: nikolay; omar: umar omer; osama: usama; saeed: saeid sayeed; salah: saleh; sergey: sergei
    serguei; suleiman: sulaiman suleyman soleiman; vasilis: vassilis; vasily: vasili vasiliy; youssef: yousef yusuf
    yousuf yussuf youssuf; yury: yuri yuriy
"""

SPELLINGS = {
    other: line.split(":")[0].strip()
    for line in _SPELLINGS.replace("\n    ", " ").split(";")
    for other in line.split(":")[1].split()
}
"""One spelling for each other spelling of a name that is written in another script at home."""

_EAST_SLAVIC = """
    aleh: oleg; aliaksandr: aleksandr alexander; aliaksei: alexei; andriy: andrey; bohdan: bogdan; danylo: daniil;
    dmytro: dmitry; dzmitry: dmitry; halyna: galina; hanna: anna; heorhiy: georgy; hennadiy: gennady; hlib: gleb;
    hryhoriy: grigory; ihar: igor; ihor: igor; illia: ilya; kanstantsin: konstantin; kateryna: ekaterina yekaterina;
    kostiantyn: konstantin; kyrylo: kirill; maksym: maxim; mikalai: nikolai; mykhailo: mikhail; mykola: nikolai; mykyta:
    nikita; oleh: oleg; oleksandr: aleksandr alexander; oleksiy: alexei; olena: elena; olha: olga; pavlo: pavel; petro:
    peter pyotr; ryhor: grigory; serhii: sergey; serhiy: sergey; siarhei: sergey; sviatlana: svetlana; svitlana:
    svetlana; uladzimir: vladimir; vasyl: vasily; volha: olga; volodymyr: vladimir; yauhen: evgeny yevgeny; yevhen:
    evgeny yevgeny
"""

EAST_SLAVIC = {
    other: tuple(names.split())
    for other, names in (line.split(":") for line in " ".join(_EAST_SLAVIC.split()).split("; "))
}
"""The Russian forms of each Ukrainian or Belarusian given name: the press uses both for one person."""


_FAMILIAR = """
    alyosha lyosha: aleksei aleksey alexei alexey; anya: anna; borya: boris; dima mitya: dmitry; galya: galina; grisha:
    grigory; ira: irina; katya: ekaterina yekaterina; kolya: nikolai; kostya: konstantin; lena: elena yelena; lyonya:
    leonid; lyuda: lyudmila ludmila; masha: maria; misha: mikhail; nadya: nadezhda; nastya: anastasia; natasha: natalia
    natalya; olya: olga; pasha: pavel; petya: pyotr; sasha shura: aleksandr aleksandra alexander alexandra; seryozha:
    sergey; slava: vyacheslav; sonya: sofia; sveta: svetlana; tanya: tatiana tatyana; tolya: anatoly; vanya: ivan;
    vitya: viktor; volodya vova: vladimir; yura: yury; zhenya: evgeny evgenia yevgeny yevgenia; beto: alberto roberto;
    charo: rosario; chelo: consuelo; chico: francisco; chucho: jesus; concha: concepcion; curro paco pancho: francisco;
    duda: eduardo; gabo: gabriel; goyo: gregorio; guille memo: guillermo; javi: javier; kike quique: enrique; lalo:
    eduardo; lola: dolores; lupe: guadalupe; manolo: manuel; merche: mercedes; nacho: ignacio; nando: fernando; pepe:
    jose; pili: pilar; rafa: rafael; santi: santiago; tere: teresa; tiao: sebastiao; tono: antonio; xande: alexandre;
    ze: jose; beppe peppe: giuseppe; gianni: giovanni; gigi: luigi; lello: raffaele; mimmo: domenico; nino: antonino;
    pippo: filippo giuseppe; sandro: alessandro; tonino: antonio; fritz: friedrich; hannes hans: johannes; heiner heinz:
    heinrich; jochen: joachim; kathi: katharina; poldi: leopold; rudi: rudolf; sepp: josef; steffi: stefanie; toni:
    anton; uli: ulrich; uschi: ursula; willi willy: wilhelm; bram: abraham; henk: hendrik; jaap: jacob; joop: johannes;
    kees: cornelis; klaas: nicolaas; piet: pieter; sjaak: jacques; wim: willem; kalle: carl karl; lasse: lars; nisse:
    nils; pelle: per; asia: joanna; bartek: bartlomiej bartosz; basia: barbara; gosia: malgorzata; janek: jan; jurek:
    jerzy; kasia: katarzyna; krzysiek: krzysztof; kuba: jakub; mietek: mieczyslaw; ola: aleksandra; olek: aleksander;
    staszek: stanislaw; tomek: tomasz; wojtek: wojciech; franta: frantisek; honza: jan; jirka: jiri; pepa: josef; tonda:
    antonin; vasek: vaclav; alekos: alexandros; dimitris: dimitrios; giorgos: george georgios; katerina: aikaterini;
    kostas: konstantinos; lefteris: eleftherios; manolis: emmanouil; nikos: nikolaos; panos takis: panagiotis; spyros:
    spyridon; thanasis: athanasios; vasilis: vasileios; feri: ferenc; jancsi: janos; jozsi: jozsef; laci: laszlo; pista:
    istvan; sanyi: sandor; zoli: zoltan; avi: avraham; bibi: benjamin binyamin; dudi dudu: david; gabi: gabriel gavriel;
    itzik: yitzhak; kobi: yaakov; moti motti: mordechai; rafi: rafael; shmulik: shmuel; shuki: yehoshua; tzipi: tzipora;
    udi: ehud; yoni: yonatan; yossi: yosef
"""

FAMILIAR = {
    short: tuple(names.split())
    for shorts, names in (line.split(":") for line in " ".join(_FAMILIAR.split()).split("; "))
    for short in shorts.split()
}
"""The given names that each short form of another language than English may stand for; written by hand."""


@cache
def nicknames() -> dict[str, tuple[str, ...]]:
    """The given names that each English nickname may be short for."""
    lines = files("wiredesk.knowledge").joinpath("nicknames.txt").read_text("utf-8").splitlines()
    return {nickname: tuple(names.split()) for nickname, names in (line.split(": ") for line in lines)}


@cache
def all_given_names() -> frozenset[str]:
    """The given names of this module, nicknames, and what these may be short for."""
    return GIVEN_NAMES.union(nicknames(), *nicknames().values())


def is_given_name(word: str) -> bool:
    """Return whether a word is a given name of any country, in any case, and most likely nothing else."""
    name = word.lower() if word.isascii() else folded(word)
    return name in GIVEN_NAMES or name in _of_all_countries()


@cache
def _of_all_countries() -> frozenset[str]:
    return frozenset(files("wiredesk.knowledge").joinpath("given_names.txt").read_text("utf-8").split())
