/* The parts of a message. */
#include "article/formats/mail/mime_parts.h"
#include "article/formats/mail/mime_headers.h"
#include "article/formats/mail/mime_transfer.h"
#include "util/buffer.h"

enum { PARTS_MOST = 10000 };

/* A stretch of the message that is still to be looked at. */
typedef struct stretch {
    dl_slice bytes;
    unsigned depth, group; /* group 0: none yet */
    bool in_digest;        /* where a part that does not say what it is is a message (RFC 2046, section 5.1.5) */
} stretch;

typedef struct walk {
    dl_buffer texts, carried; /* of dl_mime_text, dl_mime_carried */
    dl_buffer todo;           /* of stretch, the next one last: nesting cannot exhaust the stack */
    size_t seen;
    unsigned groups;
    bool cut;
} walk;

/* Finds the next line "--boundary" at or after *at: where the part before it ends; *at moves behind the line.
 * False: none, the part ends with the text. */
static bool find_boundary(dl_slice text, size_t *at, dl_slice boundary, size_t *end, bool *last)
{
    dl_slice line;
    for (size_t begin = *at; dl_slice_next_line(&line, text, at); begin = *at) {
        if (line.size < boundary.size + 2 || line.data[0] != '-' || line.data[1] != '-' ||
            !dl_slice_starts(dl_slice_cut(line, 2, line.size), boundary))
            continue;
        dl_slice tail = dl_slice_trim(dl_slice_cut(line, boundary.size + 2, line.size));
        if (tail.size && !dl_slice_is(tail, "--"))
            continue;
        *last = tail.size > 0;
        *end = begin;
        return true;
    }
    *end = text.size;
    return false;
}

/* Puts the parts of `body` on the list, the first on top. */
static void divide(walk *of, dl_slice body, dl_slice boundary, stretch each)
{
    const size_t before = of->todo.size;
    size_t at = 0, end;
    bool last = false, more = find_boundary(body, &at, boundary, &end, &last);
    for (; more && !last && of->seen < PARTS_MOST; of->seen++) {
        const size_t begin = at;
        more = find_boundary(body, &at, boundary, &end, &last);
        each.bytes = dl_slice_cut(body, begin, end);
        dl_buffer_add(&of->todo, &each, sizeof each);
    }
    of->cut |= more && !last;
    stretch *first = (stretch *)(of->todo.data + before);
    for (size_t low = 0, high = (of->todo.size - before) / sizeof each; low + 1 < high; low++, high--) {
        const stretch swap = first[low];
        first[low] = first[high - 1];
        first[high - 1] = swap;
    }
}

/* Whether a part is words as they stand, or hardly more than that. */
static bool is_plain(dl_slice type)
{
    static const char *const types[] = {"text/plain", "text/enriched", "text/markdown", "text/x-markdown"};
    bool plain = !type.size;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        plain |= dl_slice_starts_caseless(type, types[i]);
    return plain;
}

static void look(walk *of, dl_arena *arena, stretch now)
{
    const size_t begin = dl_mime_body(now.bytes);
    const dl_slice head = dl_slice_cut(now.bytes, 0, begin), body = dl_slice_cut(now.bytes, begin, now.bytes.size);
    const dl_slice type = dl_mime_header(arena, head, "Content-Type");
    const dl_slice boundary =
        dl_slice_starts_caseless(type, "multipart/") ? dl_mime_parameter(arena, type, "boundary") : (dl_slice){NULL, 0};
    if (now.depth && (dl_slice_starts_caseless(type, "message/rfc822") || (now.in_digest && !type.size))) {
        const dl_slice bytes = dl_mime_decode(arena, head, body);
        const dl_mime_carried one = {bytes, bytes.data != body.data};
        if (bytes.size)
            dl_buffer_add(&of->carried, &one, sizeof one);
        return;
    }
    if (boundary.size && now.depth < DL_MIME_DEPTH) {
        if (!now.group && dl_slice_starts_caseless(type, "multipart/alternative"))
            now.group = ++of->groups;
        divide(of, body, boundary,
               (stretch){.depth = now.depth + 1,
                         .group = now.group,
                         .in_digest = dl_slice_starts_caseless(type, "multipart/digest")});
        return;
    }
    const dl_mime_text text = {head, body, now.group ? now.group : ++of->groups,
                               dl_slice_starts_caseless(type, "text/html")};
    if ((text.is_html || is_plain(type)) &&
        !dl_slice_starts_caseless(dl_mime_header(arena, head, "Content-Disposition"), "attachment"))
        dl_buffer_add(&of->texts, &text, sizeof text);
}

void dl_mime_parts_find(dl_mime_parts *out, dl_arena *arena, dl_slice message)
{
    walk of = {.texts = DL_BUFFER_EMPTY, .carried = DL_BUFFER_EMPTY, .todo = DL_BUFFER_EMPTY};
    const stretch whole = {.bytes = message};
    dl_buffer_add(&of.todo, &whole, sizeof whole);
    while (of.todo.size && !of.todo.failed) {
        stretch now;
        of.todo.size -= sizeof now;
        memcpy(&now, of.todo.data + of.todo.size, sizeof now);
        look(&of, arena, now);
    }
    const dl_slice texts = dl_arena_copy(arena, dl_buffer_slice(&of.texts)),
                   carried = dl_arena_copy(arena, dl_buffer_slice(&of.carried));
    *out = (dl_mime_parts){(const dl_mime_text *)texts.data, texts.size / sizeof(dl_mime_text),
                           (const dl_mime_carried *)carried.data, carried.size / sizeof(dl_mime_carried),
                           of.cut};
    arena->failed |= of.todo.failed || of.texts.failed || of.carried.failed;
    dl_buffer_free(&of.texts);
    dl_buffer_free(&of.carried);
    dl_buffer_free(&of.todo);
}
