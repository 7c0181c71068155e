/* Mail: headers, encoded words, transfer encodings, and what its parts say together. */
#include "article/formats/mail/mime.h"
#include "article/encoding/encoding.h"
#include "article/formats/mail/mime_headers.h"
#include "article/formats/mail/mime_plain.h"
#include "article/formats/mail/mime_transfer.h"
#include "article/lines/prose.h"
#include "article/reading/markup.h"

#include <strings.h>

enum { STUB = 200 /* bytes of plain text */ };

static void convert(dl_buffer *out, dl_slice bytes, dl_slice charset)
{
    char name[DL_ENCODING_NAME];
    size_t size = charset.size < sizeof name ? charset.size : 0;
    memcpy(name, charset.data ? charset.data : "", size);
    name[size] = '\0';
    dl_encoding_convert(out, bytes, name);
}

/* ---- encoded words (RFC 2047) ---- */

/* Encoded words of one charset that follow each other: a letter may be divided between them. */
typedef struct words {
    dl_buffer bytes;
    dl_slice charset;
} words;

static void end_words(dl_buffer *out, words *of)
{
    if (of->bytes.size)
        convert(out, dl_buffer_slice(&of->bytes), of->charset);
    out->failed |= of->bytes.failed;
    dl_buffer_clear(&of->bytes);
}

/* "=?charset?Q?text?=" at the front: how long it is, 0 if there is none. Its letters come when the words end. */
static size_t take_word(dl_buffer *out, words *of, dl_slice text)
{
    if (!dl_slice_starts(text, DL_LITERAL("=?")))
        return 0;
    const char *charset_end = memchr(text.data + 2, '?', text.size - 2);
    size_t kind = charset_end ? (size_t)(charset_end - text.data) + 1 : text.size;
    if (kind + 2 >= text.size || text.data[kind + 1] != '?')
        return 0;
    size_t begin = kind + 2, found = dl_slice_find(dl_slice_cut(text, begin, text.size), "?=");
    char how = text.data[kind] | 0x20;
    if (found == SIZE_MAX || (how != 'q' && how != 'b'))
        return 0;
    dl_slice charset = dl_slice_cut(text, 2, kind - 1), inside = dl_slice_cut(text, begin, begin + found);
    const char *language = charset.size ? memchr(charset.data, '*', charset.size) : NULL; /* RFC 2231 */
    if (language)
        charset.size = (size_t)(language - charset.data);
    const bool shifts = dl_slice_starts_caseless(charset, "iso-2022"); /* each word begins and ends in ASCII */
    if (shifts || charset.size != of->charset.size ||
        (charset.size && strncasecmp(charset.data, of->charset.data, charset.size) != 0))
        end_words(out, of);
    of->charset = charset;
    if (how == 'q')
        dl_mime_add_quoted(&of->bytes, inside, true);
    else
        dl_mime_add_base64(&of->bytes, inside);
    return begin + found + 2;
}

/* A header's value as well-formed text. Blanks between encoded words are none. */
static dl_slice decode(dl_arena *arena, dl_slice value)
{
    dl_buffer out = DL_BUFFER_EMPTY;
    words encoded = {DL_BUFFER_EMPTY, {NULL, 0}};
    bool behind_word = false;
    for (size_t at = 0; at < value.size;) {
        size_t blanks = at;
        while (blanks < value.size && value.data[blanks] == ' ')
            blanks++;
        size_t next = behind_word ? blanks : at;
        size_t used = take_word(&out, &encoded, dl_slice_cut(value, next, value.size));
        behind_word = used > 0;
        if (used) {
            at = next + used;
            continue;
        }
        end_words(&out, &encoded);
        size_t end = at + 1;
        while (end < value.size && value.data[end] != '=' && value.data[end] != ' ')
            end++;
        convert(&out, dl_slice_cut(value, at, end), DL_LITERAL(""));
        at = end;
    }
    end_words(&out, &encoded);
    dl_slice text = dl_prose_trim(dl_arena_copy(arena, dl_buffer_slice(&out)));
    arena->failed |= out.failed;
    dl_buffer_free(&encoded.bytes);
    dl_buffer_free(&out);
    return text;
}

