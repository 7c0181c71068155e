/* Tweets of the interfaces and of archives. All of them are invented. */
#include "unit.h"

#include "article/network/account.h"
#include "source_text.h"

#define ADA "\"user\":{\"name\":\"Ada\",\"screen_name\":\"ada\"}"
#define BEN "\"user\":{\"name\":\"Ben\",\"screen_name\":\"ben\"}"

static void test_tweets(void **state)
{
    (void)state;
    static const struct {
        const char *name, *content, *expected; /* behind the ranges of the articles */
    } cases[] = {
        /* API v1.1: links unfolded, signs unescaped. */
        {"a.json",
         "{\"id_str\":\"1050118621198921728\",\"created_at\":\"Wed Oct 10 20:19:24 +0000 2018\",\"lang\":\"en\","
         "\"text\":\"Fish &amp; chips https://t.co/abc https://t.co/def\"," ADA ",\"entities\":{\"urls\":[{\"url\":"
         "\"https://t.co/abc\",\"expanded_url\":\"https://example.org/fish\"}],\"media\":[{\"url\":\"https://t.co/def\","
         "\"expanded_url\":\"https://twitter.com/x\",\"display_url\":\"pic.twitter.com/def\"}]}}",
         " id=1050118621198921728 date=2018-10-10T20:19:24Z language=en url=https://twitter.com/ada/status/1050118621198921728 "
         "site=twitter.com author=Ada\ntweet @ada 2018-10-10T20:19:24Z https://twitter.com/ada/status/1050118621198921728 "
         "[Ada]: Fish & chips https://example.org/fish pic.twitter.com/def\n"},
        /* An answer of the web's own interface: in lists of lists, one that not everybody may see, an advertisement. */
        {"a.json",
         "{\"data\":{\"timeline\":{\"instructions\":[{\"entries\":[{\"content\":{\"itemContent\":{\"tweet_results\":{\"result\":{"
         "\"rest_id\":\"1050118621198921728\",\"core\":{\"user_results\":{\"result\":{\"core\":{\"name\":\"Ada\",\"screen_name\":\"ada\"}}}},"
         "\"legacy\":{\"full_text\":\"Fish.\"}}}}}},{\"content\":{\"itemContent\":{\"promotedMetadata\":{\"a\":1},\"tweet_results\":{"
         "\"result\":{\"rest_id\":\"1050118621198921729\",\"legacy\":{\"full_text\":\"Buy.\"}}}}}},{\"content\":{\"items\":[{\"item\":{"
         "\"itemContent\":{\"tweet_results\":{\"result\":{\"__typename\":\"TweetWithVisibilityResults\",\"tweet\":{\"rest_id\":"
         "\"1050118621198921730\",\"legacy\":{\"full_text\":\"Chips.\"}}}}}}}]}}]}]}}}",
         " id=1050118621198921728 date=2018-10-10T20:19:24Z url=https://twitter.com/ada/status/1050118621198921728 site=twitter.com "
         "author=Ada\ntweet @ada 2018-10-10T20:19:24Z https://twitter.com/ada/status/1050118621198921728 [Ada]: Fish.\n"
         "article id=1050118621198921730 date=2018-10-10T20:19:24Z url=https://twitter.com/i/status/1050118621198921730 site=twitter.com\n"
         "tweet @ 2018-10-10T20:19:24Z https://twitter.com/i/status/1050118621198921730 []: Chips.\n"},
        {"a.json", "{\"data\":{\"tweetResult\":{\"result\":{\"rest_id\":\"700005\",\"legacy\":{\"full_text\":\"Chips.\"}}}}}",
         " id=700005 url=https://twitter.com/i/status/700005 site=twitter.com\ntweet @  https://twitter.com/i/status/700005 []: Chips.\n"},
        /* What programs kept of an answer. */
        {"a.json", "{\"tweetResult\":{\"result\":{\"rest_id\":\"700005\",\"legacy\":{\"full_text\":\"Chips.\"}}}}",
         " id=700005 url=https://twitter.com/i/status/700005 site=twitter.com\ntweet @  https://twitter.com/i/status/700005 []: Chips.\n"},
        {"a.json",
         "{\"instructions\":[{\"type\":\"TimelineAddEntries\",\"entries\":[{\"content\":{\"itemContent\":{\"tweet_results\":{\"result\":"
         "{\"rest_id\":\"700005\",\"legacy\":{\"full_text\":\"Chips.\"}}}}}}]}]}",
         " id=700005 url=https://twitter.com/i/status/700005 site=twitter.com\ntweet @  https://twitter.com/i/status/700005 []: Chips.\n"},
        /* gallery-dl, which has the owner of the list beside the author. */
        {"a.json",
         "{\"tweet_id\":700005,\"date\":\"2023-06-21 13:21:20\",\"author\":{\"id\":1,\"name\":\"ada\",\"nick\":\"Ada\"},\"user\":{\"id\":2,"
         "\"name\":\"ben\",\"nick\":\"Ben\"},\"content\":\"Chips.\"}",
         " id=700005 date=2023-06-21T13:21:20Z url=https://twitter.com/ada/status/700005 site=twitter.com author=Ada\n"
         "tweet @ada 2023-06-21T13:21:20Z https://twitter.com/ada/status/700005 [Ada]: Chips.\n"},
        /* Cut text, and the full one; no date but the id's. */
        {"a.json",
         "{\"id_str\":\"1050118621198921728\",\"text\":\"Short\\u2026\",\"truncated\":true," ADA
         ",\"extended_tweet\":{\"full_text\":\"Short no more.\"}}",
         " id=1050118621198921728 date=2018-10-10T20:19:24Z url=https://twitter.com/ada/status/1050118621198921728 site=twitter.com "
         "author=Ada\ntweet @ada 2018-10-10T20:19:24Z https://twitter.com/ada/status/1050118621198921728 [Ada]: Short no more.\n"},
        {"a.json", "{\"id\":7,\"text\":\"Short\\u2026\",\"truncated\":true," ADA "}",
         " id=7 url=https://twitter.com/ada/status/7 site=twitter.com author=Ada\n"
         "tweet @ada  cut https://twitter.com/ada/status/7 [Ada]: Short\u2026\n"},
        /* A retweet is a carrier of the original; a quote carries both; a reply is linked. */
        {"a.json",
         "{\"id_str\":\"9\",\"text\":\"RT @ben: Long wor\\u2026\"," ADA ",\"retweeted_status\":{\"id_str\":\"5\",\"full_text\":"
         "\"Long words in full.\"," BEN "}}",
         " id=9 url=https://twitter.com/ada/status/9 site=twitter.com author=Ada\n"
         "tweet @ben  https://twitter.com/ben/status/5 [Ben]: Long words in full.\n"},
        {"a.json",
         "{\"id_str\":\"9\",\"text\":\"Look.\"," ADA ",\"quoted_status_id_str\":\"5\",\"quoted_status\":{\"id_str\":\"5\","
         "\"text\":\"Quoted.\"," BEN "}}",
         " id=9 url=https://twitter.com/ada/status/9 site=twitter.com author=Ada\n"
         "tweet @ada  https://twitter.com/ada/status/9 quotes=5 [Ada]: Look.\n"
         "tweet @ben  https://twitter.com/ben/status/5 [Ben]: Quoted.\n"},
        {"a.json", "{\"id_str\":\"9\",\"text\":\"@ben Yes.\",\"in_reply_to_status_id_str\":\"5\"," ADA "}",
         " id=9 url=https://twitter.com/ada/status/9 site=twitter.com author=Ada\n"
         "tweet @ada  https://twitter.com/ada/status/9 re=5 [Ada]: @ben Yes.\n"},
        {"a.json", "{\"id_str\":\"9\",\"text\":\"RT @ben: Words.\"," ADA "}",
         " id=9 url=https://twitter.com/ada/status/9 site=twitter.com author=Ada\ntweet @ben  []: Words.\n"},
        /* API v2: a page with what it includes. */
        {"a.json",
         "{\"data\":[{\"id\":\"9\",\"text\":\"RT @ben: Lo\\u2026\",\"author_id\":\"1\",\"created_at\":\"2022-05-01T10:00:00.000Z\","
         "\"referenced_tweets\":[{\"type\":\"retweeted\",\"id\":\"5\"}]},{\"id\":\"10\",\"text\":\"Re: x\",\"author_id\":\"2\","
         "\"created_at\":\"2022-05-02T10:00:00.000Z\",\"note_tweet\":{\"text\":\"Re: the whole\"},"
         "\"referenced_tweets\":[{\"type\":\"replied_to\",\"id\":\"8\"},{\"type\":\"quoted\",\"id\":\"5\"}]}],"
         "\"includes\":{\"users\":[{\"id\":\"1\",\"name\":\"Ada\",\"username\":\"ada\"},{\"id\":\"2\",\"name\":\"Ben\","
         "\"username\":\"ben\"}],\"tweets\":[{\"id\":\"5\",\"text\":\"Long.\",\"author_id\":\"2\"}]}}",
         " id=9 date=2022-05-01T10:00:00Z url=https://twitter.com/ada/status/9 site=twitter.com author=Ada\n"
         "tweet @ben  https://twitter.com/ben/status/5 [Ben]: Long.\n"
         "article id=10 date=2022-05-02T10:00:00Z url=https://twitter.com/ben/status/10 site=twitter.com author=Ben\n"
         "tweet @ben 2022-05-02T10:00:00Z https://twitter.com/ben/status/10 re=8 quotes=5 [Ben]: Re: the whole\n"
         "tweet @ben  https://twitter.com/ben/status/5 [Ben]: Long.\n"},
        {"a.jsonl",
         "{\"id\":\"9\",\"text\":\"One.\",\"edit_history_tweet_ids\":[\"9\"],\"author\":{\"name\":\"Ada\",\"username\":\"ada\"}}\n"
         "{\"id\":\"10\",\"text\":\"Two.\",\"edit_history_tweet_ids\":[\"10\"]}\n",
         " id=9 url=https://twitter.com/ada/status/9 site=twitter.com author=Ada\n"
         "tweet @ada  https://twitter.com/ada/status/9 [Ada]: One.\n"
         "article id=10 url=https://twitter.com/i/status/10 site=twitter.com\n"
         "tweet @  https://twitter.com/i/status/10 []: Two.\n"},
        /* A page of a search, on a line. */
        {"a.jsonl",
         "{\"search_metadata\":{},\"statuses\":[{\"id_str\":\"9\",\"text\":\"One.\"," ADA "}]}\n{\"statuses\":[]}\n",
         " id=9 url=https://twitter.com/ada/status/9 site=twitter.com author=Ada\n"
         "tweet @ada  https://twitter.com/ada/status/9 [Ada]: One.\n"
         "lost 107: a record without text; it needs \"text\" (or body, content) or \"title\", or a map of its names\n"},
        /* An account's archive. */
        {"tweets.js",
         "window.YTD.tweets.part0 = [\n  {\n    \"tweet\" : {\"id_str\":\"9\",\"full_text\":\"One.\","
         "\"created_at\":\"Sat Feb 29 00:00:00 +0000 2020\"}\n  }\n];\n",
         " id=9 date=2020-02-29T00:00:00Z url=https://twitter.com/i/status/9 site=twitter.com\n"
         "tweet @ 2020-02-29T00:00:00Z https://twitter.com/i/status/9 []: One.\n"},
        /* An archive of 2012 to 2018, a file a month. */
        {"2014_01.js",
         "Grailbird.data.tweets_2014_01 = \n [ {\n  \"id_str\" : \"9\", \"id\" : 9, \"text\" : \"One.\", \"created_at\" : \"2014-01-30 22:15:00 +0000\", " ADA "\n} ]",
         " id=9 date=2014-01-30T22:15:00Z url=https://twitter.com/ada/status/9 site=twitter.com author=Ada\n"
         "tweet @ada 2014-01-30T22:15:00Z https://twitter.com/ada/status/9 [Ada]: One.\n"},
        /* Tools of researchers: the tweet that is referred to whole, flat records, the web's own interface. */
        {"a.jsonl",
         "{\"id\":\"1050118621198921729\",\"text\":\"RT @ben: Long wor\\u2026\",\"author\":{\"name\":\"Ada\",\"username\":\"ada\"},"
         "\"referenced_tweets\":[{\"type\":\"retweeted\",\"id\":\"5\",\"text\":\"Long words.\",\"author\":{\"name\":\"Ben\",\"username\":"
         "\"ben\"}}]}\n",
         " id=1050118621198921729 date=2018-10-10T20:19:24Z url=https://twitter.com/ada/status/1050118621198921729 "
         "site=twitter.com author=Ada\ntweet @ben  https://twitter.com/ben/status/5 [Ben]: Long words.\n"},
        {"a.jsonl",
         "{\"url\":\"https://twitter.com/ada/status/1050118621198921728\",\"date\":\"2018-10-10T20:19:24+00:00\",\"rawContent\":"
         "\"Fish https://t.co/abc\",\"links\":[{\"tcourl\":\"https://t.co/abc\",\"url\":\"https://example.org/fish\"}],\"id\":1050118621198921728,\"user\":{\"username\":\"ada\",\"displayname\":\"Ada\"},\"lang\":\"en\","
         "\"quotedTweet\":{\"url\":\"https://twitter.com/ben/status/700005\",\"rawContent\":\"Chips\",\"id\":700005,\"user\":{\"username\":"
         "\"ben\",\"displayname\":\"Ben\"}},\"inReplyToTweetId\":7}\n",
         " id=1050118621198921728 date=2018-10-10T20:19:24Z language=en url=https://twitter.com/ada/status/1050118621198921728 "
         "site=twitter.com author=Ada\ntweet @ada 2018-10-10T20:19:24Z https://twitter.com/ada/status/1050118621198921728 re=7 "
         "quotes=700005 [Ada]: Fish https://example.org/fish\ntweet @ben  https://twitter.com/ben/status/700005 [Ben]: Chips\n"},
        {"a.jsonl",
         "{\"id\":1050118621198921728,\"username\":\"ada\",\"name\":\"Ada\",\"tweet\":\"Fish\",\"language\":\"en\",\"link\":"
         "\"https://twitter.com/ada/status/1050118621198921728\",\"created_at\":\"2018-10-10 20:19:24 UTC\"}\n",
         " id=1050118621198921728 date=2018-10-10T20:19:24Z language=en url=https://twitter.com/ada/status/1050118621198921728 "
         "site=twitter.com author=Ada\ntweet @ada 2018-10-10T20:19:24Z https://twitter.com/ada/status/1050118621198921728 "
         "[Ada]: Fish\n"},
        {"a.jsonl",
         "{\"item_id\":\"1\",\"data\":{\"rest_id\":\"700009\",\"core\":{\"user_results\":{\"result\":{\"legacy\":{\"name\":\"Ada\","
         "\"screen_name\":\"ada\"}}}},\"legacy\":{\"full_text\":\"Fish https://t.co/abc\",\"id_str\":\"700009\",\"entities\":{\"urls\":"
         "[{\"url\":\"https://t.co/abc\",\"expanded_url\":\"https://example.org/fish\"}]},\"retweeted_status_result\":{\"result\":"
         "{\"tweet\":{\"rest_id\":\"700005\",\"legacy\":{\"full_text\":\"Chips\"}}}}}}}\n",
         " id=700009 url=https://twitter.com/ada/status/700009 site=twitter.com author=Ada\n"
         "tweet @  https://twitter.com/i/status/700005 []: Chips\n"},
        /* Tables of tweets. */
        {"a.csv",
         "id,created_at,text,author.username,author.name,referenced_tweets.replied_to.id,referenced_tweets.retweeted.id\n"
         "1050118621198921728,2018-10-10T20:19:24.000Z,Fish &amp; chips,ada,Ada,7,\n",
         " id=1050118621198921728 date=2018-10-10T20:19:24Z url=https://twitter.com/ada/status/1050118621198921728 "
         "site=twitter.com author=Ada\ntweet @ada 2018-10-10T20:19:24Z https://twitter.com/ada/status/1050118621198921728 "
         "re=7 [Ada]: Fish & chips\n"},
        {"a.csv", "tweet_id,timestamp,text\n\"1050118621198921728\",\"2018-10-10 20:19:24 +0000\",\"Fish\"\n",
         " id=1050118621198921728 date=2018-10-10T20:19:24Z url=https://twitter.com/i/status/1050118621198921728 "
         "site=twitter.com\ntweet @ 2018-10-10T20:19:24Z https://twitter.com/i/status/1050118621198921728 []: Fish\n"},
        /* Of Twitter's archives of campaigns; of what was deleted. */
        {"a.csv", "tweetid,user_display_name,user_screen_name,tweet_language,tweet_text,tweet_time\n1050118621198921728,Ada,ada,en,Fish,2018-10-10 20:19\n",
         " id=1050118621198921728 date=2018-10-10T20:19:00Z language=en url=https://twitter.com/ada/status/1050118621198921728 "
         "site=twitter.com author=Ada\ntweet @ada 2018-10-10T20:19:00Z https://twitter.com/ada/status/1050118621198921728 [Ada]: Fish\n"},
        {"a.csv", "source,text,created_at,is_retweet,id_str\nTwitter for iPhone,Fish,10-13-2018 20:19:24,false,1050118621198921728\n",
         " id=1050118621198921728 date=2018-10-13T20:19:24Z url=https://twitter.com/i/status/1050118621198921728 "
         "site=twitter.com\ntweet @ 2018-10-13T20:19:24Z https://twitter.com/i/status/1050118621198921728 []: Fish\n"},
        {"a.csv", "text,date,url\nFish,2018-10-10,https://x.com/ada/status/1050118621198921728\nChips,,https://example.org/chips\n",
         " id=1050118621198921728 date=2018-10-10 url=https://twitter.com/ada/status/1050118621198921728 "
         "site=twitter.com\ntweet @ada 2018-10-10 https://twitter.com/ada/status/1050118621198921728 []: Fish\n"
         "article url=https://example.org/chips\nparagraph: Chips\n"},
        /* Numbers of a table's own are no ids, a titled record is no tweet. */
        {"a.csv", "id,label,tweet\n1,0,Fish\n", " id=1\nparagraph: Fish\n"},
        {"a.jsonl", "{\"title\":\"Fish\",\"text\":\"Chips\",\"url\":\"https://x.com/ada/status/1050118621198921728\"}\n",
         " url=https://x.com/ada/status/1050118621198921728\nheadline: Fish\nparagraph: Chips\n"},
        {"note-tweet.js",
         "window.YTD.note_tweet.part0 = [ {\"noteTweet\" : {\"noteTweetId\" : \"1050118621198921728\", \"createdAt\" : "
         "\"2018-10-10T20:19:24.000Z\", \"core\" : {\"text\" : \"Long words.\", \"urls\" : [ ]}}} ]\n",
         " date=2018-10-10T20:19:24Z site=twitter.com\ntweet @ 2018-10-10T20:19:24Z []: Long words.\n"},
        /* A record with an id and a text is no tweet. */
        {"a.json", "{\"id\":\"9\",\"text\":\"One.\",\"created_at\":\"2020-02-29\"}", " id=9 date=2020-02-29\nparagraph: One.\n"},
    };
    dl_buffer out = DL_BUFFER_EMPTY, plain = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < COUNT(cases); i++) {
        source_text(&out, cases[i].name, dl_slice_of(cases[i].content), NULL);
        dl_buffer_clear(&plain);
        for (char *line = strtok(out.data, "\n"); line; line = strtok(NULL, "\n")) {
            bool head = strncmp(line, "article ", 8) == 0;
            char *behind = head ? strchr(line + 8, ' ') : line;
            dl_buffer_printf(&plain, "%s%s\n", head && plain.size ? "article" : "", behind ? behind : "");
        }
        if (strcmp(plain.data, cases[i].expected) != 0)
            fail_msg("%s\nbecame\n%s", cases[i].content, plain.data);
    }
    dl_buffer_free(&plain);
    dl_buffer_free(&out);
}

