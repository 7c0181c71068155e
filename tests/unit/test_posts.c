/* Posts of other networks than X. All of them are invented. */
#include "unit.h"

#include "source_text.h"

#include <string.h>

typedef struct test_case {
    const char *name, *content, *expected; /* the ranges of articles are left out */
} test_case;

/* Without the ranges, which are those of the records. */
static void remove_ranges(dl_buffer *text)
{
    char *to = text->data;
    for (const char *from = text->data; *from;) {
        const bool article = strncmp(from, "article ", 8) == 0 && (from == text->data || from[-1] == '\n');
        if (article) {
            memmove(to, from, 7);
            to += 7;
            from += 8 + strspn(from + 8, "0123456789-");
        } else {
            *to++ = *from++;
        }
    }
    *to = '\0';
}

static void check(const test_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        dl_buffer found = DL_BUFFER_EMPTY;
        source_text(&found, cases[i].name, dl_slice_of(cases[i].content), NULL);
        remove_ranges(&found);
        assert_string_equal(found.data, cases[i].expected);
        dl_buffer_free(&found);
    }
}

#define ADA "\"account\":{\"id\":\"1\",\"username\":\"ada\",\"acct\":\"ada\",\"display_name\":\"Ada\"}"
#define BEN "\"account\":{\"id\":\"2\",\"username\":\"ben\",\"acct\":\"ben@b.example\",\"display_name\":\"Ben\"}"

