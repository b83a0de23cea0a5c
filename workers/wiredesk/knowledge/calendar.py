"""Names of months and weekdays, and abbreviations of time zones."""

ENGLISH_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""In the order of `date.weekday()`."""
SHORT_WEEKDAYS = ("mon", "tue", "tues", "wed", "thu", "thurs", "fri", "sat", "sun")
SHORT_MONTHS = ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec")


def _by_name(table: str) -> dict[str, int]:
    return {name: month for month, names in enumerate(table.split("|"), start=1) for name in names.split()}


MONTHS = _by_name(
    """
    jan january januar janvier enero janeiro gennaio januari ene jänner styczeń stycznia ledna ianuarie ocak январь
    января янв січня січень януари студзеня ιανουαρίου ιανουάριος ιαν ינואר בינואר يناير جانفي ژانویه जनवरी
    জানুয়ারি มกราคม มค јануар јануара қаңтар
    |
    feb february februar février fevrier febrero fevereiro febbraio februari févr fev luty lutego února februarie
    şubat feber февраль февраля фев лютого лютий февруари февр лютага φεβρουαρίου φεβρουάριος φεβ פברואר בפברואר
    فبراير شباط فيفري فوریه फरवरी फ़रवरी ফেব্রুয়ারি กุมภาพันธ์ กพ фебруар фебруара
    |
    mar march märz mars marzo março marco maart mrz marca března martie mart март марта мар березня березень
    сакавіка μαρτίου μάρτιος μαρ מרץ במרץ مارس آذار मार्च মার্চ มีนาคม มีค
    |
    apr april avril abril aprile avr abr aprilu kwietnia dubna aprilie nisan апрель апреля апр квітня квітень април
    красавіка απριλίου απρίλιος απρ אפריל באפריל أبريل ابريل نيسان إبريل أفريل آوریل अप्रैल এপ্রিল เมษายน เมย априла
    |
    may mai mayo maio maggio mei maj maja května mayıs май мая травня травень μαΐου μαίου μάιος μαϊ μάι μαι ماي மே mayis
    מאי במאי مايو أيار مه मई মে พฤษภาคม พค мај маја
    |
    jun june juni juin junio junho giugno czerwca června iunie haziran июнь июня июн червня червень юни чэрвеня
    ιουνίου ιούνιος ιουν יוני ביוני يونيو حزيران جوان ژوئن जून জুন มิถุนายน มิย јун јуна
    |
    jul july juli juillet julio julho luglio juil lipca července iulie temmuz июль июля июл липня липень юли ліпеня
    ιουλίου ιούλιος ιουλ יולי ביולי يوليو تموز يوليوز جويلية ژوئیه जुलाई জুলাই กรกฎาคม กค јул јула
    |
    aug august août aout agosto augustus ago augusti sierpnia srpna ağustos ogos agustus август августа авг серпня
    серпень жніўня αυγούστου αύγουστος αυγ אוגוסט באוגוסט أغسطس اغسطس آب غشت أوت اوت अगस्त আগস্ট สิงหาคม สค
    |
    sep sept september septembre septiembre setembro settembre set września září septembrie eylül сентябрь сентября
    сен сент вересня вересень септември септ верасня σεπτεμβρίου σεπτέμβριος σεπ σεπτ ספטמבר בספטמבר سبتمبر أيلول
    شتنبر سپتامبر सितंबर सितम्बर সেপ্টেম্বর กันยายน กย септембар септембра
    |
    oct october oktober octobre octubre outubro ottobre okt out października října octombrie ekim октябрь октября
    окт жовтня жовтень октомври кастрычніка οκτωβρίου οκτώβριος οκτ אוקטובר באוקטובר أكتوبر اكتوبر اکتبر अक्टूबर
    अक्तूबर অক্টোবর ตุลาคม ตค октобар октобра
    |
    nov november novembre noviembre novembro listopada listopadu noiembrie kasım ноябрь ноября ноя нояб листопада
    листопад ноември лістапада νοεμβρίου νοέμβριος νοε נובמבר בנובמבר نوفمبر نونبر نوامبر नवंबर नवम्बर নভেম্বর
    พฤศจิกายน พย новембар новембра
    |
    dec december dezember décembre diciembre dezembro dicembre dez dic déc desember grudnia prosince decembrie
    aralık декабрь декабря дек грудня грудень декември снежня δεκεμβρίου δεκέμβριος δεκ דצמבר בדצמבר ديسمبر دجنبر
    دسامبر दिसंबर दिसम्बर ডিসেম্বর ธันวาคม ธค децембар децембра
    """
)
"""Month by name or abbreviation, in lower case and without a full stop: names that are no other word in English."""

HIJRI_MONTHS = ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"]
"""Months of the Solar Hijri calendar, in order."""

_MORE_MONTHS = _by_name(
    """
    janv gen gener sty led siječnja siječanj sausio janvāris janvārī jaanuar tammikuuta tammikuu janúar január
    januára sij leden ian
    |
    fév pebrero veljače veljača vasario februāris februārī veebruar helmikuuta helmikuu febrúar február februára
    febr únor únos fbr lut vel
    |
    marso břez březen ožujka ožujak kovo marts martā märts maaliskuuta maaliskuu március márc marec mac machi marzec
    mär ožu
    |
    apríl apríla aprill travnja travanj balandžio aprīlis aprīlī huhtikuuta huhtikuu április ápr kwiecień kwi dub
    duben nis aprila
    |
    maig svibnja svibanj gegužės maijs maijā toukokuuta toukokuu maí május máj mája květen mag svi
    |
    iun juny hunyo lipnja lipanj birželio jūnijs jūnijā juuni kesäkuuta kesäkuu júní június jún júna czerwiec cze haz
    giu juna červen
    |
    iul juliol hulyo srpnja srpanj liepos jūlijs jūlijā juuli heinäkuuta heinäkuu júlí július júl júla lipiec lip tem
    jula červenec julai lug
    |
    agost kolovoza kolovoz rugpjūčio augusts augustā elokuuta elokuu ágúst augusztus augusta sierpień sie ağu srp
    srpen avgust avgusta agt
    |
    setembre setyembre rujna rujan rugsėjo septembris septembrī syyskuuta syyskuu szeptember szept septembra
    wrzesień wrz eyl septemba septembar zář
    |
    octubre oktubre spalio oktobris oktobrī oktoober lokakuuta lokakuu október októbra październik paź eki ott
    oktobra oktoba oktobar říjen
    |
    nobyembre studenoga studenog studeni lapkričio novembris novembrī marraskuuta marraskuu nóvember novembra
    listopad lis kas novemba novembar
    |
    disyembre disember prosinca prosinac gruodžio decembris decembrī detsember joulukuuta joulukuu decembra grudzień
    gru ara desemba decembar prosinec des
    """
)
"""More names in Latin letters, some of which are words of other languages: only for text that is a date."""
_BY_LANGUAGE = """
af januarie februarie maart april mei junie julie augustus september oktober november desember
az yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr
be студзень люты сакавік красавік май чэрвень ліпень жнівень верасень кастрычнік лістапад снежань
cy ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr
eu urtarrila otsaila martxoa apirila maiatza ekaina uztaila abuztua iraila urria azaroa abendua
eu urtarrilaren otsailaren martxoaren apirilaren maiatzaren ekainaren uztailaren abuztuaren irailaren urriaren\
 azaroaren abenduaren
