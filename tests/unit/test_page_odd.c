/* Pages that are not made as others are: their facts and their passages. */
#include "article_text.h"
#include "unit.h"

#include "article/html/page.h"

#define ONE                                                                                        \
    "The bridge over the river opened on Tuesday, after three years of work, and the first cars "  \
    "crossed it at noon."
#define TWO                                                                                        \
    "The mayor, who had promised it in two, thanked the workers, the engineers, and all who had "  \
    "waited for so long."
#define THREE                                                                                      \
    "Tolls will be taken from January on, officials said, but not from those who live on either "  \
    "side of the river."
#define FOUR                                                                                       \
    "A ferry, which has crossed the river for ninety years, will go on for the summer, and then "  \
    "be sold."
#define CUT(word)                                                                                       \
    "<p>" word ": The bridge over the river opened on Tuesday, after three years</p><p>of work, and the "    \
    "first cars crossed it at noon, on the way</p><p>to the market in the old town, which is far " \
    "from the</p><p>river, and from all that the mayor had promised it.</p>"
#define UNCUT(word)                                                                                    \
    word ": The bridge over the river opened on Tuesday, after three years of work, and the first cars "  \
    "crossed it at noon, on the way to the market in the old town, which is far from the river, "  \
    "and from all that the mayor had promised it."
#define BODY "<p>" ONE "</p><p>" TWO "</p>"
#define TITLED "headline: Bridge opens\nparagraph: " ONE "\nparagraph: " TWO "\n"
#define ARABIC_1                                                                                   \
    "افتتح الجسر فوق النهر يوم الثلاثاء بعد ثلاث سنوات من العمل، وعبرته أولى السيارات عند الظهر."
#define ARABIC_2                                                                                   \
    "وشكر رئيس البلدية العمال والمهندسين وجميع الذين انتظروا طويلا، بعد أن كان قد وعد بإنجازه."
#define PERSIAN_1                                                                                  \
    "پل روی رودخانه روز سه شنبه پس از سه سال کار گشایش یافت و نخستین خودروها از آن گذشتند."
#define PERSIAN_2                                                                                  \
    "شهردار که وعده داده بود آن را در دو سال بسازد از کارگران و مهندسان سپاسگزاری کرد."
#define URDU_1                                                                                     \
    "وزیر اعظم نے منگل کو دریا پر بنے نئے پل کا افتتاح کیا، جس کی تعمیر میں تین سال لگے تھے۔"
#define URDU_2                                                                                     \
    "انہوں نے مزدوروں، انجینئروں اور ان تمام لوگوں کا شکریہ ادا کیا جنہوں نے صبر سے انتظار کیا۔"