static void test_mastodon(void **state)
{
    (void)state;
    static const test_case cases[] = {
        {"a.json",
         "[{\"id\":\"110224538612341312\",\"created_at\":\"2023-04-19T08:23:11.000Z\",\"in_reply_to_id\":\"110224538612341300\","
         "\"spoiler_text\":\"Fish\",\"language\":\"en\",\"uri\":\"https://a.example/users/ada/statuses/110224538612341312\",\"url\":"
         "\"https://a.example/@ada/110224538612341312\",\"content\":\"<p>Salt &amp; <a href=\\\"https://b.example/x\\\"><span "
         "class=\\\"invisible\\\">https://</span><span>b.example/x</span></a></p><p>Two<br>lines</p>\",\"reblog\":null," ADA "}]",
         "article id=110224538612341312 date=2023-04-19T08:23:11Z language=en url=https://a.example/@ada/110224538612341312 "
         "site=a.example author=Ada\ntweet @ada 2023-04-19T08:23:11Z https://a.example/@ada/110224538612341312 "
         "re=110224538612341300 [Ada]: Fish//Salt & https://b.example/x//Two/lines\n"},
        /* Who repeats a post carries it; its number elsewhere is not that of its address. */
        {"a.json",
         "{\"id\":\"110224538612341313\",\"created_at\":\"2023-04-20\",\"uri\":\"https://a.example/users/ada/statuses/110224538612341313/activity\","
         "\"content\":\"\",\"reblog\":{\"id\":\"7\",\"created_at\":\"2023-04-19\",\"url\":\"https://b.example/@ben/110224538612341000\","
         "\"content\":\"<p>Chips</p>\"," BEN "}," ADA "}",
         "article id=110224538612341313 date=2023-04-20 url=https://a.example/users/ada/statuses/110224538612341313/activity "
         "site=a.example author=Ada\n"
         "tweet @ben@b.example 2023-04-19 https://b.example/@ben/110224538612341000 [Ben]: Chips\n"},
        {"a.json",
         "{\"id\":\"110224538612341314\",\"url\":\"https://a.example/@ada/110224538612341314\",\"content\":\"Look.\"," ADA ","
         "\"quote\":{\"state\":\"accepted\",\"quoted_status\":{\"id\":\"7\",\"url\":\"https://b.example/@ben/110224538612341000\","
         "\"content\":\"Chips\"," BEN "}}}",
         "article id=110224538612341314 url=https://a.example/@ada/110224538612341314 site=a.example author=Ada\n"
         "tweet @ada  https://a.example/@ada/110224538612341314 quotes=110224538612341000 [Ada]: Look.\n"
         "tweet @ben@b.example  https://b.example/@ben/110224538612341000 [Ben]: Chips\n"},
        /* What an account likes is no record without text, but a file without articles. */
        {"likes.json", "{\"id\":\"likes.json\",\"type\":\"OrderedCollection\",\"orderedItems\":[\"https://a.example/1\"]}",
         "lost: holds no articles; nothing to index\n"},
        /* What it answers within it; the line that stands for a quote; without addresses. */
        {"a.json",
         "{\"id\":\"110224538612341314\",\"url\":\"https://a.example/@ada/110224538612341314\",\"content\":\"<p><span class=\\\"quote-inline\\\">"
         "<br/>RT: https://b.example/x</span>Look.</p>\"," ADA ",\"quote\":{\"id\":\"7\",\"url\":\"https://b.example/@ben/110224538612341000\","
         "\"content\":\"Chips\"," BEN "},\"in_reply_to\":{\"id\":\"9\",\"content\":\"<p class=\\\"quote-inline\\\">RE: b</p>Fish\",\"reblogs_count\":0," BEN "}}",
         "article id=110224538612341314 url=https://a.example/@ada/110224538612341314 site=a.example author=Ada\n"
         "tweet @ada  https://a.example/@ada/110224538612341314 quotes=110224538612341000 [Ada]: Look.\n"
         "tweet @ben@b.example  https://b.example/@ben/110224538612341000 [Ben]: Chips\n"
         "article id=9 author=Ben\ntweet @ben@b.example  [Ben]: RE: b//Fish\n"},
        /* A picture is no loss. */
        {"a.json",
         "[{\"id\":\"1\",\"url\":\"https://a.example/@ada/1\",\"content\":\"\"," ADA "},"
         "{\"id\":\"2\",\"url\":\"https://a.example/@ada/2\",\"content\":\"Words\"," ADA "}]",
         "article id=2 url=https://a.example/@ada/2 site=a.example author=Ada\ntweet @ada  https://a.example/@ada/2 [Ada]: Words\n"},
        /* An account's archive: notes, and what is repeated, of which the address is there alone. */
        {"outbox.json",
         "{\"@context\":\"https://www.w3.org/ns/activitystreams\",\"id\":\"outbox.json\",\"type\":\"OrderedCollection\",\"totalItems\":2,"
         "\"orderedItems\":[{\"id\":\"x\",\"type\":\"Create\",\"actor\":\"https://a.example/users/ada\",\"published\":\"2023-04-19T08:23:11Z\","
         "\"object\":{\"id\":\"https://a.example/users/ada/statuses/110224538612341312\",\"type\":\"Note\",\"summary\":null,\"inReplyTo\":"
         "\"https://b.example/users/ben/statuses/110224538612341000\",\"published\":\"2023-04-19T08:23:11Z\",\"url\":"
         "\"https://a.example/@ada/110224538612341312\",\"attributedTo\":\"https://a.example/users/ada\",\"content\":\"<p>Fish</p>\","
         "\"contentMap\":{\"de\":\"<p>Fish</p>\"}}},{\"id\":\"y\",\"type\":\"Announce\",\"actor\":\"https://a.example/users/ada\","
         "\"published\":\"2023-04-20T00:00:00Z\",\"object\":\"https://b.example/users/ben/statuses/110224538612341001\"}]}",
         "article id=110224538612341312 date=2023-04-19T08:23:11Z language=de url=https://a.example/@ada/110224538612341312 "
         "site=a.example\ntweet @ada 2023-04-19T08:23:11Z https://a.example/@ada/110224538612341312 re=110224538612341000 []: Fish\n"
         "article date=2023-04-20T00:00:00Z site=a.example\n"
         "tweet @ben  https://b.example/users/ben/statuses/110224538612341001 []: "
         "https://b.example/users/ben/statuses/110224538612341001\n"},
    };
    check(cases, COUNT(cases));
}

#define CITY "\"author\":{\"did\":\"did:plc:z7\",\"handle\":\"city.example\",\"displayName\":\"City\"}"
#define POST(key, more) "{\"uri\":\"at://did:plc:z7/app.bsky.feed.post/" key "\",\"cid\":\"b\"," CITY ",\"record\":{\"$type\":\"app.bsky.feed.post\"," more "}"