ga eanáir feabhra márta aibreán bealtaine meitheamh iúil lúnasa meánfómhair deireadh samhain nollaig
gl xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro novembro decembro
gu જાન્યુઆરી ફેબ્રુઆરી માર્ચ એપ્રિલ મે જૂન જુલાઈ ઓગસ્ટ સપ્ટેમ્બર ઓક્ટોબર નવેમ્બર ડિસેમ્બર
ha janairu fabrairu maris afrilu mayu yuni yuli agusta satumba oktoba nuwamba disamba
hy հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի
hy հունվար փետրվար մարտ ապրիլ մայիս հունիս հուլիս օգոստոս սեպտեմբեր հոկտեմբեր նոյեմբեր դեկտեմբեր
is janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember
ka იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი
ka იანვარს თებერვალს მარტს აპრილს მაისს ივნისს ივლისს აგვისტოს სექტემბერს ოქტომბერს ნოემბერს დეკემბერს
kk қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан
km មករា កុម្ភៈ មីនា មេសា ឧសភា មិថុនា កក្កដា សីហា កញ្ញា តុលា វិច្ឆិកា ធ្នូ
km ខែមករា ខែកុម្ភៈ ខែមីនា ខែមេសា ខែឧសភា ខែមិថុនា ខែកក្កដា ខែសីហា ខែកញ្ញា ខែតុលា ខែវិច្ឆិកា ខែធ្នូ
kn ಜನವರಿ ಫೆಬ್ರವರಿ ಮಾರ್ಚ್ ಏಪ್ರಿಲ್ ಮೇ ಜೂನ್ ಜುಲೈ ಆಗಸ್ಟ್ ಸೆಪ್ಟೆಂಬರ್ ಅಕ್ಟೋಬರ್ ನವೆಂಬರ್ ಡಿಸೆಂಬರ್
ky январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
lb januar februar mäerz abrëll mee juni juli august september oktober november dezember
lo ມັງກອນ ກຸມພາ ມີນາ ເມສາ ພຶດສະພາ ມິຖຸນາ ກໍລະກົດ ສິງຫາ ກັນຍາ ຕຸລາ ພະຈິກ ທັນວາ
ml ജനുവരി ഫെബ്രുവരി മാർച്ച് ഏപ്രിൽ മേയ് ജൂൺ ജൂലൈ ഓഗസ്റ്റ് സെപ്റ്റംബർ ഒക്ടോബർ നവംബർ ഡിസംബർ
mr जानेवारी फेब्रुवारी मार्च एप्रिल मे जून जुलै ऑगस्ट सप्टेंबर ऑक्टोबर नोव्हेंबर डिसेंबर
mt jannar frar marzu april mejju ġunju lulju awwissu settembru ottubru novembru diċembru
my ဇန်နဝါရီ ဖေဖော်ဝါရီ မတ် ဧပြီ မေ ဇွန် ဇူလိုင် ဩဂုတ် စက်တင်ဘာ အောက်တိုဘာ နိုဝင်ဘာ ဒီဇင်ဘာ
pa ਜਨਵਰੀ ਫਰਵਰੀ ਮਾਰਚ ਅਪ੍ਰੈਲ ਮਈ ਜੂਨ ਜੁਲਾਈ ਅਗਸਤ ਸਤੰਬਰ ਅਕਤੂਬਰ ਨਵੰਬਰ ਦਸੰਬਰ
si ජනවාරි පෙබරවාරි මාර්තු අප්‍රේල් මැයි ජූනි ජූලි අගෝස්තු සැප්තැම්බර් ඔක්තෝබර් නොවැම්බර් දෙසැම්බර්
so janaayo febraayo maarso abriil maajo juunyo luuliyo agoosto sebteembar oktoobar nofeembar diseembar
sq janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor
te జనవరి ఫిబ్రవరి మార్చి ఏప్రిల్ మే జూన్ జులై ఆగస్టు సెప్టెంబర్ అక్టోబర్ నవంబర్ డిసెంబర్
ta ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட் செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்
tg январи феврали марти апрели майи июни июли августи сентябри октябри ноябри декабри
tl enero pebrero marso abril mayo hunyo hulyo agosto setyembre oktubre nobyembre disyembre
ur جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر
uz yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr
"""
"""Language, and its months in order, of languages with few news sites; names that already mean a month are skipped."""
for _row in _BY_LANGUAGE.strip().splitlines():
    for _month, _name in enumerate(_row.split()[1:], start=1):
        _MORE_MONTHS.setdefault(_name, _month)

_IN_CROATIAN = {"listopada": 10, "listopad": 10, "lis": 10, "lip": 6, "srp": 7}
"""Names that mean another month in Polish or Czech."""


def month_number(name: str) -> int | None:
    """Return 1 to 12 for a month's name or abbreviation in any case; None for any other word."""
    return MONTHS.get(name.strip(".").lower())


