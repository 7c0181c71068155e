/* The end of an article. */
#include "article/html/content/closing.h"
#include "article/html/author/author_publisher.h"
#include "article/html/content/letter.h"
#include "article/html/labels/label_east.h"
#include "article/html/labels/label_world.h"
#include "article/html/labels/opens.h"
#include "article/html/tree/texts.h"

/* The beginning of a block at the end of an article, of at most MOST bytes. */
static const char *const openings[] = {
    "sign up", "subscribe to", "subscribe now", "subscribe here", "subscribe today", "subscribe for", "become a member", "become a paid", "become a supporter", "become a patron", "become a subscriber",
    "support our", "support us", "support independent", "please support", "please consider support", "please consider donat",
    "donate ", "make a donation", "help us ", "if you liked ", "if you like this", "if you enjoyed", "enjoy the post", "enjoyed this",
    "like this article", "like this post", "latest posts by", "last updated", "last modified", "last edited",
    "about the author", "the views expressed", "views expressed", "the opinions expressed", "opinions expressed", "the view expressed",
    "edited by", "(edited by", "--editors: ", "editing by ", "(editing by ", "(additional reporting by ", "(writing by ", "(reporting and ", "this article was edited", "this story was edited", "this story was produced",
    "read our editorial", "send tips", "send your tips", "send us ", "got news", "contact the newsroom", "contact staff",
    "contact the author", "contact the reporter", "email the author", "reach the reporter", "the reporter can be reached",
    "you may also be", "you may also like", "by clicking", "by subscribing", "with files from", "(visited ", "(with inputs from", "with inputs from",
    "(except for the headline", "photo sources", "print edition", "comment via", "comments are closed",
    "unterst\u00FCtzen sie", "unterst\u00FCtze un", "unterst\u00FCtzt uns", "spenden sie", "apoya nuestr", "ap\u00F3yanos", "hazte soci", "haz una donaci",
    "apoie ", "as opini\u00F5es expressas", "este texto n\u00E3o reflete", "soutenez", "faites un don", "sostieni ",
    "dona ora", "steun ons", "steun onze", "wesprzyj", "wspieraj", "\u0438\u0441\u0442\u043E\u0447\u043D\u0438\u043A:", "\u043F\u043E\u0434\u0434\u0435\u0440\u0436\u0438\u0442\u0435",
    "\u041F\u043E\u0434\u0434\u0435\u0440\u0436\u0438\u0442\u0435", "\u041F\u043E\u0434\u043F\u0438\u0448\u0438\u0442\u0435\u0441\u044C", "baca juga", "simak juga", "ikuti ",
    "have something to add to this", "if you do not want to comment", "if you don\u2019t want to comment", "please read our comment policy",
    "comments are filtered", "terms of use: ", "if you are commenting using", "what do you think of this", "be the first to write", "be the first to comment",
    "this story was originally published", "this article was originally published", "contributing: ",
    "this article was posted: ", "this article was posted on ", "this story was posted ", "contact us at ", "have a tip we should know",
    "think your friends would be interested", "we are committed to truth and accuracy in ", "were you forwarded this newsletter",
    "what do you think about this? share", "did you like this information? then please", "make a monthly commitment",
    "your contribution supports ", "please contribute to our ", "contact reporter ", "read the original article on", "reviews have been edited", "story source:", "materials provided by", "journal information:",
    "provided by ", "more information: ", "comments on this piece are", "this article was made possible by", "this story was made possible by", "copyright: ", "please note: if no author", "Πηγή:", "Πηγές:", "ΠΗΓΗ:"};

/* What programs of blogs put below an article that others fetch: "The post ... appeared first on ...". */
static const struct {
    const char *opening, *part;
} sources[] = {{"the post ", " appeared first on "},        {"der beitrag ", " erschien zuerst auf "},
               {"l\u2019article ", " est apparu en premier sur "}, {"l'article ", " est apparu en premier sur "},
               {"la entrada ", " primero en "},              {"el cargo ", " primero en "},
               {"o post ", " apareceu primeiro em "},        {"l\u2019articolo ", " proviene da "},
               {"l'articolo ", " proviene da "},             {"het bericht ", " verscheen eerst op "}};