static void test_bluesky(void **state)
{
    (void)state;
    static const test_case cases[] = {
        {"a.json",
         "{\"feed\":[{\"post\":" POST("3kabc",
                                      "\"createdAt\":\"2024-05-01T10:00:00.000Z\",\"langs\":[\"en\"],\"text\":\"\\u00C9t\\u00E9 at b.example/long...\","
                                      "\"facets\":[{\"index\":{\"byteStart\":9,\"byteEnd\":26},\"features\":[{\"$type\":"
                                      "\"app.bsky.richtext.facet#link\",\"uri\":\"https://b.example/long/way\"}]}],"
                                      "\"reply\":{\"root\":{\"uri\":\"at://x/app.bsky.feed.post/3kaaa\"},\"parent\":{\"uri\":"
                                      "\"at://x/app.bsky.feed.post/3kaab\"}}") "}},"
         "{\"post\":" POST("3kabd", "\"text\":\"Read\",\"embed\":{\"$type\":\"app.bsky.embed.external\",\"external\":{\"uri\":"
                                    "\"https://b.example/card\",\"title\":\"Card\"}}") "},\"reason\":{\"$type\":"
         "\"app.bsky.feed.defs#reasonRepost\",\"by\":{\"handle\":\"ada.example\",\"displayName\":\"Ada\"},\"indexedAt\":"
         "\"2024-05-02T10:00:00.000Z\"}}],\"cursor\":\"x\"}",
         "article id=3kabc date=2024-05-01T10:00:00Z language=en url=https://bsky.app/profile/city.example/post/3kabc site=bsky.app "
         "author=City\ntweet @city.example 2024-05-01T10:00:00Z https://bsky.app/profile/city.example/post/3kabc re=3kaab [City]: "
         "\u00C9t\u00E9 at https://b.example/long/way\n"
         "article date=2024-05-02T10:00:00Z site=bsky.app author=Ada\n"
         "tweet @city.example  https://bsky.app/profile/city.example/post/3kabd [City]: Read https://b.example/card\n"},
        /* A thread, and a quote in it. */
        {"a.json",
         "{\"thread\":{\"$type\":\"app.bsky.feed.defs#threadViewPost\",\"parent\":{\"post\":" POST("3kaaa", "\"text\":\"First\"") "}},\"post\":" POST(
             "3kaab", "\"text\":\"Second\"") ",\"embed\":{\"$type\":\"app.bsky.embed.record#view\",\"record\":{\"uri\":"
         "\"at://did:plc:y/app.bsky.feed.post/3kquo\",\"author\":{\"handle\":\"ben.example\"},\"value\":{\"text\":\"Quoted\"}}}},"
         "\"replies\":[{\"post\":" POST("3kaac", "\"text\":\"Third\"") "},\"replies\":[{\"post\":" POST("3kaad", "\"text\":\"Fourth\"") "}}]}]}}",
         "article id=3kaab url=https://bsky.app/profile/city.example/post/3kaab site=bsky.app author=City\n"
         "tweet @city.example  https://bsky.app/profile/city.example/post/3kaab quotes=3kquo [City]: Second\n"
         "tweet @ben.example  https://bsky.app/profile/ben.example/post/3kquo []: Quoted\n"
         "article id=3kaaa url=https://bsky.app/profile/city.example/post/3kaaa site=bsky.app author=City\n"
         "tweet @city.example  https://bsky.app/profile/city.example/post/3kaaa [City]: First\n"
         "article id=3kaac url=https://bsky.app/profile/city.example/post/3kaac site=bsky.app author=City\n"
         "tweet @city.example  https://bsky.app/profile/city.example/post/3kaac [City]: Third\n"
         "article id=3kaad url=https://bsky.app/profile/city.example/post/3kaad site=bsky.app author=City\n"
         "tweet @city.example  https://bsky.app/profile/city.example/post/3kaad [City]: Fourth\n"},
        /* Records of a repository, and of the stream of all. */
        {"a.jsonl",
         "{\"uri\":\"at://did:plc:z7/app.bsky.feed.post/3kabc\",\"cid\":\"b\",\"value\":{\"$type\":\"app.bsky.feed.post\",\"text\":\"Fish\"}}\n"
         "{\"did\":\"did:plc:z7\",\"time_us\":1,\"kind\":\"commit\",\"commit\":{\"operation\":\"create\",\"collection\":"
         "\"app.bsky.feed.post\",\"rkey\":\"3kabd\",\"record\":{\"text\":\"Chips\"}}}\n",
         "article id=3kabc url=https://bsky.app/profile/did:plc:z7/post/3kabc site=bsky.app\n"
         "tweet @  https://bsky.app/profile/did:plc:z7/post/3kabc []: Fish\n"
         "article id=3kabd url=https://bsky.app/profile/did:plc:z7/post/3kabd site=bsky.app\n"
         "tweet @  https://bsky.app/profile/did:plc:z7/post/3kabd []: Chips\n"},
    };
    check(cases, COUNT(cases));
}

