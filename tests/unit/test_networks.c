/* Posts of more networks, and of the tools that write them down: what each says. All texts are our own. */
#include "unit.h"

#include "source_text.h"

static void test_fediverse(void **state)
{
    (void)state;
    static const source_case cases[] = {
        {"truth.json",
         "[{\"id\":\"113143847892847392\",\"created_at\":\"2024-09-16T01:02:03.456Z\",\"in_reply_to_id\":null,\"language\":\"en\","
         "\"uri\":\"https://truthsocial.com/@ada/113143847892847392\",\"url\":\"https://truthsocial.com/@ada/113143847892847392\","
         "\"content\":\"<p>The ferry <a href=\\\"https://links.truthsocial.com/link/1\\\">https://b.example/x</a></p>\","
         "\"account\":{\"id\":\"1\",\"username\":\"ada\",\"acct\":\"ada\",\"display_name\":\"Ada Lark\"},\"media_attachments\":[],"
         "\"card\":null,\"reblog\":null,\"replies_count\":1},\n"
         "{\"id\":\"113143847892847393\",\"created_at\":\"2024-09-16T01:02:03.456Z\",\"content\":\"\","
         "\"url\":\"https://truthsocial.com/@ada/113143847892847393\",\"account\":{\"username\":\"ada\",\"acct\":\"ada\","
         "\"display_name\":\"Ada Lark\"},\"reblog\":{\"id\":\"113\",\"uri\":\"https://truthsocial.com/@ben/113143847892847000\","
         "\"url\":\"https://truthsocial.com/@ben/113143847892847000\",\"content\":\"<p>ReTruth me</p>\",\"account\":{"
         "\"username\":\"ben\",\"acct\":\"ben\",\"display_name\":\"Ben\"}}}]\n",
         "article 1-464 id=113143847892847392 date=2024-09-16T01:02:03Z language=en "
         "url=https://truthsocial.com/@ada/113143847892847392 site=truthsocial.com author=Ada Lark\n"
         "tweet @ada 2024-09-16T01:02:03Z https://truthsocial.com/@ada/113143847892847392 [Ada Lark]: The ferry "
         "https://b.example/x\n"
         "article 466-897 id=113143847892847393 date=2024-09-16T01:02:03Z url=https://truthsocial.com/@ada/113143847892847393 "
         "site=truthsocial.com author=Ada Lark\n"
         "tweet @ben  https://truthsocial.com/@ben/113143847892847000 [Ben]: ReTruth me\n"},
        {"trutharchive.json",
         "[\n"
         "  {\n"
         "    \"id\": \"114000000000000001\",\n"
         "    \"created_at\": \"2025-02-13T12:00:00.000Z\",\n"
         "    \"content\": \"<p>Tariffs &amp; ferries</p>\",\n"
         "    \"url\": \"https://truthsocial.com/@ada/114000000000000001\",\n"
         "    \"media\": [],\n"
         "    \"replies_count\": 5,\n"
         "    \"reblogs_count\": 6,\n"
         "    \"favourites_count\": 7\n"
         "  }\n"
         "]\n",
         "article 4-287 id=114000000000000001 date=2025-02-13T12:00:00Z url=https://truthsocial.com/@ada/114000000000000001 "
         "site=truthsocial.com\n"
         "tweet @ada 2025-02-13T12:00:00Z https://truthsocial.com/@ada/114000000000000001 []: Tariffs & ferries\n"},
        {"gab.json",
         "{\"data\":[{\"id\":\"105000000000000001\",\"created_at\":\"2021-01-02T03:04:05.000Z\","
         "\"url\":\"https://gab.com/ada/posts/105000000000000001\",\"content\":\"<p>Gab <b>words</b></p>\","
         "\"plain_markdown\":\"Gab words\",\"account\":{\"id\":\"1\",\"username\":\"ada\",\"acct\":\"ada\","
         "\"display_name\":\"Ada\",\"url\":\"https://gab.com/ada\"},\"group\":null,\"reblog\":null}]}\n",
         "article 0-323 id=105000000000000001 date=2021-01-02T03:04:05Z url=https://gab.com/ada/posts/105000000000000001 "
         "site=gab.com author=Ada\n"
         "tweet @ada 2021-01-02T03:04:05Z https://gab.com/ada/posts/105000000000000001 [Ada]: Gab words\n"},
    };
    source_cases(cases, COUNT(cases));
}

