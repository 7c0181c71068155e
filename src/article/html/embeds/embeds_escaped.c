/* Embedded posts whose markup is escaped. */
#include "article/html/embeds/embeds.h"
#include "article/html/embeds/embeds_packed.h"
#include "article/html/tree/embed_marks.h"
#include "util/utf8.h"

#include <unicode/uchar.h>

static int hex(const char *at)
{
    int value = 0;
    for (int i = 0; i < 4; i++) {
        int digit = u_digit((UChar32)(unsigned char)at[i], 16);
        if (digit < 0)
            return -1;
        value = value << 4 | digit;
    }
    return value;
}

/* One round of undoing JSON's escapes and HTML's four entities. True when anything changed. */
static bool unescape(dl_buffer *out, dl_slice text)
{
    static const struct {
        dl_slice from;
        char to;
    } entities[] = {{{"&lt;", 4}, '<'},  {{"&gt;", 4}, '>'},   {{"&quot;", 6}, '"'},
                    {{"&#34;", 5}, '"'}, {{"&#39;", 5}, '\''}, {{"&amp;", 5}, '&'}};
    bool changed = false;
    for (size_t at = 0; at < text.size;) {
        size_t left = text.size - at;
        const char *from = text.data + at;
        if (from[0] == '\\' && left >= 6 && from[1] == 'u' && hex(from + 2) >= 0) {
            uint32_t code = (uint32_t)hex(from + 2);
            at += 6;
            if (code >= 0xD800 && code < 0xDC00 && left >= 12 && from[6] == '\\' &&
                from[7] == 'u' && hex(from + 8) >= 0xDC00 && hex(from + 8) < 0xE000) {
                code = 0x10000 + ((code - 0xD800) << 10) + ((uint32_t)hex(from + 8) - 0xDC00);
                at += 6;
            }
            char bytes[4];
            bool whole = code < 0xD800 || code > 0xDFFF;
            dl_buffer_add(out, whole ? bytes : "\xEF\xBF\xBD",
                          whole ? dl_utf8_encode(code, bytes) : 3);
            changed = true;
            continue;
        }
        if (from[0] == '\\' && left >= 2 && strchr("\"/\\ntr'", from[1])) {
            dl_buffer_add_byte(out, strchr("ntr", from[1]) ? ' ' : from[1]);
            at += 2;
            changed = true;
            continue;
        }
        size_t entity = 0, count = sizeof entities / sizeof *entities;
        while (from[0] == '&' && entity < count &&
               !dl_slice_starts(dl_slice_make(from, left), entities[entity].from))
            entity++;
        if (from[0] == '&' && entity < count) {
            dl_buffer_add_byte(out, entities[entity].to);
            at += entities[entity].from.size;
            changed = true;
            continue;
        }
        dl_buffer_add_byte(out, from[0]);
        at++;
    }
    return changed;
}

typedef struct finding {
    dl_html_post *posts;
    size_t count, capacity;
    dl_arena *arena, scratch; /* scratch: of one post's markup */
    dl_html_post *known;
    size_t known_count;
    bool failed;
} finding;

static dl_html_post *with_id(dl_html_post *posts, size_t count, dl_slice id)
{
    for (size_t i = 0; i < count; i++)
        if (dl_slice_equal(posts[i].tweet->id, id))
            return &posts[i];
    return NULL;
}

static bool is_bare(const dl_html_post *post)
{
    return dl_slice_equal(post->text, post->tweet->url);
}

static bool borrow(dl_slice *to, dl_slice from)
{
    bool lacks = !to->size && from.size;
    if (lacks)
        *to = from;
    return lacks;
}

/* Gives a post that the page shows without its words, or cut off, those that a script has; and each
 * the author and day that the other copy lacks. */
