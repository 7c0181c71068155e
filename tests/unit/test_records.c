/* JSON records to articles. */
#include "unit.h"

#include "article/json/json_long.h"
#include "article/formats/json/json_record.h"
#include "article/json/json_scan.h"
#include "article_text.h"

#define OPENED "The bridge over the river opened on Tuesday, after three years of work, and the first cars crossed it at noon, in the rain."
#define GARDEN \
    "Of the old one it is said that it will be a garden, then a museum, then a market, and at last that it will be sold to a "  \
    "town that has none, which was said of the one before it as well, and the one before that, as the mayor knows."

typedef struct told {
    dl_buffer *out;
    dl_buffer problems;
    uint64_t size;
} told;

static void add_problem(void *context, uint64_t at, dl_loss lost, const char *message)
{
    dl_buffer_printf(&((told *)context)->problems, "%s %llu: %s\n", lost ? "lost" : "warned", (unsigned long long)at, message);
}

static void add_field(dl_buffer *out, const char *name, dl_slice value)
{
    if (value.size)
        dl_buffer_printf(out, "%s=%.*s ", name, (int)value.size, value.data);
}

static dateline_status add_article(void *context, dl_article *article, dateline_error *error)
{
    (void)error;
    told *all = context;
    dl_buffer date = DL_BUFFER_EMPTY;
    dl_date_format(&date, article->date);
    add_field(all->out, "id", article->id);
    add_field(all->out, "title", article->title);
    add_field(all->out, "place", article->place);
    add_field(all->out, "language", article->language);
    add_field(all->out, "url", article->url);
    add_field(all->out, "site", article->site);
    add_field(all->out, "date", dl_buffer_slice(&date));
    for (size_t i = 0; i < article->author_count; i++)
        add_field(all->out, "author", article->authors[i]);
    dl_buffer_add_byte(all->out, '\n');
    article_text(all->out, article);
    assert_int_equal(article->begin, 1000);
    assert_int_equal(article->end, 1000 + all->size);
    for (size_t i = 0; i < article->passage_count; i++) {
        assert_int_equal(article->passages[i].begin, article->begin);
        assert_int_equal(article->passages[i].end, article->end);
    }
    dl_buffer_free(&date);
    return DATELINE_OK;
}

/* The record at byte 1000, line 7, as text: fields that are there, then passages, at last problems. */
static void describe(dl_buffer *out, dl_arena *arena, dl_slice text)
{
    dateline_error error;
    told all = {out, DL_BUFFER_EMPTY, text.size};
    const dl_json_events events = {add_article, add_problem, &all};
    dl_buffer_clear(out);
    dl_arena_reset(arena);
    assert_int_equal(dl_json_record_read(arena, NULL, text, 1000, 7, &events, &error), 0);
    dl_buffer_add_slice(out, dl_buffer_slice(&all.problems));
    dl_buffer_free(&all.problems);
}

/* 229 bytes that read as a text. */
#define LONG "The council met on Monday to talk about the old bridge over the river, which has been closed since March, and about what a new " \
             "one would cost the town. The mayor said that it could be open again by the end of the next year or so."