static void test_meta(void **state)
{
    (void)state;
    static const source_case cases[] = {
        {"threads.json",
         "{\"data\":[{\"id\":\"901\",\"media_product_type\":\"THREADS\",\"media_type\":\"TEXT_POST\","
         "\"permalink\":\"https://www.threads.net/@ada/post/CthA\",\"owner\":{\"id\":\"1\"},\"username\":\"ada\",\"text\":\"Fish "
         "today\",\"timestamp\":\"2023-10-09T23:18:27+0000\",\"shortcode\":\"CthA\",\"is_quote_post\":false}],\"paging\":{"
         "\"cursors\":{\"before\":\"B\",\"after\":\"A\"}}}\n",
         "article 0-316 id=CthA date=2023-10-09T23:18:27Z url=https://www.threads.net/@ada/post/CthA site=threads.net\n"
         "tweet @ada 2023-10-09T23:18:27Z https://www.threads.net/@ada/post/CthA []: Fish today\n"},
        {"ig.json",
         "{\"data\":[{\"id\":\"17\",\"caption\":\"A ferry #sea\",\"media_type\":\"IMAGE\",\"media_url\":\"https://cdn/x.jpg\","
         "\"permalink\":\"https://www.instagram.com/p/CODE1/\",\"timestamp\":\"2023-10-09T23:18:27+0000\",\"username\":\"ada\"}],"
         "\"paging\":{}}\n",
         "article 0-217 id=CODE1 date=2023-10-09T23:18:27Z url=https://www.instagram.com/p/CODE1/ site=instagram.com\n"
         "tweet @ada 2023-10-09T23:18:27Z https://www.instagram.com/p/CODE1/ []: A ferry #sea\n"},
        {"igweb.ndjson",
         "{\"nav_index\":\"1\",\"item_id\":\"3_4\",\"timestamp_collected\":1700000000000,\"source_platform\":\"instagram.com\","
         "\"source_url\":\"https://www.instagram.com/\",\"data\":{\"pk\":\"3\",\"id\":\"3_4\",\"code\":\"CODE2\","
         "\"taken_at\":1700000000,\"caption\":{\"text\":\"Web words\",\"created_at\":1700000000},\"user\":{\"username\":\"ada\","
         "\"full_name\":\"Ada Lark\"},\"media_type\":1}}\n"
         "{\"item_id\":\"5\",\"source_platform\":\"threads.net\",\"data\":{\"code\":\"Cth\",\"taken_at\":1700000001,\"caption\":{"
         "\"text\":\"Thread words\"},\"user\":{\"username\":\"ben\"},\"text_post_app_info\":{\"reply_to_author\":null}}}\n"
         "{\"item_id\":\"1700000000000000000\",\"source_platform\":\"x.com\",\"data\":{\"rest_id\":\"1700000000000000000\","
         "\"core\":{\"user_results\":{\"result\":{\"legacy\":{\"name\":\"Ada\",\"screen_name\":\"ada\"}}}},\"legacy\":{"
         "\"full_text\":\"X words &amp; more\",\"created_at\":\"Wed Nov 15 10:00:00 +0000 2023\","
         "\"id_str\":\"1700000000000000000\",\"entities\":{}}}}\n"
         "{\"item_id\":\"73\",\"source_platform\":\"tiktok.com\",\"data\":{\"id\":\"7300000000000000000\",\"desc\":\"Tik words "
         "#a\",\"createTime\":1700000000,\"author\":{\"uniqueId\":\"ada\",\"nickname\":\"Ada\"}}}\n",
         "article 0-330 id=CODE2 date=2023-11-14T22:13:20Z url=https://www.instagram.com/p/CODE2 site=instagram.com author=Ada "
         "Lark\n"
         "tweet @ada 2023-11-14T22:13:20Z https://www.instagram.com/p/CODE2 [Ada Lark]: Web words\n"
         "article 331-528 id=Cth date=2023-11-14T22:13:21Z url=https://www.threads.net/@ben/post/Cth site=threads.net\n"
         "tweet @ben 2023-11-14T22:13:21Z https://www.threads.net/@ben/post/Cth []: Thread words\n"
         "article 529-845 id=1700000000000000000 date=2023-11-15T10:00:00Z url=https://twitter.com/ada/status/1700000000000000000 "
         "site=twitter.com author=Ada\n"
         "tweet @ada 2023-11-15T10:00:00Z https://twitter.com/ada/status/1700000000000000000 [Ada]: X words & more\n"
         "article 846-1020 id=7300000000000000000 date=2023-11-14T22:13:20Z "
         "url=https://www.tiktok.com/@ada/video/7300000000000000000 site=tiktok.com author=Ada\n"
         "tweet @ada 2023-11-14T22:13:20Z https://www.tiktok.com/@ada/video/7300000000000000000 [Ada]: Tik words #a\n"},
        {"message_1.json",
         "{\"participants\":[{\"name\":\"Ada\"},{\"name\":\"Zo\\u00c3\\u00ab\"}],\"messages\":[{"
         "\"sender_name\":\"Zo\\u00c3\\u00ab\",\"timestamp_ms\":1700000000000,\"content\":\"Caf\\u00c3\\u00a9?\","
         "\"is_geoblocked_for_viewer\":false},{\"sender_name\":\"Ada\",\"timestamp_ms\":1700000000001,\"photos\":[]}],"
         "\"title\":\"Zo\\u00c3\\u00ab\",\"thread_path\":\"inbox/x\"}\n",
         "article 71-194 date=2023-11-14T22:13:20Z author=Zo\u00EB\n"
         "tweet @ 2023-11-14T22:13:20Z [Zo\u00EB]: Caf\u00E9?\n"},
        {"post_comments_1.json",
         "[{\"media_list_data\":[{\"uri\":\"\"}],\"string_map_data\":{\"Kommentar\":{\"value\":\"Sch\\u00c3\\u00b6n!\"},\"Media "
         "Owner\":{\"value\":\"ben\"},\"Time\":{\"timestamp\":1700000000}}}]\n",
         "article 1-157 date=2023-11-14T22:13:20Z site=instagram.com\n"
         "tweet @ 2023-11-14T22:13:20Z []: Sch\u00F6n!\n"},
        {"fbscrape.json",
         "[{\"post_id\":\"77\",\"text\":\"Scraped words\",\"post_text\":\"x\",\"shared_text\":\"\",\"time\":\"2019-04-29 "
         "23:38:30\",\"timestamp\":1556577510,\"username\":\"Harbour\","
         "\"post_url\":\"https://facebook.com/story.php?story_fbid=77\",\"link\":null}]\n",
         "article 1-216 id=77 date=2019-04-29T22:38:30Z url=https://facebook.com/story.php?story_fbid=77 site=facebook.com "
         "author=Harbour\n"
         "tweet @ 2019-04-29T22:38:30Z https://facebook.com/story.php?story_fbid=77 [Harbour]: Scraped words\n"},
    };
    source_cases(cases, COUNT(cases));
}

