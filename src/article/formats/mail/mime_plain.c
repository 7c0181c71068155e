/* Plain text of mail. */
#include "article/formats/mail/mime_plain.h"
#include "article/formats/mail/mime_headers.h"
#include "article/lines/prose.h"
#include "util/buffer.h"

enum { SIGNATURE_MOST = 1000 /* bytes; with what lists and services add to it */ };

/* ---- broken lines ---- */

/* How many signs of quoting open a line. */
static size_t quote_depth(dl_slice line)
{
    size_t depth = 0;
    while (depth < line.size && line.data[depth] == '>')
        depth++;
    return depth;
}

/* A blank at a line's end says that it goes on in the next one, if that is quoted as often; one at its front is no part of it. */
static void add_unbroken(dl_buffer *out, dl_slice text, bool without_blank)
{
    dl_slice line;
    bool open = false;
    size_t before = 0;
    for (size_t at = 0; dl_slice_next_line(&line, text, &at);) {
        const size_t depth = quote_depth(line);
        dl_slice words = dl_slice_cut(line, depth, line.size);
        if (words.size && words.data[0] == ' ')
            words = dl_slice_cut(words, 1, words.size);
        const bool signature = dl_slice_is(words, "-- ");
        if (out->size && !(open && depth == before && !signature))
            dl_buffer_add_byte(out, '\n');
        if (depth && !(open && depth == before)) {
            dl_buffer_add_slice(out, dl_slice_cut(line, 0, depth));
            dl_buffer_add_byte(out, ' ');
        }
        open = words.size && words.data[words.size - 1] == ' ' && !signature;
        before = depth;
        dl_buffer_add_slice(out, dl_slice_cut(words, 0, words.size - (open && without_blank)));
    }
}

/* ---- what is no words ---- */

static bool is_mark(dl_slice line, const char *begin)
{
    return dl_slice_starts(line, dl_slice_of(begin)) && dl_slice_ends(line, DL_LITERAL("-----"));
}

/* "begin 644 a.txt", and a line that is as long as its first byte says. */
static bool begins_file(dl_slice line, dl_slice rest)
{
    size_t digits = 0, at = 0;
    dl_slice first;
    if (!dl_slice_starts(line, DL_LITERAL("begin ")))
        return false;
    while (6 + digits < line.size && line.data[6 + digits] >= '0' && line.data[6 + digits] <= '7')
        digits++;
    if (digits < 3 || digits > 4 || 6 + digits >= line.size || line.data[6 + digits] != ' ' ||
        !dl_slice_next_line(&first, rest, &at) || !first.size || first.data[0] <= ' ' || first.data[0] > '_')
        return false;
    const size_t bytes = (size_t)(first.data[0] - ' '), written = (bytes + 2) / 3 * 4 + 1;
    return first.size + 2 >= written && first.size <= written + 1; /* blanks at its end may be lost */
}

/* Behind the line that `end` tells, or `at`: there is none. */
static size_t behind_end(dl_slice text, size_t at, bool (*is_end)(dl_slice line))
{
    dl_slice line;
    for (size_t next = at; dl_slice_next_line(&line, text, &next);)
        if (is_end(line))
            return next;
    return at;
}

static bool ends_file(dl_slice line)
{
    return dl_slice_is(line, "end");
}

static bool ends_block(dl_slice line)
{
    return is_mark(line, "-----END ");
}

static bool is_empty(dl_slice line)
{
    return !line.size;
}

static void add_words(dl_buffer *out, dl_slice text)
{
    dl_slice line;
    bool is_signed = false;
    for (size_t at = 0; dl_slice_next_line(&line, text, &at);) {
        size_t behind = at;
        if (is_mark(line, "-----BEGIN PGP SIGNED MESSAGE-")) {
            is_signed = true;
            at = behind_end(text, at, is_empty);
            continue;
        }
        if (is_mark(line, "-----BEGIN "))
            behind = behind_end(text, at, ends_block);
        else if (begins_file(line, dl_slice_cut(text, at, text.size)))
            behind = behind_end(text, at, ends_file);
        if (behind > at) {
            at = behind;
            continue;
        }
        if (is_signed && dl_slice_starts(line, DL_LITERAL("- ")))
            line = dl_slice_cut(line, 2, line.size);
        dl_buffer_add_slice(out, line);
        dl_buffer_add_byte(out, '\n');
    }
}

/* Before the last line "-- ", if little stands behind it. */
static dl_slice without_signature(dl_slice text)
{
    size_t from = text.size > SIGNATURE_MOST ? text.size - SIGNATURE_MOST : 0, end = text.size;
    for (size_t at; (at = dl_slice_find(dl_slice_cut(text, from, text.size), "\n-- ")) != SIZE_MAX; from += at + 4) {
        const char *behind = text.data + from + at + 4;
        if (behind < text.data + text.size && (*behind == '\n' || *behind == '\r'))
            end = from + at;
    }
    const dl_slice words = dl_prose_trim(dl_slice_cut(text, 0, end));
    return words.size ? words : text;
}

/* ---- all of it ---- */

static dl_slice made(dl_arena *arena, dl_buffer *out)
{
    const dl_slice text = dl_arena_copy(arena, dl_buffer_slice(out));
    arena->failed |= out->failed;
    dl_buffer_free(out);
    return text;
}

dl_slice dl_mime_plain(dl_arena *arena, dl_slice type, dl_slice text)
{
    dl_buffer unbroken = DL_BUFFER_EMPTY, words = DL_BUFFER_EMPTY;
    if (dl_slice_starts_caseless(dl_mime_parameter(arena, type, "format"), "flowed")) {
        add_unbroken(&unbroken, text, dl_slice_starts_caseless(dl_mime_parameter(arena, type, "delsp"), "yes"));
        text = made(arena, &unbroken);
    }
    if (dl_slice_find(text, "-----BEGIN ") != SIZE_MAX || dl_slice_find(text, "\nbegin ") != SIZE_MAX) {
        add_words(&words, text);
        text = made(arena, &words);
    }
    return without_signature(text);
}
