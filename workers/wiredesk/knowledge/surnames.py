"""Surnames that many people have, and the particles that surnames begin with, in lower case without accents."""

from wiredesk.knowledge.given_names import FEMALE_NAMES, MALE_NAMES
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
