/* Pages of posts: a post's own page, and posts as the pages of networks draw them. A case a rule.
 */
#include "article_text.h"
#include "page_rule.h"
#include "unit.h"

#define URL(address) "<meta property=og:url content='" address "'>"
#define TOLD(text) "<meta property=og:description content='" text "'>"
#define BODY_LINE                                                                                  \
    "paragraph: The bridge over the river opened on Tuesday, after three years of work, and the "  \
    "first cars crossed it at noon.\n"
#define NOTICE                                                                                     \
    "<p>We and our partners show you what others say, and keep what you look at, so that you see " \
    "more of it tomorrow.</p>"
#define LONG(town)                                                                                 \
    "Three bridges stood in " town                                                                 \
    " before it: the first was of wood, and burnt, the second of stone, and fell, the third of "   \
    "iron, and was sold. Of the fourth in " town                                                   \
    " it is said that it will outlast them all, which was said of the others as well, but this "   \
    "one has been paid for, and that is something new for us in " town                             \
    ", who have paid for three of them and for their ruins, and for all the ferries that ran "     \
    "between one bridge and the next, year after year."

static void add_all(dl_buffer *out, const dl_article *article)
{
    for (size_t i = 0; i < article->author_count; i++)
        dl_buffer_printf(out, "by %.*s\n", (int)article->authors[i].size, article->authors[i].data);
    article_text(out, article);
}

static void test_own_pages(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"what a page of X's states is the post, and what it shows to strangers is nothing",
         OG("Ann Bell (@annbell) on X") URL("https://x.com/annbell/status/1990700000000000000")
             TOLD("It is open! https://t.co/aB1"),
         NOTICE,
         "by Ann Bell\nheadline: Ann Bell (@annbell) on X\ntweet @annbell 2025-11-18T08:34:00Z "
         "https://x.com/annbell/status/1990700000000000000 [Ann Bell]: It is open! "
         "https://t.co/aB1\n"},
        {"the words in the title, behind a browser's count",
         OG("(4) Ann Bell on X: \"It is open: come!\" / X")
             URL("https://x.com/annbell/status/1990700000000000000"),
         "",
         "by Ann Bell\nheadline: Ann Bell on X\ntweet @annbell 2025-11-18T08:34:00Z "
         "https://x.com/annbell/status/1990700000000000000 [Ann Bell]: It is open: come!\n"},
        {"in other languages",
         OG("Ann BellさんはXを使っています: 「It is open」")
             URL("https://x.com/annbell/status/1990700000000000000"),
         "",
         "by Ann Bell\nheadline: Ann BellさんはXを使っています\ntweet @annbell "
         "2025-11-18T08:34:00Z "
         "https://x.com/annbell/status/1990700000000000000 [Ann Bell]: It is open\n"},
        {"marks around a description",
         OG("Ann Bell on Twitter") URL("https://twitter.com/annbell/status/1990700000000000000")
             TOLD("“It is open”"),
         "",
         "by Ann Bell\nheadline: Ann Bell on Twitter\ntweet @annbell 2025-11-18T08:34:00Z "
         "https://twitter.com/annbell/status/1990700000000000000 [Ann Bell]: It is open\n"},
        {"a caption among counts, with who shared it",
         OG("Ann Bell on Instagram: \"It is open 🎉\"")
             URL("https://www.instagram.com/p/COn3M4TnRi1/")
                 TOLD("534 likes, 12 comments - ann.bell on May 8, 2021: \"It is open 🎉\""),
         "",
         "by Ann Bell\nheadline: Ann Bell on Instagram\ntweet @ann.bell 2021-05-08T18:57:43Z "
         "https://www.instagram.com/p/COn3M4TnRi1/ [Ann Bell]: It is open 🎉\n"},
        {"not the counts alone",
         OG("Ann Bell on Instagram") URL("https://www.instagram.com/p/COn3M4TnRi1/")
             TOLD("534 likes, 12 comments - ann.bell on May 8, 2021"),
         "",
         "headline: Ann Bell on Instagram\ndeck: 534 likes, 12 comments - ann.bell on May 8, "
         "2021\n" BODY_LINE},
        {"a page of Mastodon's",
         OG("Ann Bell (@annbell@town.example)")
             URL("https://town.example/@annbell/115570000000000000") TOLD("It is open"),
         "",
         "by Ann Bell\nheadline: Ann Bell (@annbell@town.example)\ntweet @annbell "
         "2025-11-18T09:30:51Z "
         "https://town.example/@annbell/115570000000000000 [Ann Bell]: It is open\n"},
        {"of Bluesky, whose keys hold the time",
         OG("Ann Bell (@annbell.example.org)") URL(
             "https://bsky.app/profile/annbell.example.org/post/3mddvy5bv6k27") TOLD("It is open"),
         "",
         "by Ann Bell\nheadline: Ann Bell (@annbell.example.org)\ntweet @annbell.example.org "
         "2026-01-26T18:50:47Z "
         "https://bsky.app/profile/annbell.example.org/post/3mddvy5bv6k27 [Ann Bell]: It is "
         "open\n"},
        {"of Telegram, whose post a script puts there",
         OG("Town Hall") "<meta property=og:site_name content=Telegram>" TOLD("It is open"),
         "<script src=widget.js data-telegram-post='townhall/15513'></script><a href=x>Copy</a>",
         "by Town Hall\nheadline: Town Hall\ntweet @townhall  https://t.me/townhall/15513 [Town "
         "Hall]: It is open\n"},
        {"what a description cuts off may stand in the page",
         OG("Ann Bell (@annbell@town.example)")
             URL("https://town.example/@annbell/115570000000000000") TOLD("It is open, and…"),
         "<div>It is open, and all are there.</div>",
         "by Ann Bell\nheadline: Ann Bell (@annbell@town.example)\ntweet @annbell "
         "2025-11-18T09:30:51Z "
         "https://town.example/@annbell/115570000000000000 [Ann Bell]: It is open, and all are "
         "there.\n"},
        {"somebody else's name is none",
         OG("Log in") URL("https://x.com/annbell/status/1990700000000000000")
             TOLD("See what is new"),
         "", "headline: Log in\ndeck: See what is new\n" BODY_LINE},
        {"nor is it another page's",
         OG("Ann Bell on X: \"It is open\"") URL("https://example.org/annbell"), "",
         "headline: Ann Bell on X: \"It is open\"\n" BODY_LINE},
        {"a long text is an article, by who states the post",
         OG("Ann Bell on X: \"Four bridges\" / X")
             URL("https://x.com/annbell/status/1990700000000000000"),

         "<p>" LONG("Ayton") "</p><p>" LONG("Beeham") "</p><p>" LONG("Ceedale") "</p><p>" LONG(
             "Deeford") "</p>",
         "by Ann Bell\nheadline: Four bridges\nparagraph: " LONG("Ayton") "\nparagraph: " LONG(
             "Beeham") "\nparagraph: " LONG("Ceedale") "\nparagraph: " LONG("Deeford") "\n" BODY_LINE},
    };
    page_rules_check(rules, COUNT(rules), add_all);
}

