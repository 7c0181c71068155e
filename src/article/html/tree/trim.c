/* Trimming a page. */
#include "article/html/tree/trim.h"
#include "article/html/tree/embed_marks.h"
#include "util/buffer.h"
#include "util/utf8.h"

#include <gumbo.h>
#include <strings.h>

enum {
    DEPTH_LIMIT = 500,
    ATTRIBUTES_LIMIT = 300,        /* of one tag */
    TEXT_LIMIT = 4 * 1024 * 1024,  /* bytes of the trimmed page */
    CUTS_LIMIT = 250000,
    VALUE_LIMIT = 1024             /* bytes of an attribute's value, unless it holds a post */
};

/* Where something stands next. Who asks from place to place goes through the page once, also for what is not there. */
typedef struct sought {
    size_t from, found; /* true of each place between them; `found` SIZE_MAX: it is nowhere behind `from` */
    bool known;
} sought;

/* What is sought: ends of elements in any case. */
typedef enum needle { SCRIPT_END, STYLE_END, SVG_END, COMMENT_END, COMMENT, SCRIPT, NEEDLES } needle;
static const char *const needles[NEEDLES] = {"</script", "</style", "</svg", "-->", "<!--", "<script"};

typedef struct trimming {
    dl_html_trimmed *out;
    dl_arena *arena;
    dl_slice page;
    dl_buffer text;
    size_t copied;  /* bytes of the page that are in `text` or left out */
    size_t tags;    /* and attributes that may still come */
    size_t stopped; /* where there were too many cuts; 0: nowhere */
    sought sought[NEEDLES];
    bool failed;
} trimming;

/* ---- leaving out ---- */

/* Leaves out [begin, end) of the page; `instead` stands for it. */
static void leave_out(trimming *t, size_t begin, size_t end, dl_slice instead)
{
    dl_html_trimmed *out = t->out;
    if (end <= begin)
        return;
    if (out->count && begin == t->copied && out->cuts[out->count - 1].at == t->text.size) {
        out->cuts[out->count - 1].removed = (uint32_t)(end - t->text.size); /* one gap, going on */
        t->copied = end;
        return;
    }
    dl_buffer_add(&t->text, t->page.data + t->copied, begin - t->copied);
    dl_buffer_add_slice(&t->text, instead);
    t->copied = end;
    dl_html_cut *cuts = dl_arena_room(t->arena, out->cuts, &out->capacity, out->count, sizeof *cuts);
    t->failed |= !cuts;
    if (!cuts)
        return;
    out->cuts = cuts;
    out->cuts[out->count++] = (dl_html_cut){(uint32_t)t->text.size, (uint32_t)(end - t->text.size)};
}

size_t dl_html_trim_place(const dl_html_trimmed *trimmed, size_t at)
{
    size_t low = 0, high = trimmed->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (trimmed->cuts[middle].at <= at)
            low = middle + 1;
        else
            high = middle;
    }
    size_t place = at + (low ? trimmed->cuts[low - 1].removed : 0);
    return place < trimmed->size ? place : trimmed->size;
}

/* ---- tags ---- */

/* Elements whose end may be left out: unclosed ones are no nesting. */
static bool is_open_ended(GumboTag tag)
{
    switch (tag) {
    case GUMBO_TAG_P:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_BR:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_META:
    case GUMBO_TAG_LINK:
    case GUMBO_TAG_INPUT:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_COL:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TFOOT:
    case GUMBO_TAG_OPTION:
    case GUMBO_TAG_SOURCE:
    case GUMBO_TAG_WBR:
    case GUMBO_TAG_AREA:
    case GUMBO_TAG_BASE:
    case GUMBO_TAG_PARAM:
    case GUMBO_TAG_EMBED:
    case GUMBO_TAG_TRACK:
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_COLGROUP:
    case GUMBO_TAG_OPTGROUP:
        return true;
    default:
        return false;
    }
}

/* What stands instead of frames is the page. */
static bool is_frame(GumboTag tag)
{
    return tag == GUMBO_TAG_FRAMESET || tag == GUMBO_TAG_FRAME || tag == GUMBO_TAG_NOFRAMES;
}