static void test_records(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"{\"id\": \"a\", \"date\": \"2025-11-19\", \"title\": \"T\", \"text\": \"One.\\nTwo.\", \"source\": \"S\"}",
         "id=a title=T site=S date=2025-11-19 \nheadline: T\nparagraph: One.\nparagraph: Two.\n"},
        /* Words of languages in any case; what a part is of; "data" beside them, and a text whose name says nothing. */
        {"{\"Başlık\": \"T\", \"HABER METNİ\": \"Bir.\", \"tarih\": \"19.11.2025\", \"name\": \"x\"}", "title=T date=2025-11-19 \nheadline: T\nparagraph: Bir.\n"},
        {"{\"标题\": \"T\", \"正文\": \"一。\", \"发布时间\": \"2025-11-19\"}", "title=T date=2025-11-19 \nheadline: T\nparagraph: 一。\n"},
        {"{\"titulo\": \"T\", \"texto\": \"Um.\", \"data\": \"2025-11-19\"}", "title=T date=2025-11-19 \nheadline: T\nparagraph: Um.\n"},
        {"{\"title\": \"T\", \"text\": \"One.\", \"data\": \"x\"}", "title=T \nheadline: T\nparagraph: One.\n"},
        {"{\"newsTitle\": \"T\", \"news_content\": \"One.\", \"post_author\": 7}", "title=T \nheadline: T\nparagraph: One.\n"},
        {"{\"title\": \"T\", \"zz\": \"" LONG "\", \"yy\": \"short\"}", "title=T \nheadline: T\nparagraph: " LONG "\n"},
        {"{\"zz\": \"" LONG "\"}", "lost 1000: a record without text; it needs \"text\" (or body, content) or \"title\", or a map of its names\n"},
        /* yt-dlp. */
        {"{\"id\": \"v1\", \"title\": \"T\", \"description\": \"What it shows.\", \"uploader\": \"Ada TV\", \"upload_date\": \"20250621\", "
         "\"webpage_url\": \"https://v.example/v1\"}",
         "id=v1 title=T url=https://v.example/v1 date=2025-06-21 author=Ada TV \nheadline: T\ndeck: What it shows.\n"},
        /* Markup and references without <p>; lines end paragraphs where nothing else does. */
        {"{\"title\": \"A &#8220;B&#8221; &amp; C\", \"subtitle\": \"It&rsquo;s <b>D</b>\", \"text\": \"One <em>two</em>.\\n\\nThree\\nfour.\"}",
         "title=A \u201CB\u201D & C \nheadline: A \u201CB\u201D & C\ndeck: It\u2019s D\nparagraph: One two.\nparagraph: Three\nparagraph: four.\n"},
        {"{\"title\": \"T\", \"text\": \"One <em>two</em>.\\nThree.\"}", "title=T \nheadline: T\nparagraph: One two.\nparagraph: Three.\n"},
        {"{\"title\": \"T\", \"text\": \"Sears <S> and AT&T; rose 3 < 4.\"}", "title=T \nheadline: T\nparagraph: Sears <S> and AT&T; rose 3 < 4.\n"},
        /* One tag in a plain text takes no lines from it; <br> ends one. What is no tag of HTML stays. */
        {"{\"title\": \"T\", \"text\": \"One, 20<br>June.\\nTwo<br />\\nthree.\\nFour <poem>.\\n</dl>\\nFive<!-- x --> <S>.\"}",
         "title=T \nheadline: T\nparagraph: One, 20\nparagraph: June.\nparagraph: Two\nparagraph: three.\nparagraph: Four "
         "<poem>.\nparagraph: Five <S>.\n"},
        /* Comments, with tags or alone; one that has no end is text. */
        {"{\"title\": \"T\", \"text\": \"One.\\n<!-- <p>x</p> -->\\nTwo <!-- a > b -->three.\\n<!-- more\\n-->\"}",
         "title=T \nheadline: T\nparagraph: One.\nparagraph: Two three.\n"},
        {"{\"title\": \"T<!-- x -->\", \"text\": \"One.<!--more-->\\nTwo <GM>.\\n<!-- one\\n\\ntwo --> Three <!-- <b>four</b>.\"}",
         "title=T \nheadline: T\nparagraph: One.\nparagraph: Two <GM>.\nparagraph: Three <!-- four.\n"},
        {"{\"title\": \"T\", \"text\": \"Three <!-- <b>four.\"}", "title=T \nheadline: T\nparagraph: Three <!-- <b>four.\n"},
        {"{\"title\": \"T\", \"text\": \"<span id=x></span>One line.<br><br>Two &amp; <a href=\\\"y\\\">three</a>.\"}",
         "title=T \nheadline: T\nparagraph: One line.\nparagraph: Two & three.\n"},
        {"{\"title\": \"T\", \"text\": \"<div>One.</div>\\n\\nTwo<br>three.\\n\\nFour.\\n<ul><li>Five</ul>\"}",
         "title=T \nheadline: T\nparagraph: One.\nparagraph: Two three.\nparagraph: Four.\nlist: Five\n"},
        {"{\"title\": \"<b></b>\", \"text\": \"One.\"}", "title=<b></b> \nheadline: <b></b>\nparagraph: One.\n"},
        /* The names of shares. */
        {"{\"title\": \"T\", \"text\": \"Phillips <P> and Strong <Strong Point Inc> rose.\\nMobil <EM> &amp; Ford.\"}",
         "title=T \nheadline: T\nparagraph: Phillips <P> and Strong <Strong Point Inc> rose.\nparagraph: Mobil <EM> & Ford.\n"},
        {"{\"title\": \"T\", \"text\": \"Phillips <P>, Exxon <XON>, <P> again.\\nMobil <MOB>.\"}",
         "title=T \nheadline: T\nparagraph: Phillips <P>, Exxon <XON>, <P> again.\nparagraph: Mobil <MOB>.\n"},
        /* Few tags in a text of lines. */
        {"{\"title\": \"T\", \"text\": \"One is one.\\n<div style=\\\"width: 1px\\\">\\nTwo is two.\\nThree is three.\\nFour.\"}",
         "title=T \nheadline: T\nparagraph: One is one.\nparagraph: Two is two.\nparagraph: Three is three.\nparagraph: Four.\n"},
        {"{\"title\": \"T\", \"text\": \"One is one.\\nTwo is two.\\nThree is three.\\n<blockquote>Four.</blockquote>\\nFive.\\nSix.\\nSeven.\"}",
         "title=T \nheadline: T\nparagraph: One is one.\nparagraph: Two is two.\nparagraph: Three is three.\nquote: Four.\nparagraph: "
         "Five.\nparagraph: Six.\nparagraph: Seven.\n"},
        /* Lines that an editor wrapped mean nothing in HTML. */
        /* All of a text in HTML is the article's, and its headings are no headline. */
        {"{\"title\": \"T\", \"text\": \"<p>" OPENED "</p><h2>What becomes of the old bridge</h2><p>" GARDEN "</p><p>" GARDEN " Or so they say.</p>\"}",
         "title=T \nheadline: T\nparagraph: " OPENED "\nparagraph: What becomes of the old bridge\nparagraph: " GARDEN "\nparagraph: " GARDEN " Or so they say.\n"},
        /* Links to other articles are the text where it goes on below three of them, or has nothing else. */
        {"{\"title\": \"T\", \"text\": \"<p>" GARDEN "</p><ul><li><a href=/a>Link number a to another article</a><li><a href=/b>Link number b to another article</a><li><a href=/c>Link number c to another article</a></ul><p>" OPENED "</p>\"}",
         "title=T \nheadline: T\nparagraph: " GARDEN "\nlist: Link number a to another article\nlist: Link number b to another article\n"
         "list: Link number c to another article\nparagraph: " OPENED "\n"},
        {"{\"title\": \"T\", \"text\": \"<p>" GARDEN "</p><ul><li><a href=/a>Link number a to another article</a><li><a href=/b>Link number b to another article</a></ul><p>" OPENED "</p><ul><li><a href=/a>Link number a to another article</a><li><a href=/b>Link number b to another article</a><li><a href=/c>Link number c to another article</a></ul>\"}",
         "title=T \nheadline: T\nparagraph: " GARDEN "\nparagraph: " OPENED "\n"},
        {"{\"title\": \"T\", \"text\": \"<ul><li><a href=/a>Link number a to another article</a><li><a href=/b>Link number b to another article</a></ul>\"}",
         "title=T \nheadline: T\nlist: Link number a to another article\nlist: Link number b to another article\n"},
        {"{\"title\": \"T\", \"text\": \"<p>One\\nis\\none\\nand\\nis no\\nmore.</p>\"}", "title=T \nheadline: T\nparagraph: One is one and is no more.\n"},
        /* References alone: split as plain text is. */
        {"{\"text\": \"Bridge opens\\n\\nThe mayor&rsquo;s bridge&hellip;\\nIt&#39;s open, 3 &lt; 4.\"}",
         "title=Bridge opens \nheadline: Bridge opens\ndeck: The mayor\u2019s bridge\u2026\nparagraph: It's open, 3 < 4.\n"},
        /* Lists of typed pieces, of strings and what is marked between them; names in one text. */
        {"{\"title\": \"T\", \"contents\": [{\"type\": \"kicker\", \"content\": \"K\"}, {\"type\": \"date\", \"content\": 7}, {\"type\": "
         "\"sanitized_html\", \"content\": \"One <a href=\\\"x\\\">two</a>.\"}, {\"type\": \"sanitized_html\", \"content\": \"Three.\"}]}",
         "title=T \nheadline: T\nparagraph: One two.\nparagraph: Three.\n"},
        {"{\"id\": 2, \"text\": [\"One \", {\"type\": \"bold\", \"text\": \"two\"}, \" three.\\n\\nFour.\"]}",
         "id=2 \nparagraph: One two three.\nparagraph: Four.\n"},
        {"{\"title\": \"T\", \"text\": \"One.\", \"author\": \"By Ann Bell and Carl Day; Eve Fox\"}",
         "title=T author=Ann Bell author=Carl Day author=Eve Fox \nheadline: T\nparagraph: One.\n"},
        {"{\"title\": \"T\", \"byline\": \"Ann Bell in Moscow and Carl Day\"}", "title=T author=Ann Bell author=Carl Day \nheadline: T\n"},
        {"{\"title\": \"T\", \"byline\": \"Ann Bell in Moscow\"}", "title=T author=Ann Bell \nheadline: T\n"},
        {"{\"title\": \"T\", \"byline\": \"Women in Trade\"}", "title=T author=Women in Trade \nheadline: T\n"},
        {"{\"title\": \"T\", \"text\": \"One.\", \"author\": \"Bell, Ann; Day, Carl\"}",
         "title=T author=Bell, Ann author=Day, Carl \nheadline: T\nparagraph: One.\n"},
        /* Who signs in the text, where nobody is stated. */
        {"{\"title\": \"T\", \"text\": \"\u65B0\u534E\u793E\u5317\u4EAC\u7535\uFF08\u8BB0\u8005 \u8D75\u5A55\uFF09\u5927\u6865\u901A\u8F66\u3002\"}",
         "title=T author=\u8D75\u5A55 \nheadline: T\nparagraph: \u65B0\u534E\u793E\u5317\u4EAC\u7535\uFF08\u8BB0\u8005 \u8D75\u5A55\uFF09\u5927\u6865\u901A\u8F66\u3002\n"},
        /* References in names are no ends of them, a name that is told twice is one author. */
        {"{\"title\": \"T\", \"text\": \"One.\", \"author\": \"Bell &amp; Sons; Ann Bell\"}",
         "title=T author=Bell & Sons author=Ann Bell \nheadline: T\nparagraph: One.\n"},
        {"{\"title\": \"T\", \"text\": \"One.\", \"author\": [\"Ann Bell\", \"By ANN BELL\", \"Carl Day\"]}",
         "title=T author=Ann Bell author=Carl Day \nheadline: T\nparagraph: One.\n"},
        /* A deck that is the beginning of the text, as programs make it, is none; one that goes on otherwise is. */
        {"{\"title\": \"T\", \"content\": {\"rendered\": \"<p>The harbour was closed at noon, the \\u201Cmaster\\u201D of the port said on Friday.</p><p>The ferry "
         "stayed out at sea.</p>\"}, \"excerpt\": {\"rendered\": \"<p>The harbour was closed at noon, the &#8220;master&#8221; of the port said on Friday. The ferry "
         "[&hellip;]</p>\"}, \"author\": 7, \"_embedded\": {\"author\": [{\"id\": 7, \"name\": \"Ann Bell\"}]}}",
         "title=T author=Ann Bell \nheadline: T\nparagraph: The harbour was closed at noon, the \u201Cmaster\u201D of the port said on Friday.\nparagraph: The ferry stayed out at sea.\n"},
        {"{\"title\": \"T\", \"text\": \"The harbour was closed at noon, the master said on Friday, and nobody came to see the ships.\", \"summary\": "
         "\"The harbour was closed at noon, since a storm had come up from the west within an hour.\"}",
         "title=T \nheadline: T\ndeck: The harbour was closed at noon, since a storm had come up from the west within an hour.\n"
         "paragraph: The harbour was closed at noon, the master said on Friday, and nobody came to see the ships.\n"},
        /* What says the title again, in other signs. */
        {"{\"title\": \"Ferry sinks - The Post\", \"summary\": \"<a href=\\\"x\\\">Ferry sinks</a>&nbsp;&nbsp;<font>The Post</font>\"}",
         "title=Ferry sinks - The Post \nheadline: Ferry sinks - The Post\n"},
        {"{\"title\": \"Ferry sinks\", \"text\": \"FERRY SINKS!\\n\\nIt was old.\", \"deck\": \"'Ferry sinks'\"}",
         "title=Ferry sinks \nheadline: Ferry sinks\nparagraph: It was old.\n"},
        {"{\"title\": \"!!!\", \"deck\": \"???\"}", "title=!!! \nheadline: !!!\ndeck: ???\n"},
        /* Arc's stories; trees of text: of editors, of Sanity, Draft.js, Editor.js. */
        {"{\"_id\": \"A1\", \"type\": \"story\", \"headlines\": {\"basic\": \"T\"}, \"subheadlines\": {\"basic\": \"D\"}, \"description\": {\"basic\": \"E\"}, "
         "\"display_date\": \"2024-05-03T08:15:00Z\", \"publish_date\": \"2024-05-04T01:00:00Z\", \"credits\": {\"by\": [{\"type\": \"author\", \"name\": \"Ann Bell\"}]}, "
         "\"content_elements\": [{\"type\": \"text\", \"content\": \"One <b>is</b> one.\"}, {\"type\": \"list\", \"items\": [{\"type\": \"text\", \"content\": \"Two\"}, "
         "{\"type\": \"text\", \"content\": \"Three\"}]}, {\"type\": \"interstitial_link\", \"content\": \"More\"}, {\"type\": \"quote\", \"content_elements\": "
         "[{\"type\": \"text\", \"content\": \"Four.\"}]}, {\"type\": \"oembed_response\", \"raw_oembed\": {\"html\": \"<blockquote class=\\\"twitter-tweet\\\">"
         "<p>Five</p>&mdash; Ada (@ada) <a href=\\\"https://twitter.com/ada/status/1050118621198921728\\\">October 10, 2018</a></blockquote>\"}}]}",
         "id=A1 title=T date=2024-05-03T08:15:00Z author=Ann Bell \nheadline: T\ndeck: D\nparagraph: One is one.\nparagraph: Two\nparagraph: Three\n"
         "paragraph: Four.\ntweet @ada 2018-10-10 https://twitter.com/ada/status/1050118621198921728 [Ada]: Five\n"},
        {"{\"title\": \"T\", \"body\": [{\"_type\": \"block\", \"children\": [{\"_type\": \"span\", \"text\": \"One \"}, {\"_type\": \"span\", \"text\": \"two.\"}]}, "
         "{\"_type\": \"block\", \"children\": [{\"_type\": \"span\", \"text\": \"Three.\"}]}]}",
         "title=T \nheadline: T\nparagraph: One two.\nparagraph: Three.\n"},
        {"{\"title\": \"T\", \"content\": {\"type\": \"doc\", \"content\": [{\"type\": \"paragraph\", \"content\": [{\"type\": \"text\", \"text\": \"One \"}, "
         "{\"type\": \"link\", \"children\": [{\"text\": \"two\"}]}, {\"type\": \"text\", \"text\": \".\"}]}, {\"type\": \"bulletList\", \"content\": [{\"type\": "
         "\"listItem\", \"content\": [{\"type\": \"paragraph\", \"content\": [{\"type\": \"text\", \"text\": \"Three.\"}]}]}]}]}}",
         "title=T \nheadline: T\nparagraph: One two.\nparagraph: Three.\n"},
        {"{\"title\": \"T\", \"content\": {\"root\": {\"type\": \"root\", \"children\": [{\"type\": \"heading\", \"children\": [{\"type\": \"text\", \"text\": \"One\"}]}, "
         "{\"type\": \"paragraph\", \"children\": [{\"type\": \"text\", \"text\": \"Two.\"}]}]}}}",
         "title=T \nheadline: T\nparagraph: One\nparagraph: Two.\n"},
        {"{\"title\": \"T\", \"body\": {\"blocks\": [{\"type\": \"unstyled\", \"text\": \"One.\"}, {\"type\": \"paragraph\", \"data\": {\"text\": \"Two.\"}}, "
         "{\"type\": \"list\", \"data\": {\"items\": [\"Three.\", \"Four.\"]}}]}}",
         "title=T \nheadline: T\nparagraph: One.\nparagraph: Two.\nparagraph: Three.\nparagraph: Four.\n"},
        /* Records within: what they do not say stands beside them. */
        {"{\"articles\": {\"results\": [{\"title\": \"T\", \"body\": \"One.\", \"dateTime\": \"2025-11-19T10:00:00Z\"}]}}",
         "title=T date=2025-11-19T10:00:00Z \nheadline: T\nparagraph: One.\n"},
        {"{\"db\": [{\"meta\": {}, \"data\": {\"posts\": [{\"title\": \"T\", \"html\": \"<p>One.</p>\"}]}}]}",
         "title=T \nheadline: T\nparagraph: One.\n"},
        {"{\"data\": {\"children\": [{\"kind\": \"t3\", \"data\": {\"title\": \"T\", \"selftext\": \"One.\", \"author\": \"A\"}}]}}",
         "title=T author=A \nheadline: T\nparagraph: One.\n"},
        {"{\"rows\": [{\"row_idx\": 0, \"row\": {\"title\": \"T\", \"text\": \"One.\"}}]}", "title=T \nheadline: T\nparagraph: One.\n"},
        /* The same in other shapes: objects under any name, with their addresses or days; what GraphQL, JSON:API and JSON-LD
         * give; columns, as lists, too; rows behind or below their names. */
        {"{\"https://e.org/1\": {\"title\": \"T\", \"text\": \"" LONG "\"}, \"https://e.org/2\": {\"title\": \"U\", \"text\": \"" LONG "\", \"url\": \"https://e.org/3\"}}",
         "title=T url=https://e.org/1 \nheadline: T\nparagraph: " LONG "\ntitle=U url=https://e.org/3 \nheadline: U\nparagraph: " LONG "\n"},
        {"{\"2025-11-19\": [{\"title\": \"T\", \"text\": \"" LONG "\"}], \"name\": \"N\"}", "title=T date=2025-11-19 \nheadline: T\nparagraph: " LONG "\n"},
        {"{\"data\": {\"news\": {\"edges\": [{\"node\": {\"title\": \"T\", \"body\": \"" LONG "\"}}]}}}", "title=T \nheadline: T\nparagraph: " LONG "\n"},
        {"{\"data\": [{\"id\": \"1\", \"attributes\": {\"title\": \"T\", \"body\": \"One.\"}}]}", "id=1 title=T \nheadline: T\nparagraph: One.\n"},
        {"{\"@graph\": [{\"@type\": \"NewsArticle\", \"headline\": \"T\", \"articleBody\": \"" LONG "\"}, {\"@type\": \"WebPage\", \"title\": \"U\", \"text\": \"" LONG "\"}]}",
         "title=T \nheadline: T\nparagraph: " LONG "\n"},
        {"{\"title\": {\"0\": \"T\", \"1\": \"U\"}, \"text\": {\"0\": \"One.\", \"1\": null}, \"date\": {\"0\": 1763510400000, \"1\": null}}",
         "title=T date=2025-11-19T00:00:00Z \nheadline: T\nparagraph: One.\ntitle=U \nheadline: U\n"},
        {"{\"title\": [\"T\", \"U\"], \"text\": [\"One.\", \"Two.\"]}", "title=T \nheadline: T\nparagraph: One.\ntitle=U \nheadline: U\nparagraph: Two.\n"},
        {"{\"title\": [\"T\"], \"text\": [\"One.\", \"Two.\"]}", "title=T \nheadline: T\nparagraph: One.\nparagraph: Two.\n"},
        {"{\"columns\": [\"title\", {\"name\": \"text\"}], \"index\": [0, 1], \"data\": [[\"T\", \"One.\"], [\"U\"]]}", "title=T \nheadline: T\nparagraph: One.\ntitle=U \nheadline: U\n"},
        {"{\"range\": \"A1:B2\", \"values\": [[\"title\", \"text\"], [\"T\", \"One.\"]]}", "title=T \nheadline: T\nparagraph: One.\n"},
        {"[[\"title\", \"text\"], [\"T\", \"One.\"]]", "title=T \nheadline: T\nparagraph: One.\n"},
        /* Comments below an article are no articles, nor is what describes something. */
        {"{\"title\": \"T\", \"comments_of\": [{\"author\": \"A\", \"text\": \"" LONG "\"}]}", "title=T \nheadline: T\n"},
        {"{\"fields\": {\"a\": {\"title\": \"A\", \"description\": \"" LONG "\"}}}",
         "lost 1000: a record without text; it needs \"text\" (or body, content) or \"title\", or a map of its names\n"},
        /* A reference in CSL. */
        {"{\"title\": \"T\", \"author\": [{\"family\": \"Bell\", \"given\": \"Ann\"}, {\"literal\": \"x\", \"family\": \"Day\"}], \"container-title\": \"S\", \"issued\": {\"date-parts\": [[2025, 11, \"19\"]]}}",
         "title=T site=S date=2025-11-19 author=Ann Bell author=Day \nheadline: T\n"},
        {"{\"title\": \"T\", \"issued\": {\"date-parts\": [[2025]]}}", "title=T \nheadline: T\n"},
        /* What is no JSON, but written; an article in an object of that name; Contentful, readers of feeds. */
        {"{\"title\": \"T\", \"author\": NaN, \"x\": -Infinity, \"text\": \"Is it NaN?\"}", "title=T \nheadline: T\nparagraph: Is it NaN?\n"},
        {"{\"article\": {\"title\": \"T\", \"body\": \"" LONG "\", \"comments\": [{\"author\": \"A\", \"text\": \"" LONG "\"}]}}", "title=T \nheadline: T\nparagraph: " LONG "\n"},
        {"{\"items\": [{\"sys\": {\"createdAt\": \"2025-11-19\"}, \"fields\": {\"title\": \"T\", \"body\": \"One.\"}}]}", "title=T date=2025-11-19 \nheadline: T\nparagraph: One.\n"},
        {"{\"title\": \"T\", \"canonical\": [{\"href\": \"https://e.org/1\"}], \"origin\": {\"title\": \"S\"}}", "title=T url=https://e.org/1 site=S \nheadline: T\n"},
        /* What stands between records. */
        {"{\"index\": {\"_index\": \"news\", \"_id\": \"1\"}}", ""},
        {"{\"type\": \"database\", \"name\": \"news\"}", ""},
        /* SQuAD. */
        {"{\"title\": \"T\", \"paragraphs\": [{\"context\": \"One.\", \"qas\": []}, {\"context\": \"Two.\"}]}", "title=T \nheadline: T\nparagraph: One.\nparagraph: Two.\n"},
        /* Names in other languages, and those of other exports; of sources that are an address the address. */
        {"{\"Titel\": \"T\", \"Inhalt\": \"One.\", \"Datum\": \"13.02.2018\", \"Quelle\": \"S\", \"Autor\": \"Ann Bell\"}",
         "title=T site=S date=2018-02-13 author=Ann Bell \nheadline: T\nparagraph: One.\n"},
        {"{\"objects\": [{\"title\": \"T\", \"text\": \"One.\", \"siteName\": \"S\", \"humanLanguage\": \"en\"}]}",
         "title=T language=en site=S \nheadline: T\nparagraph: One.\n"},
        {"{\"headline\": \"T\", \"short_description\": \"One.\", \"hostname\": \"e.org\"}", "title=T site=e.org \nheadline: T\ndeck: One.\n"},
        /* MongoDB's forms of values; a title on two lines. */
        {"{\"_id\": {\"$oid\": \"5f\"}, \"title\": \"T\\n  U\", \"text\": \"One.\", \"date\": {\"$date\": \"2022-10-21T14:06:14Z\"}}",
         "id=5f title=T U date=2022-10-21T14:06:14Z \nheadline: T U\nparagraph: One.\n"},
        {"{\"title\": \"T\", \"date\": {\"$date\": {\"$numberLong\": \"1666361174000\"}}}", "title=T date=2022-10-21T14:06:14Z \nheadline: T\n"},
        {"{\"title\": \"T\", \"date\": {\"$date\": 1666361174000}}", "title=T date=2022-10-21T14:06:14Z \nheadline: T\n"},
        {"{\"orderedItems\": [{\"id\": \"x\", \"type\": \"Create\", \"published\": \"2025-11-19\", \"object\": {\"content\": \"<p>One.</p>\"}}]}",
         "id=x date=2025-11-19 \nparagraph: One.\n"},
        {"{\"feed\": [{\"post\": {\"author\": {\"displayName\": \"A\"}, \"record\": {\"text\": \"One.\", \"createdAt\": \"2025-11-19\"}}}]}",
         "date=2025-11-19 author=A \nparagraph: One.\n"},
        {"{\"headline\": \"T\", \"body\": \"One.\", \"published_at\": \"26-FEB-1987 15:01:01.79\", \"url\": \"u\", "
         "\"byline\": \"A B\", \"lang\": \"en\", \"dateline\": \"SALVADOR, Feb 26 -\", \"description\": \"D\"}",
         "title=T place=SALVADOR language=en url=u date=1987-02-26T15:01:01Z author=A B \n"
         "headline: T\ndeck: D\nparagraph: One.\n"},
        {"{\"title\": \"T\", \"content\": [\"One.\", \"MOSCOW: Two.\"], \"authors\": [\"A\", {\"name\": \"B\"}, 3]}",
         "title=T place=MOSCOW author=A author=B \nheadline: T\nparagraph: One.\nparagraph: MOSCOW: Two.\n"},
        {"{\"title\": \"T\", \"text\": \"\", \"content\": \"One.\", \"source\": \"https://example.org/1\"}",
         "title=T url=https://example.org/1 \nheadline: T\nparagraph: One.\n"},
        {"{\"title\": \"T\", \"text\": \"T\\n\\nOne.\"}", "title=T \nheadline: T\nparagraph: One.\n"},
        {"{\"title\": \"\", \"text\": \"Head\\n\\nOne.\"}", "title=Head \nheadline: Head\nparagraph: One.\n"},
        {"{\"title\": \"T\"}", "title=T \nheadline: T\n"},
        {"{\"id\": 12345678901234567890123, \"timestamp\": 1763510400, \"title\": \"T\"}",
         "id=12345678901234567741440 title=T date=2025-11-19T00:00:00Z \nheadline: T\n"},
        {"{\"userEditedTimestampUsec\": 1763510400123000, \"title\": \"T\", \"source\": \"<a href='x'>S</a>\"}", "title=T site=S date=2025-11-19T00:00:00Z \nheadline: T\n"},
        /* A record that is a post, as oEmbed has it, is of its day. */
        {"{\"author_name\": \"N\", \"html\": \"<blockquote class=\\\"twitter-tweet\\\"><p>W</p>\\u2014 N (@n) <a href=\\\"https://twitter.com/n/status/1234567890123456789\\\">March 2, 2020</a></blockquote>\"}",
         "date=2020-03-02 author=N \ntweet @n 2020-03-02 https://twitter.com/n/status/1234567890123456789 [N]: W\n"},
        {"{\"date\": 20060512, \"title\": \"T\"}", "title=T date=2006-05-12 \nheadline: T\n"},
        {"{\"date\": 20060512120000, \"title\": \"T\"}", "title=T date=2006-05-12T12:00:00Z \nheadline: T\n"},
        {"{\"date\": \"20060512120000\", \"title\": \"T\"}", "title=T date=2006-05-12T12:00:00Z \nheadline: T\n"},
        {"{\"date\": 2016, \"title\": \"T\"}", "title=T \nheadline: T\n"},
        {"{\"date\": 1763510400123, \"title\": \"T\"}", "title=T date=2025-11-19T00:00:00Z \nheadline: T\n"},
        {"{\"title\": \"T\", \"text\": \"W pic.twitter.com/a \\u2014 N (@n) May 1, 2025\"}",
         "title=T \nheadline: T\ntweet @n 2025-05-01 pic.twitter.com/a [N]: W pic.twitter.com/a\n"},
        {"{\"title\": \"T\", \"date\": \"the day after\"}",
         "title=T \nheadline: T\nwarned 1000: 'the day after' is no date; the article is undated\n"},
        {"{\"title\": \"caf\xE9\"}",
         "title=caf\uFFFD \nheadline: caf\uFFFD\nwarned 1014: not UTF-8 here; shown as \uFFFD; convert it with iconv\n"},
        {"{\"title\": \"\\ud83d \\ude00 \\ud83d\\ude00 \\\\ud83d\"}",
         "title=\uFFFD \uFFFD \U0001F600 \\ud83d \nheadline: \uFFFD \uFFFD \U0001F600 \\ud83d\n"
         "warned 1000: half of a surrogate pair in a \\u escape; shown as \uFFFD\n"},
        /* ninjs: the same text in two forms. */
        {"{\"uri\": \"n1\", \"versionCreated\": \"2025-11-19\", \"by\": \"Ada Lark\", \"headlines\": [{\"role\": \"main\", \"value\": \"T\"}], "
         "\"bodies\": [{\"role\": \"main\", \"contentType\": \"text/plain\", \"value\": \"One. Two.\"}, {\"role\": \"richtext\", "
         "\"contentType\": \"application/xhtml+xml\", \"value\": \"<p>One.</p> <p>Two.</p>\"}]}",
         "id=n1 title=T date=2025-11-19 author=Ada Lark \nheadline: T\nparagraph: One.\nparagraph: Two.\n"},
        /* What an interface cuts off. */
        {"{\"title\": \"T\", \"content\": \"The ferry sai\u2026 [+1234 chars]\"}", "title=T \nheadline: T\nparagraph: The ferry sai\u2026\n"},
        {"{\"title\": \"T\", \"content\": \"[+ chars] of +5 chars]\"}", "title=T \nheadline: T\nparagraph: [+ chars] of +5 chars]\n"},
        {"{\"title\": \"T\", \"content\": \"[+5 chars]\"}", "title=T \nheadline: T\n"},
        {"{}", "lost 1000: a record without text; it needs \"text\" (or body, content) or \"title\", or a map of its names\n"},
        {"{\"title\": null, \"text\": {\"x\": 1}}",
         "lost 1000: a record without text; it needs \"text\" (or body, content) or \"title\", or a map of its names\n"},
        {"[1]", "lost 1000: a record that is no JSON object\n"},
        {"{\"title\": \"T\"", "lost 1013: not JSON in line 7, column 13: '}' expected near end of file\n"},
        {"{\n\"title\": x}", "lost 1012: not JSON in line 8, column 10: invalid token near 'x'\n"},
        {"{\"title\": 1e999}", "lost 1015: not JSON in line 7, column 15: real number overflow near '1e999'\n"},
    };
    dl_arena arena = DL_ARENA_EMPTY;
    dl_buffer out = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < COUNT(cases); i++) {
        describe(&out, &arena, dl_slice_of(cases[i].text));
        if (strcmp(out.data, cases[i].expected) != 0)
            fail_msg("%s\nbecame\n%s", cases[i].text, out.data);
    }
    dl_buffer_free(&out);
    dl_arena_free(&arena);
}

