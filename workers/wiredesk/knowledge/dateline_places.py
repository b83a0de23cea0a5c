"""Places that stories are filed from: what makes a bare "KARACHI:" or "Nairobi —" a dateline.

The states and provinces that datelines name, and cities large or often in the news; countries are in `nations`.
A dateline with a day or an agency needs no entry here; a name that is here needs neither.
"""

import re
import unicodedata

from wiredesk.knowledge import nations

_STATES = """
Alabama|Ala|Alaska|Arizona|Ariz|Arkansas|Ark|California|Calif|Colorado|Colo|Connecticut|Conn|Delaware|Del|D.C|DC|
Florida|Fla|Ga|Hawaii|Idaho|Illinois|Ill|Indiana|Ind|Iowa|Kansas|Kan|Kentucky|Ky|Louisiana|La|Maine|Maryland|Md|
Massachusetts|Mass|Michigan|Mich|Minnesota|Minn|Mississippi|Miss|Missouri|Mo|Montana|Mont|Nebraska|Neb|Nevada|Nev|
New Hampshire|N.H|NH|New Jersey|N.J|NJ|New Mexico|N.M|NM|N.Y|NY|North Carolina|N.C|NC|North Dakota|N.D|ND|Ohio|Oklahoma|
Okla|Oregon|Ore|Pennsylvania|Pa|Rhode Island|R.I|RI|South Carolina|S.C|SC|South Dakota|S.D|SD|Tennessee|Tenn|Texas|Tex|
Utah|Vermont|Vt|Virginia|Va|Wash|West Virginia|W.Va|Wisconsin|Wis|Wisc|Wyoming|Wyo|Alberta|Alta|British Columbia|B.C|
Manitoba|Man|New Brunswick|N.B|Newfoundland|N.L|Nova Scotia|N.S|Ontario|Ont|Prince Edward Island|P.E.I|Quebec|Québec|
Que|Saskatchewan|Sask|Yukon|Nunavut|N.W.T|New South Wales|NSW|Queensland|Tasmania|Victoria|Western Australia|
South Australia|Northern Territory|Andhra Pradesh|Arunachal Pradesh|Assam|Bihar|Chhattisgarh|Goa|Gujarat|Haryana|
Himachal Pradesh|Jharkhand|Karnataka|Kerala|Madhya Pradesh|Maharashtra|Manipur|Meghalaya|Mizoram|Nagaland|Odisha|
Punjab|Rajasthan|Sikkim|Tamil Nadu|Telangana|Tripura|Uttar Pradesh|Uttarakhand|West Bengal|Kashmir|Sindh|Balochistan|
Khyber Pakhtunkhwa|Aceh|Bali|Java|Sumatra|Mindanao|Sabah|Sarawak|Johor|Penang|Crimea|Chechnya|Siberia|Bavaria|Saxony|
Catalonia|Sicily|Sardinia|Corsica|Normandy|Brittany|Tuscany|Lombardy|Guanajuato|Guerrero|Jalisco|Oaxaca|Chiapas|
Sinaloa|Sonora|Chihuahua|Veracruz|Michoacan|Quintana Roo|KwaZulu-Natal|Eastern Cape|Western Cape|Gauteng|Limpopo|
Hokkaido|Okinawa|Fukushima|Guangdong|Sichuan|Hubei|Hunan|Yunnan|Xinjiang|Tibet
"""
_CITIES = """
Ciudad de México|Hà Nội|
Kabul|Herat|Kandahar|Jalalabad|Tirana|Algiers|Oran|Luanda|Buenos Aires|Cordoba|Córdoba|Yerevan|Canberra|Sydney|
Melbourne|Brisbane|Perth|Adelaide|Hobart|Vienna|Wien|Salzburg|Graz|Linz|Innsbruck|Baku|Nassau|Manama|Dhaka|
Chittagong|Chattogram|Sylhet|Khulna|Rajshahi|Bridgetown|Minsk|Brussels|Bruxelles|Brussel|Antwerp|Antwerpen|Ghent|
Liège|Belmopan|Cotonou|Porto-Novo|Porto Novo|Thimphu|La Paz|Santa Cruz|Cochabamba|Sarajevo|Banja Luka|Mostar|
Gaborone|Brasilia|Brasília|Sao Paulo|São Paulo|Rio de Janeiro|Recife|Fortaleza|Belo Horizonte|Porto Alegre|Curitiba|
Manaus|Bandar Seri Begawan|Sofia|Plovdiv|Varna|Ouagadougou|Bobo-Dioulasso|Bujumbura|Gitega|Phnom Penh|Siem Reap|
Yaounde|Yaoundé|Douala|Ottawa|Toronto|Montreal|Montréal|Vancouver|Calgary|Edmonton|Winnipeg|Halifax|Quebec City|
Saskatoon|Iqaluit|Yellowknife|Whitehorse|Praia|Bangui|N'Djamena|N’Djamena|Ndjamena|Santiago|Valparaiso|Valparaíso|
Beijing|Peking|Shanghai|Guangzhou|Shenzhen|Wuhan|Chengdu|Chongqing|Tianjin|Nanjing|Hangzhou|Xi'an|Xi’an|Xian|Harbin|
Shenyang|Dalian|Qingdao|Jinan|Kunming|Urumqi|Lhasa|Hefei|Nanchang|Changsha|Zhengzhou|Fuzhou|Xiamen|Guiyang|Nanning|
Haikou|Sanya|Hohhot|Lanzhou|Taiyuan|Suzhou|Ningbo|Macau|Macao|Bogota|Bogotá|Medellin|Medellín|Barranquilla|
Cartagena|Cucuta|Cúcuta|Moroni|Kinshasa|Brazzaville|Goma|Bukavu|Lubumbashi|Kisangani|Bunia|San Jose|San José|Zagreb|
Rijeka|Dubrovnik|Havana|La Habana|Nicosia|Limassol|Larnaca|Prague|Praha|Brno|Ostrava|Copenhagen|København|Aarhus|
Odense|Djibouti|Roseau|Santo Domingo|Dili|Quito|Guayaquil|Cairo|Alexandria|Giza|Suez|Port Said|Luxor|Aswan|
Sharm el-Sheikh|San Salvador|Malabo|Asmara|Tallinn|Tartu|Mbabane|Addis Ababa|Mekele|Mekelle|Gondar|Bahir Dar|
Dire Dawa|Suva|Nadi|Labasa|Helsinki|Tampere|Turku|Espoo|Paris|Marseille|Lyon|Toulouse|Bordeaux|Strasbourg|Lille|
Nantes|Rennes|Montpellier|Grenoble|Calais|Cannes|Libreville|Banjul|Tbilisi|Batumi|Berlin|Hamburg|Munich|München|
Frankfurt|Frankfurt/Main|Cologne|Köln|Düsseldorf|Duesseldorf|Stuttgart|Leipzig|Dresden|Hanover|Hannover|Nuremberg|
Nürnberg|Bremen|Bonn|Mainz|Wiesbaden|Karlsruhe|Dortmund|Kiel|Potsdam|Erfurt|Magdeburg|Accra|Kumasi|Tamale|
Cape Coast|Takoradi|Sekondi|Tema|Koforidua|Bolgatanga|Sunyani|Athens|Thessaloniki|Piraeus|Patras|Heraklion|Lesbos|
Nuuk|St. George's|Guatemala City|Conakry|Bissau|Georgetown|Port-au-Prince|Port au Prince|Cap-Haitien|Tegucigalpa|
San Pedro Sula|Budapest|Debrecen|Szeged|Reykjavik|Reykjavík|New Delhi|Delhi|Mumbai|Bombay|Kolkata|Calcutta|Chennai|
Madras|Bengaluru|Bangalore|Hyderabad|Ahmedabad|Pune|Surat|Jaipur|Lucknow|Kanpur|Nagpur|Indore|Bhopal|Patna|Ranchi|
Guwahati|Srinagar|Jammu|Leh|Udhampur|Chandigarh|Amritsar|Ludhiana|Jalandhar|Shimla|Dehradun|Haridwar|Noida|Gurgaon|
Gurugram|Ghaziabad|Faridabad|Agra|Varanasi|Prayagraj|Allahabad|Ayodhya|Meerut|Mathura|Bareilly|Gorakhpur|Jodhpur|
Udaipur|Ajmer|Vadodara|Rajkot|Gandhinagar|Nashik|Aurangabad|Thane|Navi Mumbai|Panaji|Mysuru|Mangaluru|Hubballi|
Kochi|Thiruvananthapuram|Kozhikode|Coimbatore|Madurai|Tiruchirappalli|Visakhapatnam|Vijayawada|Tirupati|Amaravati|
Raipur|Bhubaneswar|Cuttack|Jamshedpur|Dhanbad|Siliguri|Darjeeling|Gangtok|Shillong|Imphal|Aizawl|Kohima|Agartala|
Itanagar|Port Blair|Puducherry|Jakarta|Surabaya|Bandung|Medan|Makassar|Denpasar|Yogyakarta|Semarang|Palembang|
Banda Aceh|Jayapura|Nusantara|Tehran|Mashhad|Isfahan|Shiraz|Tabriz|Qom|Ahvaz|Natanz|Baghdad|Basra|Mosul|Erbil|Irbil|
Kirkuk|Sulaimaniyah|Najaf|Karbala|Fallujah|Ramadi|Tikrit|Dublin|Galway|Limerick|Belfast|Londonderry|Derry|Jerusalem|
Tel Aviv|Haifa|Eilat|Beersheba|Ashdod|Ashkelon|Nazareth|Ramallah|Hebron|Nablus|Jenin|Bethlehem|Jericho|Gaza|
Gaza City|Khan Younis|Rafah|Rome|Roma|Milan|Milano|Naples|Napoli|Turin|Torino|Venice|Venezia|Firenze|Bologna|Genoa|
Genova|Palermo|Catania|Verona|Trieste|Pisa|Siena|Lampedusa|Vatican City|Vatican|Vaticano|Citta del Vaticano|
Castel Gandolfo|Abidjan|Yamoussoukro|Bouake|Bouaké|Kingston|Montego Bay|Tokyo|Osaka|Kyoto|Yokohama|Nagoya|Sapporo|
Fukuoka|Hiroshima|Nagasaki|Sendai|Kobe|Naha|Niigata|Amman|Zarqa|Irbid|Aqaba|Almaty|Astana|Nur-Sultan|Shymkent|
Nairobi|Mombasa|Kisumu|Nakuru|Eldoret|Garissa|Lodwar|Turkana|Lamu|Malindi|Kakuma|Dadaab|Tarawa|Pristina|Mitrovica|
Kuwait City|Kuwait|Bishkek|Vientiane|Luang Prabang|Riga|Daugavpils|Beirut|Tripoli|Sidon|Baalbek|Maseru|Monrovia|
Benghazi|Misrata|Sirte|Tobruk|Vaduz|Vilnius|Kaunas|Klaipeda|Luxembourg|Antananarivo|Lilongwe|Blantyre|Zomba|Mzuzu|
Kuala Lumpur|Putrajaya|George Town|Johor Bahru|Johor Baru|Ipoh|Kuching|Kota Kinabalu|Shah Alam|Petaling Jaya|Melaka|
Malacca|Seremban|Kuantan|Kota Bharu|Kota Baru|Alor Setar|Alor Star|Kuala Terengganu|Sandakan|Tawau|Miri|Sibu|
Bintulu|Langkawi|Butterworth|Klang|Kangar|Bamako|Timbuktu|Mopti|Kidal|Valletta|Majuro|Nouakchott|Port Louis|
Mexico City|Guadalajara|Monterrey|Tijuana|Puebla|Cancun|Cancún|Acapulco|Ciudad Juarez|Ciudad Juárez|Culiacan|
Culiacán|Merida|Mérida|Queretaro|Querétaro|Morelia|Mazatlan|Mazatlán|Matamoros|Nuevo Laredo|Reynosa|Palikir|
Chisinau|Chișinău|Tiraspol|Monaco|Ulaanbaatar|Ulan Bator|Podgorica|Rabat|Casablanca|Marrakech|Marrakesh|Fez|Tangier|
Agadir|Laayoune|Maputo|Beira|Nampula|Pemba|Yangon|Rangoon|Naypyidaw|Naypyitaw|Mandalay|Sittwe|Windhoek|Walvis Bay|
Swakopmund|Yaren|Kathmandu|Pokhara|Biratnagar|Lalitpur|Bhaktapur|Amsterdam|The Hague|Den Haag|Rotterdam|Utrecht|
Eindhoven|Maastricht|Wellington|Auckland|Christchurch|Dunedin|Queenstown|Rotorua|Managua|Niamey|Agadez|Diffa|Abuja|
Lagos|Kano|Ibadan|Port Harcourt|Kaduna|Maiduguri|Enugu|Benin City|Benin|Calabar|Onitsha|Awka|Owerri|Asaba|Uyo|Akure|
Abeokuta|Osogbo|Ilorin|Makurdi|Lokoja|Sokoto|Katsina|Zaria|Bauchi|Gombe|Yola|Jalingo|Damaturu|Lafia|Umuahia|
Abakaliki|Yenagoa|Warri|Ado-Ekiti|Birnin Kebbi|Dutse|Gusau|Pyongyang|Kaesong|Skopje|Oslo|Bergen|Trondheim|Stavanger|
Tromsø|Tromso|Muscat|Salalah|Islamabad|Karachi|Lahore|Rawalpindi|Peshawar|Quetta|Multan|Faisalabad|Sialkot|
Gujranwala|Sargodha|Bahawalpur|Sukkur|Larkana|Abbottabad|Mardan|Muzaffarabad|Gilgit|Gwadar|Chaman|Torkham|
Dera Ismail Khan|Ngerulmud|Koror|Panama City|Panama|Port Moresby|Lae|Asuncion|Asunción|Ciudad del Este|Lima|Cusco|
Cuzco|Arequipa|Iquitos|Puno|Manila|Quezon City|Cebu|Cebu City|Davao|Davao City|Zamboanga|Zamboanga City|Baguio|
Baguio City|Iloilo City|Cotabato City|Cagayan de Oro|Cagayan de Oro City|Bacolod City|Legazpi City|Tacloban|
Tacloban City|Makati|Pasay|Taguig|Marawi|Warsaw|Warszawa|Krakow|Kraków|Gdansk|Gdańsk|Lodz|Łódź|Wroclaw|Wrocław|
Poznan|Poznań|Lublin|Katowice|Rzeszow|Lisbon|Lisboa|Porto|Oporto|Braga|Coimbra|Funchal|Doha|Bucharest|București|
Bucuresti|Cluj|Iasi|Timisoara|Constanta|Moscow|Moskva|St. Petersburg|St Petersburg|Saint Petersburg|Leningrad|
Novosibirsk|Yekaterinburg|Kazan|Vladivostok|Sochi|Rostov-on-Don|Krasnodar|Volgograd|Murmansk|Kaliningrad|Grozny|
Makhachkala|Irkutsk|Yakutsk|Khabarovsk|Belgorod|Kigali|Gisenyi|Butare|Castries|Apia|Riyadh|Jeddah|Mecca|Makkah|
Madinah|Dammam|Dhahran|Taif|Abha|Tabuk|Neom|Dakar|Saint-Louis|Thies|Ziguinchor|Belgrade|Beograd|Novi Sad|Freetown|
Kenema|Makeni|Singapore|Bratislava|Kosice|Ljubljana|Maribor|Honiara|Mogadishu|Hargeisa|Kismayo|Baidoa|Garowe|Bosaso|
Johannesburg|Cape Town|Pretoria|Durban|Port Elizabeth|Gqeberha|Bloemfontein|East London|Soweto|Polokwane|Nelspruit|
Mbombela|Pietermaritzburg|Rustenburg|Stellenbosch|Mahikeng|Mthatha|Seoul|Busan|Pusan|Incheon|Daegu|Daejeon|Gwangju|
Ulsan|Sejong|Suwon|Jeju|Pyeongchang|Panmunjom|Juba|Malakal|Bentiu|Madrid|Barcelona|Valencia|Seville|Sevilla|
Zaragoza|Malaga|Málaga|Bilbao|Las Palmas|San Sebastian|San Sebastián|Santiago de Compostela|Pamplona|Ceuta|Melilla|
Colombo|Kandy|Galle|Jaffna|Trincomalee|Batticaloa|Khartoum|Omdurman|Port Sudan|El Fasher|El Geneina|Nyala|
Paramaribo|Stockholm|Gothenburg|Göteborg|Malmo|Malmö|Uppsala|Kiruna|Bern|Berne|Zurich|Zürich|Geneva|Genève|Geneve|
Genf|Basel|Lausanne|Lucerne|Luzern|Lugano|Davos|St. Gallen|St. Moritz|Nyon|Montreux|Damascus|Aleppo|Homs|Idlib|
Latakia|Deir al-Zor|Raqqa|Palmyra|Qamishli|Taipei|Kaohsiung|Taichung|Tainan|Hsinchu|Kinmen|Hualien|Keelung|Dushanbe|
Khujand|Dar es Salaam|Dodoma|Arusha|Zanzibar|Mwanza|Moshi|Mbeya|Kigoma|Bangkok|Chiang Mai|Chiang Rai|Phuket|Pattaya|
Hat Yai|Pattani|Narathiwat|Yala|Khon Kaen|Udon Thani|Ayutthaya|Koh Samui|Lome|Lomé|Nuku'alofa|Nuku’alofa|Nukualofa|
Port of Spain|Port-of-Spain|Tunis|Sfax|Sousse|Sidi Bouzid|Kasserine|Ankara|Istanbul|Izmir|İzmir|Antalya|Adana|Bursa|
Gaziantep|Diyarbakir|Diyarbakır|Trabzon|Konya|Ashgabat|Funafuti|Kampala|Entebbe|Gulu|Jinja|Mbarara|Mbale|Arua|
Masaka|Kasese|Hoima|Kyiv|Kiev|Lviv|Kharkiv|Odesa|Odessa|Dnipro|Zaporizhzhia|Mariupol|Kherson|Mykolaiv|Donetsk|
Luhansk|Kramatorsk|Bakhmut|Chernihiv|Sumy|Sevastopol|Simferopol|Chernobyl|Bucha|Irpin|Severodonetsk|Sievierodonetsk|
Abu Dhabi|Dubai|Sharjah|Ajman|Fujairah|London|Manchester|Birmingham|Liverpool|Leeds|Sheffield|Bristol|Newcastle|
Nottingham|Leicester|Cardiff|Swansea|Edinburgh|Glasgow|Aberdeen|Dundee|Inverness|Brighton|Southampton|Plymouth|
Oxford|Cambridge|Norwich|Coventry|Wimbledon|Silverstone|St Andrews|St. Andrews|Epsom|Ascot|Washington|New York|
New York City|Los Angeles|Chicago|Houston|Philadelphia|San Antonio|San Diego|Dallas|San Francisco|Seattle|Denver|
Boston|Detroit|Nashville|Memphis|Portland|Las Vegas|Baltimore|Milwaukee|Albuquerque|Tucson|Sacramento|Kansas City|
Atlanta|Miami|Miami Beach|Oakland|Minneapolis|St. Paul|Cleveland|New Orleans|Tampa|Honolulu|Pittsburgh|Cincinnati|
St. Louis|Orlando|Columbus|Indianapolis|Fort Worth|El Paso|Oklahoma City|Tulsa|Omaha|Des Moines|Salt Lake City|
Boise|Anchorage|Juneau|Albany|Raleigh|Charleston|Jacksonville|Tallahassee|Fort Lauderdale|Little Rock|Louisville|
Newark|Atlantic City|Hartford|New Haven|Cheyenne|Bismarck|Fargo|Sioux Falls|Topeka|Wichita|Springfield|Green Bay|
Ann Arbor|Akron|Baton Rouge|Galveston|Corpus Christi|Fresno|Long Beach|Santa Monica|Beverly Hills|Hollywood|
Palo Alto|Cupertino|Spokane|Carson City|Santa Fe|Harrisburg|Annapolis|Arlington|Gettysburg|Cape Canaveral|
Guantanamo Bay|Guantanamo|United Nations|Camp David|West Palm Beach|Palm Beach|San Juan|Montevideo|Punta del Este|
Tashkent|Samarkand|Bukhara|Port Vila|Caracas|Maracaibo|Hanoi|Ho Chi Minh City|Saigon|Da Nang|Danang|Haiphong|
Can Tho|Nha Trang|Sanaa|Sana'a|Sana’a|Aden|Hodeidah|Taiz|Marib|Lusaka|Ndola|Kitwe|Harare|Bulawayo|Mutare|Gweru|
Masvingo|Victoria Falls|Chitungwiza|Gibraltar|Pago Pago|Noumea|Nouméa|Papeete|Guam|Hagatna|Saipan|Port Stanley|
Willemstad|Oranjestad|Cayenne|Fort-de-France|Pointe-à-Pitre|Saint-Denis|Sint Maarten|Basseterre|Kingstown|
St. John's|St John’s|Torshavn|Longyearbyen|St Helier|San Marino|Sao Tome|São Tomé
"""