static void test_forums(void **state)
{
    (void)state;
    static const source_case cases[] = {
        {"RS.jsonl",
         "{\"author\":\"ada\",\"created_utc\":1514764800,\"domain\":\"b.example\",\"id\":\"7nab\",\"is_self\":false,"
         "\"num_comments\":0,\"permalink\":\"/r/sea/comments/7nab/ferry_sinks/\",\"score\":1,\"selftext\":\"\","
         "\"subreddit\":\"sea\",\"subreddit_id\":\"t5_x\",\"title\":\"Ferry sinks\",\"url\":\"https://b.example/news/1\","
         "\"retrieved_on\":1520000000}\n"
         "{\"author\":\"[deleted]\",\"created_utc\":1514764801,\"domain\":\"self.sea\",\"id\":\"7nac\",\"is_self\":true,"
         "\"permalink\":\"/r/sea/comments/7nac/why/\",\"selftext\":\"[removed]\",\"subreddit\":\"sea\",\"title\":\"Why?\","
         "\"url\":\"https://www.reddit.com/r/sea/comments/7nac/why/\"}\n"
         "{\"author\":\"ben\",\"created_utc\":\"1514764802\",\"id\":\"7nad\",\"is_self\":true,"
         "\"permalink\":\"/r/sea/comments/7nad/so/\",\"selftext\":\"Long **words** here &amp; there.\\n\\nSecond paragraph.\","
         "\"subreddit\":\"sea\",\"title\":\"So &gt; that\",\"url\":\"https://www.reddit.com/r/sea/comments/7nad/so/\"}\n",
         "article 0-300 id=7nab date=2018-01-01T00:00:00Z url=https://www.reddit.com/r/sea/comments/7nab/ferry_sinks/ "
         "site=reddit.com author=ada\n"
         "headline: Ferry sinks\n"
         "paragraph: https://b.example/news/1\n"
         "article 301-547 id=7nac date=2018-01-01T00:00:01Z url=https://www.reddit.com/r/sea/comments/7nac/why/ site=reddit.com\n"
         "headline: Why?\n"
         "article 548-820 id=7nad date=2018-01-01T00:00:02Z url=https://www.reddit.com/r/sea/comments/7nad/so/ site=reddit.com "
         "author=ben\n"
         "headline: So > that\n"
         "paragraph: Long **words** here & there.\n"
         "paragraph: Second paragraph.\n"},
        {"RC.jsonl",
         "{\"gilded\":0,\"author_flair_text\":null,\"retrieved_on\":1425124228,\"subreddit_id\":\"t5_x\",\"parent_id\":\"t1_c1\","
         "\"subreddit\":\"sea\",\"body\":\"Fish &amp; chips.\",\"created_utc\":\"1420070668\",\"score\":3,\"author\":\"ada\","
         "\"id\":\"c2\",\"name\":\"t1_c2\",\"link_id\":\"t3_7nab\"}\n",
         "article 0-247 id=t1_c2 date=2015-01-01T00:04:28Z url=https://www.reddit.com/comments/7nab/_/c2 site=reddit.com\n"
         "tweet @ada 2015-01-01T00:04:28Z https://www.reddit.com/comments/7nab/_/c2 re=t1_c1 []: Fish & chips.\n"},
        {"hn.jsonl",
         "{\"by\":\"ada\",\"id\":1001,\"kids\":[1002],\"parent\":1000,\"text\":\"It &#x27;sank&#x27;.<p>So: <i>ok</i> <a "
         "href=\\\"https:&#x2F;&#x2F;b.example\\\">https:&#x2F;&#x2F;b.example</a>\",\"time\":1314211127,\"type\":\"comment\"}\n"
         "{\"by\":\"ben\",\"descendants\":1,\"id\":1000,\"score\":1,\"time\":1314211000,\"title\":\"A ferry that sank\","
         "\"type\":\"story\",\"url\":\"https://b.example/f\"}\n"
         "{\"by\":\"cy\",\"id\":1003,\"score\":2,\"text\":\"<i>or</i> why<p>Words.\",\"time\":1314211001,\"title\":\"Ask: why?\","
         "\"type\":\"story\"}\n"
         "{\"id\":9,\"deleted\":true,\"type\":\"comment\",\"time\":1314211127,\"parent\":8}\n",
         "article 0-203 id=1001 date=2011-08-24T18:38:47Z url=https://news.ycombinator.com/item?id=1001 site=news.ycombinator.com\n"
         "tweet @ada 2011-08-24T18:38:47Z https://news.ycombinator.com/item?id=1001 re=1000 []: It 'sank'./So: ok "
         "https://b.example\n"
         "article 204-341 id=1000 date=2011-08-24T18:36:40Z url=https://news.ycombinator.com/item?id=1000 "
         "site=news.ycombinator.com author=ben\n"
         "headline: A ferry that sank\n"
         "paragraph: https://b.example/f\n"
         "article 342-458 id=1003 date=2011-08-24T18:36:41Z url=https://news.ycombinator.com/item?id=1003 "
         "site=news.ycombinator.com author=cy\n"
         "headline: Ask: why?\n"
         "paragraph: or why\n"
         "paragraph: Words.\n"},
        {"hnalgolia.json",
         "{\"hits\":[{\"created_at\":\"2020-01-02T03:04:05Z\",\"author\":\"ada\",\"comment_text\":\"Search &quot;words&quot;\","
         "\"story_id\":1,\"story_title\":\"T\",\"parent_id\":2,\"objectID\":\"22\",\"_tags\":[\"comment\"]},{"
         "\"created_at\":\"2020-01-02T03:04:05Z\",\"title\":\"A story\",\"url\":\"https://b.example/s\",\"author\":\"ben\","
         "\"points\":1,\"objectID\":\"23\",\"_tags\":[\"story\"]}],\"nbHits\":2}\n",
         "article 9-184 id=22 date=2020-01-02T03:04:05Z url=https://news.ycombinator.com/item?id=22 site=news.ycombinator.com\n"
         "tweet @ada 2020-01-02T03:04:05Z https://news.ycombinator.com/item?id=22 re=2 []: Search \"words\"\n"
         "article 185-328 date=2020-01-02T03:04:05Z url=https://news.ycombinator.com/item?id=23 site=news.ycombinator.com "
         "author=ben\n"
         "headline: A story\n"
         "paragraph: https://b.example/s\n"},
        {"yt.json",
         "{\"kind\":\"youtube#commentThreadListResponse\",\"etag\":\"x\",\"nextPageToken\":\"y\",\"pageInfo\":{"
         "\"totalResults\":1},\"items\":[{\"kind\":\"youtube#commentThread\",\"id\":\"Ugw1\",\"snippet\":{\"channelId\":\"UC1\","
         "\"videoId\":\"vid1\",\"topLevelComment\":{\"kind\":\"youtube#comment\",\"id\":\"Ugw1\",\"snippet\":{"
         "\"channelId\":\"UC1\",\"videoId\":\"vid1\",\"textDisplay\":\"Fish &amp; it&#39;s\",\"textOriginal\":\"Fish & it's\","
         "\"authorDisplayName\":\"@adal\",\"authorChannelId\":{\"value\":\"UC2\"},\"likeCount\":0,"
         "\"publishedAt\":\"2023-01-02T03:04:05Z\",\"updatedAt\":\"2023-01-02T03:04:05Z\"}},\"totalReplyCount\":1},\"replies\":{"
         "\"comments\":[{\"kind\":\"youtube#comment\",\"id\":\"Ugw1.r1\",\"snippet\":{\"videoId\":\"vid1\",\"textDisplay\":\"I "
         "<b>agree</b>\",\"parentId\":\"Ugw1\",\"authorDisplayName\":\"Ben Day\",\"publishedAt\":\"2023-01-03T03:04:05Z\"}}]}}]}\n",
         "article 114-754 id=Ugw1 date=2023-01-02T03:04:05Z url=https://www.youtube.com/watch?v=vid1&lc=Ugw1 site=youtube.com\n"
         "tweet @adal 2023-01-02T03:04:05Z https://www.youtube.com/watch?v=vid1&lc=Ugw1 []: Fish & it's\n"
         "article 114-754 id=Ugw1.r1 date=2023-01-03T03:04:05Z url=https://www.youtube.com/watch?v=vid1&lc=Ugw1.r1 "
         "site=youtube.com author=Ben Day\n"
         "tweet @ 2023-01-03T03:04:05Z https://www.youtube.com/watch?v=vid1&lc=Ugw1.r1 re=Ugw1 [Ben Day]: I agree\n"},
        {"ytvideos.json",
         "{\"kind\":\"youtube#searchListResponse\",\"items\":[{\"kind\":\"youtube#video\",\"id\":\"vid1\",\"snippet\":{"
         "\"publishedAt\":\"2023-01-02T03:04:05Z\",\"channelId\":\"UC\",\"title\":\"Ferry sinks\",\"description\":\"How it sank. "
         "More words here.\",\"channelTitle\":\"Harbour TV\"}}]}\n",
         "article 46-244 id=vid1 date=2023-01-02T03:04:05Z author=Harbour TV\n"
         "headline: Ferry sinks\n"
         "deck: How it sank. More words here.\n"},
        {"ytdl.jsonl",
         "{\"cid\":\"Ugx\",\"text\":\"Nice ferry\",\"time\":\"2 years ago\",\"author\":\"@adal\",\"channel\":\"UC2\","
         "\"votes\":\"0\",\"replies\":\"\",\"photo\":\"https://x\",\"heart\":false,\"reply\":false,\"time_parsed\":1672628645.1}\n",
         "article 0-187 id=Ugx date=2023-01-02T03:04:05Z site=youtube.com\n"
         "tweet @adal 2023-01-02T03:04:05Z []: Nice ferry\n"},
        {"vk.json",
         "{\"response\":{\"count\":2,\"items\":[{\"id\":5,\"owner_id\":-77,\"from_id\":-77,\"date\":1700000000,"
         "\"post_type\":\"post\",\"text\":\"Walls speak\",\"likes\":{\"count\":1}},{\"id\":6,\"owner_id\":-77,\"from_id\":-77,"
         "\"date\":1700000001,\"text\":\"\",\"copy_history\":[{\"id\":1,\"owner_id\":-88,\"from_id\":-88,\"date\":1690000000,"
         "\"text\":\"Original wall\"}]}]}}\n",
         "article 32-147 id=-77_5 date=2023-11-14T22:13:20Z url=https://vk.com/wall-77_5 site=vk.com\n"
         "tweet @ 2023-11-14T22:13:20Z https://vk.com/wall-77_5 []: Walls speak\n"
         "article 148-309 id=-77_6 date=2023-11-14T22:13:21Z url=https://vk.com/wall-77_6 site=vk.com\n"
         "tweet @ 2023-07-22T04:26:40Z https://vk.com/wall-88_1 []: Original wall\n"},
    };
    source_cases(cases, COUNT(cases));
}