#define CHANNEL "\"from\":\"Harbour\",\"from_id\":\"channel77\""

static void test_telegram(void **state)
{
    (void)state;
    static const test_case cases[] = {
        {"result.json",
         "{\n \"name\": \"Harbour\",\n \"type\": \"public_channel\",\n \"id\": 77,\n \"messages\": [\n"
         "{\"id\":1,\"type\":\"service\",\"date\":\"2024-05-01T10:00:00\",\"actor\":\"Harbour\",\"action\":\"create_channel\",\"text\":\"\"},\n"
         "{\"id\":2,\"type\":\"message\",\"date\":\"2024-05-01T12:00:00\",\"date_unixtime\":\"1714557600\"," CHANNEL
         ",\"text\":[\"The \",{\"type\":\"bold\",\"text\":\"ferry\"},\" sails, \",{\"type\":\"text_link\",\"text\":\"read\",\"href\":"
         "\"https://b.example/f\"},{\"type\":\"link\",\"text\":\" https://b.example/g\"}]},\n"
         "{\"id\":3,\"type\":\"message\",\"date\":\"2024-05-01T12:00:00\"," CHANNEL ",\"photo\":\"x.jpg\",\"text\":\"\"},\n"
         "{\"id\":4,\"type\":\"message\",\"date\":\"2024-05-02T12:00:00\"," CHANNEL ",\"forwarded_from\":\"Pilots\","
         "\"reply_to_message_id\":2,\"text\":\"Fog.\"},\n"
         "{\"id\":5,\"type\":\"message\",\"date\":\"2024-05-03T12:00:00\"," CHANNEL ",\"poll\":{\"question\":\"Fish?\",\"answers\":"
         "[{\"text\":\"Yes\",\"voters\":1},{\"text\":\"No\",\"voters\":2}]},\"text\":\"\"},\n"
         "{\"id\":6,\"type\":\"message\",\"date\":\"2024-05-04T12:00:00\"," CHANNEL ",\"text_entities\":[{\"type\":\"plain\",\"text\":"
         "\"Chips.\"}]}\n]\n}\n",
         "article id=channel77/2 date=2024-05-01T10:00:00Z site=t.me author=Harbour\n"
         "tweet @ 2024-05-01T10:00:00Z [Harbour]: The ferry sails, read (https://b.example/f) https://b.example/g\n"
         "article id=channel77/4 date=2024-05-02T12:00:00Z site=t.me author=Harbour\n"
         "tweet @ 2024-05-02T12:00:00Z [Pilots]: Fog.\n"
         "article id=channel77/5 date=2024-05-03T12:00:00Z site=t.me author=Harbour\n"
         "tweet @ 2024-05-03T12:00:00Z [Harbour]: Fish?/Yes/No\n"
         "article id=channel77/6 date=2024-05-04T12:00:00Z site=t.me author=Harbour\n"
         "tweet @ 2024-05-04T12:00:00Z [Harbour]: Chips.\n"},
        /* All of an account: chats in a list. */
        {"result.json",
         "{\"about\":\"x\",\"chats\":{\"about\":\"y\",\"list\":[{\"name\":\"A\",\"type\":\"personal_chat\",\"id\":1,\"messages\":[{\"id\":5,"
         "\"type\":\"message\",\"date\":\"2024-05-01T12:00:00\",\"from\":\"Ada\",\"from_id\":\"user1\",\"text\":\"Fish?\"}]},{\"name\":\"B\","
         "\"messages\":[{\"id\":6,\"type\":\"message\",\"date\":\"2024-05-01T12:00:01\",\"from\":\"Ben\",\"from_id\":\"user2\","
         "\"text\":\"Chips.\"}]}]}}",
         "article date=2024-05-01T12:00:00Z site=t.me author=Ada\ntweet @ 2024-05-01T12:00:00Z [Ada]: Fish?\n"
         "article date=2024-05-01T12:00:01Z site=t.me author=Ben\ntweet @ 2024-05-01T12:00:01Z [Ben]: Chips.\n"},
        {"a.jsonl",
         "{\"_type\":\"snscrape.modules.telegram.TelegramPost\",\"url\":\"https://t.me/s/harbour/123\",\"date\":\"2024-05-01T12:00:00+00:00\","
         "\"content\":\"Fog.\",\"outlinks\":[],\"channel\":{\"username\":\"harbour\",\"title\":\"Harbour\"}}\n",
         "article id=harbour/123 date=2024-05-01T12:00:00Z url=https://t.me/s/harbour/123 site=t.me author=Harbour\n"
         "tweet @harbour 2024-05-01T12:00:00Z https://t.me/s/harbour/123 [Harbour]: Fog.\n"},
    };
    check(cases, COUNT(cases));
}