def _names(written: str) -> frozenset[str]:
    return frozenset(folded(name.strip()) for name in written.replace("\n", "").split("|"))


def folded(name: str) -> str:
    """A name for comparing: lower-case, without accents and points."""
    plain = name if name.isascii() else unicodedata.normalize("NFKD", name)
    letters = "".join(letter for letter in plain if letter not in ".'’" and not unicodedata.combining(letter))
    return " ".join(letters.lower().replace("ı", "i").split())


COUNTRIES = frozenset(map(folded, (*nations.COUNTRIES, *nations.AMBIGUOUS_CODES, *nations.FORMER_AND_PARTIAL)))
REGIONS = COUNTRIES | _names(_STATES)
"""What stands after the comma of a place: "NASHUA, N.H.", "Colombo, Sri Lanka"."""
CITIES = _names(_CITIES)
"""Without those that are as well known as a word or a surname: "NICE:", "JACKSON:" open no story for certain."""

_PLACE_ENDS = re.compile(r"\s*[,/(]\s*")


def places_in_dateline(place: str | None) -> list[str]:
    """The places in the place of a dateline as printed: "NAIROBI, Kenya" has Nairobi and Kenya."""
    return [part.title() if part.isupper() else part for part in _PLACE_ENDS.split(place or "") if part]