#define STATUS(class, link, text)                                                                  \
    "<div class='" class "'><a class=status__relative-time href='" link                            \
                         "'><time datetime=2025-11-18T10:00:00.000Z>5m</time></a>"                 \
                         "<a href=/@carl><span class=display-name><bdi><strong "                   \
                         "class=display-name__html>Carl Day</strong></bdi><span "                  \
                         "class=display-name__account>@carl@far.example</span></span></a><div "    \
                         "class=status__content><div "                                             \
                         "class='status__content__text translate' lang=en><p>" text                \
                         "</p></div><button>Translate</button></div><span>7</span></div>"
#define SKY(by, name, more, text)                                                                  \
    "<div class=r-1 data-testid='" by "carl.example.org'>" more                                    \
    "<a href=/profile/carl.example.org aria-label=x><img></a>"                                     \
    "<a href=/profile/carl.example.org><div dir=auto class=r-2>\u202A" name                        \
    "\u202C</div><div dir=auto class=r-2>"                                                         \
    "\u202A@carl.example.org\u202C</div></a><a dir=auto "                                          \
    "href=/profile/carl.example.org/post/3mddvy5bv6k27><span>·</span>1d</a>"                      \
    "<button dir=auto>Follow</button><div dir=auto class=r-3>" text                                \
    "</div><div dir=auto class=r-3>1:03 PM · Jan 26, 2026</div></div>"

