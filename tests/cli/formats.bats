# Formats, as the program reads them.
bats_require_minimum_version 1.5.0
setup() { cd "$BATS_TEST_TMPDIR"; mkdir c; }

archive_of_tweets() {
    mkdir -p "$1"
    printf 'window.YTD.account.part0 = [ { "account" : { "username" : "ada", "accountDisplayName" : "Ada Lark" } } ]' >"$1/account.js"
    printf 'window.YTD.tweets.part0 = [ { "tweet" : { "id_str" : "1050118621198921728", "full_text" : "Walrus seen." } } ]' >"$1/tweets.js"
}
@test "an archive of tweets is by its account, in a folder and packed" {
    archive_of_tweets c/data
    "$DATELINE" index c
    [ "$("$DATELINE" search --format json Walrus | jq -r '.hits[0].tweet | .name + " " + .handle + " " + .date')" = "Ada Lark ada 2018-10-10T20:19:24Z" ]
    tar -C c -cf c/archive.tar data/account.js data/tweets.js
    rm -r c/data
    "$DATELINE" index c
    [ "$("$DATELINE" search --count 'Walrus from:@ada source:archive.tar')" -eq 1 ]
}
@test "a list of records in one long line is read record by record, and what follows the line, too" {
    posts=$(for i in $(seq 2000); do printf ',{"id":"https://s.example/users/ada/statuses/%d/activity","type":"Create","published":"2024-01-02T03:04:05Z","object":{"id":"https://s.example/users/ada/statuses/%d","type":"Note","published":"2024-01-02T03:04:05Z","url":"https://s.example/@ada/%d","attributedTo":"https://s.example/users/ada","content":"<p>Walrus number%d seen.</p>"}}' $i $i $i $i; done)
    printf '{"@context":["https://www.w3.org/ns/activitystreams",{"toot":"http://joinmastodon.org/ns#"}],"id":"outbox.json","type":"OrderedCollection","totalItems":2000,"orderedItems":[%s],"more":{"a":[1,"]}"]}}' "${posts:1}" >c/outbox.json
    "$DATELINE" index c
    [ "$("$DATELINE" info --format json | jq .articles)" -eq 2000 ]
    texts=$(for i in $(seq 9000); do printf ',{"title":"Seal number%d","text":"A seal was seen at the pier, number%d."}' $i $i; done)
    { printf '{"status":"ok","response":{"docs":[%s],"x":null},"y":"}"}\n' "${texts:1}"; printf '{"articles":[{"title":"Otter","text":"An otter."}]}\n{"title":"Heron","text":"A heron."}\n'; } >c/answers.json
    "$DATELINE" index c
    [ "$("$DATELINE" info --format json | jq .articles)" -eq 11002 ]
    printf '{"type":"OrderedCollection","orderedItems":["https://s.example/1"]}' >c/likes.json
    "$DATELINE" index c
}
@test "a tweet that its archive cuts off is whole by the note beside it, and one with its other copies" {
    long="Walruses came to the harbour of the old town this week &amp; stayed, said the harbour master, who had counted forty of them on the northern pier before the storm broke"
    mkdir -p c/data
    archive_of_tweets c/data
    printf 'window.YTD.note_tweet.part0 = [ {"noteTweet" : {"noteTweetId" : "1700000000000000000", "createdAt" : "2023-09-08T04:29:57.000Z", "core" : {"text" : "%s. Nobody remembers such a winter, see https://t.co/long", "urls" : [ {"shortUrl":"https://t.co/long","expandedUrl":"https://sea.example/winter"} ]}}} ]' "${long/&amp;/&}" >c/data/note-tweet.js
    printf 'window.YTD.tweets.part0 = [ { "tweet" : { "id_str" : "1700000000000123456", "created_at" : "Fri Sep 08 04:29:58 +0000 2023", "full_text" : "@ben %s… https://t.co/abc" } } ]' "$long" >c/data/tweets.js
    printf '<html><body><h1>Sea news</h1><p>The town will feed the walruses until the ice is back, said the harbour master.</p><blockquote class="twitter-tweet"><p>%s…</p>&mdash; Ada Lark (@ada) <a href="https://twitter.com/ada/status/1700000000000123456">September 8, 2023</a></blockquote></body></html>' "$long" >page.html
    "$DATELINE" index c
    "$DATELINE" index page.html
    whole() { "$DATELINE" search --format json "$1" | jq -e '.hits | length == 1 and .[0].tweet.url == "https://twitter.com/ada/status/1700000000000123456" and (.[0].text | endswith("https://sea.example/winter")) and .[0].copies.articles == 3'; }
    whole 'kind:tweet northern pier'
    whole 'nobody remembers'
    tar -C c -cf c/archive.tar data/account.js data/note-tweet.js data/tweets.js
    rm -r c/data
    "$DATELINE" index c
    whole 'kind:tweet northern pier'
}
@test "an archive of Mastodon or Meta is by whom it says beside the posts" {
    mkdir -p c/m c/f/profile_information c/f/posts
    printf '{"type":"Person","preferredUsername":"ada","name":"Ada Lark","summary":"<p>About the sea.</p>"}' >c/m/actor.json
    printf '{"type":"OrderedCollection","orderedItems":[{"type":"Create","actor":"https://sea.example/users/ada","object":{"type":"Note","id":"https://sea.example/users/ada/statuses/1","attributedTo":"https://sea.example/users/ada","content":"Walrus seen."}}]}' >c/m/outbox.json
    printf '{"profile_v2":{"name":{"full_name":"Zo\\u00c3\\u00ab"}}}' >c/f/profile_information/profile_information.json
    printf '[{"timestamp":1714557600,"data":[{"post":"Walrus gone."}],"title":"Status"}]' >c/f/posts/your_posts_1.json
    "$DATELINE" index c
    names() { "$DATELINE" search --format json Walrus | jq -r '[.hits[].tweet | .name + " " + .handle] | sort | join("; ")'; }
    [ "$(names)" = "Ada Lark ada; Zoë " ]
    (cd c/m && tar -cf ../m.tar outbox.json actor.json)
    (cd c/f && tar -cf ../f.tar posts profile_information && rm -r ../m ../f)
    "$DATELINE" index c
    [ "$(names)" = "Ada Lark ada; Zoë " ]
}
@test "one tweet is found by its id in all that carry it" {
    archive_of_tweets c
    printf '<html><body><h1>Sea news</h1><p>Walruses came to the harbour of the old town this week, said the harbour master.</p><blockquote class="twitter-tweet"><p>Walrus seen.</p>&mdash; Ada Lark (@ada) <a href="https://twitter.com/ada/status/1050118621198921728">October 10, 2018</a></blockquote></body></html>' >c/page.html
    printf '{"id_str":"1050118621198921999","text":"RT @ada: Walr","user":{"name":"Ben","screen_name":"ben"},"retweeted_status":{"id_str":"1050118621198921728","text":"Walrus seen.","user":{"name":"Ada Lark","screen_name":"ada"}}}\n{"id_str":"1050118621198929999","text":"@ada Really?","in_reply_to_status_id_str":"1050118621198921728","user":{"name":"Ben","screen_name":"ben"}}\n' >c/ben.jsonl
    "$DATELINE" index c
    [ "$("$DATELINE" search --count 'tweet:1050118621198921728')" -eq 3 ]
    [ "$("$DATELINE" search --count 're:1050118621198921728')" -eq 1 ]
}
@test "a post of another network is one in an archive, where it is repeated, and in a page" {
    post='{"id":"110224538612341312","created_at":"2023-04-19T08:23:11.000Z","url":"https://sea.example/@ada/110224538612341312","content":"<p>Walrus seen.</p>","account":{"username":"ada","acct":"ada","display_name":"Ada Lark"}}'
    printf '[%s, {"id":"7","created_at":"2023-04-20","content":"","account":{"username":"ben"},"reblog":%s}, {"id":"8","url":"https://sea.example/@ben/8","content":"","account":{"username":"ben"}}]' "$post" "$post" >c/statuses.json
    printf '{"type":"OrderedCollection","orderedItems":[{"type":"Announce","actor":"https://sea.example/users/cy","published":"2023-04-21T00:00:00Z","object":"https://sea.example/users/ada/statuses/110224538612341312"}]}' >c/outbox.json
    printf '<html><body><h1>Sea news</h1><p>Walruses came to the harbour of the old town this week, said the harbour master.</p><blockquote class="mastodon-embed"><p>Walrus seen.</p><a href="https://sea.example/@ada/110224538612341312">Post</a></blockquote></body></html>' >c/page.html
    "$DATELINE" index c
    "$DATELINE" search --format json 'kind:tweet Walrus' | jq -e '.hits | length == 1 and .[0].tweet.handle == "ada" and .[0].copies.articles == 4'
    [ "$("$DATELINE" search --count tweet:110224538612341312)" -eq 4 ]
    [ "$("$DATELINE" search --count from:@ada)" -eq 4 ]
}
@test "a table of tweets and what an agency sends stand beside each other" {
    printf 'tweet_id,created_at,user_screen_name,text\n1050118621198921728,Wed Oct 10 20:19:24 +0000 2018,ada,Walrus &amp; calf seen.\n' >c/tweets.csv
    printf '<nitf><head><docdata><date.issue norm="20181011T080000Z"/></docdata></head><body><body.head><hedline><hl1>Walrus</hl1></hedline><byline>By Ben Day</byline></body.head><body.content><p>It left again.</p></body.content></body></nitf>' >c/wire.xml
    "$DATELINE" index c
    "$DATELINE" search --format json 'calf from:@ada tweet:1050118621198921728' | jq -e '.hits[0].text == "Walrus & calf seen."'
    "$DATELINE" search --format json 'left by:Ben' | jq -e '.hits[0].article | .title == "Walrus" and .date == "2018-10-11T08:00:00Z"'
}
@test "a tweet in an archive, cut off in a page, and left to a script in another is one tweet" {
    archive_of_tweets c
    printf 'window.YTD.tweets.part0 = [ { "tweet" : { "id_str" : "1050118621198921728", "full_text" : "Walrus seen in the harbour of the old town, and it was not alone: three calves https://t.co/abc", "entities":{"urls":[{"url":"https://t.co/abc","expanded_url":"https://a.example/walrus"}]} } } ]' >c/tweets.js
    link='<a href="https://twitter.com/ada/status/1050118621198921728">October 10, 2018</a></blockquote>'
    printf '<html><body><h1>Sea news</h1><p>Walruses came to the harbour this week, said its master.</p><blockquote class="twitter-tweet"><p>Walrus seen in the harbour…</p>&mdash; Ada Lark (@ada) %s' "$link" >c/cut.html
    printf '<html><body><h1>More news</h1><p>The harbour master had nothing to add to what he said.</p><blockquote class="twitter-tweet">%s' "$link" >c/left.html
    "$DATELINE" index c
    "$DATELINE" search --format json kind:tweet | jq -e '.hits | length == 1 and .[0].copies.articles == 3'
    "$DATELINE" search --format json 'walrus calves' | jq -e '.hits[0] | .tweet.name == "Ada Lark" and (.text | endswith("https://a.example/walrus")) and .copies.articles == 3'
    [ "$("$DATELINE" search --count 'kind:tweet')" -eq 3 ]
    # the whole text stands for all where it matches, whatever ranks first; else the hit says where it is
    whole=$("$DATELINE" search --format jsonl 'calves' | jq -r .id)
    "$DATELINE" search --format json 'walrus harbour kind:tweet' | jq -e --arg whole "$whole" '.hits | length == 1 and .[0].id == $whole and .[0].copies.whole == null'
    "$DATELINE" search --format json '@ada' 'source:c/cut.html' | jq -e --arg whole "$whole" '.hits[0] | (.text | endswith("harbour…")) and .copies.whole == $whole'
    "$DATELINE" search 'walrus source:c/cut.html' | grep -F "in 3 articles, first on 2018-10-10, more of its text in $whole"
    ! "$DATELINE" search --duplicates show 'kind:tweet' | grep -F '(@)' # who wrote it is not known
    "$DATELINE" search 'kind:tweet source:c/left.html' | grep -Fx -- '— @ada  2018-10-10'
}
@test "a tweet that an article has flattened and cut off is found whole in an archive" {
    mkdir f
    printf 'date 2025-11-19 Dar meets premiers\n\nThe minister met many of them, and said that it had been useful to all of them.\n\nDeputy Prime Minister Dar had an informal discussion on the sidelines. They exchanged… pic.twitter.com/pUWLalfg78 — Ministry (@ForeignOfficePk) November 19, 2025\n' >f/article.txt
    printf 'window.YTD.tweets.part0 = [ { "tweet" : { "id_str" : "1990812345678901234", "full_text" : "Deputy Prime Minister Dar had an informal discussion on the sidelines. They exchanged views on regional peace https://t.co/x", "entities":{"media":[{"url":"https://t.co/x","display_url":"pic.twitter.com/pUWLalfg78","expanded_url":"https://twitter.com/ForeignOfficePk/status/1990812345678901234/photo/1"}]} } } ]' >f/tweets.js
    "$DATELINE" index --index fi f
    "$DATELINE" search --index fi --format json 'informal discussion' | jq -e '.hits | length == 1 and (.[0].text | contains("views on regional peace")) and .[0].copies.articles == 2'
    whole=$("$DATELINE" search --index fi --format jsonl 'regional peace' | jq -r .id)
    "$DATELINE" search --index fi 'informal source:article.txt' | grep -F "more of its text in $whole"
}
@test "the examples of formats are read, each as it should be" {
    run "$DATELINE" index "$PROJECT/corpus/formats"
    [ "$status" -eq 0 ]
    while read -r name articles; do
        [ "$("$DATELINE" search --count --group article "source:$name")" -eq "$articles" ] || { echo "$name"; return 1; }
    done <<END
account.zip 1
answer.json 2
collection.sgm 1
collection.trec 2
crawl.warc.gz 2
feed.atom 1
feed.xml 2
koi8-r.txt 1
letters.mbox 2
meadow.docx 1
meadow.rtf 1
orchard.csv 2
orchard.md 1
passages.tsv 2
tweets-v2.json 2
utf-16.txt 1
END
    [ "$("$DATELINE" search --count 'tweet:1699000000000000002')" -eq 2 ]
    [ "$("$DATELINE" search --count 'пресс source:koi8')" -eq 1 ]
    [ "$("$DATELINE" search --format json 'Brzęczyk source:meadow.docx' | jq -r '.hits[0].text')" = "eight | Żaneta Brzęczyk" ]
    [ "$("$DATELINE" search --count 'date:2025-10-06 place:elmstow source:meadow.rtf')" -eq 9 ]
    [ "$("$DATELINE" search --format json 'kind:list mondays' | jq -r '.hits[0].text')" = "Rye on Mondays" ]
}

