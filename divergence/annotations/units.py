"""Units and currencies: every spelling's one name, its dimension and its worth in that dimension's base unit.

Currencies keep their code and are never converted. Factors are exact by definition (international yard and pound, US
gallon and pint, metric tonne); a month is 1/12 and a year 365.2425 days. Limits: "pounds" of weight and of money are
told apart by the caller; "ton" is read as the tonne.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """`name` is canonical; a value times `factor` plus `offset` is in the base unit of `dimension`."""

    name: str
    dimension: str
    factor: float = 1.0
    offset: float = 0.0


# dimension | canonical name | factor | spellings (without regard to case) | symbols (with their case)
TABLE = """
length|metre|1|metre metres meter meters|m
length|kilometre|1000|kilometre kilometres kilometer kilometers kms|km
length|centimetre|.01|centimetre centimetres centimeter centimeters|cm
length|millimetre|.001|millimetre millimetres millimeter millimeters|mm
length|micrometre|1e-6|micrometre micrometres micrometer micrometers micron microns|µm μm
length|nanometre|1e-9|nanometre nanometres nanometer nanometers|nm
length|picometre|1e-12|picometre picometres picometer picometers|
length|inch|.0254|inch inches|″
length|foot|.3048|foot feet|ft
length|yard|.9144|yard yards|yd yds
length|mile|1609.344|mile miles|mi
length|nautical mile|1852|nautical_mile nautical_miles|nmi
length|light-year|9.4607304725808e15|light-year light-years light_year light_years|
area|square metre|1|square_metre square_metres square_meter square_meters sq_m|m² m2 sqm
area|square kilometre|1e6|square_kilometre square_kilometres square_kilometer square_kilometers sq_km|km² km2 km^2
area|square centimetre|1e-4|square_centimetre square_centimetres square_centimeter square_centimeters|cm² cm2
area|square foot|.09290304|square_foot square_feet sq_ft sq._ft|sqft ft² ft2
area|square yard|.83612736|square_yard square_yards|
area|square inch|.00064516|square_inch square_inches|
area|square mile|2589988.110336|square_mile square_miles sq_mi|
area|hectare|10000|hectare hectares|ha
area|acre|4046.8564224|acre acres|
volume|litre|1|litre litres liter liters|l L
volume|millilitre|.001|millilitre millilitres milliliter milliliters|ml mL
volume|cubic metre|1000|cubic_metre cubic_metres cubic_meter cubic_meters|m³ m3
volume|cubic kilometre|1e12|cubic_kilometre cubic_kilometres cubic_kilometer cubic_kilometers|km³ km3 km^3
volume|cubic centimetre|.001|cubic_centimetre cubic_centimetres cubic_centimeter cubic_centimeters|cc cm³ cm3
volume|cubic foot|28.316846592|cubic_foot cubic_feet cu_ft|
volume|cubic inch|.016387064|cubic_inch cubic_inches|
volume|pint|.473176473|pint pints|
volume|quart|.946352946|quart quarts|
volume|gallon|3.785411784|gallon gallons|gal
volume|fluid ounce|.0295735295625|fluid_ounce fluid_ounces|
volume|barrel|158.987294928|barrel barrels|bbl
mass|gram|1|gram grams gramme grammes|g
mass|kilogram|1000|kilogram kilograms kilogramme kilogrammes kilo kilos|kg kgs
mass|milligram|.001|milligram milligrams|mg
mass|microgram|1e-6|microgram micrograms microgramme microgrammes|µg μg mcg
mass|ounce|28.349523125|ounce ounces|oz
mass|pound|453.59237|pound pounds|lb lbs
mass|stone|6350.29318|stone|
mass|tonne|1e6|ton tons tonne tonnes metric_ton metric_tons metric_tonnes|t
mass|kilotonne|1e9|kiloton kilotons kilotonne kilotonnes|
time|nanosecond|1e-9|nanosecond nanoseconds|ns
time|microsecond|1e-6|microsecond microseconds|µs μs
time|millisecond|.001|millisecond milliseconds|ms
time|second|1|second seconds|s sec secs
time|minute|60|minute minutes|min mins
time|hour|3600|hour hours|h hr hrs
time|day|86400|day days|
time|night|86400|night nights|
time|week|604800|week weeks|wk wks
time|fortnight|1209600|fortnight fortnights|
time|month|2629746|month months|
time|quarter|7889238|quarters|
time|year|31556952|year years|yr yrs
time|decade|315569520|decade decades|
time|century|3155695200|century centuries|
temperature|degree Celsius|1|degrees_centigrade|
temperature|degree Celsius|1|degrees_celsius degree_celsius celsius centigrade degrees_c degree_c deg_c|°C °c ℃
temperature|degree Fahrenheit|.5555555555555556|degree_fahrenheit|
temperature|degree Fahrenheit|.5555555555555556|degrees_fahrenheit fahrenheit degrees_f degree_f deg_f|°F °f ℉
temperature|kelvin|1|kelvin kelvins|
angle|degree|1|degree degrees deg|°
angle|radian|57.29577951308232|radian radians|rad
speed|metre per second|1|metres_per_second meters_per_second metre_per_second meter_per_second|m/s
speed|kilometre per hour|.2777777777777778|kilometers_an_hour kilometre_per_hour|
speed|kilometre per hour|.2777777777777778|kilometres_per_hour kilometers_per_hour kilometres_an_hour|km/h kph kmh km/hr
speed|mile per hour|.44704|miles_per_hour miles_an_hour mile_per_hour|mph
speed|knot|.5144444444444445|knot knots|kt kts
economy|mile per gallon|1|miles_per_gallon|mpg
pressure|pascal|1|pascal pascals|Pa
pressure|hectopascal|100|hectopascal hectopascals|hPa
pressure|kilopascal|1000|kilopascal kilopascals|kPa
pressure|megapascal|1e6|megapascal megapascals|MPa
pressure|millibar|100|millibar millibars|mbar
pressure|bar|100000||
pressure|pound per square inch|6894.757293168|pounds_per_square_inch|psi
power|watt|1|watt watts|W
power|milliwatt|.001|milliwatt milliwatts|mW
power|kilowatt|1000|kilowatt kilowatts|kW KW
power|megawatt|1e6|megawatt megawatts|MW
power|gigawatt|1e9|gigawatt gigawatts|GW
power|terawatt|1e12|terawatt terawatts|TW
power|horsepower|745.6998715822702|horsepower|hp bhp
energy|joule|1|joule joules|J
energy|kilojoule|1000|kilojoule kilojoules|kJ
energy|watt-hour|3600|watt-hour watt-hours watt_hour watt_hours|Wh
energy|kilowatt-hour|3.6e6|kilowatt-hour kilowatt-hours kilowatt_hour kilowatt_hours|kWh KWh kwh
energy|megawatt-hour|3.6e9|megawatt-hour megawatt-hours megawatt_hours|MWh
energy|gigawatt-hour|3.6e12|gigawatt-hour gigawatt-hours gigawatt_hours|GWh
energy|terawatt-hour|3.6e15|terawatt-hour terawatt-hours terawatt_hours|TWh
energy|calorie|4.184|calorie calories|kcal
charge|ampere hour|1|amp_hours ampere_hours|Ah
charge|milliampere hour|.001|milliamp_hours|mAh
voltage|volt|1|volt volts|V
voltage|kilovolt|1000|kilovolt kilovolts|kV
voltage|millivolt|.001|millivolt millivolts|mV
current|ampere|1|ampere amperes amp amps|A
current|milliampere|.001|milliampere milliamperes milliamp milliamps|mA
force|newton|1|newton newtons|N
torque|newton metre|1|newton_metres newton_meters newton-metres newton-meters|Nm
torque|foot pound|1.3558179483|foot-pounds pound-feet foot_pounds pound_feet|lb-ft
frequency|hertz|1|hertz|Hz HZ hz
frequency|kilohertz|1000|kilohertz|kHz
frequency|megahertz|1e6|megahertz|MHz
frequency|gigahertz|1e9|gigahertz|GHz
data|bit|.125|bit bits|
data|byte|1|byte bytes|
data|kilobyte|1e3|kilobyte kilobytes|kB KB
data|megabyte|1e6|megabyte megabytes|MB
data|gigabyte|1e9|gigabyte gigabytes|GB
data|terabyte|1e12|terabyte terabytes|TB
data|petabyte|1e15|petabyte petabytes|PB
data rate|megabit per second|125000|megabits_per_second|Mbps mbps Mb/s Mbit/s
data rate|gigabit per second|1.25e8|gigabits_per_second|Gbps gbps Gb/s
image|megapixel|1|megapixel megapixels|MP
computing|trillion operations per second|1|trillion_operations_a_second trillion_operations_per_second|
computing|trillion operations per second|1|tera-operations_per_second tera-operations_a_second|TOPS
loudness|decibel|1|decibel decibels|dB
energy|electronvolt|1.602176634e-19|electronvolt electronvolts|eV
energy|kiloelectronvolt|1.602176634e-16||keV
energy|megaelectronvolt|1.602176634e-13||MeV
energy|gigaelectronvolt|1.602176634e-10||GeV
concentration|part per million|1|parts_per_million|ppm
concentration|part per billion|.001|parts_per_billion|ppb
percent|percent|1|percent percents per_cent percentage_point percentage_points pct|% ppt
percent|permille|.1|per_mille|‰
percent|basis point|.01|basis_point basis_points|bp bps
"""

# code | signs and codes that stand before or after | names (singular and plural alike)
CURRENCIES = """
USD|$ US$ $US USD|usd dollar us_dollar u.s._dollar american_dollar united_states_dollar buck
USD cent|¢|cent us_cent
EUR|€ EUR|eur euro
GBP|£ GBP|pound_sterling sterling quid british_pound
GBP penny||penny pence
JPY|¥ JPY|yen japanese_yen
CNY|CNY RMB|rmb yuan renminbi chinese_yuan
INR|₹ INR Rs|rupee indian_rupee
AUD|A$ AU$ AUD|australian_dollar
CAD|C$ CA$ CAD|canadian_dollar
NZD|NZ$ NZD|new_zealand_dollar
HKD|HK$ HKD|hong_kong_dollar
SGD|S$ SGD|singapore_dollar singaporean_dollar
TWD|NT$ TWD|taiwan_dollar new_taiwan_dollar
CHF|CHF SFr|swiss_franc
SEK|SEK|swedish_krona swedish_kronor swedish_crown
NOK|NOK|norwegian_krone norwegian_kroner norwegian_crown
DKK|DKK|danish_krone danish_kroner danish_crown
CZK|CZK|czech_koruna czech_crown
ISK|ISK|icelandic_krona
RUB|₽ RUB|rouble ruble russian_ruble russian_rouble
UAH|₴ UAH|hryvnia hryvnias
ILS|₪ ILS NIS|shekel israeli_shekel new_shekel
TRY|₺ TRY|lira turkish_lira
KRW|₩ KRW|won south_korean_won
THB|฿ THB|baht thai_baht
VND|₫ VND|dong vietnamese_dong
PHP|₱ PHP|philippine_peso
MYR|RM MYR|ringgit malaysian_ringgit
MYR sen||sen
IDR|Rp IDR|rupiah indonesian_rupiah
ZAR|ZAR R|rand south_african_rand
BRL|R$ BRL|brazilian_real reais
MXN|MXN Mex$|mexican_peso
ARS|ARS|argentine_peso
CLP|CLP|chilean_peso
COP|COP|colombian_peso
PLN|PLN|zloty polish_zloty
HUF|HUF|forint hungarian_forint
SAR|SAR|riyal saudi_riyal
AED|AED Dh|dirham uae_dirham
NGN|₦ NGN|naira
KES|KES|kenyan_shilling
GHS|GHS|cedi
PKR|PKR|pakistani_rupee
LKR|LKR|sri_lankan_rupee
BDT|BDT|taka
BTC|₿ BTC|bitcoin
ETH|ETH|ether
satoshi||satoshi
peso||peso
franc||franc
krone||krone kroner
krona||krona kronor
crown||crown
FRF||french_franc
DEM|DM|deutsche_mark deutschmark
NLG||guilder dutch_guilder netherlands_guilder
ITL||italian_lira
ESP||peseta spanish_peseta
IEP||irish_pound
BEF||belgian_franc
"""


def _units() -> tuple[dict[str, Unit], dict[str, Unit]]:
    names: dict[str, Unit] = {}
    symbols: dict[str, Unit] = {}
    offsets = {"degree Celsius": 273.15, "degree Fahrenheit": 273.15 - 32 / 1.8}
    for line in TABLE.strip().splitlines():
        dimension, name, factor, spelt, signs = line.split("|")
        unit = Unit(name, dimension, float(factor), offsets.get(name, 0.0))
        names |= {each.replace("_", " "): unit for each in spelt.split()}
        symbols |= dict.fromkeys(signs.split(), unit)
    return names, symbols


def _currencies() -> tuple[dict[str, Unit], dict[str, Unit]]:
    signs: dict[str, Unit] = {}
    names: dict[str, Unit] = {}
    hundredths = {"USD cent": "USD", "GBP penny": "GBP", "MYR sen": "MYR"}
    for line in CURRENCIES.strip().splitlines():
        code, marks, spelt = line.split("|")
        unit = Unit(
            code.split()[-1] if code in hundredths else code,
            hundredths.get(code, code),
            0.01 if code in hundredths else 1.0,
        )
        signs |= dict.fromkeys(marks.split(), unit)
        for each in spelt.split():
            name = each.replace("_", " ")
            names |= {name: unit, name + "s": unit}
    return signs, names


NAMES, SYMBOLS = _units()
SIGNS, MONEY = _currencies()
BY_NAME = {unit.name: unit for table in (MONEY, SIGNS, NAMES, SYMBOLS) for unit in table.values()}