static void complete(finding *into, dl_html_post *known, const dl_html_post *found)
{
    bool cut = known->tweet->truncated && found->text.size > known->text.size;
    bool fuller = !is_bare(found) && (is_bare(known) || cut);
    dl_tweet tweet = fuller ? *found->tweet : *known->tweet;
    const dl_tweet *other = fuller ? known->tweet : found->tweet;
    bool named = borrow(&tweet.name, other->name), called = borrow(&tweet.handle, other->handle),
         dated = !dl_date_known(tweet.date) && dl_date_known(other->date);
    if (dated)
        tweet.date = other->date;
    if (fuller)
        known->text = dl_arena_copy(into->arena, found->text);
    if (fuller || named || called || dated)
        known->tweet = dl_tweet_copy(into->arena, &tweet);
    into->failed |= into->arena->failed;
}

static void add_post(finding *into, dl_html_post post)
{
    enum { POSTS_MOST = 2000 };
    post.node = 0;
    dl_html_post *shown = with_id(into->known, into->known_count, post.tweet->id);
    if (shown && post.tweet->id.size)
        complete(into, shown, &post);
    if (shown || !post.tweet->id.size || into->count == POSTS_MOST ||
        with_id(into->posts, into->count, post.tweet->id))
        return;
    dl_html_post *posts = dl_arena_room(into->arena, into->posts, &into->capacity, into->count, sizeof *posts);
    into->failed |= !posts;
    if (!posts)
        return;
    into->posts = posts;
    post.text = dl_arena_copy(into->arena, post.text);
    post.tweet = dl_tweet_copy(into->arena, post.tweet);
    into->failed |= into->arena->failed;
    into->posts[into->count++] = post;
}

/* The posts of markup, which is a page of its own. */
static void read_page(finding *into, dl_slice markup)
{
    dl_html_tree tree;
    into->failed |= dl_html_parse(&tree, &into->scratch, dl_arena_copy(&into->scratch, markup), NULL);
    for (uint32_t i = 0; !into->failed && i < tree.count; i++) {
        dl_html_post post;
        if (dl_html_is_embed(&tree, i) &&
            dl_html_embed_read(&post, &into->scratch, &tree, i, &into->failed))
            add_post(into, post);
    }
    dl_arena_reset(&into->scratch);
}

/* Markup that was escaped. */
static void read_markup(finding *into, dl_slice escaped)
{
    enum { ROUNDS = 4 };
    dl_buffer now = DL_BUFFER_EMPTY, next = DL_BUFFER_EMPTY;
    if (dl_slice_find(escaped, "%3C") != SIZE_MAX || dl_slice_find(escaped, "%3c") != SIZE_MAX)
        dl_html_add_unpercented(&now, escaped);
    else
        dl_buffer_add_slice(&now, escaped);
    for (int i = 0; i < ROUNDS; i++) {
        dl_slice text = dl_buffer_slice(&now);
        if (dl_slice_find(text, "<blockquote") != SIZE_MAX &&
            dl_slice_find(text, "\\\"") == SIZE_MAX)
            break;
        dl_buffer_clear(&next);
        if (!unescape(&next, text))
            break;
        dl_buffer swap = now;
        now = next;
        next = swap;
    }
    into->failed |= now.failed || next.failed;
    read_page(into, dl_buffer_slice(&now));
    dl_buffer_free(&now);
    dl_buffer_free(&next);
}

/* Every "...blockquote ... MARK ... blockquote..." of a text that is no markup itself. */
static void search_mark(finding *into, dl_slice text, const char *mark)
{
    enum { BEFORE = 200, AFTER = 20, MOST = 20000 };
    size_t from = 0;
    size_t found;
    while (!into->failed &&
           (found = dl_slice_find(dl_slice_cut(text, from, text.size), mark)) != SIZE_MAX) {
        size_t at = from + found, begin = at > from + BEFORE ? at - BEFORE : from;
        from = at + strlen(mark);
        size_t open = dl_slice_find(dl_slice_cut(text, begin, at), "blockquote");
        size_t room = text.size - from < MOST ? text.size - from : MOST;
        size_t close = dl_slice_find(dl_slice_cut(text, from, from + room), "blockquote");
        if (open == SIZE_MAX || close == SIZE_MAX)
            continue;
        size_t first = begin + open, last = from + close + 10;
        from = last;
        size_t back = first < 12 ? first : 12; /* what "<" was escaped to */
        last = text.size - last < AFTER ? text.size : last + AFTER;
        read_markup(into, dl_slice_cut(text, first - back, last));
    }
}