static void test_meta_and_reddit(void **state)
{
    (void)state;
    static const test_case cases[] = {
        /* Each byte of UTF-8 is written as a character. */
        {"your_posts_1.json",
         "[{\"timestamp\":1714557600,\"data\":[{\"post\":\"Caf\\u00c3\\u00a9 \\u00e2\\u0080\\u0093 open\"},{\"update_timestamp\":1714557601}],"
         "\"attachments\":[{\"data\":[{\"external_context\":{\"url\":\"https://b.example/c\"}}]}],\"title\":\"Ad\\u00c3\\u00a9 updated her status.\"},"
         "{\"timestamp\":1714557600,\"attachments\":[{\"data\":[{\"media\":{\"uri\":\"p.jpg\"}}]}],\"title\":\"Ada added a photo.\"}]",
         "article date=2024-05-01T10:00:00Z site=facebook.com author=Ad\u00E9\n"
         "tweet @ 2024-05-01T10:00:00Z [Ad\u00E9]: Caf\u00E9 \u2013 open https://b.example/c\n"},
        {"comments.json",
         "{\"comments_v2\":[{\"timestamp\":1714557600,\"data\":[{\"comment\":{\"timestamp\":1714557600,\"comment\":\"Caf\\u00e9\","
         "\"author\":\"Ada\"}}],\"title\":\"Ada commented.\"}]}",
         "article date=2024-05-01T10:00:00Z site=facebook.com author=Ada\ntweet @ 2024-05-01T10:00:00Z [Ada]: Caf\u00E9\n"},
        {"your_posts_in_groups.json",
         "{\"group_posts_v2\":[{\"timestamp\":1714557600,\"data\":[{\"post\":\"Fog\"}],\"title\":\"Ada Lark posted in Harbour.\"}]}",
         "article date=2024-05-01T10:00:00Z site=facebook.com author=Ada Lark\ntweet @ 2024-05-01T10:00:00Z [Ada Lark]: Fog\n"},
        {"threads_and_replies.json",
         "{\"text_post_app_text_posts\":[{\"media\":[{\"uri\":\"\",\"creation_timestamp\":1714557600,\"title\":\"Fog \\u00f0\\u009f\\u008c\\u008a\"}]},"
         "{\"media\":[{\"uri\":\"a.jpg\",\"title\":\"\"}],\"title\":\"Two\",\"creation_timestamp\":1714557601}]}",
         "article date=2024-05-01T10:00:00Z\ntweet @ 2024-05-01T10:00:00Z []: Fog \U0001F30A\n"
         "article date=2024-05-01T10:00:01Z\ntweet @ 2024-05-01T10:00:01Z []: Two\n"},
        {"a.json",
         "{\"data\":[{\"message\":\"Fog\",\"created_time\":\"2024-05-01T10:00:00+0000\",\"id\":\"7_8\",\"from\":{\"name\":\"Harbour\"},"
         "\"permalink_url\":\"https://www.facebook.com/7/posts/8\",\"comments\":{\"data\":[{\"message\":\"Still?\",\"created_time\":"
         "\"2024-05-01T11:00:00+0000\",\"id\":\"8_9\"}]}}],\"paging\":{}}",
         "article id=7_8 date=2024-05-01T10:00:00Z url=https://www.facebook.com/7/posts/8 site=facebook.com author=Harbour\n"
         "tweet @ 2024-05-01T10:00:00Z https://www.facebook.com/7/posts/8 [Harbour]: Fog\n"
         "article id=8_9 date=2024-05-01T11:00:00Z site=facebook.com\ntweet @ 2024-05-01T11:00:00Z []: Still?\n"},
        /* A submission has a title and is an article; its comments are posts, with their answers. */
        {"thread.json",
         "[{\"kind\":\"Listing\",\"data\":{\"children\":[{\"kind\":\"t3\",\"data\":{\"id\":\"x1\",\"title\":\"Ferry times\",\"selftext\":"
         "\"When does it sail?\",\"author\":\"ada\",\"created_utc\":1714557600.0,\"subreddit\":\"harbour\"}}]}},"
         "{\"kind\":\"Listing\",\"data\":{\"children\":[{\"kind\":\"t1\",\"data\":{\"id\":\"y1\",\"body\":\"At 3 &gt; 2\",\"author\":\"ben\","
         "\"created_utc\":1714557601.0,\"parent_id\":\"t3_x1\",\"link_id\":\"t3_x1\",\"permalink\":\"/r/harbour/comments/x1/_/y1/\","
         "\"replies\":{\"kind\":\"Listing\",\"data\":{\"children\":[{\"kind\":\"t1\",\"data\":{\"id\":\"y2\",\"body\":\"[deleted]\","
         "\"author\":\"[deleted]\",\"created_utc\":1714557602,\"parent_id\":\"t1_y1\",\"link_id\":\"t3_x1\"}},{\"kind\":\"t1\",\"data\":"
         "{\"id\":\"y3\",\"body\":\"Thanks\",\"author\":\"ada\",\"created_utc\":\"1714557603\",\"parent_id\":\"t1_y1\",\"link_id\":\"t3_x1\"}}]}}}}]}}]",
         "article id=x1 date=2024-05-01T10:00:00Z author=ada\nheadline: Ferry times\nparagraph: When does it sail?\n"
         "article id=t1_y1 date=2024-05-01T10:00:01Z url=https://www.reddit.com/r/harbour/comments/x1/_/y1/ site=reddit.com\n"
         "tweet @ben 2024-05-01T10:00:01Z https://www.reddit.com/r/harbour/comments/x1/_/y1/ re=t3_x1 []: At 3 > 2\n"
         "article id=t1_y3 date=2024-05-01T10:00:03Z url=https://www.reddit.com/comments/x1/_/y3 site=reddit.com\n"
         "tweet @ada 2024-05-01T10:00:03Z https://www.reddit.com/comments/x1/_/y3 re=t1_y1 []: Thanks\n"},
    };
    check(cases, COUNT(cases));
}