/* "title | day | authors | language | address", then a line a passage. */
static const struct {
    const char *what, *page, *expected;
} cases[] = {
    {"a mail, whose paragraphs are divisions",
     "<html><title>Bridge opens</title><body><div dir=ltr><div>" ONE "</div><div><br></div><div>" TWO " " THREE " " FOUR " " TWO " " THREE " " FOUR
     "</div></div></body></html>",
     "Bridge opens |  |  |  | \nheadline: Bridge opens\nparagraph: " ONE "\nparagraph: " TWO " " THREE " " FOUR " " TWO " " THREE " " FOUR "\n"},
    {"a text that begins before its first paragraph, in the letters of a font",
     "<html><title>Bridge opens</title><body><table><tr><td><font size=3>Cars cross it. <p>" ONE "<p>" TWO "<p>" THREE "</font></td></tr></table></body></html>",
     "Bridge opens |  |  |  | \nheadline: Bridge opens\nparagraph: Cars cross it.\nparagraph: " ONE "\nparagraph: " TWO "\nparagraph: " THREE "\n"},
    {"all of the text is a link",
     "<html><title>Bridge opens</title><body><dl><a href=/bridge>" ONE "<br><br>" TWO "<br><br>" THREE "<br><br>" FOUR "<br><br>" ONE " " TWO " " THREE " "
     FOUR "<br><br>" FOUR " " THREE " " TWO " " ONE "</a></dl></body></html>",
     "Bridge opens |  |  |  | \n" TITLED "paragraph: " THREE "\nparagraph: " FOUR "\nparagraph: " ONE " " TWO " " THREE " " FOUR "\nparagraph: " FOUR " "
     THREE " " TWO " " ONE "\n"},
    {"a place's name left open",
     "<html><title>Bridge opens</title><body><div><a name=top>" BODY "</div></body></html>", "Bridge opens |  |  |  | \n" TITLED},
    {"each line a paragraph, as a typewriter cuts them",
     "<html><title>Bridge opens</title><body><div>" CUT("A") CUT("B") CUT("C") "</div></body></html>",
     "Bridge opens |  |  |  | \nheadline: Bridge opens\nparagraph: " UNCUT("A") "\nparagraph: " UNCUT("B") "\nparagraph: " UNCUT("C") "\n"},
    {"what a server said before the page", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><title>Bridge opens</title><body><p>" ONE "</p><p>" TWO "</p></body></html>",
     "Bridge opens |  |  |  | \n" TITLED},
    {"its sentences in headings, and what no reader sees",
     "<html><title>Bridge opens</title><body><h1>Bridge opens</h1><h2>" ONE "</h2><h2>" TWO "</h2><div class=hidden><div>" THREE " " FOUR " " THREE " " FOUR " " THREE
     "</div></div></body></html>",
     "Bridge opens |  |  |  | \n" TITLED},
    {"laid out by its writer: blank lines between the paragraphs",
     "<html><title>Bridge opens</title><body><pre>\n" ONE "\n \n" TWO "\n\n<b>Tolls</b>\r\n\r\n" THREE "\n" FOUR "</pre></body></html>",
     "Bridge opens |  |  |  | \n" TITLED "paragraph: Tolls\nparagraph: " THREE " " FOUR "\n"},
    {"Japanese in bytes of ASCII, which it does not state",
     "<html lang=ja><title>Bridge opens</title><body><p>\x1B$B@n$K2M$+$k?7$7$$66$,2PMKF|$K3+DL$7!\";TD9$O;0G/$K$o$?$k9);v$K7H$o$C$??M!9$K46<U$7$?!#\x1B(B</p></body></html>",
     "Bridge opens |  |  | ja | \nheadline: Bridge opens\nparagraph: 川に架かる新しい橋が火曜日に開通し、市長は三年にわたる工事に携わった人々に感謝した。\n"},
    {"shorter than what its readers wrote",
     "<html><title>Bridge opens</title><body><h1>Bridge opens</h1><p>" ONE "</p><div id=comments><h3>Comments (2)</h3><div class=comment>" TWO
     "</div><div class=comment>" THREE "</div></div></body></html>",
     "Bridge opens |  |  |  | \nheadline: Bridge opens\nparagraph: " ONE "\n"},
    {"nothing but what its readers wrote",
     "<html><title>Bridge opens</title><body><h2>Bridge opens</h2><div id=comments><div class=comment>" ONE "</div><div class=comment>" TWO
     "</div></div></body></html>",
     "Bridge opens |  |  |  | \n" TITLED},
    {"a script draws it, JSON-LD has it",
     "<!DOCTYPE html><html lang=en><head><title>Bridge opens - Gazette</title><meta "
     "property=og:site_name content=Gazette><script "
     "type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Bridge opens\","
     "\"datePublished\":\"2025-11-18\",\"author\":{\"name\":\"Ann Bell\"},\"articleBody\":\"" ONE
     "\\n\\n" TWO "\"}</script></head><body><div id=root></div><script "
     "src=/app.js></script></body></html>",
     "Bridge opens | 2025-11-18 | Ann Bell | en | \n" TITLED},
    {"a script draws it, nothing else has it",
     "<!DOCTYPE html><html><head><title>Gazette</title></head><body><div "
     "id=root></div><script>window.state={\"a\":\"" ONE "\"}</script><noscript>You need to enable "
     "JavaScript to run this app.</noscript></body></html>",
     "Gazette |  |  |  | \n"},
    {"AMP",
     "<!doctype html><html \xE2\x9A\xA1 lang=en><head><title>Bridge opens</title><link "
     "rel=canonical href=https://example.org/bridge><script "
     "type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Bridge opens\","
     "\"datePublished\":\"2025-11-18\",\"author\":\"Ann Bell\"}</script><style "
     "amp-boilerplate>body{}</style></head><body><amp-sidebar><ul><li><a href=/>Home of the "
     "Gazette</a></ul></amp-sidebar><h1>Bridge opens</h1><amp-img src=a.jpg></amp-img><p>" ONE
     "</p><amp-twitter data-tweetid=1990700000000000000></amp-twitter><p>" TWO
     "</p><template type=amp-mustache><p>" THREE "</p></template></body></html>",
     "Bridge opens | 2025-11-18 | Ann Bell | en | https://example.org/bridge\n"
     "headline: Bridge opens\nparagraph: " ONE "\n"
     "tweet @ 2025-11-18 https://twitter.com/i/status/1990700000000000000 []: "
     "https://twitter.com/i/status/1990700000000000000\nparagraph: " TWO "\n"},
    {"all of the text is a heading, so that it looks large",
     "<!DOCTYPE html><html><head><title>Bridge opens</title></head><body><h2>Bridge opens</h2><article><h4><div>" ONE
     "<br><br>" TWO "<br><br>" THREE "<br><br>" FOUR "</div></h4></article></body></html>",
     "Bridge opens |  |  |  | \n" TITLED "paragraph: " THREE "\nparagraph: " FOUR "\n"},
    {"frames, and what stands instead of them",
     "<html><head><title>Bridge opens</title></head><frameset cols='20%,80%'><frame "
     "src=menu.html><frame src=text.html><noframes><body><h1>Bridge opens</h1>" BODY
     "</body></noframes></frameset></html>",
     "Bridge opens |  |  |  | \n" TITLED},
    {"several articles: the page is the first one's day, and has the text of all",
     "<!DOCTYPE html><html lang=en><head><title>River blog</title></head><body><h1><a href=/>River "
     "blog</a></h1><article><h2><a href=/1>Bridge opens</a></h2><time "
     "datetime=2025-11-18>18.11.2025 10:00</time><p>" ONE "</p></article><article><h2><a "
     "href=/2>Mayor thanks workers</a></h2><time datetime=2025-11-17>17.11.2025 10:00</time><p>" TWO
     "</p></article><article><h2><a href=/3>Tolls from January</a></h2><time "
     "datetime=2025-11-16>16.11.2025 10:00</time><p>" THREE "</p></article></body></html>",
     "River blog | 2025-11-18 |  | en | \nheadline: River blog\nparagraph: Bridge "
     "opens\nparagraph: " ONE "\nparagraph: Mayor thanks workers\nparagraph: " TWO
     "\nparagraph: Tolls from January\nparagraph: " THREE "\n"},
    {"Arabic, from right to left, its own digits in the day",
     "<!DOCTYPE html><html lang=ar dir=rtl><head><meta charset=utf-8><title>افتتاح الجسر فوق النهر "
     "- جريدة النهر</title><meta property=og:site_name content='جريدة النهر'></head><body><nav><a "
     "href=/>الرئيسية</a></nav><main><header><h1>افتتاح الجسر فوق النهر</h1><p class=date>نشر في "
     "١٨ "
     "نوفمبر ٢٠٢٥</p></header><p>" ARABIC_1 "</p><p>" ARABIC_2 "</p></main></body></html>",
     "افتتاح الجسر فوق النهر | 2025-11-18 |  | ar | \nheadline: افتتاح الجسر فوق "
     "النهر\nparagraph: " ARABIC_1 "\nparagraph: " ARABIC_2 "\n"},
    {"Persian, with a year of its own",
     "<!DOCTYPE html><html lang=fa dir=rtl><head><meta charset=utf-8><title>پل گشایش یافت | "
     "روزنامه "
     "رود</title></head><body><h1>پل گشایش یافت</h1><p class=date>۲۹ آبان "
     "۱۴۰۴</p><article><p>" PERSIAN_1 "</p><p>" PERSIAN_2 "</p></article></body></html>",
     "پل گشایش یافت | 2025-11-20 |  | fa | \nheadline: پل گشایش یافت\nparagraph: " PERSIAN_1
     "\nparagraph: " PERSIAN_2 "\n"},
    {"the title in one language, the text in another",
     "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>PM opens bridge over "
     "Ravi</title></head><body><h1>PM opens bridge over Ravi</h1><div lang=ur><p>" URDU_1
     "</p><p>" URDU_2 "</p></div></body></html>",
     "PM opens bridge over Ravi |  |  | ur | \nheadline: PM opens bridge over "
     "Ravi\nparagraph: " URDU_1 "\nparagraph: " URDU_2 "\n"},
    {"tables and fonts, the title in large letters",
     "<HTML><HEAD><TITLE>Bridge opens</TITLE></HEAD><BODY BGCOLOR=white><TABLE "
     "WIDTH=100%><TR><TD><FONT SIZE=1><A HREF=/>Home</A><BR><A "
     "HREF=/news>News</A></FONT></TD><TD><FONT SIZE=5><B>Bridge opens</B></FONT><P>" ONE "<P>" TWO
     "<BR><BR>" THREE "</TD></TR></TABLE></BODY></HTML>",
     "Bridge opens |  |  |  | \nheadline: Bridge opens\nparagraph: " ONE "\nparagraph: " TWO
     "\nparagraph: " THREE "\n"},
    {"saved by a browser: the address is in a comment",
     "<!DOCTYPE html>\n<!-- saved from url=(0031)https://www.rivernews.example/a -->\n<html "
     "lang=en><head><title>Bridge opens - River News</title></head><body><h1>Bridge opens</h1>" BODY
     "</body></html>",
     "Bridge opens |  |  | en | https://www.rivernews.example/a\n" TITLED},
    {"saved by SingleFile, with the shadow of an element",
     "<!DOCTYPE html><html lang=en><!--\n Page saved with SingleFile \n url: "
     "https://rivernews.example/a \n saved date: Tue Nov 18 2025\n--><head><title>Bridge "
     "opens</title></head><body><gazette-article><template shadowrootmode=open><h1>Bridge "
     "opens</h1>" BODY "</template></gazette-article><template><p>" THREE
     "</p></template></body></html>",
     "Bridge opens |  |  | en | https://rivernews.example/a\n" TITLED},
    {"saved from what is not UTF-8, after a mark that says it is",
     "\xEF\xBB\xBF<!-- saved from url=(0031)https://www.rivernews.example/\xA5 --><html lang=en><head><title>Bridge "
     "opens</title></head><body>" BODY "</body></html>",
     "Bridge opens |  |  | en | \n" TITLED},
    {"saved from nowhere",
     "<!DOCTYPE html><!-- saved from url=(0014)about:internet --><html lang=en><head><title>Bridge "
     "opens</title></head><body><h1>Bridge opens</h1>" BODY "</body></html>",
     "Bridge opens |  |  | en | \n" TITLED},
    {"XHTML, a script in CDATA",
     "<?xml version='1.0' encoding='UTF-8'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 "
     "Strict//EN' 'http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd'>\n<html "
     "xmlns='http://www.w3.org/1999/xhtml' xml:lang='en' lang='en'><head><title>Bridge "
     "opens</title><script type='text/javascript'>//<![CDATA[\nvar a = '<p>" THREE
     "</p>';\n//]]></script></head><body><h1>Bridge opens</h1>" BODY "</body></html>",
     "Bridge opens |  |  | en | \n" TITLED},
    {"the same text for narrow screens, hidden",
     "<!DOCTYPE html><html lang=en><head><title>Bridge opens</title></head><body><h1>Bridge "
     "opens</h1><div class=desktop>" BODY "</div><div class=mobile style='display:none'>" BODY
     "</div></body></html>",
     "Bridge opens |  |  | en | \n" TITLED},
};