/* Long strings are decoded apart from the rest; they read as short ones do. */
static void test_long_strings_read_as_short_ones(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected; /* behind the long part; NULL: the record is refused */
    } cases[] = {
        {"plain \u00e9", "plain \u00e9"},
        {"\\u00e9 \\u20aC \\ud83d\\ude00 \\\" \\\\ \\/", "\u00E9 \u20AC \U0001F600 \" \\ /"},
        {"\\ud83d alone", "\uFFFD alone"},
        {"\\u0001", "\1"},
        {"\\u00011 \\q", NULL},
        {"\\q", NULL},
        {"a\tb", NULL}, /* a control character */
    };
    dl_arena arena = DL_ARENA_EMPTY;
    dl_buffer out = DL_BUFFER_EMPTY, text = DL_BUFFER_EMPTY, expected = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < COUNT(cases); i++)
        for (size_t words = 1; words < 200; words += 66) {
            dl_buffer_clear(&text);
            dl_buffer_clear(&expected);
            dl_buffer_add_text(&text, "{\"title\": \"T\", \"text\": \"");
            dl_buffer_add_text(&expected, "paragraph: ");
            for (size_t n = 0; n < words; n++) {
                dl_buffer_add_text(&text, "word ");
                dl_buffer_add_text(&expected, "word ");
            }
            dl_buffer_add_text(&text, cases[i].text);
            dl_buffer_add_text(&text, "\", \"author\": \"A\"}");
            dl_buffer_add_text(&expected, cases[i].expected ? cases[i].expected : "");
            describe(&out, &arena, dl_buffer_slice(&text));
            if (cases[i].expected ? !strstr(out.data, expected.data) || !strstr(out.data, "author=A")
                                  : !strstr(out.data, "lost") || !strstr(out.data, "not JSON"))
                fail_msg("%s\nbecame\n%s", text.data, out.data);
        }
    dl_buffer_free(&out);
    dl_buffer_free(&text);
    dl_buffer_free(&expected);
    dl_arena_free(&arena);
}