static void test_discord(void **state)
{
    (void)state;
    static const source_case cases[] = {
        {"discord.json",
         "{\n"
         "  \"guild\": {\"id\": \"999\", \"name\": \"Sea\", \"iconUrl\": \"x\"},\n"
         "  \"channel\": {\"id\": \"888\", \"type\": \"GuildTextChat\", \"category\": \"Text\", \"name\": \"general\", \"topic\": "
         "null},\n"
         "  \"dateRange\": {\"after\": null, \"before\": null},\n"
         "  \"messages\": [\n"
         "    {\"id\": \"866674248575320001\",\"type\": \"Default\",\"timestamp\": \"2021-07-19T13:30:00.000+00:00\","
         "\"timestampEdited\": null,\"callEndedTimestamp\": null,\"isPinned\": false,\"content\": \"Test: ferry & fish\","
         "\"author\": {\"id\": \"77\",\"name\": \"ada\",\"discriminator\": \"0000\",\"nickname\": \"Ada Lark\",\"isBot\": false},"
         "\"attachments\": [],\"embeds\": [],\"reactions\": [],\"mentions\": []},\n"
         "    {\"id\": \"866674248575320002\",\"type\": \"Reply\",\"timestamp\": \"2021-07-19T13:31:00.000+00:00\","
         "\"timestampEdited\": null,\"isPinned\": false,\"content\": \"Yes\",\"author\": {\"id\": \"2\",\"name\": \"ben\","
         "\"nickname\": \"ben\"},\"embeds\": [],\"reference\": {\"messageId\": \"866674248575320001\",\"channelId\": \"888\","
         "\"guildId\": \"999\"}},\n"
         "    {\"id\": \"866674248575320003\",\"type\": \"GuildMemberJoin\",\"timestamp\": \"2021-07-19T15:59:05.000+00:00\","
         "\"timestampEdited\": null,\"isPinned\": false,\"content\": \"Joined the server.\",\"author\": {\"id\": \"2\",\"name\": "
         "\"ben\",\"nickname\": \"ben\"},\"embeds\": []},\n"
         "    {\"id\": \"866674248575320004\",\"type\": \"Default\",\"timestamp\": \"2021-07-19T15:59:06.000+00:00\","
         "\"timestampEdited\": null,\"isPinned\": false,\"content\": \"\",\"author\": {\"id\": \"3\",\"name\": \"newsbot\","
         "\"nickname\": \"News\"},\"embeds\": [{\"title\":\"Ferry sinks\",\"url\":\"https://b.example/f\",\"description\":\"It "
         "sank.\"}]}\n"
         "  ],\n"
         "  \"messageCount\": 4\n"
         "}\n",
         "article 234-587 id=866674248575320001 date=2021-07-19T13:30:00Z site=discord.com author=Ada Lark\n"
         "tweet @ada 2021-07-19T13:30:00Z [Ada Lark]: Test: ferry & fish\n"
         "article 593-893 id=866674248575320002 date=2021-07-19T13:31:00Z site=discord.com author=ben\n"
         "tweet @ben 2021-07-19T13:31:00Z re=866674248575320001 [ben]: Yes\n"
         "article 1145-1440 id=866674248575320004 date=2021-07-19T15:59:06Z site=discord.com author=News\n"
         "tweet @newsbot 2021-07-19T15:59:06Z [News]: Ferry sinks/It sank./https://b.example/f\n"},
        {"discordapi.json",
         "[{\"id\":\"1\",\"type\":0,\"content\":\"API words\",\"channel_id\":\"8\",\"author\":{\"id\":\"7\",\"username\":\"ada\","
         "\"global_name\":\"Ada Lark\",\"discriminator\":\"0\"},\"timestamp\":\"2023-01-02T03:04:05.000000+00:00\","
         "\"edited_timestamp\":null,\"embeds\":[]}]\n",
         "article 1-224 id=1 date=2023-01-02T03:04:05Z site=discord.com author=Ada Lark\n"
         "tweet @ada 2023-01-02T03:04:05Z [Ada Lark]: API words\n"},
    };
    source_cases(cases, COUNT(cases));
}