def month_in_date(name: str, language: str | None = None) -> int | None:
    """Return 1 to 12 for a month's name in a written date, in more languages than `month_number` knows.

    Args:
        name: the name or abbreviation, with or without full stops.
        language: of the text, for names that mean different months.
    """
    key = name.replace(".", "").lower()
    if language is not None and language.lower().startswith("hr") and key in _IN_CROATIAN:
        return _IN_CROATIAN[key]
    return MONTHS.get(key) or _MORE_MONTHS.get(key)


ZONES = {
    "GMT": "Z", "UTC": "Z", "BST": "+01:00", "CET": "+01:00", "CEST": "+02:00", "EST": "-05:00", "EDT": "-04:00",
    "PST": "-08:00", "PDT": "-07:00", "CST": "-06:00", "CDT": "-05:00", "MDT": "-06:00", "SGT": "+08:00",
    "HKT": "+08:00", "JST": "+09:00", "KST": "+09:00", "EAT": "+03:00", "WAT": "+01:00", "CAT": "+02:00",
    "SAST": "+02:00", "AEST": "+10:00", "AEDT": "+11:00", "NZST": "+12:00", "NZDT": "+13:00", "MSK": "+03:00",
    "EET": "+02:00", "EEST": "+03:00", "WIB": "+07:00", "PKT": "+05:00", "NPT": "+05:45", "MYT": "+08:00",
    "MEZ": "+01:00", "MESZ": "+02:00",
}  # fmt: skip
"""Abbreviation to the offset in ISO 8601, where it means one offset in news. IST has three, ET two."""