static size_t name_size(dl_slice text, size_t at)
{
    size_t size = 0;
    while (at + size < text.size &&
           ((text.data[at + size] | 0x20) >= 'a' && (text.data[at + size] | 0x20) <= 'z'))
        size++;
    while (size && at + size < text.size && text.data[at + size] >= '0' &&
           text.data[at + size] <= '9') /* h1 */
        size++;
    return size;
}

static bool is_blank(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r' && byte != '\v');
}

/* What the attributes of a tag have: where they end, and what is to be left out. */
typedef struct attributes {
    size_t end;    /* past ">" */
    size_t excess; /* where those beyond the limit begin, or SIZE_MAX */
    size_t count;
} attributes;

/* The attributes that begin at `at`; values that are too long are left out if `shorten`. */
static attributes take_attributes(trimming *t, size_t at, bool shorten)
{
    dl_slice page = t->page;
    attributes found = {.excess = SIZE_MAX};
    while (at < page.size && page.data[at] != '>') {
        char sign = page.data[at++];
        if (sign == '=') {
            while (at < page.size && is_blank(page.data[at]))
                at++;
            char quote = at < page.size ? page.data[at] : '\0';
            const char *close = quote == '"' || quote == '\''
                                    ? memchr(page.data + at + 1, quote, page.size - at - 1)
                                    : NULL;
            size_t begin = at + 1, end = close ? (size_t)(close - page.data) : at;
            dl_slice value = close ? dl_slice_cut(page, begin, end) : (dl_slice){NULL, 0};
            if (shorten && value.size > VALUE_LIMIT && found.excess == SIZE_MAX &&
                !dl_html_holds_posts(value) && dl_slice_find(value, "full_text") == SIZE_MAX &&
                dl_slice_find(value, "/status/") == SIZE_MAX)
                leave_out(t, begin, end, DL_LITERAL(""));
            at = close ? end + 1 : at;
        } else if ((is_blank(sign) || sign == '/') && ++found.count == ATTRIBUTES_LIMIT) {
            found.excess = at;
        }
    }
    found.end = at < page.size ? at + 1 : at;
    if (found.excess > found.end)
        found.excess = found.end;
    return found;
}

static size_t find(dl_slice page, size_t at, const char *text)
{
    const size_t size = strlen(text), mark = text[1] == '/' ? 2 : size; /* what has no case */
    while (at + size <= page.size) {
        const char *found = memmem(page.data + at, page.size - at, text, mark);
        if (!found)
            break;
        at = (size_t)(found - page.data);
        if (at + size <= page.size && strncasecmp(found, text, size) == 0)
            return at;
        at += mark;
    }
    return SIZE_MAX;
}

/* Where it stands at or behind `at`, or SIZE_MAX. */
static size_t next(trimming *t, size_t at, needle what)
{
    sought *last = &t->sought[what];
    if (!last->known || at < last->from || at > last->found)
        *last = (sought){.known = true, .from = at, .found = find(t->page, at, needles[what])};
    return last->found;
}

/* Past the body of a script or style at `at`; it is left out when nothing looks at it. */
static size_t pass_body(trimming *t, size_t at, needle ends, bool wanted)
{
    const size_t end = next(t, at, ends);
    if (end == SIZE_MAX)
        return at;
    if (next(t, at, COMMENT) < end && next(t, at, SCRIPT) < end) /* "</script" may be no end in it */
        return at;
    if (!wanted && !dl_html_holds_posts(dl_slice_cut(t->page, at, end)))
        leave_out(t, at, end, DL_LITERAL(""));
    return end;
}

/* ---- the page ---- */

/* Past a comment at `at`, left out if it ends; `at` + 4 if not. */
static size_t pass_comment(trimming *t, size_t at)
{
    dl_slice rest = dl_slice_cut(t->page, at + 4, t->page.size);
    if (dl_slice_starts(rest, DL_LITERAL(">")) || dl_slice_starts(rest, DL_LITERAL("->")))
        return at + 4;
    const size_t end = next(t, at + 4, COMMENT_END);
    if (end == SIZE_MAX)
        return at + 4;
    leave_out(t, at, end + 3, DL_LITERAL(""));
    return end + 3;
}