static void test_tables(void **state)
{
    (void)state;
    static const source_case cases[] = {
        {"reddit.csv", "created_utc,id,title,selftext\n1340902233.0,vq,Ferry,It sank.\n",
         "article 30-60 id=vq date=2012-06-28T16:50:33Z\nheadline: Ferry\nparagraph: It sank.\n"},
        {"fourcat.csv",
         "id,thread_id,timestamp,body,author,subject,post_url\n"
         "1,1,2021-01-01 10:00:00,\"An opening \"\"post\"\"\",Anonymous,Ferries,\n"
         "2,1,2021-01-01 10:05:00,\"A reply, in lines\n"
         "two\",Anonymous,,\n",
         "article 52-116 id=1 date=2021-01-01T10:00:00Z author=Anonymous\n"
         "headline: Ferries\n"
         "paragraph: An opening \"post\"\n"
         "article 117-176 id=2 date=2021-01-01T10:05:00Z\n"
         "tweet @Anonymous 2021-01-01T10:05:00Z re=1 []: A reply, in lines/two\n"},
        {"fourcatx.csv",
         "collected_from_url,id,thread_id,timestamp,unix_timestamp,link,body,author,author_fullname\n"
         "https://x.com/search,1700000000000000001,1700000000000000000,2023-11-15 10:00:00,1700000000,"
         "https://x.com/ada/status/1700000000000000001,Four cat words,ada,Ada Lark\n",
         "article 90-254 id=1700000000000000001 date=2023-11-15T10:00:00Z url=https://twitter.com/ada/status/1700000000000000001 "
         "site=twitter.com author=Ada Lark\n"
         "tweet @ada 2023-11-15T10:00:00Z https://twitter.com/ada/status/1700000000000000001 [Ada Lark]: Four cat words\n"},
        {"fourcattt.csv",
         "collected_from_url,id,thread_id,author,author_full,body,timestamp,unix_timestamp,tiktok_url\n"
         "x,7300000000000000000,7300000000000000000,ada,Ada Lark,Tik words,2023-11-15 10:00:00,1700000000,"
         "https://www.tiktok.com/@ada/video/7300000000000000000\n",
         "article 92-241 id=7300000000000000000 date=2023-11-15T10:00:00Z "
         "url=https://www.tiktok.com/@ada/video/7300000000000000000 site=tiktok.com author=Ada Lark\n"
         "tweet @ada 2023-11-15T10:00:00Z https://www.tiktok.com/@ada/video/7300000000000000000 [Ada Lark]: Tik words\n"},
        {"ct.csv",
         "Page Name,User Name,Facebook Id,Page Category,Likes at Posting,Post Created,Post Created Date,Post Created Time,Type,"
         "Total Interactions,Likes,URL,Message,Link,Final Link,Image Text,Link Text,Description,Overperforming Score\n"
         "Harbour News,harbournews,100,NEWS_SITE,12345,2020-11-03 20:15:00 EST,2020-11-03,20:15:00,Link,\"1,234\",5,"
         "https://www.facebook.com/100/posts/456,\"The ferry sails, again\",https://b.example/f,,,Ferry sails,It sails.,-1.2\n",
         "article 224-440 id=456 date=2020-11-04T01:15:00Z url=https://www.facebook.com/100/posts/456 site=facebook.com "
         "author=Harbour News\n"
         "tweet @harbournews 2020-11-04T01:15:00Z https://www.facebook.com/100/posts/456 [Harbour News]: The ferry sails, again "
         "https://b.example/f\n"},
        {"ctig.csv",
         "Account,User Name,Followers at Posting,Post Created,Post Created Date,Post Created Time,Type,Total Interactions,Likes,"
         "Comments,Views,URL,Link,Photo,Title,Description,Image Text\n"
         "Harbour,harbour,10,2020-11-03 20:15:00 EST,2020-11-03,20:15:00,Photo,12,10,2,,https://www.instagram.com/p/CODE9/,"
         "https://www.instagram.com/p/CODE9/,https://cdn/x.jpg,,A picture of a ferry,\n",
         "article 177-365 id=CODE9 date=2020-11-04T01:15:00Z url=https://www.instagram.com/p/CODE9/ site=instagram.com "
         "author=Harbour\n"
         "tweet @harbour 2020-11-04T01:15:00Z https://www.instagram.com/p/CODE9/ [Harbour]: A picture of a ferry\n"},
        {"meltwater.csv",
         "Date\tHeadline\tURL\tOpening Text\tHit Sentence\tSource\tInfluencer\tCountry\tLanguage\tReach\tTweet Id\tTwitter Screen "
         "Name\n"
         "01-Jan-2022 09:15AM\t\thttps://twitter.com/ada/statuses/1477000000000000001\t\t\"The ferry, a "
         "tweet\"\tTwitter\t@ada\tUnited Kingdom\tEnglish\t10\t1477000000000000001\tada\n"
         "02-Jan-2022 10:15AM\tFerry sinks\thttps://b.example/f\t\"The ferry sank on Monday ...\"\t\"... the ferry sank "
         "...\"\tThe Post\tBen Day\tNorway\tEnglish\t10\t\t\n",
         "article 114-272 id=1477000000000000001 date=2022-01-01T09:15:00Z url=https://twitter.com/ada/status/1477000000000000001 "
         "site=twitter.com\n"
         "tweet @ada 2022-01-01T09:15:00Z https://twitter.com/ada/status/1477000000000000001 []: The ferry, a tweet\n"
         "article 273-415 date=2022-01-02T10:15:00Z language=English url=https://b.example/f site=The Post author=Ben Day\n"
         "headline: Ferry sinks\n"
         "paragraph: The ferry sank on Monday ...\n"},
        {"brandwatch.csv",
         "\"Report:\",\"Bulk Mentions Download\"\n"
         "\"Brand:\",\"Sea\"\n"
         "\"From:\",\"Mon Jan 03 2022\"\n"
         "\"To:\",\"Tue Jan 04 2022\"\n"
         "\"Label:\",\"x\"\n"
         "\n"
         "\"Query Id\",\"Query Name\",\"Date\",\"Title\",\"Snippet\",\"Url\",\"Domain\",\"Sentiment\",\"Page Type\",\"Language\","
         "\"Author\",\"Full Name\",\"Full Text\"\n"
         "\"1\",\"Sea\",\"2022-01-03 10:00:00.0\",\"\",\"The ferry on X\",\"http://twitter.com/ada/statuses/1478000000000000001\","
         "\"twitter.com\",\"neutral\",\"twitter\",\"en\",\"ada\",\"ada (Ada Lark)\",\"The ferry on X, all of it\"\n"
         "\"1\",\"Sea\",\"2022-01-03 11:00:00.0\",\"Ferry sinks\",\"... the ferry sank ...\",\"https://b.example/f\","
         "\"b.example\",\"neutral\",\"news\",\"en\",\"Ben Day\",\"\",\"The ferry sank. All of it.\"\n",
         "article 246-443 id=1478000000000000001 date=2022-01-03T10:00:00Z language=en "
         "url=https://twitter.com/ada/status/1478000000000000001 site=twitter.com author=ada\n"
         "tweet @ada 2022-01-03T10:00:00Z https://twitter.com/ada/status/1478000000000000001 [ada]: The ferry on X, all of it\n"
         "article 444-614 date=2022-01-03T11:00:00Z language=en url=https://b.example/f site=b.example author=Ben Day\n"
         "headline: Ferry sinks\n"
         "deck: ... the ferry sank ...\n"
         "paragraph: The ferry sank. All of it.\n"},
        {"talkwalker.csv",
         "url;indexed;published;search_indexed;title;content;title_snippet;content_snippet;domain_url;host_url;lang;source_type;"
         "extra_author_attributes.name;extra_author_attributes.short_name\n"
         "https://twitter.com/ada/status/1479000000000000001;1641300000000;1641290000000;1641300000000;;Talk words in a tweet;;"
         "Talk;http://twitter.com/;http://twitter.com/;en;SOCIALMEDIA;Ada Lark;ada\n"
         "https://b.example/f;1641300000000;1641290000000;1;Ferry sinks;The ferry sank. All of it.;Ferry;The;http://b.example/;"
         "http://b.example/;en;ONLINENEWS;Ben Day;\n",
         "article 182-371 id=1479000000000000001 date=2022-01-06T08:00:53Z language=en "
         "url=https://twitter.com/ada/status/1479000000000000001 site=twitter.com author=Ada Lark\n"
         "tweet @ada 2022-01-06T08:00:53Z https://twitter.com/ada/status/1479000000000000001 [Ada Lark]: Talk words in a tweet\n"
         "article 372-529 date=2022-01-04T09:53:20Z language=en url=https://b.example/f author=Ben Day\n"
         "headline: Ferry sinks\n"
         "paragraph: The ferry sank. All of it.\n"},
    };
    source_cases(cases, COUNT(cases));
}