/* All of an account, which may be larger than any article: contacts are passed over, messages come one by one. */
static void test_account_of_any_size(void **state)
{
    (void)state;
    dl_buffer text = DL_BUFFER_EMPTY, found = DL_BUFFER_EMPTY;
    const size_t count = 30000;
    dl_buffer_add_text(&text, "{\n \"about\": \"Your \\\"data\\\"\",\n \"contacts\": {\"list\": [{\"name\": \"}]{[\\\\\"}], \"n\": -1e3},\n \"chats\": {\n \"about\": \"x\","
                              " \"list\": [\n {\"name\": null, \"type\": \"personal_chat\", \"id\": 1, \"messages\": [\n");
    for (size_t i = 0; i < count; i++)
        dl_buffer_printf(&text, "%s{\"id\":%zu,\"type\":\"message\",\"date\":\"2024-05-01T12:00:00\",\"from\":\"Ada\",\"text\":\"Walrus %zu.\"}",
                         i ? ",\n" : "", i, i);
    dl_buffer_add_text(&text, "]}, {\"name\": \"B\", \"messages\": []}]},\n \"left_chats\": {\"list\": [{\"messages\": [{\"id\":1,\"type\":\"message\","
                              "\"date\":\"2024-05-01T12:00:00\",\"from\":\"Ben\",\"text\":\"Gone.\"}]}]},\n \"other_data\": {\"messages\": [{}]}}");
    assert_true(text.size > 2 << 20);
    source_text(&found, "result.json", dl_buffer_slice(&text), NULL);
    size_t walruses = 0;
    for (const char *at = found.data; (at = strstr(at, "[Ada]: Walrus ")); at++)
        walruses++;
    assert_int_equal(walruses, count);
    assert_non_null(strstr(found.data, "[Ben]: Gone.\n"));
    assert_null(strstr(found.data, "lost"));
    dl_buffer_clear(&found);
    text.size -= 200; /* cut off */
    source_text(&found, "result.json", dl_buffer_slice(&text), NULL);
    const char *told = strstr(found.data, "the end of the file may be missing");
    assert_non_null(told);
    assert_null(strstr(told + 1, "the end of the file may be missing"));
    dl_buffer_free(&text);
    dl_buffer_free(&found);
}