static void run(trimming *t)
{
    dl_slice page = t->page;
    size_t depth = 0;
    for (size_t at = 0; at < page.size && !t->failed;) {
        const char *found = memchr(page.data + at, '<', page.size - at);
        if (!found)
            break;
        size_t begin = (size_t)(found - page.data);
        if (t->text.size + (begin - t->copied) > TEXT_LIMIT)
            break;
        if (t->out->count >= CUTS_LIMIT) {
            t->stopped = begin;
            break;
        }
        if (dl_slice_starts(dl_slice_cut(page, begin, page.size), DL_LITERAL("<!--"))) {
            at = pass_comment(t, begin);
            continue;
        }
        bool closing = begin + 1 < page.size && page.data[begin + 1] == '/';
        size_t name = begin + 1 + closing, size = name_size(page, name);
        at = name + size;
        if (!size)
            continue;
        GumboTag tag = gumbo_tagn_enum(page.data + name, (unsigned)size);
        bool nests = !is_open_ended(tag) && !is_frame(tag);
        bool deep = nests && (closing ? depth > DEPTH_LIMIT : depth >= DEPTH_LIMIT);
        deep |= !t->tags || is_frame(tag);
        attributes with = take_attributes(t, at, !deep && tag != GUMBO_TAG_META);
        size_t used = with.count + 1;
        t->tags = used < t->tags ? t->tags - used : 0;
        if (tag == GUMBO_TAG_SVG && !closing && !deep) {
            const size_t end = next(t, with.end, SVG_END);
            if (end != SIZE_MAX && page.data[with.end - 2] != '/') {
                leave_out(t, with.end, end, DL_LITERAL(""));
                at = end;
                depth++;
                continue;
            }
        }
        if (nests && !closing)
            depth++;
        else if (nests && depth)
            depth--;
        bool closed = page.data[with.end - 1] == '>';
        if (deep)
            leave_out(t, begin, with.end, DL_LITERAL(" "));
        else if (with.excess + 1 < with.end)
            leave_out(t, with.excess, with.end - closed, DL_LITERAL(""));
        at = with.end;
        if (!closing && !deep && tag == GUMBO_TAG_SCRIPT)
            at = pass_body(t, at, SCRIPT_END,
                           dl_slice_find(dl_slice_cut(page, begin, at), "ld+json") != SIZE_MAX);
        else if (!closing && !deep && tag == GUMBO_TAG_STYLE)
            at = pass_body(t, at, STYLE_END, false);
    }
}

/* Behind what a server said before the page, which some programs save with it; 0: nothing. */
static size_t behind_headers(dl_slice page)
{
    enum { MOST = 16384 };
    const dl_slice front = dl_slice_cut(page, 0, page.size < MOST ? page.size : MOST);
    if (!dl_slice_starts(page, DL_LITERAL("HTTP/")))
        return 0;
    const size_t lines = dl_slice_find(front, "\r\n\r\n"), line = dl_slice_find(front, "\n\n");
    return lines != SIZE_MAX && lines < line ? lines + 4 : line != SIZE_MAX ? line + 2 : 0;
}

bool dl_html_trim(dl_html_trimmed *out, dl_arena *arena, dl_slice page, size_t tags)
{
    *out = (dl_html_trimmed){.text = page, .whole = page, .size = page.size};
    trimming t = {.out = out, .arena = arena, .page = page, .text = DL_BUFFER_EMPTY, .tags = tags};
    leave_out(&t, 0, behind_headers(page), DL_LITERAL(""));
    run(&t);
    size_t room = t.text.size < TEXT_LIMIT ? TEXT_LIMIT - t.text.size : 0,
           left = page.size - t.copied;
    if (t.stopped && t.stopped - t.copied < room)
        room = t.stopped - t.copied;
    if (left > room) { /* no article is as long */
        out->read_until = dl_utf8_floor(page, t.copied + room);
        left = out->read_until - t.copied;
    }
    if (t.copied || out->read_until) {
        dl_buffer_add(&t.text, page.data + t.copied, left);
        out->text = dl_arena_copy(arena, dl_buffer_slice(&t.text));
    }
    bool failed = t.failed || t.text.failed || arena->failed;
    dl_buffer_free(&t.text);
    return !failed;
}