static void test_absurd_records_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *front, *unit;
        size_t units;
        const char *expected; /* a part */
    } cases[] = {
        {"", "[", 1000000, "maximum parsing depth"},
        {"", "{\"a\":", 100000, "maximum parsing depth"},
        {"{\"a\":[1", ",1", 1100000, "more than a million values"},
        {"{\"text\":\"", ",", 1100000, "premature end"}, /* commas in a string are no values */
    };
    dl_arena arena = DL_ARENA_EMPTY;
    dl_buffer out = DL_BUFFER_EMPTY, text = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_buffer_clear(&text);
        dl_buffer_add_text(&text, cases[i].front);
        for (size_t n = 0; n < cases[i].units; n++)
            dl_buffer_add_text(&text, cases[i].unit);
        describe(&out, &arena, dl_buffer_slice(&text));
        assert_non_null(strstr(out.data, "lost"));
        assert_non_null(strstr(out.data, cases[i].expected));
    }
    dl_buffer_free(&text);
    dl_buffer_free(&out);
    dl_arena_free(&arena);
}

static void test_a_value_ends_where_its_brackets_close(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t end; /* 0: does not */
    } cases[] = {
        {"{} {}", 2},           {"{\"a\": \"}\"} x", 10}, {"{\"a\": \"\\\"}\"}", 12}, {"[[1], {}]x", 9},
        {"{\"a\": \"\\\\\"}", 11}, {"{\"a\": {}", 0},        {"", 0},
        {"{\"a\\nb\": \"\\\"c\\\"\\n\\\\\"}", 21}, {"{\"\\\"\\\"", 0},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        /* Whole, and a byte at a time. */
        dl_json_scan whole = {0}, slow = {0};
        dl_slice text = dl_slice_of(cases[i].text);
        assert_int_equal(dl_json_scan_run(&whole, text), cases[i].end != 0);
        bool closed = false;
        for (size_t size = 0; size <= text.size && !closed; size++)
            closed = dl_json_scan_run(&slow, dl_slice_cut(text, 0, size));
        assert_int_equal(closed, cases[i].end != 0);
        assert_int_equal(whole.at, cases[i].end ? cases[i].end : text.size);
        assert_int_equal(slow.at, whole.at);
    }
}