@test "a folder may hold other files than articles: they are told and counted, and no failure" {
    mkdir mixed
    printf 'The ferry left the harbour on Monday, the council said.\n' >mixed/a.txt
    printf '<?xml version="1.0"?><settings><x>1</x></settings>' >mixed/settings.xml
    printf 'a\tb\n1\t2\n' >mixed/numbers.tsv
    printf '{"a": 1}\n' >mixed/settings.json
    : >mixed/empty.txt
    run --separate-stderr "$DATELINE" index mixed
    [ "$status" -eq 0 ]
    [[ $output == *", 4 other files passed over (1 .json, 1 .tsv, 1 .txt, 1 more), "* && $output != *failed* ]]
    [[ $stderr == *"mixed/settings.xml: is XML of a kind that is not read"* ]]
    [[ $stderr == *"mixed/numbers.tsv"* && $stderr == *"mixed/settings.json"* && $stderr == *"mixed/empty.txt"* ]]
    # given itself it is a failure, and so is what is damaged
    run "$DATELINE" index --index other mixed/settings.xml
    [ "$status" -eq 3 ]
    run "$DATELINE" index --index other - <mixed/settings.xml
    [ "$status" -eq 3 ]
    [[ $output == *"1 failed"* ]]
    printf '{"title": "cut' >mixed/cut.json
    run "$DATELINE" index mixed
    [ "$status" -eq 3 ]
    [[ $output == *"1 failed"* ]]
}
@test "of a text in HTML that is too large, the front is read and the rest is told, whatever holds it" {
    first='<p>A walrus came first.</p>'
    large() { printf '%s%s' "$2" "$first"; yes '<p>One of those that never end.</p>' | head -c 11000000 | tr -d '\n'; printf '%s' "$3"; } >"c/$1"
    large a.html '<html><title>A</title><body>' ''
    large a.json '{"title":"A","body":"' '"}'
    large a.csv $'title,text\nA,' ''
    large a.xml '<rss><item><title>A</title><description><![CDATA[' ']]></description></item></rss>'
    large b.xml '<nitf><body><body.content><hl1>A</hl1>' '</body.content></body></nitf>'
    large a.eml $'From: a@example.org\nSubject: A\nContent-Type: text/html\n\n' ''
    large a.har '{"log":{"version":"1.2","entries":[{"request":{"url":"https://example.org/a"},"response":{"status":200,"content":{"mimeType":"text/html","text":"<title>A</title>' '"}}}]}}'
    run --separate-stderr "$DATELINE" index c
    [ "$status" -eq 3 ]
    [ "$(grep -c 'too large to be read whole' <<<"$stderr")" -eq 7 ]
    [ "$(wc -l <<<"$stderr")" -eq 7 ]
    [ "$("$DATELINE" search --count --duplicates show walrus)" -eq 7 ]
}