/* "Ada Lark" of "Ada Lark <ada@a.example>", "ada@a.example (Ada Lark)", or the address. */
static dl_slice name_of(dl_slice from)
{
    const char *angle = from.size ? memchr(from.data, '<', from.size) : NULL;
    const char *open = from.size ? memchr(from.data, '(', from.size) : NULL;
    dl_slice name = from;
    if (angle == from.data && dl_slice_ends(from, DL_LITERAL(">")))
        return dl_slice_cut(from, 1, from.size - 1);
    if (angle)
        name = dl_slice_trim(dl_slice_cut(from, 0, (size_t)(angle - from.data)));
    else if (open && from.data[from.size - 1] == ')')
        name = dl_slice_cut(from, (size_t)(open - from.data) + 1, from.size - 1);
    if (name.size >= 2 && name.data[0] == '"' && name.data[name.size - 1] == '"')
        name = dl_slice_cut(name, 1, name.size - 1);
    return name.size ? name : from;
}

/* ---- text ---- */

/* In the arena, or of the body if that is the text as it stands. */
static dl_slice part_text(dl_arena *arena, dl_slice head, dl_slice body)
{
    dl_buffer text = DL_BUFFER_EMPTY;
    const dl_slice type = dl_mime_header(arena, head, "Content-Type");
    const dl_slice bytes = dl_mime_decode(arena, head, body);
    convert(&text, bytes, dl_mime_parameter(arena, type, "charset"));
    arena->failed |= text.failed;
    const bool same = !text.failed && dl_slice_equal(dl_buffer_slice(&text), bytes);
    const dl_slice result = same ? bytes : dl_arena_copy(arena, dl_buffer_slice(&text));
    dl_buffer_free(&text);
    return dl_prose_trim(dl_slice_starts_caseless(type, "text/html") ? result : dl_mime_plain(arena, type, result));
}

/* The texts of one kind in a group, `first` to `end`, one behind the other. */
static dl_slice group_text(dl_arena *arena, const dl_mime_parts *parts, size_t first, size_t end, bool html)
{
    dl_buffer all = DL_BUFFER_EMPTY;
    dl_slice last = {NULL, 0};
    size_t count = 0;
    for (size_t i = first; i < end; i++) {
        const dl_mime_text *part = &parts->texts[i];
        const dl_slice text = part->is_html == html ? part_text(arena, part->head, part->body) : (dl_slice){NULL, 0};
        if (!text.size)
            continue;
        if (count++ == 1)
            dl_buffer_add_slice(&all, last);
        if (count > 1) {
            dl_buffer_add_text(&all, "\n\n");
            dl_buffer_add_slice(&all, text);
        }
        last = text;
    }
    const dl_slice result = count > 1 ? dl_arena_copy(arena, dl_buffer_slice(&all)) : last;
    arena->failed |= all.failed;
    dl_buffer_free(&all);
    return result;
}

/* Plain text as paragraphs of a page. */
static void add_paragraphs(dl_buffer *out, dl_slice text)
{
    dl_buffer_add_text(out, "<p>");
    for (size_t at = 0; at < text.size; at++) {
        const dl_slice rest = dl_slice_cut(text, at, text.size);
        if (dl_slice_starts(rest, DL_LITERAL("\n\n")) || dl_slice_starts(rest, DL_LITERAL("\n\r\n")))
            dl_buffer_add_text(out, "</p><p>");
        else
            dl_markup_escape(out, dl_slice_cut(text, at, at + 1));
    }
    dl_buffer_add_text(out, "</p>");
}

typedef struct said {
    dl_slice text;
    bool is_html;
} said;