static void test_drawn_posts(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"statuses of Mastodon's pages, with addresses on its host",
         OG("Ann Bell (@annbell@town.example)")
             URL("https://town.example/@annbell/115570000000000000") TOLD("It is open"),
         "<div class=detailed-status><a href=/@annbell><strong class=display-name__html>Ann "
         "Bell</strong><span "
         "class=display-name__account>@annbell@town.example</span></a><div "
         "class=status__content>It is open</div><a "
         "class=detailed-status__datetime href=/@annbell/115570000000000000>Nov 18</a> 50 "
         "boosts</div>" STATUS("status status-public", "/@carl@far.example/115570000000000009",
                               "At last!"),
         "headline: Ann Bell (@annbell@town.example)\ntweet @annbell 2025-11-18 "
         "https://town.example/@annbell/115570000000000000 [Ann Bell]: It is open\ntweet "
         "@carl@far.example "
         "2025-11-18T10:00:00Z https://town.example/@carl@far.example/115570000000000009 [Carl "
         "Day]: At last!\n"},
        {"what is but called a status is none", "",
         "<div class=status><div class=status__content>Open</div><a href=/a>a</a></div>",
         "paragraph: Open\n" BODY_LINE},
        {"threads and feeds of Bluesky: not who repeats it, nor what else has a direction", "",
         SKY("postThreadItem-by-", "Carl Day", "", "At last!") SKY(
             "feedItem-by-", "Carl Day 🌉",
             "<a href=/profile/annbell.example.org dir=auto>Reposted by Ann Bell</a>", "Again!"),
         "tweet @carl.example.org 2026-01-26 "
         "https://bsky.app/profile/carl.example.org/post/3mddvy5bv6k27 [Carl Day]: At last!\n"
         "tweet @carl.example.org 2026-01-26 "
         "https://bsky.app/profile/carl.example.org/post/3mddvy5bv6k27 [Carl Day 🌉]: "
         "Again!\n" BODY_LINE},
        {"copies in an archive: a text, and the day as a link", "",
         "<article class=markdown-body><p>It is open</p><p><img src=t.ico> <a "
         "href=https://twitter.com/annbell/status/1990700000000000000>2025-11-18 08:34</a></p></article><article><p>A bridge of "
         "which all speak</p><p><a href=https://twitter.com/annbell/status/1990700000000000001>All about it</a></p></article>",
         "tweet @annbell 2025-11-18 https://twitter.com/annbell/status/1990700000000000000 []: It is open\nparagraph: A bridge of which "
         "all speak\n" BODY_LINE},
        {"posts of Threads, on the page's host", URL("https://www.threads.net/@carl.day"),
         "<div class=x1 data-pressable-container=true><a href=/@carl.day><img></a><a href=/@carl.day><span dir=auto>carl.day</span></a><a "
         "href=/@carl.day/post/DRK3abcdefg><time datetime=2025-11-18T10:00:00.000Z><abbr>3h</abbr></time></a><div role=button><span "
         "dir=auto>More</span></div><div><span dir=auto><span>It is </span><span>open</span></span></div><div role=button><span dir=auto>7</span></div></div>",
         "tweet @carl.day 2025-11-18T10:00:00Z https://www.threads.net/@carl.day/post/DRK3abcdefg []: It is open\n" BODY_LINE},
        {"messages of Telegram's pages, not what they answer",
         "<meta property=og:site_name content=Telegram>",
         "<div class='tgme_widget_message js-widget_message' data-post='townhall/77'><a "
         "class=tgme_widget_message_owner_name "
         "href=https://t.me/townhall><span dir=auto>Town Hall</span></a><a "
         "class=tgme_widget_message_reply "
         "href=https://t.me/townhall/70><div class='tgme_widget_message_text "
         "js-message_reply_text'>When?</div></a><div "
         "class='tgme_widget_message_text js-message_text' dir=auto>It is "
         "open.<br>Come!</div><span "
         "class=tgme_widget_message_views>1.8K</span><a class=tgme_widget_message_date "
         "href=https://t.me/townhall/77><time "
         "datetime=2025-11-18T10:00:00+00:00>10:00</time></a></div>",
         "tweet @townhall 2025-11-18T10:00:00Z https://t.me/townhall/77 [Town Hall]: It is open. "
         "Come!\n" BODY_LINE},
        {"not what says of a channel that it was renamed, nor what a message is made of that cannot be shown", "",
         "<div class='tgme_widget_message service_message' data-post='townhall/78'><div class='tgme_widget_message_text'>Town Hall "
         "pinned a message</div></div><div class=tgme_widget_message data-post='townhall/79'><div "
         "class=message_media_not_supported>This media is not supported</div></div>",
         BODY_LINE},
        {"a permalink that an address leads on to", "",
         "<div class='tweet static'><a href=https://mail.example/redirect/2/eyJlIjoiaHR0cHM6Ly90d2l0dGVyLmNvbS9hbm5iZWxsL3N0YXR1cy8xOTkwNzAwMDAwMDAwMDAwMDAwP3M9MjAiLCJwIjoxMn0.sig><span class=tweet-author-name>Ann Bell</span> <span class=tweet-author-handle>@annbell</span></a><div "
         "class=tweet-text>It is open</div><span class=tweet-date>6:46 PM \xE2\x88\x99 Nov 18, 2025</span></div>",
         "tweet @annbell 2025-11-18 https://twitter.com/annbell/status/1990700000000000000 [Ann Bell]: It is open\n" BODY_LINE},
        {"posts of X by what their parts are called: not whose page has them on top", "",
         "<article><div>Pinned</div><div data-testid=User-Name><a href=/annbell>Ann Bell</a><a "
         "href=/annbell>@annbell</a></div><a "
         "href=/annbell/status/1990700000000000000><time>Nov 18, 2025</time></a><div "
         "data-testid=tweetText>It is open</div></article>",
         "tweet @annbell 2025-11-18 https://twitter.com/annbell/status/1990700000000000000 [Ann "
         "Bell]: It is open\n" BODY_LINE},
    };
    page_rules_check(rules, COUNT(rules), article_text);
}