static void test_blogs(void **state)
{
    (void)state;
    static const source_case cases[] = {
        {"weibo.json",
         "{\"ok\":1,\"data\":{\"cards\":[{\"card_type\":9,\"mblog\":{\"created_at\":\"Tue Nov 18 18:00:00 +0800 2025\",\"id\":"
         "\"5234567890123456\",\"mid\":\"5234567890123456\",\"bid\":\"QcDeFgHiJ\",\"text\":\"大桥通车了。<a href='/n/b'>@b</a>\","
         "\"user\":{\"id\":1234567890,\"screen_name\":\"河城\"},\"retweeted_status\":{\"id\":\"5234567890120000\",\"mid\":"
         "\"5234567890120000\",\"text\":\"明天\",\"user\":{\"id\":1,\"screen_name\":\"b\"}}}}]}}\n",
         "article 0-383 id=5234567890123456 date=2025-11-18T10:00:00Z url=https://weibo.com/1234567890/QcDeFgHiJ site=weibo.com author=河城\n"
         "tweet @河城 2025-11-18T10:00:00Z https://weibo.com/1234567890/QcDeFgHiJ quotes=5234567890120000 [河城]: 大桥通车了。@b\n"
         "tweet @b  https://m.weibo.cn/status/5234567890120000 [b]: 明天\n"},
        {"tumblr.json",
         "{\"response\":{\"posts\":[{\"type\":\"text\",\"blog_name\":\"works\",\"id\":799000000000000000,\"id_string\":\"799000000000000000\","
         "\"post_url\":\"https://works.tumblr.com/post/799000000000000000/open\",\"timestamp\":1763460000,\"summary\":\"It is\",\"title\":null,"
         "\"body\":\"<p>It is open.</p>\"}]}}\n",
         "article 22-263 id=799000000000000000 date=2025-11-18T10:00:00Z url=https://works.tumblr.com/post/799000000000000000/open "
         "site=works.tumblr.com\n"
         "tweet @works 2025-11-18T10:00:00Z https://works.tumblr.com/post/799000000000000000/open []: It is open.\n"},
        {"Shares.csv",
         "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"
         "2025-11-18 10:00:00,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A739650,\"It is open, at last.\",https://a.example/b,,ALL\n",
         "article 61-191 id=739650 date=2025-11-18T10:00:00Z url=https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A739650 "
         "site=linkedin.com\n"
         "tweet @ 2025-11-18T10:00:00Z https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A739650 []: It is open, at last. "
         "https://a.example/b\n"},
        {"facebook.json",
         "[{\"facebookUrl\":\"https://www.facebook.com/works\",\"postId\":\"12\",\"url\":\"https://www.facebook.com/works/posts/pf0\","
         "\"time\":\"2025-11-18T10:00:00.000Z\",\"user\":{\"name\":\"City Works\"},\"text\":\"It is open.\"}]\n",
         "article 1-196 id=12 date=2025-11-18T10:00:00Z url=https://www.facebook.com/works/posts/pf0 site=facebook.com author=City Works\n"
         "tweet @ 2025-11-18T10:00:00Z https://www.facebook.com/works/posts/pf0 [City Works]: It is open.\n"},
    };
    source_cases(cases, COUNT(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fediverse), cmocka_unit_test(test_meta), cmocka_unit_test(test_forums), cmocka_unit_test(test_discord), cmocka_unit_test(test_tables), cmocka_unit_test(test_blogs),
    };
    return cmocka_run_group_tests_name("networks", tests, NULL, NULL);
}
