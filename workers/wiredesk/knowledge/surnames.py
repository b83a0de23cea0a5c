"""Surnames that many people have, and the particles that surnames begin with, in lower case without accents.

Also which full names many people bear: the same one in two articles is no sign that it is one person.
"""

from collections.abc import Sequence

from wiredesk.knowledge.given_names import FEMALE_NAMES, GIVEN_NAMES, MALE_NAMES
from wiredesk.knowledge.vocabulary import listed

PARTICLES = listed("abu al ben bin da dal de del della den der di dos du el ibn la le san santa st ter van vander von")
"""Words that a surname begins with ("bin Salman", "de Gaulle")."""

COMMON_SURNAMES = (
    MALE_NAMES
    | FEMALE_NAMES
    | listed(
        """
        abbas abbasi abbott abdi abdul abdullah abdullahi abebe abraham abu acevedo acosta adam adams adamu ademola
        adeyemi afridi agarwal aguilar aguirre ahmadi ahmed akhtar akhundzada alexander ali aliyev allen alonso alvarado
        alvarez alves amin amir anderson andersson andrade andrews ansari anwar araujo arias armstrong arnold arora
        arroyo arshad asante ashraf aslam avila awad ayala aziz bailey baker balogun banda banerjee barbosa barker
        barnes barrera barrett barros barry bauer becker begum bell beltran benitez bennett berger bernard bernstein
        berry bhatt bhattacharya bianchi bibi bishop black blair blake blanco boateng bond boyd boyle bradley brady
        brennan brooks brown bruno bryant burke burns burton bush butler byrne cabrera caldwell calderon camacho cameron
        campbell campos cardenas cardoso carlson carpenter carr carrillo carroll carter carvalho castillo castro chan
        chandra chang chapman chatterjee chaudhary chavez chen cheng cheung chin choi chopra choudhury chow christensen
        chua chung clark clarke clinton cohen cole coleman collins contreras conway cook cooper corbett cordero correa
        cortes cortez costa costello cox craig crawford cruz cunningham daley daly daniels darwish das dasgupta davies
        davis dawson delgado desai devi diallo diaz dixon dlamini dominguez douglas doyle drake duarte dubois duffy
        duncan dunn duran durand edwards elliott ellis engel espinoza estrada evans farah farooq fatima faye fernandes
        fernandez fernando ferrari ferreira figueroa fischer fisher fitzgerald fleming fletcher flores flynn ford foster
        fowler fox francis franco franklin fraser freeman friedman fuentes fujita gallagher gallo gamal garcia gardner
        garza ghosh gibson gilbert gill gimenez giordano goldberg goldman gomes gomez goncalves gonzales gonzalez
        goodman gordon graham grant gray greco green greene greenberg griffin griffiths guerra guerrero gupta gutierrez
        guzman haddad hall hamad hamid hamilton hammond hansen hanson haque harding harper harris harrison hart hartmann
        harvey hasan hashemi hashimi hassan hayes haynes henderson henry hernandez herrera hicks hill hoang hoffman
        hoffmann holland holmes hong hopkins hossain houston howard howell huang hudson hughes hunt hunter hussein
        huynh ibrahim idris iglesias ikeda iqbal isaac islam ismail issa ivanov ivanova iyer jackson jacob jacobs jadhav
        jaffer jain jamal james jansen javed jenkins jensen jimenez johansen johansson johnson johnston jones jordan
        joseph joshi juarez jung kaiser kamal kamara kang kaplan kapoor karim karimi kaur kelly kennedy kenny khalid
        khalil khan khatun khoury khumalo kimani king klein knight kobayashi koch kone kovacs kowalski kramer krishnan
        krueger kumar kuznetsov kwon lambert lane larsen larson lawson leclerc leblanc lewis liang lima linares lin
        lindberg little lloyd long lopes lopez lozano luna lynch macdonald mahmood mahmoud mahmud maldonado malik mandal
        mansour mansouri marin marino marques marquez marsh marshall martin martinez mason masood matthews mayer mbeki
        mccarthy mcdonald mckenzie medina mehta meier mejia melo mendes mendez mendoza mensah menon merkel meyer meyers
        michel miller mills miranda mishra mitchell mitra mohammed mohamud molina montoya moore morales moran moreau
        moreira moreno morgan mori morris morrison moses moyo mubarak mueller mukherjee mukhtar muller munoz murphy
        murray musa mustafa mwangi myers nadeem nair nakamura naidoo nasser nawaz nelson newman nguyen nichols nielsen
        nkosi noor nunes nunez obrien ochieng oconnor odonnell ogawa okafor okeke oliveira oliver olsen olson omar
        oneill orozco ortega ortiz osborne osman osullivan otieno owens pacheco padilla page palmer pandey parker
        parsons patel paterson patil patterson paul payne pearson pedersen peña pena pereira perera perez perkins perry
        persson peters petersen peterson petrov petrova pham phillips pierce pillai pineda pinto popov porter powell
        prasad price prieto qureshi rahim rahman raja rajan ramesh ramirez ramos rana rangel rao rashid rasmussen rauf
        ray raza reddy reed reid reyes reynolds rhodes ribeiro rice richards richardson richter riley rios rivas rivera
        robbins roberts robertson robinson rocha rodrigues rodriguez rogers rojas romano romero rosario rose rosenberg
        ross rossi rousseau rubio ruiz russell russo ryan sadiq saeed sahin said saito salah salas salazar salman salem
        salim sami sanchez sanders sandhu sandoval santana santiago santos sato saunders savage schmidt schneider
        scholz schroeder schulz schultz schwartz scott serrano shah shaikh shaikh sharif sharma shaw sheikh shepherd
        sheridan shetty shin shrestha siddiqui sidhu silva silver simmons simon simpson sims singh smirnov smith snyder
        sokolov solis song sosa soto sousa souza spencer stanley stein stephens stevens stewart stone strong suarez
        suleiman sullivan sultan sultana suzuki svensson swanson sweeney taha takahashi talib tanaka tang tariq tate
        taylor thakur thapa thomas thompson thomson torres tran trevino trujillo tucker turner usman valdez valencia
        vargas varma vasquez vazquez vega vega velasquez velez vera verma vieira villa vincent vogel volkov wagner
        walker wallace walsh walters wang ward warner warren washington watanabe waters watson watts weaver webb weber
        weiss welch wells west wheeler white wilkins wilkinson williams williamson willis wilson winkler wong wood woods
        wright yadav yamada yamamoto yang yeung yilmaz yoon young youssef yusuf zaman zapata zhang zhao zheng zhou
        zimmermann zulu zuma
        """
    )
)
"""Given names, and the surnames that are frequent in the countries of the English-language press.

Written by hand, without a single source. Compared with the surnames of the US Census of 1990 (in the package
`names`), 520 of the 741 are among its 5,000 most frequent and 689 in its list; the other 52 are frequent in South Asia,
Africa, Russia and Turkey.
"""

