/* Posts embedded in web pages, and the addresses of posts. */
#include "unit.h"
#include "article_text.h"
#include "page_post.h"

#include "article/html/page.h"
#include "article/network/permalink.h"

#include <string.h>

#define LEAD                                                                                       \
    "The bridge over the river opened on Tuesday, after three years of work, and the first cars "  \
    "crossed it at noon. The mayor, who had promised it in two, thanked all who had waited."
#define PAGE(body)                                                                                 \
    "<!DOCTYPE html><html lang=en><body><article><p>" LEAD "</p>" body "</article></body></html>"
#define LEAD_LINE "paragraph: " LEAD "\n"
#define BARE(handle, base, digit)                                                                                      \
    "tweet @" handle " 2025-11-16 https://" base "status/199000000000000000" digit " []: https://" base                \
    "status/199000000000000000" digit "\n"

static void test_posts_become_passages(void **state)
{
    (void)state;
    static const struct {
        const char *what, *page, *expected;
    } cases[] = {
        {"Bluesky, whose links have numbers for handles",
         PAGE("<blockquote class=bluesky-embed "
              "data-bluesky-uri=at://did:plc:z7/app.bsky.feed.post/3kabc>"
              "<p>Open!</p>&mdash; City (<a href=https://bsky.app/profile/did:plc:z7>"
              "@city.bsky.social</a>) <a "
              "href=https://bsky.app/profile/did:plc:z7/post/3kabc?ref_src=embed>"
              "November 18, 2025 at 7:00 PM</a></blockquote>"),
         LEAD_LINE "tweet @city.bsky.social 2025-11-18 "
                   "https://bsky.app/profile/did:plc:z7/post/3kabc [City]: Open!\n"},
        {"Mastodon, which leaves the words to a script, in a quote and in a frame",
         PAGE("<blockquote class=mastodon-embed "
              "data-embed-url=https://a.social/@city/115570000000000000/embed>"
              "<a href=https://a.social/@city/115570000000000000><div>Post by @city@a.social</div>"
              "<div>View on Mastodon</div></a></blockquote>"
              "<iframe class=mastodon-embed "
              "src=https://b.social/@city/115570000000000001/embed></iframe>"),
         LEAD_LINE "tweet @city 2025-11-18 https://a.social/@city/115570000000000000 []: "
                   "https://a.social/@city/115570000000000000\n"
                   "tweet @city 2025-11-18 https://b.social/@city/115570000000000001 []: "
                   "https://b.social/@city/115570000000000001\n"},
        {"Instagram: who is linked, who is named in the page's language, without a caption, a frame, AMP's code",
         PAGE("<blockquote class=instagram-media data-instgrm-captioned data-instgrm-permalink='https://www.instagram.com/p/"
              "BgPCX03nnZW/?utm_source=ig_embed'><a href='https://www.instagram.com/p/BgPCX03nnZW/?utm_source=ig_embed'>View this "
              "post on Instagram</a><p><a href=https://www.instagram.com/p/BgPCX03nnZW/>Open, with @mayor!</a></p><p>A post shared "
              "by <a href=https://www.instagram.com/city.works/>City &amp; Works</a> (@city.works) on <time "
              "datetime=2018-03-12T19:30:12+00:00>Mar 12, 2018 at 12:30pm PDT</time></p></blockquote>"
              "<blockquote class=instagram-media><p><a href=https://instagram.com/p/99kB_8L00w/>Rain.</a></p><p>Ein Beitrag "
              "geteilt von Sky (@sky) am Nov 11, 2015 um 2:50 PST</p></blockquote>"
              "<blockquote class=instagram-media data-instgrm-permalink=https://www.instagram.com/reel/C1Nc5WrSPO4/><p><a "
              "href=https://www.instagram.com/reel/C1Nc5WrSPO4/>A post shared by @mayor</a></p></blockquote>"
              "<iframe class=instagram-media src='https://www.instagram.com/p/CI4vzvdnMGG/embed/captioned/?v=13'></iframe>"
              "<amp-instagram data-shortcode=BRULdLTD3vf></amp-instagram><p data-shortcode=BRULdLTD3vg>None.</p>"),
         LEAD_LINE "tweet @city.works 2018-03-12 https://www.instagram.com/p/BgPCX03nnZW [City & Works]: Open, with @mayor!\n"
                   "tweet @sky 2015-11-11 https://instagram.com/p/99kB_8L00w [Sky]: Rain.\n"
                   "tweet @mayor 2023-12-23 https://www.instagram.com/reel/C1Nc5WrSPO4 []: "
                   "https://www.instagram.com/reel/C1Nc5WrSPO4\n"
                   "tweet @ 2020-12-17 https://www.instagram.com/p/CI4vzvdnMGG []: https://www.instagram.com/p/CI4vzvdnMGG\n"
                   "tweet @ 2017-03-06 https://www.instagram.com/p/BRULdLTD3vf []: https://www.instagram.com/p/BRULdLTD3vf\n"
                   "paragraph: None.\n"},
        {"TikTok, without its music; Telegram, as a script and as a frame; Truth Social, also by its other address",
         PAGE("<blockquote class=tiktok-embed cite=https://www.tiktok.com/@city/video/6929876641837632774><section><a "
              "href='https://www.tiktok.com/@city?refer=embed'>@city</a> <p>Open, <a "
              "href=https://www.tiktok.com/tag/bridge>#bridge</a></p> <a href=https://www.tiktok.com/music/So-6817608289770014722>"
              "So Fine</a></section></blockquote><script async src=https://telegram.org/js/telegram-widget.js "
              "data-telegram-post=citynews/12></script><iframe src='https://t.me/citynews/13?embed=1'></iframe>"
              "<iframe class=truthsocial-embed src=https://truthsocial.com/@mayor/115570000000000001/embed></iframe>"
              "<p><a href=https://truthsocial.com/@mayor/posts/115570000000000002>"
              "https://truthsocial.com/@mayor/posts/115570000000000002</a></p>"),
         LEAD_LINE "tweet @city 2021-02-16 https://www.tiktok.com/@city/video/6929876641837632774 []: Open, #bridge\n"
                   "tweet @citynews  https://t.me/citynews/12 []: https://t.me/citynews/12\n"
                   "tweet @citynews  https://t.me/citynews/13 []: https://t.me/citynews/13\n"
                   "tweet @mayor 2025-11-18 https://truthsocial.com/@mayor/115570000000000001 []: "
                   "https://truthsocial.com/@mayor/115570000000000001\n"
                   "tweet @mayor 2025-11-18 https://truthsocial.com/@mayor/posts/115570000000000002 []: "
                   "https://truthsocial.com/@mayor/posts/115570000000000002\n"},
        {"Facebook: who and when behind the words or in a paragraph of their own, a frame; no template of one",
         PAGE("<div class=fb-post data-href='https://www.facebook.com/cityworks/posts/12?type=3'><blockquote "
              "class=fb-xfbml-parse-ignore><p>Open!</p>Posted by <a href=https://www.facebook.com/cityworks>City &amp; Works</a> "
              "on <a href=https://www.facebook.com/cityworks/posts/12>Tuesday, November 18, 2025</a></blockquote></div>"
              "<div class=fb-post data-href=https://www.facebook.com/sky/photos/3><p>Rain.</p><p>Publiée par <a "
              "href=https://www.facebook.com/sky/>Sky</a> sur <a href=https://www.facebook.com/sky/photos/3>Lundi</a></p></div>"
              "<iframe src='https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fpermalink.php%3F"
              "story_fbid%3D2%26id%3D3&width=500'></iframe><div class=fb-post data-href='https://www.facebook.com/{{ id }}'></div>"),
         LEAD_LINE "tweet @cityworks 2025-11-18 https://www.facebook.com/cityworks/posts/12 [City & Works]: Open!\n"
                   "tweet @sky  https://www.facebook.com/sky/photos/3 [Sky]: Rain.\n"
                   "tweet @  https://www.facebook.com/permalink.php?story_fbid=2&id=3 []: "
                   "https://www.facebook.com/permalink.php?story_fbid=2&id=3\n"},
        {"Instagram, escaped in a script",
         PAGE("<script>{\"html\":\"\\u003Cblockquote class=\\\"instagram-media\\\"\\u003E\\u003Cp\\u003E\\u003Ca "
              "href=\\\"https:\\/\\/www.instagram.com\\/p\\/BgPCX03nnZW\\/\\\"\\u003EOpen!\\u003C\\/a\\u003E\\u003C\\/p\\u003E"
              "\\u003Cp\\u003EA post shared by City (@city)\\u003C\\/p\\u003E\\u003C\\/blockquote\\u003E\"}</script>"),
         LEAD_LINE "tweet @city 2018-03-12 https://www.instagram.com/p/BgPCX03nnZW [City]: Open!\n"},
        {"X's quote whose class was lost; not who is quoted, nor what goes on behind it, nor what quotes it",
         PAGE("<blockquote><p>So it was, said the mayor.</p><blockquote class=twitter-tweet><p>It rains!</p>&mdash; Sky (@sky) <a "
              "href=https://x.com/sky/status/1990700000000000009>November 18, 2025</a></blockquote></blockquote>"
              "<blockquote><p>It is open! pic.twitter.com/aB</p>&mdash; City &amp; Works (@CityWorks) <a "
              "href=https://twitter.com/cityworks/status/1990700000000000000>November 18, 2025</a></blockquote>"
              "<blockquote><p>The mayor (@mayor) said at noon what <a href=https://x.com/cityworks/status/1990700000000000001>"
              "the works had said</a> before.</p></blockquote><blockquote><p>City &amp; Works (@cityworks) had said <a "
              "href=https://x.com/cityworks/status/1990700000000000001>at noon</a> that it would open, and so it did, at two "
              "in the afternoon.</p></blockquote>"),
         LEAD_LINE "quote: So it was, said the mayor.\n"
                   "tweet @sky 2025-11-18 https://x.com/sky/status/1990700000000000009 [Sky]: It rains!\n"
                   "tweet @cityworks 2025-11-18 https://twitter.com/cityworks/status/1990700000000000000 [City & Works]: It is "
                   "open! pic.twitter.com/aB\n"
                   "quote: The mayor (@mayor) said at noon what the works had said before.\n"
                   "quote: City & Works (@cityworks) had said at noon that it would open, and so it did, at two in the "
                   "afternoon.\n"},
        {"an address that WordPress left as it was, as words or as a link",
         PAGE("<figure class=wp-block-embed><div class=wp-block-embed__wrapper>\n"
              "https://twitter.com/cityworks/status/1990700000000000000\n</div></figure>"
              "<figure class=wp-block-embed><div class=wp-block-embed__wrapper><a "
              "href=https://x.com/cityworks/status/1990700000000000001>https://x.com/cityworks/status/1990700000000000001</a>"
              "</div></figure>"),
         LEAD_LINE "tweet @cityworks 2025-11-18 https://twitter.com/cityworks/status/1990700000000000000 []: "
                   "https://twitter.com/cityworks/status/1990700000000000000\n"
                   "tweet @cityworks 2025-11-18 https://x.com/cityworks/status/1990700000000000001 []: "
                   "https://x.com/cityworks/status/1990700000000000001\n"},
        {"who wrote it in paragraphs of their own, behind another sign, or escaped once too often; a post's words in a part of a "
         "language; an address alone; a quote without author",
         PAGE("<blockquote class=twitter-tweet><p>It is open!</p><p>\u2014 City &amp; Works (@cityworks) </p><p> <a "
              "href=https://twitter.com/cityworks/statuses/1990700000000000000>November 18, 2025</a> </p></blockquote>"
              "<blockquote class=twitter-tweet><p>It rains.</p><p>? Sky (@sky) <a href=https://x.com/sky/status/1990700000000000001>"
              "November 18, 2025</a></p></blockquote><blockquote class=twitter-tweet><p>It snows.</p><p>&amp; mdash; Sky (@sky) <a "
              "href=https://x.com/sky/status/1990700000000000002>November 18, 2025</a></p></blockquote>"
              "<blockquote class=twitter-tweet><div dir=ltr lang=en>So it is, <a href=https://x.com/mayor>@mayor</a>.</p><p>Come!</div>"
              "<p>\u2014 Sky (@sky) <a href=https://x.com/sky/status/1990700000000000003>November 18, 2025</a></p></blockquote>"
              "<p>https://x.com/sky/status/1990700000000000004</p><p>https://x.com/sky</p>"
              "<blockquote class=twitter-tweet><p><a href=https://x.com/mayor>@mayor</a> So \u2014 so! <br>\u2014 Sky (@sky) <a "
              "href=https://x.com/sky/status/1990700000000000005>November 18, 2025</a></p></blockquote>"
              "<blockquote class=twitter-tweet><p>- With (@mayor), and all who came to see the bridge on its first day.</p></blockquote>"),
         LEAD_LINE "tweet @cityworks 2025-11-18 https://twitter.com/cityworks/statuses/1990700000000000000 [City & Works]: It is open!\n"
                   "tweet @sky 2025-11-18 https://x.com/sky/status/1990700000000000001 [Sky]: It rains.\n"
                   "tweet @sky 2025-11-18 https://x.com/sky/status/1990700000000000002 [Sky]: It snows.\n"
                   "tweet @sky 2025-11-18 https://x.com/sky/status/1990700000000000003 [Sky]: So it is, @mayor. Come!\n"
                   "tweet @sky 2025-11-18 https://x.com/sky/status/1990700000000000004 []: https://x.com/sky/status/1990700000000000004\n"
                   "paragraph: https://x.com/sky\n"
                   "tweet @sky 2025-11-18 https://x.com/sky/status/1990700000000000005 [Sky]: @mayor So \u2014 so!\n"
                   "quote: - With (@mayor), and all who came to see the bridge on its first day.\n"},
        {"a post as X's script drew it into the page",
         PAGE("<div class='EmbeddedTweet js-click' data-click-to-open-target=https://twitter.com/cityworks/status/1990700000000000000>"
              "<blockquote class='Tweet h-entry' cite=https://twitter.com/cityworks/status/1990700000000000000 "
              "data-tweet-id=1990700000000000000><div class=Tweet-header><a class=TweetAuthor-link href=https://twitter.com/cityworks>"
              "<span class=TweetAuthor-decoratedName><span class='TweetAuthor-name Identity-name'>City &amp; Works</span></span><span "
              "class='TweetAuthor-screenName Identity-screenName'>@cityworks</span></a></div><div class='Tweet-body e-entry-content'>"
              "<p class='Tweet-text e-entry-title' lang=en>It is open!</p><div class=TweetInfo><a "
              "href=https://twitter.com/cityworks/status/1990700000000000000><time datetime=2025-11-18T09:20:00+0000>9:20 AM - Nov 18, "
              "2025</time></a></div></div></blockquote><div class=EmbeddedTweet-cta><a "
              "href=https://twitter.com/cityworks/status/1990700000000000000>5 people are talking about this</a></div></div>"),
         LEAD_LINE "tweet @cityworks 2025-11-18 https://twitter.com/cityworks/status/1990700000000000000 [City & Works]: It is open!\n"},
        {"a post as React draws it, its words in a paragraph of a language",
         PAGE("<div class=react-tweet-theme><article><div><a href=https://x.com/cityworks/status/1990700000000000000><span>City "
              "&amp; Works</span></a><a href=https://x.com/cityworks/status/1990700000000000000><span>@cityworks</span></a>"
              "<span>\u00B7</span><a href=https://x.com/intent/follow?screen_name=cityworks>Follow</a></div><p lang=en dir=auto>"
              "<span>It is open! </span><a href=https://x.com/hashtag/bridge>#bridge</a></p><a "
              "href=https://x.com/cityworks/status/1990700000000000000><time datetime=2025-11-18T09:20:00Z>9:20 AM \u00B7 Nov 18, "
              "2025</time></a><a href=https://x.com/intent/like?tweet_id=1990700000000000000>12 Likes</a></article></div>"),
         LEAD_LINE "tweet @cityworks 2025-11-18 https://x.com/cityworks/status/1990700000000000000 [City & Works]: It is open! "
                   "#bridge\n"},
        {"Threads, also escaped in a script",
         PAGE("<blockquote class=text-post-media "
              "data-text-post-permalink=https://www.threads.net/@city/post/"
              "Cu-d_1><a href=https://www.threads.net/@city/post/Cu-d_1><div>Post by @city</div><div>View on "
              "Threads</div></a></blockquote>"
              "<script>{\"html\":\"\\u003Cblockquote class=\\\"text-post-media\\\"\\u003E\\u003Ca "
              "href=\\\"https:\\/\\/www.threads.net\\/@city\\/post\\/"
              "Cu-d_2\\\"\\u003EView\\u003C\\/a"
              "\\u003E\\u003C\\/blockquote\\u003E\"}</script>"),
         LEAD_LINE "tweet @city  https://www.threads.net/@city/post/Cu-d_1 []: "
                   "https://www.threads.net/@city/post/Cu-d_1\n"
                   "tweet @city  https://www.threads.net/@city/post/Cu-d_2 []: "
                   "https://www.threads.net/@city/post/Cu-d_2\n"},
        {"a page of posts: each in an <article>, its time the link to it; not one with paragraphs",
         "<!DOCTYPE html><html lang=en><title>City on X: \"Open!\" / X</title><body><main><article><div><a href=/city>City</a>"
         "<a href=/city>@city</a></div><div lang=en><span>Open!</span> <a href=https://t.co/a>a.example</a></div><a "
         "href=/city/status/1990000000000000000><time datetime=2025-11-16T10:00:00Z>10 AM</time></a> 12 Views</article>"
         "<article><p>" LEAD "</p><a href=/city/status/1990000000000000001><time>11 AM</time></a></article></main>",
         "headline: City on X: \"Open!\" / X\ntweet @city 2025-11-16 https://twitter.com/city/status/1990000000000000000 [City]: "
         "Open! a.example\n" LEAD_LINE},
        {"a page and a post out of a web archive",
         PAGE("<blockquote class=twitter-tweet><p>Open!</p>&mdash; City (@city) <a href=\"https://a.example/web/20251118100000/"
              "https://twitter.com/city/status/1990000000000000000?x=y\">November 16, 2025</a></blockquote>"),
         LEAD_LINE "tweet @city 2025-11-16 https://twitter.com/city/status/1990000000000000000 [City]: Open!\n"},
        {"in a script that comes in pieces, where one ends and the next begins",
         PAGE("<script>self.__next_f.push([1,\"5:[\\\"$\\\",\\\"div\\\",{\\\"__html\\\":\\\"\\\\u003cblockquote class=\\\\\\\"twitter-tw\"])"
              "</script><script>self.__next_f.push([1,\"eet\\\\\\\"\\\\u003e\\\\u003cp\\\\u003eOpen!\\\\u003c/p\\\\u003e"
              "\u2014 City (@city) \\\\u003ca href=\\\\\\\"https://twitter.com/city/status/1990000000000000000\\\\\\\"\\\\u003eNovember 16, 2025\\\\u003c/a\\\\u003e"
              "\\\\u003c/blockquote\\\\u003e\\\"}]\\n\"])</script>"),
         LEAD_LINE "tweet @city 2025-11-16 https://twitter.com/city/status/1990000000000000000 [City]: Open!\n"},
        {"links in a post that were escaped once too often",
         PAGE("<blockquote class=twitter-tweet><p>&lt;a href=\"https://twitter.com/hashtag/Open\"&gt;#Open&lt;/a&gt; at "
              "last!</p>&mdash; City (@city) <a "
              "href=https://twitter.com/city/status/1990000000000000000>November 16, 2025</a></blockquote>"),
         LEAD_LINE "tweet @city 2025-11-16 https://twitter.com/city/status/1990000000000000000 [City]: #Open at last!\n"},
        {"words without a paragraph, and lines in them",
         PAGE("<blockquote class=twitter-tweet>Open!<br>At last (@mayor).<br>&mdash; City (@city) <a "
              "href=https://twitter.com/city/status/1990000000000000000?s=1>November 16, 2025</a></blockquote>"),
         LEAD_LINE "tweet @city 2025-11-16 https://twitter.com/city/status/1990000000000000000 [City]: Open! At last "
                   "(@mayor).\n"},
        {"one post twice: as it stands, and where a script put it, which has its number alone",
         PAGE("<iframe data-tweet-id=1990000000000000000 src=https://platform.twitter.com/embed/Tweet.html?"
              "id=1990000000000000000></iframe><blockquote class=twitter-tweet><p>Open!</p>&mdash; City (@city) <a "
              "href=https://twitter.com/city/status/1990000000000000000>November 16, 2025</a></blockquote><iframe "
              "data-tweet-id=1990000000000000000></iframe>"),
         LEAD_LINE "tweet @city 2025-11-16 https://twitter.com/city/status/1990000000000000000 [City]: Open!\n"},
        {"a number in an element that calls itself a tweet and is filled by a script; not in one that holds words, or shares",
         PAGE("<div class='component embed-twitter' data-embed-id=1990000000000000000></div><div data-type=tweet "
              "data-id=1990000000000000001></div><p class=tweet id=1990000000000000002>Open!</p><a class=twitter-share "
              "data-id=1990000000000000003></a>"),
         LEAD_LINE "tweet @ 2025-11-16 https://twitter.com/i/status/1990000000000000000 []: "
                   "https://twitter.com/i/status/1990000000000000000\n"
                   "tweet @ 2025-11-16 https://twitter.com/i/status/1990000000000000001 []: "
                   "https://twitter.com/i/status/1990000000000000001\nparagraph: Open!\n"},
        {"elements that HTML has not, attributes that embed, a number in an object, a part of the page that is an address; not what shares",
         PAGE("<figure class=media><oembed url=https://twitter.com/city/status/1990000000000000000></oembed></figure><site-tweet "
              "tweet-id=1990000000000000001></site-tweet><div x-embed-src=https://x.com/city/status/1990000000000000002></div><div "
              "data-react-props='{\"tweetId\":\"1990000000000000003\"}'></div><div class=tweet data-of='{\"id\": "
              "\"1990000000000000004\"}'></div><div>https://x.com/city/status/1990000000000000005</div><div data-of='{\"id\": "
              "\"1990000000000000006\"}'></div><site-share href=https://x.com/intent/post?url=a></site-share>"),
         LEAD_LINE BARE("city", "twitter.com/city/", "0") BARE("", "twitter.com/i/", "1") BARE("city", "x.com/city/", "2")
             BARE("", "twitter.com/i/", "3") BARE("", "twitter.com/i/", "4") BARE("city", "x.com/city/", "5")},
        {"addresses within those of frames, also of an archive's",
         PAGE("<iframe src='https://frames.example/show?url=https%3A%2F%2Ftwitter.com%2Fcity%2Fstatus%2F1990000000000000000'></iframe>"
              "<iframe src='https://web.archive.org/web/20251118101112if_/https://platform.twitter.com/embed/"
              "Tweet.html?dnt=true&amp;id=1990000000000000001'></iframe>"),
         LEAD_LINE BARE("city", "twitter.com/i/", "0") BARE("", "twitter.com/i/", "1")},
        {"addresses of frames that wait for consent, by whatever name; an element's status",
         PAGE("<iframe data-cookieblock-src='https://platform.twitter.com/embed/Tweet.html?id=1990000000000000000' src=about:blank></iframe>"
              "<iframe suppressedsrc='https://platform.twitter.com/embed/Tweet.html?id=1990000000000000001' src='data:text/html,x'></iframe>"
              "<div consent-original-src-_='https://platform.twitter.com/embed/Tweet.html?id=1990000000000000002'></div>"
              "<embetty-tweet status=1990000000000000003></embetty-tweet><img data-src='https://platform.twitter.com/embed/Tweet.html?id=1990000000000000004'>"),
         LEAD_LINE BARE("", "twitter.com/i/", "0") BARE("", "twitter.com/i/", "1") BARE("", "twitter.com/i/", "2") BARE("", "twitter.com/i/", "3")},
        {"a number that a script puts somewhere; not what it is told later",
         PAGE("<div id=a></div><script>twttr.widgets.createTweet( '1990000000000000000', a); twttr.widgets.createTweet(id, a)</script>"),
         LEAD_LINE BARE("", "twitter.com/i/", "0")},
        {"in base64, and as addresses are escaped",
         PAGE("<script type=text/template>"
              "PGJsb2NrcXVvdGUgY2xhc3M9InR3aXR0ZXItdHdlZXQiPjxwPk9wZW4hPC9wPiZtZGFzaDsgQ2l0eSAoQGNpdHkpIDxhIGhyZWY9"
              "Imh0dHBzOi8vdHdpdHRlci5jb20vY2l0eS9zdGF0dXMvMTk5MDAwMDAwMDAwMDAwMDAwMCI+Tm92ZW1iZXIgMTYsIDIwMjU8L2E+"
              "PC9ibG9ja3F1b3RlPg=="
              "</script><div data-markup='"
              "%3Cblockquote%20class%3D%22twitter-tweet%22%3E%3Cp%3EOpen%21%3C/p%3E%26mdash%3B%20City%20%28%40city%"
              "29%20%3Ca%20href%3D%22https%3A//twitter.com/city/status/1990000000000000001%22%3ENovember%2016%2C%20"
              "2025%3C/a%3E%3C/blockquote%3E"
              "'></div>"),
         LEAD_LINE "tweet @city 2025-11-16 https://twitter.com/city/status/1990000000000000000 [City]: Open!\n"
                   "tweet @city 2025-11-16 https://twitter.com/city/status/1990000000000000001 [City]: Open!\n"},
        {"a frame that was saved with what X drew into it",
         PAGE("<iframe data-tweet-id=1990000000000000000 srcdoc='<article><a href=https://x.com/city>City @city</a><div lang=en>Open!</div><a "
              "href=https://x.com/city/status/1990000000000000000><time>16 Nov 2025</time></a></article>'></iframe>"),
         LEAD_LINE "tweet @city 2025-11-16 https://x.com/city/status/1990000000000000000 [City]: Open!\n"},
        {"a post that a mail draws, its address among what is counted; and one without",
         PAGE("<div class='tweet static'><a href=https://mail.example/r/1><div class=tweet-header><span "
              "class=tweet-author-name>City</span><span class=tweet-author-handle>@city</span></div><div "
              "class=tweet-text>Open!</div></a><span class=tweet-date>8:44 AM \xE2\x88\x99 Nov 16, 2025</span><span "
              "class=likes href=https://twitter.com/city/status/1990000000000000000/likes>99</span></div><div "
              "class=tweet><b class=tweet-author-handle>@mayor</b><p class=tweet-text>At last.</p><i "
              "class=tweet-date>8:44 AM \xE2\x88\x99 Nov 16, 2025</i></div><div class=tweet><p>A button.</p></div>"),
         LEAD_LINE "tweet @city 2025-11-16 https://twitter.com/city/status/1990000000000000000 [City]: Open!\n"
                   "tweet @mayor 2025-11-16 []: At last.\nparagraph: A button.\n"},
        {"a reader of X's: who wrote it beside the name of the page's owner, a quote in it, what is counted",
         PAGE("<div class=timeline-item><a class=tweet-link href=/city/status/1990000000000000000#m></a><div class=tweet-body>"
              "<div class=tweet-header><div class=tweet-name-row><div class=fullname-and-username><a class=fullname>City</a>"
              "<a class=username>@city</a></div><span class=tweet-date><a href=/city/status/1990000000000000000#m>16 Nov 2025</a>"
              "</span></div></div><div class='tweet-content media-body'>Open!</div><div class='quote quote-big'><a "
              "href=/mayor/status/1989000000000000000#m></a><a class=fullname>Mayor</a><a class=username>@mayor</a><div "
              "class=quote-text>At last.</div></div><div class=tweet-stats><span>99</span></div></div></div>"
              "<div class=quote><span class=username>@x</span><p class=quote-text>A button.</p></div>"),
         LEAD_LINE "tweet @city 2025-11-16 https://twitter.com/city/status/1990000000000000000 [City]: Open!\n"
                   "tweet @mayor 2025-11-13 https://twitter.com/mayor/status/1989000000000000000 [Mayor]: At last.\n"
                   "paragraph: @x\nparagraph: A button.\n"},
        {"a tweet in a part that is called social",
         PAGE(
             "<div class=social-media-embed>" TWEET("twitter-tweet", "November 18, 2025") "</div>"),
         LEAD_LINE TWEET_LINE},
        {"a post without a place does not hide the next",
         PAGE("<blockquote class=twitter-tweet></blockquote><div class=social>"
              "<blockquote class=twitter-tweet></blockquote></div>" TWEET("twitter-tweet",
                                                                          "November 18, 2025")),
         LEAD_LINE TWEET_LINE},
        {"a tweet in a frame, and one by its number: nobody is named",
         PAGE("<iframe "
              "src=\"https://platform.twitter.com/embed/"
              "Tweet.html?dnt=false&amp;id=1990700000000000000&amp;"
              "lang=en\"></iframe><div data-tweet-id=1990700000000000001></div>"
              "<blockquote class=twitter-tweet><a "
              "href=https://twitter.com/i/status/1990700000000000002></a>"
              "</blockquote>"),
         LEAD_LINE "tweet @ 2025-11-18 https://twitter.com/i/status/1990700000000000000 []: "
                   "https://twitter.com/i/status/1990700000000000000\n"
                   "tweet @ 2025-11-18 https://twitter.com/i/status/1990700000000000001 []: "
                   "https://twitter.com/i/status/1990700000000000001\n"
                   "tweet @ 2025-11-18 https://twitter.com/i/status/1990700000000000002 []: "
                   "https://twitter.com/i/status/1990700000000000002\n"},
        {"a tweet whose author attributes name",
         PAGE(
             "<div class=tweet data-tweet-id=1990700000000000000 data-screen-name=cityworks "
             "data-name='City &amp; Works'><a href=/cityworks/status/1990700000000000000>Nov 18</a>"
             "<p>It is open! pic.twitter.com/aB</p></div>"),
         LEAD_LINE "tweet @cityworks 2025-11-18 /cityworks/status/1990700000000000000 "
                   "[City & Works]: It is open! pic.twitter.com/aB\n"},
        {"a tweet as Twitter's own pages had it, with a badge",
         PAGE(
             "<div class=tweet data-tweet-id=1990700000000000000 data-screen-name=cityworks>"
             "<strong>City &amp; Works</strong><span>&rlm;</span><span>Verified account</span> "
             "<span>@<b>cityworks</b></span> <a href=/cityworks/status/1990700000000000000>Nov 18</a>"
             "<p>It is open! pic.twitter.com/aB</p></div>"),
         LEAD_LINE "tweet @cityworks 2025-11-18 /cityworks/status/1990700000000000000 "
                   "[City & Works]: It is open! pic.twitter.com/aB\n"},
        {"a tweet that an attribute holds as an object",
         PAGE("<div class=tweet "
              "data-attrs='{\"url\":\"https://twitter.com/cityworks/status/"
              "1990700000000000000?s=20\","
              "\"full_text\":\"It is\\nopen! pic.twitter.com/aB\",\"username\":\"cityworks\","
              "\"name\":\"City &amp; Works\"}'></div>"),
         LEAD_LINE TWEET_LINE},
        {"an object whose words are markup, and which writes the handle otherwise; a mail's date is none of them",
         PAGE("<div class=tweet "
              "data-attrs='{\"url\":\"https://twitter.com/cityworks/status/1990700000000000000\","
              "\"full_text\":\"It &lt;span class=x>is&lt;/span> open!\\n&lt;a class=tweet-url "
              "href=\\\"https://t.example\\\">pic.twitter.com/aB&lt;/a>\",\"username\":\"CityWorks\","
              "\"name\":\"City &amp; Works\"}'><p>November 18th 2025</p></div>"),
         LEAD_LINE TWEET_LINE},
        {"a tweet whose words only a script has, and one that is cut off",
         PAGE(
             "<blockquote class=twitter-tweet><a "
             "href=https://twitter.com/cityworks/status/1990700000000000000></a></blockquote>"
             "<blockquote class=twitter-tweet><p>It is\u2026</p>&mdash; City &amp; Works "
             "(@cityworks) <a "
             "href=https://twitter.com/cityworks/status/1990700000000000001>Nov 18</a></blockquote>"
             "<script>var a = '" TWEET(
                 "twitter-tweet",
                 "November 18, 2025") "', b = '<blockquote "
                                      "class=\"twitter-tweet\"><p>It is not open</p>&mdash; City "
                                      "(@cityworks) <a "
                                      "href=\"https://twitter.com/cityworks/status/"
                                      "1990700000000000001\">Nov 18</a></blockquote>'</script>"),
         LEAD_LINE TWEET_LINE "tweet @cityworks 2025-11-18 "
                              "https://twitter.com/cityworks/status/1990700000000000001 [City]: "
                              "It is not open\n"},
        {"what one of the two copies says of its author and day, the other one takes",
         PAGE(
             "<blockquote class=twitter-tweet><p>It is\u2026</p>&mdash; City &amp; Works "
             "(@cityworks) <a "
             "href=https://twitter.com/cityworks/status/1990700000000000000>Nov 18</a></blockquote>"
             "<blockquote class=twitter-tweet><p>It is shut</p><a "
             "href=https://twitter.com/cityworks/status/1990700000000000001></a></blockquote>"
             "<script>a = '<blockquote class=\"twitter-tweet\"><p>It is open! "
             "pic.twitter.com/aB</p><a "
             "href=\"https://twitter.com/cityworks/status/1990700000000000000\"></a></blockquote>"
             "<blockquote class=\"twitter-tweet\"><p>It is shut</p>&mdash; City (@cityworks) <a "
             "href=\"https://twitter.com/cityworks/status/1990700000000000001\">Nov 18</a>"
             "</blockquote>'</script>"),
         LEAD_LINE TWEET_LINE "tweet @cityworks 2025-11-18 "
                              "https://twitter.com/cityworks/status/1990700000000000001 [City]: "
                              "It is shut\n"},
        {"a tweet without its permalink has the day that its words name",
         PAGE("<blockquote class=twitter-tweet><p>It is open!</p>&mdash; City "
              "(@cityworks) November 18, 2025</blockquote>"),
         LEAD_LINE "tweet @cityworks 2025-11-18 [City]: It is open!\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_arena arena = DL_ARENA_EMPTY;
        dl_buffer got = DL_BUFFER_EMPTY;
        dl_article article;
        assert_int_equal(dl_html_page(&article, &arena, dl_slice_of(cases[i].page), NULL),
                         DATELINE_OK);
        article_text(&got, &article);
        if (!dl_slice_is(dl_buffer_slice(&got), cases[i].expected))
            fail_msg("%s:\n%.*s instead of\n%s", cases[i].what, (int)got.size, got.data,
                     cases[i].expected);
        dl_buffer_free(&got);
        dl_arena_free(&arena);
    }
}

static void test_permalinks(void **state)
{
    (void)state;
    static const struct {
        const char *link, *handle, *id; /* NULL: no permalink */
        bool post; /* it is that and nothing else, on a network that is known */
        int64_t seconds;
    } cases[] = {
        {"https://twitter.com/city/status/1990700000000000000", "city", "1990700000000000000", true,
         1763454840},
        {"http://www.x.com/city/status/1990700000000000000?s=20", "city", "1990700000000000000",
         true, 1763454840},
        {"//mobile.twitter.com/city/statuses/1990700000000000000#m", "city", "1990700000000000000",
         true, 1763454840},
        {"https://archive.ph/2025.11.19-101112/https://x.com/city/status/1990700000000000000", "city", "1990700000000000000",
         true, 1763454840},
        {"/city/status/1990700000000000000/photo/1", "city", "1990700000000000000", false,
         1763454840},
        {"https://x.com/i/status/1990700000000000000", "", "1990700000000000000", true, 1763454840},
        {"https://x.com/i/web/status/1990700000000000000", "", "1990700000000000000", true,
         1763454840},
        {"https://twitter.com/statuses/20", "", "20", false, 0},
        {"https://example.com/city/status/1990700000000000000", "city", "1990700000000000000",
         false, 1763454840},
        {"https://x.com/city/status/1990700000000000000 said", "city", "1990700000000000000", false,
         1763454840},
        {"https://x.com/city/status/open", "city", "open", false, 0},
        {"https://bsky.app/profile/city.bsky.social/post/3kabc", "city.bsky.social", "3kabc", true,
         0},
        {"at://did:plc:z7/app.bsky.feed.post/3kabc", "did:plc:z7", "3kabc", false, 0},
        {"https://www.threads.net/@city/post/Cu-d_1?x", "city", "Cu-d_1", true, 0},
        {"https://www.threads.com/@city/post/DNJQOX0RA08", "city", "DNJQOX0RA08", true, 1754764665},
        {"https://www.instagram.com/p/BgPCX03nnZW/?x", "", "BgPCX03nnZW", true, 1520883012},
        {"https://instagram.com/city.works/reel/BgPCX03nnZWlongerforprivateones", "city.works",
         "BgPCX03nnZWlongerforprivateones", true, 1520883012},
        {"https://www.instagram.com/p/LCcoc/", "", "LCcoc", true, 0},
        {"https://www.instagram.com/city/", NULL, NULL, false, 0},
        {"https://www.tiktok.com/@city/video/6929876641837632774", "city", "6929876641837632774", true, 1613487638},
        {"https://www.tiktok.com/embed/v2/6929876641837632774", "", "6929876641837632774", true, 1613487638},
        {"https://www.tiktok.com/@city", NULL, NULL, false, 0},
        {"https://t.me/citynews/12?single", "citynews", "citynews/12", true, 0},
        {"https://t.me/s/citynews/12", "citynews", "citynews/12", true, 0},
        {"https://t.me/c/1234567/12", NULL, NULL, false, 0},
        {"https://t.me/citynews", NULL, NULL, false, 0},
        {"https://truthsocial.com/@mayor/posts/115570000000000000", "mayor", "115570000000000000", true, 1763458251},
        {"https://a.social/@city/115570000000000000", "city", "115570000000000000", true,
         1763458251},
        {"https://a.social/@city@b.social/115570000000000000/embed", "city@b.social",
         "115570000000000000", true, 1763458251},
        {"https://a.social/users/city/statuses/115570000000000000", "city", "115570000000000000",
         false, 1763458251},
        {"https://medium.com/@city/115570000000000000-bridges", NULL, NULL, false, 0},
        {"https://medium.com/@city/bridges", NULL, NULL, false, 0},
        {"https://x.com/city", NULL, NULL, false, 0},
        {"/status/1990700000000000000", NULL, NULL, false, 0},
        {"https://x.com/city/status/", NULL, NULL, false, 0},
        {"", NULL, NULL, false, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_permalink found;
        dl_slice link = dl_slice_of(cases[i].link);
        bool read = dl_permalink_read(&found, link);
        if (read != (cases[i].id != NULL) || dl_permalink_is_post(link) != cases[i].post)
            fail_msg("%s", cases[i].link);
        if (!read)
            continue;
        if (!dl_slice_is(found.handle, cases[i].handle) || !dl_slice_is(found.id, cases[i].id) ||
            dl_permalink_seconds(&found) != cases[i].seconds)
            fail_msg("%s: %.*s %.*s %lld", cases[i].link, (int)found.handle.size, found.handle.data,
                     (int)found.id.size, found.id.data, (long long)dl_permalink_seconds(&found));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_posts_become_passages),
        cmocka_unit_test(test_permalinks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