/* Line ends are escapes in JSON: a text has thousands. */
static void test_a_string_of_a_million_escapes_takes_no_longer(void **state)
{
    (void)state;
    enum { ESCAPES = 2000000 };
    dl_buffer text = DL_BUFFER_EMPTY, out = DL_BUFFER_EMPTY;
    dl_arena arena = DL_ARENA_EMPTY;
    dl_json_scan scan = {0};
    dl_json_long taken;
    dl_buffer_add_text(&text, "{\"a\": \"");
    for (size_t i = 0; i < ESCAPES; i++)
        dl_buffer_add_text(&text, "a b\\n");
    dl_buffer_add_text(&text, "\"}");
    assert_true(dl_json_scan_run(&scan, dl_buffer_slice(&text)));
    assert_int_equal(scan.at, text.size);
    assert_true(dl_json_long_take(&taken, &out, &arena, dl_buffer_slice(&text)));
    assert_int_equal(taken.count, 1);
    assert_int_equal(taken.texts[0].size, 4 * (size_t)ESCAPES);
    dl_buffer_free(&text);
    dl_buffer_free(&out);
    dl_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_records),
        cmocka_unit_test(test_long_strings_read_as_short_ones),
        cmocka_unit_test(test_absurd_records_are_refused),
        cmocka_unit_test(test_a_value_ends_where_its_brackets_close),
        cmocka_unit_test(test_a_string_of_a_million_escapes_takes_no_longer),
    };
    return cmocka_run_group_tests_name("records", tests, NULL, NULL);
}
