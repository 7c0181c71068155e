# Help for queries that find little or nothing: other spellings, and the clauses that are to blame.
bats_require_minimum_version 1.5.0
setup_file() {
    cd "$BATS_FILE_TMPDIR"
    mkdir corpus
    cp "$PROJECT/corpus/2025-11-19-dar-lavrov-moscow.txt" corpus/article.txt
    for i in $(seq 30); do printf 'Harbour news %s\n\nThe harbour master of the town spoke.\n\nМосква встретила гостей.\n' "$i" >corpus/h$i.txt; done
    printf 'A slip\n\nThe harbuor was closed.\n' >corpus/slip.txt
    "$DATELINE" index corpus
}
setup() { cd "$BATS_FILE_TMPDIR"; }
# The suggestions of a query, "total query" a line.
suggested() { "$DATELINE" search --format json -q "$@" | jq -r '.suggestions // [] | .[] | "\(.total) \(.query)"'; }
relaxed() { "$DATELINE" search --format json -q "$@" | jq -r '.diagnosis.relaxations[] | "\(.total) \(.query)"'; }

@test "a letter more, less, other, two swapped, in any script" {
    [ "$(suggested Rasulzade)" = "1 rasulzoda" ]
    [ "$(suggested harbur)" = $'60 harbour\n1 harbuor' ]
    [ "$(suggested harrbour)" = "60 harbour" ]
    [ "$(suggested hrabour)" = "60 harbour" ]
    [ "$(suggested тачка)" = "" ]
    [ "$(suggested --same-script Мосвка)" = "30 москва" ]
}
@test "two edits in words of five letters or more; a word is replaced where it stands by itself" {
    [ "$(suggested mostxr)" = "30 master" ]
    [ -z "$(suggested tawm)" ]
    [ "$(suggested 'master aster')" = "30 master master" ]
}
@test "in a phrase, in several words, with the rest of the query as it was" {
    [ "$(suggested '"Heads of Goverment"')" = '6 "Heads of government"' ]
    [ "$(suggested '+kind:paragraph +"harber mastr" -zebra' | head -1)" = '30 +kind:paragraph +"harbour master" -zebra' ]
    [ "$(suggested tajikstan chairmanhip | head -1)" = "3 tajikistan chairmanship" ]
}
@test "a word that hardly any passage has, near a common one; never for good words" {
    [ "$(suggested harbuor)" = "60 harbour" ]
    [ "$("$DATELINE" search --count harbuor)" -eq 1 ]
    [ -z "$(suggested harbour)" ]
    [ -z "$(suggested Rasulzoda)" ]
    [ -z "$(suggested harbour -zebre)" ]
    [ -z "$(suggested --suggest 0 harbur)" ]
}
@test "the words beside it tell which is meant, also of a word that some passage has" {
    mkdir beside
    for i in $(seq 60); do printf 'Report %s\n\nVladimir Putin spoke.\n\nA pudding and a patin.\n\nThe war in Libya went on.\n\nLydia sang.\n' "$i" >beside/$i.txt; done
    printf 'Hotels\n\nWe are puttin on the ritz.\n' >beside/ritz.txt
    "$DATELINE" index -q --index beside.index beside
    export DATELINE_INDEX=beside.index
    [ "$(suggested vladimir puttin)" = "60 vladimir putin" ]
    [ "$(suggested vladimir patim)" = "60 vladimir putin" ]
    [ "$(suggested lybia)" = "60 lydia" ]
    [ "$(suggested lybia war)" = "60 libya war" ]
    [ -z "$(suggested puttin ritz)" ]
    [ -z "$(suggested vladimir ritz)" ]
}
@test "what is a word of another language alone has not been found" {
    mkdir few
    for i in $(seq 20); do printf 'Report %s\n\nThe syir of Syria spoke to the people of the town on Monday.\n' "$i" >few/$i.txt; done
    printf 'Le rapport\n\nLe président de la République a parlé aux habitants de la ville ce lundi.\n' >few/french.txt
    "$DATELINE" index --index two few
    run --separate-stderr "$DATELINE" search --index two Syira
    [ "$status" -eq 1 ]
    [[ "$stderr" == *"did you mean:"*"20  syria"* ]]
}
@test "several, the best first; each finds something" {
    "$DATELINE" search --format json -q '"harbour tovn" OR "harbour master tawn"' | jq -e '.suggestions == null'
    suggested --suggest 5 '+mester' >several
    [ "$(head -1 several)" = "30 +master" ]
    while read -r total query; do [ "$("$DATELINE" search --count -- "$query")" -eq "$total" ]; done <several
}
@test "offered on standard error, not forced; --autocorrect searches, and says so" {
    run --separate-stderr "$DATELINE" search harbur
    [ "$status" -eq 1 ] && [ -z "$output" ]
    [[ "$stderr" == *$'did you mean:\n      60  harbour'* ]]
    run --separate-stderr "$DATELINE" search --autocorrect harbur
    [ "$status" -eq 0 ]
    [ "$stderr" = "dateline: searched for: harbour" ]
    [ "$("$DATELINE" search --autocorrect --format json harbur | jq -c '[.query, .corrected, .total]')" = '["harbur","harbour",60]' ]
    [ "$("$DATELINE" search --autocorrect --format json harbuor | jq -c '[.corrected, .total]')" = '[null,1]' ]
    [ "$(echo harbur | "$DATELINE" search --autocorrect --batch - --format trec -q | wc -l)" -eq 10 ]
    [ "$("$DATELINE" search --autocorrect --count harbur)" -eq 60 ]
}
@test "the clause that killed it, and the smallest change" {
    "$DATELINE" search --format json -q +kind:tweet +Rasulzoda >json || [ $? -eq 1 ]
    jq -e '.diagnosis.clauses | map([.query, .alone, .without, .kills]) == [["+kind:\"tweet\"", 5, 1, true], ["+Rasulzoda", 1, 5, true]]' json
    jq -e '.diagnosis.relaxations | length == 2' json
    "$DATELINE" search --format json -q '+zebra +gnu +harbour' | jq -e '.diagnosis.clauses | map(select(.kills).query) == ["+zebra", "+gnu"]'
    "$DATELINE" search --format json -q +Lavrov +zebra -Moscow | jq -e '.diagnosis.clauses | map(select(.kills).query) == ["+zebra"]'
    "$DATELINE" search --format json -q +Lavrov -Moscow -Russia -Dar | jq -e '.diagnosis.clauses[3] | .query == "-Dar" and .without == 1 and .kills'
}
@test "phrases are loosened, then their words asked for; each relaxation finds what it says" {
    [ "$(relaxed '"Rasulzoda Kokhir"' | head -1)" = '1 +"Rasulzoda Kokhir"~6' ]
    [ "$(relaxed '"town harbour"' | tail -1)" = '30 +(+town +harbour)' ]
    [ "$(relaxed '"chairmanships"')" = '1 +chairmanships' ]
    [ "$(relaxed +zebra +gnu +harbour)" = '60 zebra gnu harbour' ]
    [ "$(relaxed +zebra +gnu '+(harbour master)')" = '60 +(harbour master)' ] # of two words any is enough where one is
    [ "$(relaxed 'date:2024 place:Moscow harbour' | wc -l)" -ge 1 ]
    for query in '"Rasulzoda Kokhir"' '"town harbour"' '+zebra +gnu +harbour' 'date:2024 place:Moscow harbour' 'kind:tweet tag:none "no such" harbour'; do
        relaxed "$query" | while read -r total text; do [ "$("$DATELINE" search --count -- "$text")" -eq "$total" ]; done
    done
}
@test "a site is offered by a part of its name" {
    printf '{"title":"One","text":"A ferry sails.","url":"https://www.gazette.example/a"}\n{"title":"Two","text":"A ferry sank.","site":"The Daily Gazette"}\n' >sites.jsonl
    "$DATELINE" index -q --index sites sites.jsonl
    export DATELINE_INDEX=sites
    [ "$(relaxed 'site:gazette ferry' | head -1)" = '2 +site:*gazette* +ferry' ]
    [ "$("$DATELINE" search --count '+site:*gazette* +ferry')" -eq 2 ]
    [ -z "$(relaxed site:courier)" ]
}
@test "an address offers the tweet that it is of, or what is from its site" {
    printf '{"id":"1990812345678901234","full_text":"The ferry sails at nine.","user":{"name":"Ann","screen_name":"ann"},"created_at":"Tue Nov 18 10:00:00 +0000 2025"}\n' >posts.jsonl
    printf '{"title":"One","text":"A ferry sails.","url":"https://www.gazette.example/a"}\n' >paper.jsonl
    "$DATELINE" index -q --index addresses posts.jsonl paper.jsonl
    export DATELINE_INDEX=addresses
    [ "$(relaxed 'https://x.com/ann/status/1990812345678901234?s=20' | head -1)" = '1 tweet:1990812345678901234' ]
    [ "$(relaxed https://www.gazette.example/a/b.html | head -1)" = '2 site:gazette.example' ]
    [ -z "$(relaxed https://other.example/ferry)" ]
}
@test "nothing is said of what finds something, of a count, or with --quiet" {
    run --separate-stderr "$DATELINE" search harbour
    [ -z "$stderr" ]
    run --separate-stderr "$DATELINE" search --count zebra
    [ -z "$stderr" ]
    run --separate-stderr "$DATELINE" search -q zebra
    [ -z "$stderr" ] && [ "$status" -eq 1 ]
    "$DATELINE" search --format json '' | jq -e '.diagnosis == null' 
    run "$DATELINE" search '((((+a +b) OR (c -d)) NEAR x) +"" -kind:zebra'
    [ "$status" -eq 1 ]
}
@test "in fields of words and names, and of tags, in any case; not of codes" {
    printf '{"id":"a","title":"Lighthouse","author":"Vera Mishkina","text":["MOSCOW: Ministers met about #TajikistanChairmanship, said @ForeignOfficePk."]}\n' >spelt.jsonl
    "$DATELINE" index --index spelt -q spelt.jsonl
    from() { suggested --index spelt "$@" | head -1; }
    [ "$(from tag:TajikistanChairmanshp)" = "1 tag:tajikistanchairmanship" ]
    [ "$(from '#TajikistanChairmanshp')" = "1 #tajikistanchairmanship" ]
    [ "$(from '@ForeignOficePk')" = "1 @foreignofficepk" ]
    [ "$(from title:Lightouse)" = "2 title:lighthouse" ]
    [ "$(from by:Mishkna)" = "2 by:mishkina" ]
    [ -z "$(from kind:twet)" ]
    [ -z "$(from tag:zebra)" ]
}