/* One text of all; where one is HTML, HTML. */
static void join(dl_message *out, dl_arena *arena, const said *each, size_t count)
{
    for (size_t i = 0; i < count; i++)
        out->is_html |= each[i].is_html;
    if (count == 1)
        out->text = each[0].text;
    dl_buffer all = DL_BUFFER_EMPTY;
    for (size_t i = 0; count > 1 && i < count; i++) {
        dl_buffer_add_text(&all, i ? "\n\n" : "");
        if (out->is_html && !each[i].is_html)
            add_paragraphs(&all, each[i].text);
        else
            dl_buffer_add_slice(&all, each[i].text);
    }
    if (count > 1)
        out->text = dl_arena_copy(arena, dl_buffer_slice(&all));
    arena->failed |= all.failed;
    dl_buffer_free(&all);
}

/* Whether a letter goes to many who only read it: they can leave, but not answer to all. Its plain text is made by a program. */
static bool is_newsletter(dl_arena *arena, dl_slice head)
{
    return dl_mime_header(arena, head, "List-Unsubscribe").size &&
           dl_slice_find(dl_mime_header(arena, head, "List-Post"), "mailto:") == SIZE_MAX;
}

/* Of each group what says more: its plain text, unless that is missing or a stub, or made of the page beside it. */
static void take_texts(dl_message *out, dl_arena *arena, const dl_mime_parts *parts, bool newsletter)
{
    said *each = dl_arena_alloc(arena, (parts->count + 1) * sizeof *each);
    size_t count = 0;
    for (size_t i = 0, end; each && i < parts->count; i = end) {
        for (end = i; end < parts->count && parts->texts[end].group == parts->texts[i].group;)
            end++;
        said one = {group_text(arena, parts, i, end, false), false};
        /* Newsletters have "see this in your browser" as their plain text. */
        const dl_slice html =
            newsletter || one.text.size < STUB ? group_text(arena, parts, i, end, true) : (dl_slice){NULL, 0};
        if (html.size)
            one = (said){html, true};
        /* What programs of mailing lists add below each letter is none of it. */
        if (one.text.size && !(count && dl_slice_starts(one.text, DL_LITERAL("________________"))))
            each[count++] = one;
    }
    join(out, arena, each, count);
}

/* Of a page that was saved the first: the others are its frames. */
static void take_page(dl_message *out, dl_arena *arena, const dl_mime_parts *parts)
{
    for (size_t i = 0; i < parts->count && !out->is_html; i++) {
        if (!parts->texts[i].is_html)
            continue;
        if (!out->page.size)
            out->page = decode(arena, dl_mime_header(arena, parts->texts[i].head, "Content-Location"));
        out->text = part_text(arena, parts->texts[i].head, parts->texts[i].body);
        out->is_html = true;
    }
    out->is_html = out->text.size > 0;
}

void dl_mime_parse(dl_message *out, dl_arena *arena, dl_slice bytes)
{
    dl_slice head = dl_slice_cut(bytes, 0, dl_mime_body(bytes));
    *out = (dl_message){
        .subject = decode(arena, dl_mime_header(arena, head, "Subject")),
        .from = name_of(decode(arena, dl_mime_header(arena, head, "From"))),
        .date = decode(arena, dl_mime_header(arena, head, "Date")),
        .id = decode(arena, dl_mime_header(arena, head, "Message-ID")),
        .list = name_of(decode(arena, dl_mime_header(arena, head, "List-ID"))),
    };
    out->page = decode(arena, dl_mime_header(arena, head, "Snapshot-Content-Location"));
    out->is_page = out->page.size || dl_slice_starts_caseless(dl_mime_header(arena, head, "From"), "<Saved by");
    dl_mime_parts parts;
    dl_mime_parts_find(&parts, arena, bytes);
    out->carried = parts.carried;
    out->carried_count = parts.carried_count;
    out->cut = parts.cut;
    if (out->is_page)
        take_page(out, arena, &parts);
    if (!out->text.size)
        take_texts(out, arena, &parts, is_newsletter(arena, head));
}
