/* Labels of what readers are asked to do. */
#include "article/html/labels/label_readers.h"
#include "article/html/labels/opens.h"

/* The whole block, but for signs and blanks at its end. */
static const char *const tools[] = {
    "font size", "text size", "a a", "print this page", "print this article", "print this story", "printer friendly",
    "printer-friendly version", "printable version", "email this page", "email this article", "email this story",
    "e-mail this article", "e-mail this story", "email to a friend", "send to a friend", "send to friend",
    "send this story to a friend", "send this article to a friend", "send this page to a friend", "story tools",
    "article tools", "user tools", "page tools", "current article ratings", "rate this article", "rate this story",
    "report abuse", "report a typo", "report an error", "suggest a correction", "big box advertisement",
    "featured articles", "top stories", "most recent", "location refreshed", "share story", "share this story", "add interest", "article tabs", "click to login",
    "already registered? sign in", "loading", "loading...", "loadingerror loading", "recommended by our editors",
    "full story", "remind me tomorrow", "remind me next week", "never remind me", "- advertisement",
    "article continues below this ad", "click to hide", "click to read more and view comments", "in this topic"};

/* The beginning of a block of at most SHORT bytes. */
static const char *const rules[] = {
    "the comments below have ", "here's what other readers have said", "submitted comments are ",
    "*submitted comments are ", "comments are moderated", "all comments are moderated", "all opinions are moderated",
    "please read our terms of use before posting", "to join the discussion, register", "to post a comment, ",
    "you must be logged in to ", "you need to be logged in to ", "you must be a registered user",
    "click to login and ", "log in or create ", "already registered? ",
    "please use one of the following formats to cite", "not to be reproduced without",
    "if you purchase a product or register ", "if you purchase an independently reviewed",
    "if you buy something through ", "if you buy through ", "we may receive compensation", "when you buy through ",
    "when you purchase through ", "products featured on ", "all products featured ",
    "read related topics:", "photograph by:", "rate this article:"};

/* The beginning of a block of at most END_SHORT bytes. */
static const char *const ends[] = {
    "latest comments", "reader comments", "reader's comments", "readers' comments", "recent comments",
    "your comments", "user comments", "add your opinion", "add your comment", "add comment", "have your say",
    "post your comment", "write a comment", "comment on this story", "comment on this article",
    "comments on this story", "comments on this article", "discuss this story", "discuss this article",
    "view all comments", "what you should know about comments", "comment policy", "commenting policy",
    "comments policy", "stay connected with ", "why register?", "most viewed", "most emailed", "most e-mailed",
    "most commented", "most shared", "most discussed", "top news headlines", "more headlines", "more top stories",
    "sponsored links", "also in the news", "elsewhere on the web", "people who read this", "people are also reading",
    "readers also ", "contribute:"};

enum { SHORT = 240, END_SHORT = 60 };

/* Without signs at its end: "Text size + -". */
static dl_slice without_signs(dl_slice text)
{
    while (text.size && text.data[text.size - 1] && strchr(" +-|:.", text.data[text.size - 1]))
        text.size--;
    return text;
}

bool dl_html_is_label_for_readers(dl_slice text)
{
    const dl_slice bare = without_signs(text);
    for (size_t i = 0; i < sizeof tools / sizeof *tools; i++)
        if (bare.size == strlen(tools[i]) && dl_html_opens(bare, &tools[i], 1))
            return true;
    return text.size <= SHORT && DL_HTML_OPENS(text, rules);
}

/* "Latest Ottawa News Headlines" */
static bool is_latest(dl_slice text)
{
    static const char *const latest[] = {
    "latest "};
    return DL_HTML_OPENS(text, latest) && (dl_slice_ends(text, DL_LITERAL(" Headlines")) || dl_slice_ends(text, DL_LITERAL(" headlines")));
}

/* "The Gazette Comment Policy" */
static bool is_policy(dl_slice text)
{
    return dl_slice_ends(text, DL_LITERAL(" Comment Policy")) || dl_slice_ends(text, DL_LITERAL(" comment policy"));
}

bool dl_html_ends_before_readers(dl_slice text)
{
    return text.size <= END_SHORT && (DL_HTML_OPENS(text, ends) || is_latest(text) || is_policy(text));
}
