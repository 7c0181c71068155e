/* Slices: borrowed text with its size. All inline, nothing allocated. */
#ifndef DL_SLICE_H
#define DL_SLICE_H

#include "util/ascii.h"

#include <dateline/base.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

typedef dateline_slice dl_slice;

#define DL_LITERAL(text) ((dl_slice){(text), sizeof(text) - 1})

static inline dl_slice dl_slice_make(const char *data, size_t size)
{
    return (dl_slice){data, size};
}

/** The slice of a terminated string; NULL gives the empty slice. */
static inline dl_slice dl_slice_of(const char *text)
{
    return (dl_slice){text, text ? strlen(text) : 0};
}

/** Bytes [begin, end) of `whole`. */
static inline dl_slice dl_slice_cut(dl_slice whole, size_t begin, size_t end)
{
    return (dl_slice){whole.data ? whole.data + begin : NULL, end - begin};
}

/** Whether `size` bytes are the same. Of words, which have few: by two numbers that overlap. */
static inline bool dl_bytes_equal(const char *a, const char *b, size_t size)
{
    uint64_t words[4];
    uint32_t halves[4];
    if (size > 2 * sizeof *words)
        return memcmp(a, b, size) == 0;
    if (size >= sizeof *words) {
        memcpy(&words[0], a, sizeof *words);
        memcpy(&words[1], b, sizeof *words);
        memcpy(&words[2], a + size - sizeof *words, sizeof *words);
        memcpy(&words[3], b + size - sizeof *words, sizeof *words);
        return words[0] == words[1] && words[2] == words[3];
    }
    if (size >= sizeof *halves) {
        memcpy(&halves[0], a, sizeof *halves);
        memcpy(&halves[1], b, sizeof *halves);
        memcpy(&halves[2], a + size - sizeof *halves, sizeof *halves);
        memcpy(&halves[3], b + size - sizeof *halves, sizeof *halves);
        return halves[0] == halves[1] && halves[2] == halves[3];
    }
    return !size || (a[0] == b[0] && a[size / 2] == b[size / 2] && a[size - 1] == b[size - 1]);
}

static inline bool dl_slice_equal(dl_slice a, dl_slice b)
{
    return a.size == b.size && dl_bytes_equal(a.data, b.data, a.size);
}

static inline bool dl_slice_is(dl_slice a, const char *text)
{
    return dl_slice_equal(a, dl_slice_of(text));
}

/** Whether it is one of `list`, whose end is NULL. */
static inline bool dl_slice_is_among(dl_slice a, const char *const *list)
{
    while (*list && !dl_slice_is(a, *list))
        list++;
    return *list != NULL;
}

static inline bool dl_slice_starts(dl_slice a, dl_slice prefix)
{
    return a.size >= prefix.size && (prefix.size == 0 || memcmp(a.data, prefix.data, prefix.size) == 0);
}

static inline bool dl_slice_ends(dl_slice a, dl_slice suffix)
{
    return a.size >= suffix.size &&
           (suffix.size == 0 ||
            memcmp(a.data + a.size - suffix.size, suffix.data, suffix.size) == 0);
}

/** Offset of the first `part` (not empty) in `whole`, or SIZE_MAX. */
static inline size_t dl_slice_find(dl_slice whole, const char *part)
{
    /* Its first byte is looked for by itself: that is quicker, and where it is missing there is no more to do. */
    const char *found = whole.data && whole.size ? (const char *)memchr(whole.data, part[0], whole.size) : NULL;
    if (found)
        found = (const char *)memmem(found, whole.size - (size_t)(found - whole.data), part, strlen(part));
    return found ? (size_t)(found - whole.data) : SIZE_MAX;
}

/** Byte order, shorter first: negative, 0 or positive as memcmp. */
static inline int dl_slice_compare(dl_slice a, dl_slice b)
{
    size_t common = a.size < b.size ? a.size : b.size;
    int order = common ? memcmp(a.data, b.data, common) : 0;
    return order ? order : (a.size > b.size) - (a.size < b.size);
}

/** Without ASCII blanks at both ends. */
static inline dl_slice dl_slice_trim(dl_slice a)
{
    while (a.size && dl_is_blank(a.data[0]))
        a.data++, a.size--;
    while (a.size && dl_is_blank(a.data[a.size - 1]))
        a.size--;
    return a;
}

/** Whether it is `text`, in capitals of ASCII or not. */
static inline bool dl_slice_is_caseless(dl_slice a, const char *text)
{
    return a.size == strlen(text) && (!a.size || strncasecmp(a.data, text, a.size) == 0);
}

static inline bool dl_slice_starts_caseless(dl_slice a, const char *prefix)
{
    const size_t size = strlen(prefix);
    return a.size >= size && (!size || strncasecmp(a.data, prefix, size) == 0);
}

/** Takes `prefix` from its front, where it stands there. */
static inline bool dl_slice_take(dl_slice *a, const char *prefix)
{
    if (!dl_slice_starts(*a, dl_slice_of(prefix)))
        return false;
    *a = dl_slice_cut(*a, strlen(prefix), a->size);
    return true;
}

static inline bool dl_slice_take_caseless(dl_slice *a, const char *prefix)
{
    if (!dl_slice_starts_caseless(*a, prefix))
        return false;
    *a = dl_slice_cut(*a, strlen(prefix), a->size);
    return true;
}

/** The line of `text` that begins at *at, without its end (LF or CR LF); *at moves to the next one. False: there is none. */
static inline bool dl_slice_next_line(dl_slice *line, dl_slice text, size_t *at)
{
    if (*at >= text.size)
        return false;
    const char *end = (const char *)memchr(text.data + *at, '\n', text.size - *at);
    *line = dl_slice_cut(text, *at, end ? (size_t)(end - text.data) : text.size);
    *at += line->size + (end != NULL);
    line->size -= line->size && line->data[line->size - 1] == '\r';
    return true;
}

#endif