/* Every `createTweet("1234567890123456789"`. */
static void search_created(finding *into, dl_slice text)
{
    enum { LEAST = 15, MOST = 20 };
    size_t at = 0;
    for (size_t found; !into->failed && (found = dl_slice_find(dl_slice_cut(text, at, text.size), DL_HTML_CREATES)) != SIZE_MAX;) {
        at += found + strlen(DL_HTML_CREATES);
        while (at < text.size && strchr("Embed(\"' \\", text.data[at]))
            at++;
        size_t digits = 0;
        while (at + digits < text.size && text.data[at + digits] >= '0' && text.data[at + digits] <= '9')
            digits++;
        if (digits < LEAST || digits > MOST)
            continue;
        dl_buffer markup = DL_BUFFER_EMPTY;
        dl_buffer_printf(&markup, "<div data-tweet-id=\"%.*s\"></div>", (int)digits, text.data + at);
        read_page(into, dl_buffer_slice(&markup));
        dl_buffer_free(&markup);
    }
}

static void search_escaped(finding *into, dl_slice text)
{
    const bool quotes = dl_slice_find(text, "blockquote") != SIZE_MAX; /* without which no mark is looked at */
    for (const char *const *mark = dl_html_embed_marks; quotes && *mark; mark++)
        search_mark(into, text, *mark);
}

static void search(finding *into, dl_slice text)
{
    search_escaped(into, text);
    search_created(into, text);
    if (!dl_html_is_packed(text))
        return;
    dl_buffer markup = DL_BUFFER_EMPTY;
    dl_html_add_unpacked(&markup, text);
    search_escaped(into, dl_buffer_slice(&markup));
    into->failed |= markup.failed;
    dl_buffer_free(&markup);
}

/* Appends the pieces of streamed text. */
static void add_streamed(dl_buffer *out, dl_slice script)
{
    size_t found;
    for (size_t at = 0; (found = dl_slice_find(dl_slice_cut(script, at, script.size), DL_HTML_STREAMED)) != SIZE_MAX;) {
        const size_t begin = at + found + strlen(DL_HTML_STREAMED);
        size_t end = begin;
        while (end < script.size && script.data[end] != '"')
            end += 1 + (script.data[end] == '\\');
        at = end < script.size ? end : script.size;
        dl_buffer_add_slice(out, dl_slice_cut(script, begin, at));
    }
}

bool dl_html_embeds_escaped(dl_html_post **out, size_t *count, dl_arena *arena,
                            const dl_html_tree *tree, dl_html_post *known, size_t known_count)
{
    finding into = {
        .arena = arena, .scratch = DL_ARENA_EMPTY, .known = known, .known_count = known_count};
    dl_buffer streamed = DL_BUFFER_EMPTY;
    for (uint32_t i = 0; i < tree->count && !into.failed; i++) {
        const GumboNode *node = tree->nodes[i].node;
        if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA) {
            const dl_slice text = dl_html_node_text(tree, i);
            search(&into, text);
            add_streamed(&streamed, text);
        } else if (node->type == GUMBO_NODE_ELEMENT) {
            for (unsigned a = 0; a < node->v.element.attributes.length; a++) {
                const GumboAttribute *attribute = node->v.element.attributes.data[a];
                dl_slice value = dl_slice_of(attribute->value);
                if (value.size > 100)
                    search(&into, value);
                if (strcmp(attribute->name, "srcdoc") == 0 && dl_slice_find(value, "/status/") != SIZE_MAX)
                    read_page(&into, value); /* what X's script drew into a frame */
            }
        }
    }
    search(&into, dl_buffer_slice(&streamed)); /* those that were cut */
    into.failed |= streamed.failed;
    dl_buffer_free(&streamed);
    dl_arena_free(&into.scratch);
    *out = into.posts;
    *count = into.count;
    return !into.failed;
}
