"""Answers in five languages that are whole and plain: whatever the judge learns, it must see what is in them."""

from __future__ import annotations

from cscoach.content.schema import Kind

LANGUAGES = ("en", "lt", "lv", "uk", "bg")

#: A strength (composure) with its four parts, a sentence each.
STRENGTH = {
    "en": "One Thursday in November I was on the lost property desk at a bus station when a man began to shout about a "
    "laptop. I had to find out which bus it was on before the depot closed at nine. I let him finish, wrote down the "
    "route number and rang the depot while he stood beside me. The driver had it under his seat, and the man came "
    "back the next day with a card for me.",
    "lt": "Lapkričio pradžioje dirbau autobusų stoties radinių kambaryje, ir vienas vyras ėmė šaukti dėl palikto "
    "kompiuterio. Man reikėjo iki devynių išsiaiškinti, kuriame autobuse jis liko. Leidau jam išsikalbėti, "
    "užsirašiau maršrutą ir paskambinau į parką, o jis stovėjo šalia. Kompiuteris buvo po vairuotojo sėdyne, ir kitą "
    "dieną vyras atnešė man padėkos atviruką.",
    "lv": "Novembra sākumā strādāju autoostas atradumu istabā, un kāds kungs sāka kliegt par aizmirstu datoru. Man "
    "līdz deviņiem bija jānoskaidro, kurā autobusā tas palicis. Ļāvu viņam izrunāties, pierakstīju reisa numuru un "
    "piezvanīju uz parku, kamēr viņš stāvēja blakus. Dators bija zem šofera sēdekļa, un nākamajā dienā kungs man "
    "atnesa pateicības kartīti.",
    "uk": "На початку листопада я працювала в камері знахідок на автовокзалі, і один чоловік почав кричати через "
    "забутий ноутбук. Мені треба було до дев'ятої з'ясувати, у якому автобусі він лишився. Я дала йому виговоритися, "
    "записала номер рейсу й подзвонила в парк, поки він стояв поруч. Ноутбук знайшли під сидінням водія, і "
    "наступного дня чоловік приніс мені листівку з подякою.",
    "bg": "В началото на ноември работех в стаята за намерени вещи на автогарата и един мъж започна да вика заради "
    "забравен лаптоп. Трябваше до девет да разбера в кой автобус е останал. Оставих го да се изкаже, записах номера "
    "на курса и звъннах в парка, докато той стоеше до мен. Лаптопът беше под седалката на шофьора и на другия ден "
    "мъжът ми донесе картичка с благодарност.",
}

#: A weakness (arguing) with its four parts, a sentence each.
WEAKNESS = {
    "en": "My weak side is that I argue when I know I am right. Last spring at the ticket desk I kept on at a woman "
    "about a date for ten minutes, and the people behind her missed their train. Now I say the fact once, and then I "
    "ask what would help her today. My manager had three complaints about me that spring, and there has not been one "
    "since August.",
    "lt": "Mano silpnybė – ginčijuosi, kai žinau, kad esu teisi. Pernai pavasarį prie bilietų langelio dešimt minučių "
    "įrodinėjau moteriai datą, ir už jos stovėję žmonės pavėlavo į traukinį. Dabar pasakau faktą vieną kartą ir "
    "paklausiu, kuo šiandien galėčiau padėti. Tą pavasarį vadovė gavo tris skundus dėl manęs, o nuo rugpjūčio nebuvo "
    "nė vieno.",
    "lv": "Mana vājā puse ir tā, ka strīdos, kad zinu, ka man taisnība. Pagājušajā pavasarī pie biļešu kases desmit "
    "minūtes pierādīju kādai sievietei datumu, un cilvēki aiz viņas nokavēja vilcienu. Tagad faktu pasaku vienreiz "
    "un pajautāju, kā varu šodien palīdzēt. Tajā pavasarī vadītāja par mani saņēma trīs sūdzības, bet kopš augusta "
    "nav bijis nevienas.",
    "uk": "Моя слабкість у тому, що я сперечаюся, коли знаю, що маю рацію. Минулої весни біля квиткової каси я десять "
    "хвилин доводила жінці дату, і люди за нею запізнилися на потяг. Тепер я кажу факт один раз і питаю, чим можу "
    "допомогти сьогодні. Тієї весни керівниця отримала на мене три скарги, а від серпня не було жодної.",
    "bg": "Слабостта ми е, че споря, когато знам, че съм права. Миналата пролет на гишето за билети десет минути "
    "доказвах на една жена датата и хората зад нея изпуснаха влака. Сега казвам факта веднъж и питам с какво мога да "
    "помогна днес. Онази пролет шефката получи три оплаквания от мен, а от август няма нито едно.",
}

#: Both, with their topics and kinds.
ANSWERS = [
    (text, topic, kind, language)
    for told, topic, kind in ((STRENGTH, "composure", Kind.STRENGTH), (WEAKNESS, "arguing", Kind.WEAKNESS))
    for language, text in told.items()
]
