# Articles in many languages in one index: each is told, stemmed and marked in its own.
setup_file() {
    cd "$BATS_FILE_TMPDIR"
    "$DATELINE" index "$PROJECT/corpus/languages" "$PROJECT/corpus/2025-11-19-dar-lavrov-moscow.txt"
}
setup() { cd "$BATS_FILE_TMPDIR"; }

# The passages that a query finds, with what it marks in brackets.
marked() { "$DATELINE" search --format text --marks brackets "$@"; }

@test "every article is in its language, stated nowhere" {
    for pair in ar:arabic-museum de:de-tram fr:fr-school ja:japanese-train ru:ru-bridge es:spanish-orchard th:th-library \
        ur:ur-bridge zh:zh-library fa:fa-dushanbe en:dar-lavrov; do
        "$DATELINE" search --format tsv -n 50 "lang:${pair%:*}" | cut -f8 | grep -q "${pair#*:}"
    done
}
@test "a passage in another language than its article has its own" {
    [ "$("$DATELINE" search --count "source:kite lang:en")" -eq 2 ]
    [ "$("$DATELINE" search --count "source:kite lang:English")" -eq 2 ]
    [ "$("$DATELINE" search --count "source:kite (lang:de-AT OR lang:spa)")" -eq 2 ]
    [ "$("$DATELINE" search --count "source:kite lang:de")" -eq 1 ]
    [ "$("$DATELINE" search --count "source:kite lang:es")" -eq 1 ]
    "$DATELINE" search --format tsv "source:kite lang:ur" | cut -f4 | grep -qx tweet
}
@test "words match in the endings of each language, and are marked in them" {
    marked "Bridge Brücke" | grep -q 'über die \[Brücken\] seiner'
    marked "Bruecken" | grep -q 'große \[Brücke\]'
    marked "puente" | grep -q 'los \[puentes\]'
    marked "cometa" | grep -q "de \[cometas\]"
    marked "мостов" | grep -q '\[Мост\] через'
    marked "خريطة" | grep -q '\[خريطة\]'
    marked "greetings" | grep -q '\[greeting\]'
}
@test "Turkish is found with its dots and without, in its endings" {
    mkdir -p turkish
    printf 'date 2025-05-03 Seçim sonuçları açıklandı\n\nBakanlığın açıklamasına göre kızların okullarında ışıklar yeniden yandı ve köpeğin sahibi bulundu.\n\nHükümetin kararları Türkiye genelinde altındaki köyleri de etkiledi, dedi bakan.\n' >turkish/tr.txt
    "$DATELINE" index --index turkish/index turkish/tr.txt
    for pair in kız:kızların kiz:kızların IŞIK:ışıklar isik:ışıklar köpek:köpeğin kopek:köpeğin bakanlık:Bakanlığın hukumet:Hükümetin altinda:altındaki; do
        "$DATELINE" search --index turkish/index --marks brackets "${pair%:*}" | grep -qF "[${pair#*:}]"
    done
    [ "$("$DATELINE" search --index turkish/index --count kısa || true)" -eq 0 ]
}
@test "umlauts and ß are found as they are spelt without" {
    mkdir -p umlauts
    printf 'date 2025-05-02 Coach returns\n\nThomas Müller scored twice on Saturday and walked down Friedrichstraße.\n\nRobert Mueller testified before the committee that handles such affairs.\n' >umlauts/en.txt
    "$DATELINE" index --index umlauts/index umlauts/en.txt
    [ "$("$DATELINE" search --index umlauts/index --count Müller)" -eq 2 ]
    [ "$("$DATELINE" search --index umlauts/index --count Mueller)" -eq 1 ] # an English word as well as not: "blue"
    [ "$("$DATELINE" search --index umlauts/index --count Muller)" -eq 1 ]
    [ "$("$DATELINE" search --index umlauts/index --count friedrichstrasse)" -eq 1 ]
    marked --index umlauts/index "Müller" | grep -qF 'Robert [Mueller]'
}
@test "a stem of a language that few passages are in wants a passage in it" {
    mkdir -p few
    for i in $(seq 20); do
        printf '{"title":"Note %d","text":"The red boat of the harbour number %d was seen again by the old keeper."}\n' "$i" "$i"
    done >few/en.jsonl
    printf '{"title":"Report","text":"Tall reed grows along the shore of the lake, and birds live in it."}\n' >>few/en.jsonl
    printf '{"title":"Nieuws","language":"nl","text":"De schipper zag dat het reed en dat de bomen langs het water stonden te wachten op de winter."}\n' >few/nl.jsonl
    "$DATELINE" index --index few/index few/en.jsonl few/nl.jsonl
    [ "$("$DATELINE" search --index few/index --count reed)" -eq 2 ] # "red", as Dutch has it, is another word in English
    marked --index few/index reed | grep -qF '[reed] grows'
    marked --index few/index reed | grep -qF 'het [reed] en'
    marked --index few/index boom | grep -qF 'de [bomen] langs'
    [ "$("$DATELINE" search --index few/index --format tsv -n 1 boom | cut -f8)" = few/nl.jsonl ]
}
@test "plurals of Persian and Urdu meet" {
    mkdir -p plurals
    printf 'date 2025-05-02 نشست نمایندگان\n\nنمایندگان مجلس درباره خبرهای تازه و کتاب‌های درسی گفت‌وگو کردند و از دانشجویان خواستند که بنویسند.\n' >plurals/fa.txt
    printf 'date 2025-05-02 اسکول کی خبریں\n\nوزیر نے کہا کہ حملوں کے بعد لڑکیوں کے اسکول بند رہے اور کتابیں بھی نہیں ملیں۔\n' >plurals/ur.txt
    "$DATELINE" index --index plurals/index plurals/fa.txt plurals/ur.txt
    for pair in خبر:خبرهای کتاب:کتاب‌های دانشجو:دانشجویان نماینده:نمایندگان حملہ:حملوں لڑکی:لڑکیوں; do
        "$DATELINE" search --index plurals/index --marks brackets "${pair%:*}" | grep -qF "[${pair#*:}]"
    done
}
# Each: a language, a text in it, and words of which each finds it.
spelt() {
    mkdir -p "spelt-$1"
    printf '{"id":"a","language":"%s","text":"%s"}\n' "$1" "$2" >"spelt-$1/a.jsonl"
    "$DATELINE" index -q --index "spelt-$1/index" "spelt-$1"
    for word in "${@:3}"; do
        [ "$("$DATELINE" search --index "spelt-$1/index" --count "$word")" -eq 1 ] || { echo "$word"; return 1; }
    done
}
@test "words are found as they are spelt otherwise" {
    spelt he 'ראש הממשלה ביקר בבתי הספר בירושלים והילדים שמחו.' ממשלה ירושלים ספר ילדים בממשלה
    spelt hi 'प्रधानमंत्री ने ज़मीन और सड़कों पर हिन्दी में बैठक की और किताबें बाँटीं।' जमीन ज़मीन सडक हिंदी बांटीं
    spelt ar 'افتتح الرئيس المدرسة الجديدة في القاهرة وهو مسؤول عنها.' القاهره مدرسه مسئول
    spelt ur 'علماء کرام نے اجلاس میں شرکت کی اور خطاب کیا۔' علما
    spelt vi 'Chính phủ Mỹ hôm nay thông báo rằng kỹ thuật mới sẽ được thảo luận.' Mĩ 'kĩ thuật'
    spelt hi 'अंतर्राष्ट्रीय बैठक में मंत्री गये और उन्होंने किसानों के लिये रुपये दिये।' अंतरराष्ट्रीय गए लिए रुपए
    spelt sr 'Novak Djokovic je stigao u Beograd u sredu uveče.' Ђоковић
    spelt pt 'As eleições presidenciais trouxeram novas ações e os jovens votaram.' eleição acao presidencial jovem
    spelt da 'Statsministeren besøgte Aarhus og Ålborg.' Århus Aalborg århus ålborg
    spelt uk 'Школярі вийшли на ґанок.' ганок ґанок
    spelt sr 'Novak Djordjević je stigao u Beograd.' Đorđević
    spelt fa 'رئیس‌جمهور ایران کتاب تازه را به دانش آموزان داد.' 'رئیس جمهور' رئیس‌جمهور دانش‌آموزان
    [ "$("$DATELINE" search --index spelt-fa/index --count '=رئیس OR "ایران رئیس"' || true)" -eq 0 ]
}
@test "Chinese words are found in the other form, simplified or traditional" {
    spelt zh '臺灣總統選舉結果公布,經濟部長發表談話,記者會在臺北舉行。' 台湾 总统 选举 经济 '"总统选举"' 臺灣 台北
    spelt zh '台灣總統選舉結果公布。' 台湾 臺灣
    spelt zh '中国经济增长放缓,台湾总统选举在周日举行,各方关注结果。' 臺灣 台灣 總統 '+經濟'
    [ "$("$DATELINE" search --index spelt-zh/index --count '总统 -經濟' || true)" -eq 0 ]
    [ "$("$DATELINE" search --index spelt-zh/index --count '总统 -經營')" -eq 1 ]
    "$DATELINE" search --index spelt-zh/index --marks brackets 總統 | grep -q '台湾\[总统\]选举'
    [ "$("$DATELINE" search --index spelt-zh/index --format json 总统 | jq -r .understood)" = '"总统"' ]
}
@test "characters without blanks are found side by side alone, however many" {
    mkdir -p runs
    printf '中国人很多,红茶也多。\n' >runs/1.txt
    printf '中国和国人不同,茶红。\n' >runs/2.txt
    printf '한국인은 많다.\n' >runs/3.txt
    printf '한국은 국인이 아니다.\n' >runs/4.txt
    printf '中国 人们说了这件事,很红的茶。\n' >runs/5.txt
    printf 'คนในประเทศไทยมาก\n' >runs/6.txt
    printf 'ไทยเป็นประเทศ\n' >runs/7.txt
    "$DATELINE" index -q --index runs/index runs
    found() { "$DATELINE" search --index runs/index --format jsonl --sort date-oldest -- "$1" | jq -r .source.path | sed 's/.*\///;s/.txt//' | sort | tr -d '\n'; }
    [ "$(found 中国人)" = 1 ]      # 2 has its pairs, 5 a blank between
    [ "$(found '+中国人 很多')" = 1 ]
    [ "$(found '"中国人很多"')" = 1 ]
    [ "$(found '"中国 人"')" = 15 ]
    [ "$(found '中国 -中国人')" = 25 ]
    [ "$(found '红茶')" = 1 ]
    [ "$(found '红 AND 茶')" = 125 ]
    [ "$(found '红 NEAR/1 茶')" = 12 ]
    [ "$(found '红 ADJ/2 茶')" = 15 ]
    [ "$(found '中国 NEAR/3 国人')" = 2 ]
    [ "$(found '한국인')" = 3 ]
    [ "$(found '"한국인은 많다"')" = 3 ]
    [ "$(found '중국 OR 한국')" = 34 ]
    [ "$(found '"ประเทศไทย"')" = 6 ]
    [ "$(found '+ไทย +ประเทศ')" = 67 ]
    [ "$("$DATELINE" search --index runs/index --count 中国)" -eq 3 ]
    [ "$("$DATELINE" search --index runs/index --count +中国人)" -eq 1 ]
    "$DATELINE" search --index runs/index --marks brackets 中国人 | grep -q '\[中国人\]很多'
}
@test "words beside each other are asked for as one where the index has that, and writes so" {
    spelt fa 'رئیس‌جمهور ایران کتاب تازه را به دانش آموزان داد.'
    understood() { "$DATELINE" search --index "$1/index" --format json "$2" | jq -r .understood; }
    [ "$(understood spelt-fa 'رئیس جمهور')" = '((رئیس جمهور) رئیسجمهور)' ]
    [ "$(understood spelt-fa 'ایران کتاب')" = 'ایران کتاب' ]
    spelt ar 'افتتح الرئيس عبد الله المدرسة الجديدة في القاهرة وزار عبدالله المتحف.'
    [ "$(understood spelt-ar 'عبد الله')" = '((عبد الله) عبدالله)' ] # names alone
    [ "$(understood spelt-ar 'الرئيس عبد')" = 'الرئيس عبد' ]
    spelt ar 'وصل عبد الرحمن إلى المطار صباح اليوم وقال إن المؤتمر ناجح.' عبدالرحمن '"عبد الرحمن"'
}
@test "acronyms of Hebrew are words, with whatever mark they are typed" {
    spelt he 'דובר צה\"ל מסר כי הכוחות חזרו לבסיסם.' 'צה"ל' צה״ל צהל '"דובר צה"ל"' '+צה"ל'
    spelt he 'דובר צה״ל מסר כי הכוחות חזרו לבסיסם.' 'צה"ל' צה״ל צהל '"דובר צה"ל"'
    run --separate-stderr "$DATELINE" search --index spelt-he/index 'צה"ל'
    [ -z "$stderr" ]
}
@test "an acronym of Hebrew is a word with a curly mark, too" {
    spelt he 'דובר צה”ל מסר כי הכוחות חזרו וארה“ב הודיעה על כך.' 'צה"ל' צה״ל צהל 'צה”ל' 'ארה"ב'
    "$DATELINE" search --index spelt-he/index --marks brackets 'צה"ל' | grep -qF '[צה”ל]'
    spelt he 'העיתון ”הארץ“ הודיע על כך אתמול.' הארץ
}
@test "names are found as they are declined" {
    spelt fi 'Ministeri sanoi tiistaina, että Bidenin puhe Helsingissä kuultiin ja Trumpia arvosteltiin.' Biden Helsinki Trump Bidenille Trumpin
    spelt hu 'A miniszter kedden azt mondta, hogy Macronnal és Putyinnal tárgyal a fővárosban.' Macron Putyin Macront Putyinnak
    spelt nl 'De minister zei dinsdag dat Ruttes plan volgende week wordt besproken.' Rutte
    spelt is 'Ráðherrann sagði á þriðjudag að Katrínu hefði verið boðið til fundar í næstu viku.' Katrín Katrínar
    spelt et 'Minister ütles teisipäeval, et kohtub Putiniga järgmisel nädalal pealinnas.' Putin Putini
    spelt uk 'Міністр заявив у вівторок, що приїде до Києва та Львова, повідомило агентство.' Київ Львів Києві Львовом
    spelt ar 'قال الوزير يوم الثلاثاء إن الزيارة لترامب ستكون الأسبوع المقبل.' ترامب
    spelt pl 'Minister powiedział we wtorek, że spotka się z Zełenskim w stolicy kraju.' Zełenski Zełenskiego
}
@test "a name of Turkish is found whatever ending it was typed with" {
    spelt tr "Bakan salı günü Erdoğan ve Ankara'nın kararını açıkladı." "Erdoğan'ın" "Erdoğan’a" "Ankara'da" "+Ankara'dan" Ankara
    [ "$("$DATELINE" search --index spelt-tr/index --count "\"Ankara'da\"" || true)" -eq 0 ]
}
@test "a word of English is found in British and in American spelling" {
    spelt en 'The organisation of defence in the centre of town has a new programme of labour.' organization defense center program labor organisations
    spelt en 'The organization of defense in the center of town has a new program of labor.' organisation defence centre programme labour
}
@test "a word is found without the little word that was typed before its apostrophe" {
    spelt fr 'La guerre en Ukraine dure, et les hommes de Bretagne attendent.' "l'Ukraine" "d’Ukraine" "L'Ukraine" "l'homme" "+l'Ukraine"
    [ "$("$DATELINE" search --index spelt-fr/index --count "\"l'Ukraine\"" || true)" -eq 0 ]
    [ "$("$DATELINE" search --index spelt-fr/index --count "guerre -l'Ukraine")" -eq 1 ] # as it was typed
    [ "$("$DATELINE" search --index spelt-fr/index --format json "qu'est-ce que la guerre de l'Ukraine" | jq -r .understood)" = 'ce que la guerre de Ukraine' ]
    [ "$("$DATELINE" search --index spelt-fr/index --format json "L'Oréal" | jq -r .understood)" = "\"L'Oréal\" Oréal" ]
    spelt it 'Il governo in Italia ha deciso di chiudere le scuole per la neve.' "dell'Italia" "l’Italia"
    spelt en 'The ship named Ukraine sailed on Monday to the northern port.' Ukraine
    [ "$("$DATELINE" search --index spelt-en/index --count "l'Ukraine" || true)" -eq 0 ]
}
@test "Japanese words are found with a long vowel or without, and in other signs of foreign sounds" {
    spelt ja '政府は新しいコンピュータとバイオリンを発表した。' コンピューター コンピュータ ヴァイオリン バイオリン
    [ "$("$DATELINE" search --index spelt-ja/index --count '"コンピューター"' || true)" -eq 0 ]
    spelt ja '政府は新しいコンピューターとヴァイオリンを発表した。' コンピュータ コンピューター バイオリン
    spelt ja '渡辺さんと斎藤さんは国際会議に出席した。' 渡邊 渡邉 齋藤 國際 渡辺
    spelt ja '渡邊さんと齋藤さんは会議に出席した。' 渡辺 斎藤
    [ "$("$DATELINE" search --index spelt-ja/index --count 渡部 || true)" -eq 0 ]
}
@test "a word of Ukrainian is found with its apostrophe or without" {
    spelt uk "Сьогодні Вячеслав купив комп'ютер і м’яч у Києві." "В'ячеслав" компютер мяч комп’ютер
}
@test "letters of Arabic, Persian and Urdu are one" {
    marked "كتاب" | grep -q '\[کتاب\] میلہ'
}
@test "what is no word of the language is none in another" {
    run "$DATELINE" search Strasse
    [ "$status" -eq 1 ]
}
@test "a part of a word of a script without blanks is found" {
    marked "书馆" | grep -q '新图\[书馆\]向公众开放'
    marked "小さな図書" | grep -q 'が\[小さな\]\[図書\]館に'
    marked "สมุด" | grep -q 'ห้อง\[สมุด\]ใหม่'
    [ "$("$DATELINE" search --count '"公众开放"')" -eq 2 ]
    [ "$("$DATELINE" search --count -- '+公众图书')" -eq 0 ]
    [ "$("$DATELINE" search --count '公众图书')" -eq 3 ]
}
@test "a name is found in other scripts, below exact matches, and marked in its own" {
    [ "$("$DATELINE" search --count Tajikistan)" -eq 5 ]
    [ "$("$DATELINE" search --count --same-script Tajikistan)" -eq 3 ]
    [ "$("$DATELINE" search --format tsv -n 3 Tajikistan | grep -c dar-lavrov)" -eq 3 ]
    marked Tajikistan | grep -q 'که \[تاجیکستان\] میزبان'
    marked Tajikistan | grep -q 'что \[Таджикистан\] готовится'
    [ "$("$DATELINE" search --format tsv -n 1 Таджикистан | cut -f8 | xargs basename)" = ru-dar-visit.txt ]
    marked تاجیکستان | grep -q '\[Tajikistan\]’s Prime'
    "$DATELINE" search --format jsonl -n 9 lavrov | jq -r '.spans[].via' | sort -u | grep -qx script
    ! "$DATELINE" search --count --same-script تاجیکستان | grep -qvx 1
}
@test "what the index mostly writes without a capital is no name" {
    printf 'Новости\n\nОн занимался спортом, и спорт ему нравился.\n\nРазвитие спорта в стране.\n\nСпорт и жизнь.\n\nПутин прибыл в Москву.\n' >small.txt
    printf 'News\n\nSupport from Sparta.\n\nPutin came to Moscow.\n' >capitals.txt
    "$DATELINE" index -q --index names small.txt capitals.txt
    for word in спорта Спорт; do
        [ "$("$DATELINE" search --index names --count $word)" -eq 3 ]
    done
    for word in Путин Putin; do
        [ "$("$DATELINE" search --index names --count $word)" -eq 2 ]
    done
    [ "$("$DATELINE" search --index names --count спартак)" -eq 0 ]
    [ "$("$DATELINE" search --index names --count спарту)" -eq 1 ] # in no passage: it may be one
}
@test "a Korean word finds the word with any particle, in quotation marks itself alone" {
    mkdir korean
    printf '%s\n\n' '대통령이 북한을 방문했다' '대통령은 월요일 서울에서 기자들과 만났다.' \
        '야당은 대통령의 결정에 반대했다. 정치가 문제라고 말했다.' '어제 대통령 선거 결과가 발표되었다.' \
        '고양이 한 마리가 있었다.' '고양 시장은 회의에 참석했다.' '전문 기자의 말이다.' '전문가의 말이다.' >korean/a.txt
    "$DATELINE" index --index korean/index korean/a.txt
    found() { "$DATELINE" search --index korean/index --count "$1" || true; }
    for word in 대통령은 대통령을 대통령에게 대통령께서 대통령으로부터 +대통령을; do
        [ "$(found "$word")" -eq 4 ] || { echo "$word"; false; }
    done
    [ "$(found '"대통령은"')" -eq 1 ]
    [ "$(found '어제 -대통령은')" -eq 1 ]
    [ "$(found 전문가)" -eq 1 ] # behind a consonant it would be "이"
    [ "$(found 북한은)" -eq 0 ] # no text has the word alone
    "$DATELINE" search --index korean/index --marks brackets 고양이 | grep '\[' | head -n1 | grep -q '^\[고양이\]'
    [ "$("$DATELINE" search --index korean/index --format json 대통령은 | jq -r .understood)" = '대통령은 대통령' ]
}
