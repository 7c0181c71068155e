/* The encoding of a page. */
#include "article/html/tree/encoding.h"
#include "article/encoding/encoding_guess.h"
#include "article/encoding/encoding_label.h"
#include "util/error.h"
#include "util/utf8.h"

#include <strings.h>
#include <unicode/ucnv.h>

enum { PRESCAN = 1024 * 4, NAME_MOST = DL_ENCODING_NAME, LOOK = 20000 };

/* The name behind "charset=" within one tag. */
static bool charset_in(char name[NAME_MOST], dl_slice tag)
{
    for (size_t at = 0; at + 8 < tag.size; at++) {
        if (strncasecmp(tag.data + at, "charset", 7) != 0)
            continue;
        size_t i = at + 7, size = 0;
        while (i < tag.size && strchr(" \t\r\n=\"'", tag.data[i]) && tag.data[i])
            i++;
        while (i < tag.size && size < NAME_MOST - 1 &&
               (tag.data[i] > ' ' && !strchr("\"'/>;", tag.data[i])))
            name[size++] = tag.data[i++];
        name[size] = '\0';
        if (size)
            return true;
    }
    return false;
}

/* What the first <meta charset>, or <meta http-equiv=content-type content="...; charset=...">,
 * says; not one in a comment. */
static bool stated(char name[NAME_MOST], dl_slice head)
{
    for (size_t at = 0; at < head.size;) {
        const char *found = memchr(head.data + at, '<', head.size - at);
        if (!found)
            return false;
        at = (size_t)(found - head.data);
        dl_slice rest = dl_slice_cut(head, at, head.size);
        if (dl_slice_starts(rest, DL_LITERAL("<!--"))) {
            size_t end = dl_slice_find(rest, "-->");
            if (end == SIZE_MAX)
                return false;
            at += end + 3;
            continue;
        }
        const char *close = memchr(rest.data, '>', rest.size);
        dl_slice tag = close ? dl_slice_cut(rest, 0, (size_t)(close - rest.data)) : rest;
        if (tag.size > 6 && strncasecmp(tag.data, "<meta", 5) == 0 && charset_in(name, tag))
            return true;
        at += 1;
    }
    return false;
}

/* UTF-16 in a <meta> is UTF-8, since that could be read. */
static const char *as_browsers_do(const char *name)
{
    const bool wide = strncasecmp(name, "utf-16", 6) == 0 || strcasecmp(name, "unicode") == 0;
    name = dl_encoding_of_label(name);
    return wide ? "UTF-8" : strcasecmp(name, "us-ascii") == 0 ? "windows-1252" : name;
}

static dateline_status convert(dl_slice *out, dl_arena *arena, dl_slice bytes, const char *name,
                               bool *known, dateline_error *error)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *from = ucnv_open(name, &status), *to = ucnv_open("UTF-8", &status);
    *known = U_SUCCESS(status);
    dateline_status result = DATELINE_OK;
    if (*known) {
        enum { STEP = 256 * 1024, MIDDLE = 4096 };
        dl_buffer made = DL_BUFFER_EMPTY;
        const char *source = bytes.data;
        UChar middle[MIDDLE], *first = middle, *last = middle;
        bool more = true;
        for (UBool reset = 1; more; reset = 0) {
            char *begin = dl_buffer_reserve(&made, STEP), *end = begin;
            status = U_ZERO_ERROR;
            if (begin)
                ucnv_convertEx(to, from, &end, begin + STEP, &source, bytes.data + bytes.size,
                               middle, &first, &last, middle + MIDDLE, reset, 1, &status);
            made.size += (size_t)(end - begin);
            more = begin && status == U_BUFFER_OVERFLOW_ERROR;
        }
        *known = U_SUCCESS(status);
        *out = dl_arena_copy(arena, dl_buffer_slice(&made));
        if (made.failed || arena->failed)
            result = dl_fail_memory(error);
        dl_buffer_free(&made);
    }
    ucnv_close(from);
    ucnv_close(to);
    return result;
}

dateline_status dl_html_decode(dl_slice *out, bool *converted, dl_arena *arena, dl_slice bytes,
                               dateline_error *error)
{
    char name[NAME_MOST] = "";
    *out = bytes;
    *converted = false;
    bool mark = dl_slice_starts(bytes, DL_LITERAL("\xEF\xBB\xBF"));
    dl_slice head = dl_slice_cut(bytes, 0, bytes.size < PRESCAN ? bytes.size : PRESCAN);
    bool found = !mark && stated(name, head);
    bool shifts =
        found ? strcasecmp(name, "iso-2022-jp") == 0 : dl_encoding_shifts(bytes); /* ASCII's bytes, other letters */
    if (!found && shifts) {
        strcpy(name, "iso-2022-jp");
        found = true;
    }
    if (mark || (!shifts && dl_utf8_first_invalid(bytes) == bytes.size))
        return DATELINE_OK;
    if (found && strncasecmp(name, "utf-8", 5) == 0)
        return DATELINE_OK; /* some bytes are wrong; they become U+FFFD */
    bool known = false;
    dateline_status status = DATELINE_OK;
    if (found)
        status = convert(out, arena, bytes, as_browsers_do(name), &known, error);
    if (!status && !known) {
        dl_encoding_guess(name, dl_slice_cut(bytes, 0, bytes.size < LOOK ? bytes.size : LOOK), true);
        status = convert(out, arena, bytes, name, &known, error);
    }
    if (!status && !known)
        status = convert(out, arena, bytes, "windows-1252", &known, error);
    *converted = known;
    if (!known)
        *out = bytes;
    return status;
}