static void add_facts(dl_buffer *out, const dl_article *article)
{
    dl_buffer_add_slice(out, article->title);
    dl_buffer_add_text(out, " | ");
    dl_date_format(out, article->date);
    dl_buffer_add_text(out, " | ");
    for (size_t i = 0; i < article->author_count; i++) {
        dl_buffer_add_text(out, i ? ", " : "");
        dl_buffer_add_slice(out, article->authors[i]);
    }
    dl_buffer_add_text(out, " | ");
    dl_buffer_add_slice(out, article->language);
    dl_buffer_add_text(out, " | ");
    dl_buffer_add_slice(out, article->url);
    dl_buffer_add_byte(out, '\n');
}

static void test_odd_pages(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_arena arena = DL_ARENA_EMPTY;
        dl_article article;
        dateline_error error = {0};
        dl_buffer got = DL_BUFFER_EMPTY;
        if (dl_html_page(&article, &arena, dl_slice_of(cases[i].page), &error))
            fail_msg("%s", error.message);
        add_facts(&got, &article);
        article_text(&got, &article);
        if (!dl_slice_is(dl_buffer_slice(&got), cases[i].expected))
            fail_msg("%s:\n%.*s\ninstead of\n%s", cases[i].what, (int)got.size,
                     got.size ? got.data : "", cases[i].expected);
        dl_buffer_free(&got);
        dl_arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_odd_pages)};
    return cmocka_run_group_tests_name("page_odd", tests, NULL, NULL);
}