/* Articles that only look a little like posts. */
static void test_what_is_no_post(void **state)
{
    (void)state;
    static const test_case cases[] = {
        {"a.json", "{\"id\":\"1\",\"url\":\"https://a.example/1\",\"content\":\"Words.\",\"account\":\"Ada\"}",
         "article id=1 url=https://a.example/1 author=Ada\nparagraph: Words.\n"},
        {"a.json", "{\"type\":\"message\",\"text\":\"Words.\",\"date\":\"2024-05-01\"}", "article date=2024-05-01\nparagraph: Words.\n"},
        {"a.json", "{\"timestamp\":1714557600,\"title\":\"Fish\",\"text\":\"Words.\",\"data\":[{\"post\":\"x\"}]}",
         "article date=2024-05-01T10:00:00Z\nheadline: Fish\nparagraph: Words.\n"},
        {"a.json", "{\"title\":\"Fish\",\"body\":\"Words.\",\"author\":\"Ada\",\"id\":\"x\"}",
         "article id=x author=Ada\nheadline: Fish\nparagraph: Words.\n"},
    };
    check(cases, COUNT(cases));
}

static void test_answers_as_deep_as_json_goes(void **state)
{
    (void)state;
    dl_buffer text = DL_BUFFER_EMPTY, found = DL_BUFFER_EMPTY;
    const size_t depth = 1000;
    for (size_t i = 0; i < depth; i++)
        dl_buffer_add_text(&text, "{\"id\":\"1_2\",\"created_time\":\"2024-05-01\",\"message\":\"Fog\",\"replies\":[");
    dl_buffer_add_text(&text, "{}");
    for (size_t i = 0; i < depth; i++)
        dl_buffer_add_text(&text, "]}");
    source_text(&found, "a.json", dl_buffer_slice(&text), NULL);
    size_t articles = 0;
    for (const char *at = found.data; (at = strstr(at, "[]: Fog\n")); at++)
        articles++;
    assert_int_equal(articles, depth);
    dl_buffer_free(&text);
    dl_buffer_free(&found);
}

/* Nothing else tells that a post is in there. */
static void test_what_stands_around_posts(void **state)
{
    (void)state;
    static const char *const around[][2] = {
        {"", ""}, {"{\"post\":", "}"}, {"{\"value\":{\"post\":", "}}"}, {"{\"data\":", "}"}, {"{\"thread\":", "}"},
        {"{\"thread\":{\"post\":", "}}"}, {"{\"snippet\":{\"topLevelComment\":", "}}"}, {"{\"mblog\":", "}"},
        {"{\"data\":{\"mblog\":", "}}"}, {"{\"parent\":", "}"}, {"{\"replies\":[", "]}"}, {"{\"messages\":[", "]}"},
    };
    dl_buffer record = DL_BUFFER_EMPTY, found = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < COUNT(around); i++) {
        dl_buffer_clear(&record);
        dl_buffer_printf(&record, "%s{\"id\":\"7\",\"created_at\":\"2023-04-19\",\"url\":\"https://b.example/@ben/110224538612341000\","
                                  "\"content\":\"<p>Chips</p>\"," BEN "}%s\n", around[i][0], around[i][1]);
        source_text(&found, "a.jsonl", dl_buffer_slice(&record), NULL);
        if (!strstr(found.data, "tweet @ben") || !strstr(found.data, "[Ben]: Chips\n") || strstr(found.data, "lost"))
            fail_msg("%s\nbecame\n%s", record.data, found.data);
    }
    dl_buffer_free(&record);
    dl_buffer_free(&found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mastodon),
        cmocka_unit_test(test_what_stands_around_posts),       cmocka_unit_test(test_bluesky),
        cmocka_unit_test(test_telegram),       cmocka_unit_test(test_meta_and_reddit),
        cmocka_unit_test(test_what_is_no_post), cmocka_unit_test(test_account_of_any_size), cmocka_unit_test(test_answers_as_deep_as_json_goes),
    };
    return cmocka_run_group_tests_name("posts", tests, NULL, NULL);
}