#define OLD(key, by, text, answers)                                                                \
    "<div class='thing comment' data-author=" by " data-permalink=/r/town/comments/a1/bridge/" key \
    "/ data-fullname=t1_" key "><div class=entry><p class=tagline><a class=author>" by             \
    "</a> 5 points <time datetime=2025-11-18T10:00:00+00:00>3 hours ago</time>"                    \
    "</p><form class=usertext><div class=usertext-body><div class=md><p>" text                     \
    "</p></div></div></form></div><div class=child>" answers "</div></div>"
#define NEW(key, by, text, answers)                                                                \
    "<shreddit-comment author=" by " thingid=t1_" key                                              \
    " permalink=/r/town/comments/a1/comment/" key "/><div slot=commentMeta>" by                    \
    "<time datetime=2025-11-18T10:00:00.000Z>3h ago</time></div><div slot=comment><p>" text        \
    "</p></div>" answers "</shreddit-comment>"
#define ROW(key, by, text)                                                                         \
    "<tr class='athing comtr' id=" key "><td><a class=hnuser href=x>" by                           \
    "</a> <span class=age title='2025-11-18T10:00:00 1763460000'><a "                              \
    "href=x>3 hours ago</a></span><div class=comment><div class='commtext c00'>" text              \
    "</div></div></td></tr>"

/* Comments of forums whose exports are posts, too. */
static void test_comments(void **state)
{
    (void)state;
    static const page_rule rules[] = {
        {"of Reddit's old pages, with their answers", "",
         OLD("c1", "ann", "It is open.", OLD("c2", "carl_d", "At last!", ""))
             OLD("c3", "eve", "Why?", ""),
         "tweet @ann 2025-11-18T10:00:00Z https://www.reddit.com/r/town/comments/a1/bridge/c1/ []: "
         "It is open.\n"
         "tweet @carl_d 2025-11-18T10:00:00Z https://www.reddit.com/r/town/comments/a1/bridge/c2/ "
         "[]: At last!\n"
         "tweet @eve 2025-11-18T10:00:00Z https://www.reddit.com/r/town/comments/a1/bridge/c3/ []: "
         "Why?\n" BODY_LINE},
        {"of its new ones", "",
         NEW("c1", "ann", "It is open.", NEW("c2", "carl_d", "At last!", "")),
         "tweet @ann 2025-11-18T10:00:00Z https://www.reddit.com/r/town/comments/a1/comment/c1/ "
         "[]: It is open.\n"
         "tweet @carl_d 2025-11-18T10:00:00Z https://www.reddit.com/r/town/comments/a1/comment/c2/ "
         "[]: At last!\n" BODY_LINE},
        {"of Hacker News", "",
         "<table>" ROW("41", "ann", "It is open.") ROW("42", "carl_d", "At last!") "</table>",
         "tweet @ann 2025-11-18T10:00:00Z https://news.ycombinator.com/item?id=41 []: It is open.\n"
         "tweet @carl_d 2025-11-18T10:00:00Z https://news.ycombinator.com/item?id=42 []: At "
         "last!\n" BODY_LINE},
    };
    page_rules_check(rules, COUNT(rules), article_text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_own_pages),
        cmocka_unit_test(test_drawn_posts),
        cmocka_unit_test(test_comments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