/* One of these beside a text and a number is enough, in a table and in a record. */
static void test_what_marks_a_tweet(void **state)
{
    (void)state;
    static const char *const marks[] = {
        "referenced_tweets", "edit_history_tweet_ids", "tweet_id", "tweetid", "tweetId", "tweet", "tweet_url",
        "user_screen_name", "in_reply_to_status_id", "in_reply_to_status_id_str", "inReplyToTweetId",
        "referenced_tweets.retweeted.id", "author.username", "isRetweet", "is_retweet", "id_str", "rest_id",
        "other" /* is none */};
    dl_buffer record = DL_BUFFER_EMPTY, found = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < COUNT(marks); i++)
        for (int table = 0; table < 2; table++) {
            dl_buffer_clear(&record);
            dl_buffer_printf(&record,
                             table ? "id,text,%s\n1050118621198921728,Fish,1050118621198921729\n"
                                   : "{\"id\":\"1050118621198921728\",\"text\":\"Fish\",\"%s\":\"1050118621198921729\"}\n",
                             marks[i]);
            source_text(&found, table ? "a.csv" : "a.jsonl", dl_buffer_slice(&record), NULL);
            const bool tweet = strstr(found.data, "\ntweet @") && strstr(found.data, "[]: Fish\n");
            if (tweet != (i + 1 < COUNT(marks)) || (strstr(found.data, "paragraph: ") != NULL) == tweet)
                fail_msg("%s\nbecame\n%s", record.data, found.data);
        }
    dl_buffer_free(&record);
    dl_buffer_free(&found);
}