_SURNAMES = COMMON_SURNAMES | listed(
    """
    ahn an bui cao cho cox das day do fox gao gil guo han he ho hsu hu jin kay kim lam lau law le lee li lim lin liu lu
    luo ma may ng ngo oh ong pak pan paz rao rey roy sen seo sun tan teo tsu vo vu wu xie xu ye yip yu zhu
    abdallah abubakar acheampong achieng addo adebayo adjei afolabi agyeman aktar akter alekseev alemu almeida
    amiri amoah andersen ansah antwi appiah aquino arslan asamoah aslan atieno aung aydin bakker bandara bangura
    bautista bekele bello berg biswas boakye bondarenko bose boyko braun cavalcanti celik cerny cetin chauhan
    chebet chirwa chowdhury cisse colombo condori conteh conti coulibaly demir desta diarra diop dissanayake
    djordjevic dogan dubey dumitru dvorak eriksson esposito eze fall farkas faure fedorov frimpong gamage
    garnier georgiou girma gueye gunawan gurung haile hamdan hayashi herath hidayat hlaing hoque horvat horvath
    hosseini hsieh htun huaman hwang ilic inoue ionescu jang jayawardena jonsson jovanovic kamau kaminski
    kariuki karki karlsen katz kaya kazemi keita kilic kimura kiprotich kiss konate korhonen koroma kovac
    kovacevic kovalenko krause kravchenko kristiansen kurniawan kwok kyaw lama lamptey lange larsson laurent
    lebedev lefebvre leroy leung levi lewandowski lindqvist magar makinen mamani markovic matsumoto meijer
    melnyk miah mikhailov mizrahi mkhize mohammadi molnar mondal moradi morozov moura mthembu mulder mulenga
    mutasa mutua mwale nagy naik nascimento nasution nath ncube ndiaye ndlovu nemeth neumann nieminen nikolic
    nilsen nilsson njoroge nkomo noori novak novikov novotny nowak nwosu ocampo odhiambo ofori ogunleye okonkwo
    okoth omondi osei ouma owusu ozturk papadopoulos park peretz petit petrovic phiri popa popescu popovic quaye
    quispe rahimi rathore rezaei ricci rusu saleh sani santoso saputra sarkar sarker sarr sasaki saxena schroder
    schwarz semenov sesay setiawan shevchenko shimizu sibanda sidorov siregar sithole smit stan stanikzai
    susanto svoboda szabo tadesse tamang teixeira tembo tesfaye tetteh tiwari tkachenko toth toure traore
    tripathi tsai turay uddin varga vasiliev villanueva virtanen visser wanjiku wickramasinghe wijaya wisniewski
    wojcik wolf wozniak yildiz yoshida zainal zielinski zimba zungu
    """
)
_GIVEN = GIVEN_NAMES | listed(
    """
    abdallah abdul abdulaziz abdullah abdulrahman abebe abena abhishek abu adama ade aditi aditya adrian adriana
    agnes agnieszka ahmad ahmet ajay akash akira akosua akua alberto alejandro aleksandar aleksander aleksei
    alessandro alex alexandra alexandre alexandru alexei alfred alfredo alicia alina aline amadou amal amar amin
    amir an anders andre andrea andreas andrej andres andrey andriy andrzej angel ania anil anita anne antoine
    anton anu anuj anwar aref arif arun asha ashok asif augustine ayesha ayse aziz babar beatrice beatriz ben
    bernard bilal binh blessing bogdan bruno budi camila carla carlo caroline catalin cecilia chen chidi chinedu
    chioma chris chukwuemeka claire claudia comfort cristian cristina cyril daniela daud deepak denis dilip
    dinesh dmytro dong duc dung ebenezer edith eduardo elias ellen emeka emre enrique erik ernest ester esther
    eunice eva fabio faisal faith farah farhan farid fatma fatou favour felix fernanda festus florence francesca
    francis francisco fred frederick gabriela ganesh gareth georgi gerard gideon giulia giuseppe godfrey gonzalo
    graham grzegorz guillermo gustavo habib hadi hai haji hakan hamid hamza han haris harry hasan helena hendrik
    hicham hieu hoa hong huseyin hussain hussein ian ibrahima idris ikram imran ines innocent irene isaac isabel
    isaiah ismail ivana ivo jakub jamal jan jana jane javier jean jens jesus jin jing joao joel johan johannes
    johnson jonas joy julian julius jun jung kaleem kamal karim karin karl katarina kate kavita kelvin khadija
    khaled khalid khanh kiran krishna kristina krzysztof kunal kwabena kwadwo kwaku kwasi kwesi lakshmi lan lars
    laszlo lea leila leo leonardo li lilian lin linh liu long lucas lucy luigi luiz luka lukas lwazi magdalena
    mahmoud mahmud maina majid mamadou manoj manuel marc marcel marcelo marcin marcos mariam mariana marija
    mario marios marko marta martin martina masato matej mateo matteo maurice max mehmet mei mercy michal michel
    mihai milan mina ming minh miriam mirjana mohammad mohan mohsin moses moussa mukesh murat musa mustafa
    nadeem nadia nam nana naomi natasha neha ngoc ngozi nicola nicolae nicolas nikhil nikola nikolay nina noor
    nora noura nuno obinna oleksandr olena oliver oluwaseun omer oscar osman otto oumar pablo palesa pankaj
    paolo parveen pascal patience paula paulo pawel petr petra phuong piotr prakash pramod precious priyanka
    quang rafael raj raju rakesh ram ramesh ramon rania rashid ravi reza ricardo rita roberto rohan rohit roman
    rose sabina sadia sagar said salah saleh salim salma sam samira samson samwel sana sandeep sanjay santiago
    saul sebastian selim selma sergio seung shabnam shahid shakeel shankar shila shiva sibusiso silvia simon
    siti siyabonga sofie soo stanislav stefan stefano stella sunday sunil suresh syed sylvia tadeusz tamara tan
    tariq tendai thabo thanh thi tomas tomasz tony trang tuan tunde umar usha usman uzma valentina van vera
    veronica victor vijay vikram vinay vinod volodymyr wahid wei wen wilson winnie xiang xin yan yang yasin
    yasmin yosef yousef youssef yun yusuf zainab zeynep zhang zhen zoltan zoran
    """
)
"""The most frequent names of each part of the world; written by hand, without a single source."""

_GENERATIONS = listed("jr sr ii iii iv junior senior")

_VIETNAMESE, _WITH_MIDDLE = listed("van thi"), 3
"""The middle name of most Vietnamese."""

_PATRONYMICS = listed("bin ibn ben binti bint")
"""Words that make a name of several generations, which few people share."""


def is_frequent(words: Sequence[str]) -> bool:
    """True if many people bear a name: a surname or given name alone, or a frequent surname with a frequent given name.

    The surname may be first ("Nguyen Van Minh").

    Args:
        words: the words of a person's name, in lower case without accents.
    """
    if len(words) > 2 and words[-1] in _GENERATIONS:
        words = words[:-1]
    if not _PATRONYMICS.isdisjoint(words):
        return False
    first, last = words[0], words[-1]
    if len(words) == _WITH_MIDDLE and words[1] in _VIETNAMESE and first in _SURNAMES:
        return True
    if len(words) == 1:
        return last in _SURNAMES or last in _GIVEN
    return (last in _SURNAMES and first in _GIVEN) or (first in _SURNAMES and last in _GIVEN)
