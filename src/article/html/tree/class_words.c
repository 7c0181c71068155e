/* Words of classes. */
#include "article/html/tree/class_words.h"
#include "util/ascii.h"

#include <strings.h>

/* Words of class and id, cut at signs and at capitals. */
static const char *const bad_words[] = {
    "addthis", "ads", "adsbygoogle", "adsense", "advert", "advertisement", "advertising", "advertorial", "author",
    "authorbox", "authors", "bacajuga", "banner", "bio", "breadcrumb", "breadcrumbs", "byline", "carousel",
    "comment", "commentlist", "comments", "consent", "contributor", "cookie", "cookies", "copyright", "credit",
    "credits", "datestamp", "disclaimer", "disqus", "donate", "donation", "dropdown", "editsection", "facebook",
    "flyout", "footer", "gdpr", "ilgili", "keywords", "login", "masthead", "menu", "metadata", "modal",
    "mostpopular", "mostread", "nav", "navbar", "navbox", "navigation", "newsfeed", "newsletter", "noprint",
    "outbrain", "overlay", "pager", "pagination", "paging", "pingbacks", "player", "popular", "popup", "postinfo",
    "postmeta", "powiazane", "printfriendly", "promo", "promotion", "rail", "rating", "readmore", "recirc",
    "recommendation", "recommendations", "recommended", "relacionadas", "relacionados", "related", "replies",
    "respond", "share", "sharebar", "sharedaddy", "shares", "sharing", "sidebar", "signup", "social", "socials",
    "sponsor", "sponsored", "subscribe", "subscription", "sumome", "syndication", "taboola", "taglist", "tags",
    "teaser", "teasers", "terkait", "terpopuler", "timestamp", "toolbar", "tooltip", "trackbacks", "trending",
    "utility", "widgets"};
static const char *const good_words[] = {"article", "articlebody", "blog",  "body",      "content",
                                         "entry",   "hentry",      "main",  "news",      "page",
                                         "post",    "postcontent", "story", "storybody", "text"};

static bool listed(const char *const *words, size_t count, const char *word)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i], word) == 0)
            return true;
    return false;
}

#define LISTED(words, word) listed(words, sizeof(words) / sizeof *(words), word)

/* The next word of `token` from *at on, in small letters, cut at signs, digits and before capitals.
 */
static bool next_word(char word[32], dl_slice token, size_t *at)
{
    while (*at < token.size && !dl_is_letter(token.data[*at]))
        ++*at;
    size_t size = 0;
    for (; *at < token.size && dl_is_letter(token.data[*at]); ++*at) {
        bool capital = token.data[*at] < 'a';
        if (size && capital && token.data[*at - 1] >= 'a')
            break;
        if (size < 31)
            word[size++] = (char)(token.data[*at] | 0x20);
    }
    word[size] = '\0';
    return size > 0;
}

/* Words at the front of a class that say what an element has or is about, not what it is:
 * "no-sidebar", "has-comments", "tag-newsletter". */
static const char *const state_words[] = {"no",   "not",  "has",      "with",  "without",
                                          "is",   "tag",  "category", "cat",   "js",
                                          "node", "type", "format",   "field", "topic"};
/* Whole classes. */
static const char *const bad_classes[] = {
    "hidden", "visually-hidden", "visuallyhidden", "off-screen", "offscreen", "sr-only", "d-none", "ad", "meta", "screen-reader-text",
    "skip-link", "screen-reader", "entry-meta", "post-meta", "article-meta", "post-info", "widget", "widget-area",
    "ad-container", "ad-wrapper", "print-only", "tag-list", "read-more", "more-link", "legal", "a11y-hidden",
    "mw-editsection", "follow-us", "reply", "hide", "invisible", "tag-links", "cat-links", "entry-footer",
    "story-meta", "ad-slot", "ad-unit", "service_message", "tgme_widget_message_footer",
    "message_media_not_supported"};

bool dl_html_class_next(dl_slice *token, dl_slice text, size_t *from)
{
    size_t end = *from;
    if (end >= text.size)
        return false;
    while (end < text.size && (unsigned char)text.data[end] > ' ')
        end++;
    *token = dl_slice_cut(text, *from, end);
    *from = end + 1;
    return true;
}

/* Against an element, but not in a discussion, which is made of them. */
static const char *const post_words[] = {"comment", "comments", "commentlist", "replies", "reply", "respond"};

void dl_html_class_words(const dl_html_tree *tree, uint32_t at, dl_html_thread thread, unsigned *bad, unsigned *good)
{
    *bad = *good = 0;
    static const char *const names[] = {"class", "id"};
    for (int i = 0; i < 2; i++) {
        dl_slice text = dl_html_attribute(tree, at, names[i]);
        dl_slice token;
        for (size_t from = 0; dl_html_class_next(&token, text, &from);) {
            char word[32];
            size_t within = 0;
            if (!next_word(word, token, &within) || LISTED(state_words, word))
                continue;
            do {
                *bad += LISTED(bad_words, word) && !(thread == DL_HTML_POSTS && LISTED(post_words, word));
                *good += LISTED(good_words, word);
            } while (next_word(word, token, &within));
            for (size_t b = 0; b < sizeof bad_classes / sizeof *bad_classes; b++)
                *bad += token.size == strlen(bad_classes[b]) &&
                        strncasecmp(token.data, bad_classes[b], token.size) == 0;
        }
    }
}

bool dl_html_class_has(const dl_html_tree *tree, uint32_t at, const char *const *words,
                       size_t count)
{
    dl_slice text = dl_html_attribute(tree, at, "class");
    dl_slice token;
    for (size_t from = 0; dl_html_class_next(&token, text, &from);) {
        char word[32];
        size_t within = 0;
        bool state = next_word(word, token, &within) && LISTED(state_words, word);
        for (within = 0; !state && next_word(word, token, &within);)
            if (listed(words, count, word))
                return true;
    }
    return false;
}

int dl_html_class_weight(const dl_html_tree *tree, uint32_t at)
{
    unsigned bad, good;
    dl_html_class_words(tree, at, DL_HTML_NO_THREAD, &bad, &good);
    return bad ? -1 : good ? 1 : 0;
}