#define CUT                                                                                                            \
    "The old ferry to the island stopped on Monday evening, and nobody on the pier could say when the next one would"

static void test_what_a_cut_tweet_begins(void **state)
{
    (void)state;
    static const dl_date day = {.seconds = 63905500800, .has_time = true},
                         hour = {.seconds = 63905500800 + 3600, .has_time = true},
                         later = {.seconds = 63905500800 + 3601, .has_time = true};
    dl_note notes[] = {
        {.opening = DL_LITERAL("Zebras."), .date = day},
        {.opening = DL_LITERAL(CUT " be back, later."), .date = later},
        {.opening = DL_LITERAL(CUT " be back."), .date = hour},
        {.opening = DL_LITERAL("An old ferry."), .date = day},
        {.opening = DL_LITERAL(CUT), .date = day},
    };
    dl_account account = {.notes = notes, .note_count = COUNT(notes)};
    dl_account_order(&account);
    static const struct {
        const char *text;
        dl_date date;
        const char *whole; /* NULL: none */
    } cases[] = {
        {CUT "\u2026 https://t.co/abc https://t.co/def", day, CUT " be back."},
        {"@ada @ben " CUT "\u2026", day, CUT " be back."},
        {CUT " be back,\u2026", later, CUT " be back, later."},
        {CUT " be back,\u2026", day, NULL}, /* more than an hour apart */
        {CUT " be back,\u2026", DL_DATE_NONE, CUT " be back, later."},
        {CUT " be back.", day, NULL}, /* not cut off */
        {CUT " never be\u2026", day, NULL},
        {"Zeb\u2026", day, NULL}, /* so short a text is never cut off */
        {"@ada", day, NULL},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const dl_note *found = dl_account_whole(&account, dl_slice_of(cases[i].text), cases[i].date);
        if (cases[i].whole ? !found || !dl_slice_is(found->opening, cases[i].whole) : found != NULL)
            fail_msg("%s: %.*s", cases[i].text, found ? (int)found->opening.size : 4,
                     found ? found->opening.data : "none");
    }
    assert_null(dl_account_whole(NULL, DL_LITERAL(CUT), day));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_tweets), cmocka_unit_test(test_what_marks_a_tweet),
                                       cmocka_unit_test(test_what_a_cut_tweet_begins)};
    return cmocka_run_group_tests_name("tweets", tests, NULL, NULL);
}