/* How to reach who wrote it: an address of mail. */
static bool is_mail(dl_slice text)
{
    enum { LEAST = 6, MOST = 80 };
    const char *at = text.size >= LEAST && text.size <= MOST ? memchr(text.data, '@', text.size) : NULL;
    const size_t behind = at ? text.size - (size_t)(at - text.data) : 0;
    return at && at > text.data && memchr(at, '.', behind) && !memchr(text.data, ' ', text.size);
}

/* "Write to Ann Bell at ann@gazette.example." */
static bool asks_for_mail(dl_slice text)
{
    enum { MOST = 120 };
    static const char *const asks[] = {"write to ", "email ", "e-mail ", "reach ", "contact "};
    return text.size <= MOST && DL_HTML_OPENS(text, asks) && memchr(text.data, '@', text.size) &&
           dl_slice_find(text, " at ") != SIZE_MAX;
}

/* What readers gave: "Rating: 4.5/5 (12 votes cast)". */
static bool is_rating(dl_slice text)
{
    enum { MOST = 60 };
    static const char *const opening[] = {"rating: "};
    return text.size <= MOST && DL_HTML_OPENS(text, opening) && dl_slice_ends(text, DL_LITERAL(" cast)"));
}

/* The pages of the article: "1", "Page: 1 | 2". */
static bool is_pager(dl_slice text)
{
    enum { MOST = 24 };
    static const char *const words[] = {"page: ", "page ", "pages: ", "pages "};
    size_t at = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words && !at; i++)
        at = dl_html_opens(text, &words[i], 1) ? strlen(words[i]) : 0;
    while (at < text.size && strchr("0123456789.| ", text.data[at]) && text.data[at])
        at++;
    return at == text.size && text.size <= MOST;
}

static bool is_closing(const dl_html_block *block)
{
    enum { MOST = 320 };
    if (block->text.size > MOST)
        return false;
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
        if (dl_html_opens(block->text, &sources[i].opening, 1) &&
            dl_slice_find(block->text, sources[i].part) != SIZE_MAX)
            return true;
    return is_mail(block->text) || dl_html_is_host(block->text) || asks_for_mail(block->text) || is_rating(block->text) || is_pager(block->text) || dl_html_is_closing_world(block->text) ||
           DL_HTML_OPENS(block->text, openings);
}

void dl_html_drop_closing(dl_html_blocks *blocks)
{
    enum { BLOCKS_MOST = 6, KEPT_LEAST = 3 };
    size_t kept = 0, seen = 0;
    dl_html_drop_addresses(blocks);
    for (size_t i = 0; i < blocks->count; i++)
        kept += blocks->items[i].kept && !blocks->items[i].embed;
    for (size_t i = blocks->count; i-- > 0 && seen < BLOCKS_MOST && kept > 1;) {
        dl_html_block *block = &blocks->items[i];
        if (!block->kept || block->embed || block->heading || block->kind == DATELINE_CAPTION)
            continue;
        if (!dl_html_is_closing_east(block->text) && (kept <= KEPT_LEAST || !is_closing(block)))
            break;
        block->kept = false;
        kept--;
        seen++;
    }
}

void dl_html_drop_signature(dl_html_blocks *blocks, dl_arena *arena, const dl_slice *authors, size_t count)
{
    enum { MOST = 120, KEPT_LEAST = 3 };
    dl_html_block *last = NULL;
    size_t kept = 0;
    for (size_t i = 0; i < blocks->count; i++)
        if (blocks->items[i].kept && !blocks->items[i].embed && blocks->items[i].kind != DATELINE_CAPTION) {
            last = &blocks->items[i];
            kept++;
        }
    if (kept <= KEPT_LEAST || last->heading || last->kind != DATELINE_PARAGRAPH || last->text.size > MOST)
        return;
    const dl_slice key = dl_html_key(arena, last->text);
    size_t named = 0;
    bool all = count > 0, one = false;
    for (size_t i = 0; i < count; i++) {
        const dl_slice name = dl_html_key(arena, authors[i]);
        one = one || (name.size && dl_slice_equal(key, name));
        all = all && dl_html_key_holds(key, name);
        named += name.size;
    }
    last->kept = !one && !(all && named >= key.size && key.size);
}
