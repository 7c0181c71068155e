/* Tags without a tree. */
#include "article/reading/markup.h"
#include "util/utf8.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <strings.h>

enum { TAG_MOST = 8192, TAG_TAIL = 64 };

static bool ends_name(char byte)
{
    return byte == '>' || byte == '/' || byte == ' ' || (byte >= '\t' && byte <= '\r');
}

bool dl_tag_next(dl_tag *out, dl_slice text, size_t at)
{
    while (at < text.size) {
        const char *found = memchr(text.data + at, '<', text.size - at);
        if (!found)
            return false;
        size_t begin = (size_t)(found - text.data), name = begin + 1;
        bool closing = name < text.size && text.data[name] == '/';
        name += closing;
        at = begin + 1;
        if (name >= text.size || !dl_is_letter(text.data[name]))
            continue;
        size_t most = text.size - name < TAG_MOST ? text.size - name : TAG_MOST;
        const char *close = memchr(text.data + name, '>', most);
        if (!close)
            continue;
        size_t end = (size_t)(close - text.data), behind = name;
        while (!ends_name(text.data[behind]))
            behind++;
        *out = (dl_tag){begin, end + 1, dl_slice_cut(text, name, behind), dl_slice_cut(text, behind, end), closing};
        return true;
    }
    return false;
}

bool dl_tag_is(const dl_tag *tag, const char *name)
{
    return dl_slice_is_caseless(tag->name, name);
}

bool dl_tag_is_among(const dl_tag *tag, const char *const *list)
{
    while (*list && !dl_tag_is(tag, *list))
        list++;
    return *list != NULL;
}

dl_slice dl_tag_attribute(const dl_tag *tag, const char *name)
{
    dl_slice text = tag->attributes;
    size_t size = strlen(name);
    for (size_t at = 0; at + size + 1 < text.size; at++) {
        if (text.data[at + size] != '=' || (at && !ends_name(text.data[at - 1])) ||
            strncasecmp(text.data + at, name, size) != 0)
            continue;
        size_t begin = at + size + 1, end;
        char quote = text.data[begin];
        if (quote == '"' || quote == '\'') {
            const char *close = memchr(text.data + begin + 1, quote, text.size - begin - 1);
            return dl_slice_cut(text, begin + 1, close ? (size_t)(close - text.data) : text.size);
        }
        for (end = begin; end < text.size && !ends_name(text.data[end]); end++)
            continue;
        return dl_slice_cut(text, begin, end);
    }
    return (dl_slice){NULL, 0};
}

/* The character of the reference that begins `rest`, and its bytes, by a name of HTML 4, which libxml2 knows; 0: it has none. */
static uint32_t named_reference(dl_slice rest, size_t *size)
{
    char name[10] = {0}; /* "&thetasym;" is the longest */
    size_t length = 0;
    while (length + 1 < sizeof name && length + 2 < rest.size && rest.data[length + 1] != ';') {
        name[length] = rest.data[length + 1];
        length++;
    }
    if (!length || rest.data[length + 1] != ';')
        return 0;
    const htmlEntityDesc *found = htmlEntityLookup(BAD_CAST name);
    *size = length + 2;
    return found ? found->value : 0;
}

/* The character of the reference at text[at], and its bytes; 0 when it is none. */
static uint32_t reference(dl_slice text, size_t at, size_t *size)
{
    static const struct {
        dl_slice name;
        uint32_t code;
    } names[] = {{{"&amp;", 5}, '&'},   {{"&lt;", 4}, '<'},    {{"&gt;", 4}, '>'},
                 {{"&quot;", 6}, '"'},  {{"&apos;", 6}, '\''}, {{"&hyph;", 6}, '-'},
                 {{"&blank;", 7}, ' '}, {{"&cir;", 5}, 'o'}}; /* TREC's, too */
    dl_slice rest = dl_slice_make(text.data + at, text.size - at);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (dl_slice_starts(rest, names[i].name)) {
            *size = names[i].name.size;
            return names[i].code;
        }
    char digits[12] = {0}, *end;
    if (rest.size < 4 || rest.data[1] != '#')
        return rest.size < 4 ? 0 : named_reference(rest, size);
    memcpy(digits, rest.data + 2, rest.size - 2 < sizeof digits - 1 ? rest.size - 2 : sizeof digits - 1);
    bool hex = digits[0] == 'x' || digits[0] == 'X';
    unsigned long code = strtoul(digits + hex, &end, hex ? 16 : 10);
    if (end == digits + hex || *end != ';' || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
        return 0;
    *size = (size_t)(end - digits) + 3;
    return code < 0x20 ? ' ' : (uint32_t)code;
}

void dl_markup_text(dl_buffer *out, dl_slice text)
{
    size_t done = 0, size = 0;
    char bytes[4];
    for (size_t at = 0; at < text.size; at++) {
        bool control = (unsigned char)text.data[at] < 0x20 && !(text.data[at] >= '\t' && text.data[at] <= '\r');
        uint32_t code = control ? ' ' : text.data[at] == '&' ? reference(text, at, &size) : 0;
        if (!code)
            continue;
        dl_buffer_add(out, text.data + done, at - done);
        dl_buffer_add(out, bytes, dl_utf8_encode(code, bytes));
        done = at + (control ? 1 : size);
        at = done - 1;
    }
    dl_buffer_add(out, text.data + done, text.size - done);
}

/* ---- prologs ---- */

/* Behind the first `end` after `at`, or the text's end. */
static size_t behind(dl_slice text, size_t at, const char *end)
{
    size_t found = dl_slice_find(dl_slice_make(text.data + at, text.size - at), end);
    return found == SIZE_MAX ? text.size : at + found + strlen(end);
}

void dl_markup_escape(dl_buffer *out, dl_slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        const char byte = text.data[i];
        if (byte == '<')
            dl_buffer_add_text(out, "&lt;");
        else if (byte == '&')
            dl_buffer_add_text(out, "&amp;");
        else if (byte == '"')
            dl_buffer_add_text(out, "&quot;");
        else
            dl_buffer_add_byte(out, byte);
    }
}

size_t dl_markup_skip_prolog(dl_slice text)
{
    size_t at = 0;
    for (;;) {
        while (at < text.size && (text.data[at] == ' ' || (text.data[at] >= '\t' && text.data[at] <= '\r')))
            at++;
        dl_slice rest = dl_slice_cut(text, at, text.size);
        if (dl_slice_starts(rest, DL_LITERAL("<?"))) {
            at = behind(text, at, "?>");
        } else if (dl_slice_starts(rest, DL_LITERAL("<!--"))) {
            at = behind(text, at, "-->");
        } else if (dl_slice_starts(rest, DL_LITERAL("<!"))) {
            const char *subset = memchr(rest.data, '[', rest.size), *end = memchr(rest.data, '>', rest.size);
            at = subset && end && subset < end ? behind(text, behind(text, at, "]"), ">") : behind(text, at, ">");
        } else {
            return at;
        }
    }
}

/* ---- elements ---- */

/* Whether "<name" or, closing, "</name" stands at text[at]. */
static bool is_tag(dl_slice text, size_t at, const char *name, bool closing)
{
    size_t size = strlen(name), begin = at + 1 + closing;
    return begin + size < text.size && text.data[at] == '<' && (!closing || text.data[at + 1] == '/') &&
           strncasecmp(text.data + begin, name, size) == 0 && ends_name(text.data[begin + size]);
}

/* Which of the names opens at text[at], or NULL. */
static const char *opens(const dl_elements *elements, dl_slice text, size_t at)
{
    for (size_t i = 0; i < 2 && elements->names[i]; i++)
        if (is_tag(text, at, elements->names[i], false))
            return elements->names[i];
    return NULL;
}

static const char *find(dl_slice text, size_t at)
{
    return at < text.size ? memchr(text.data + at, '<', text.size - at) : NULL;
}

/* To the next beginning; NULL at the end. */
static dateline_status find_beginning(dl_reading *reading, const dl_elements *elements, const char **name)
{
    enum { MOST = 32 }; /* of a beginning */
    dateline_status status = DATELINE_OK;
    *name = NULL;
    while (!status) {
        dl_slice text = dl_reading_rest(reading);
        size_t at = 0;
        for (const char *next; (next = find(text, at)); at++) {
            at = (size_t)(next - text.data);
            *name = opens(elements, text, at);
            if (*name) {
                dl_reading_use(reading, at);
                return DATELINE_OK;
            }
        }
        if (reading->ended) {
            dl_reading_use(reading, text.size);
            return DATELINE_OK;
        }
        dl_reading_use(reading, text.size > MOST ? text.size - MOST : 0);
        status = dl_reading_fill(reading);
    }
    return status;
}

enum { SECTIONS = 2 };

/* What holds no end of an element: a CDATA section or a comment at text[at]. Its end, 0: not at hand, `at`: it is none, or
 * has no end. `open`: of the kind no end is left. */
static size_t skip_section(dl_slice text, size_t at, bool open[SECTIONS], bool whole)
{
    static const struct {
        dl_slice begin;
        const char *end;
    } sections[SECTIONS] = {{{"<![CDATA[", 9}, "]]>"}, {{"<!--", 4}, "-->"}};
    const dl_slice rest = dl_slice_cut(text, at, text.size);
    for (size_t i = 0; i < SECTIONS; i++)
        if (!open[i] && dl_slice_starts(rest, sections[i].begin)) {
            size_t end = dl_slice_find(rest, sections[i].end);
            if (end != SIZE_MAX)
                return at + end + 3;
            open[i] = whole;
            return whole ? at : 0;
        }
    return at;
}

/* The end of the element `name` that begins `text`, looked for from *at on; 0: not at hand. `whole`: no more comes;
 * `open`: see skip_section; NULL: CDATA and comments count for nothing. */
static size_t find_end(dl_slice text, size_t *at, const char *name, const dl_elements *elements, bool whole,
                       bool open[SECTIONS])
{
    const char *next;
    dl_tag own;
    if (elements->xml && dl_tag_next(&own, text, 0) && !own.begin &&
        dl_slice_ends(own.attributes, DL_LITERAL("/"))) /* an empty one */
        return own.end;
    while ((next = find(text, *at))) {
        *at = (size_t)(next - text.data);
        if (!whole && text.size - *at < TAG_TAIL) /* a tag may be cut here */
            return 0;
        size_t behind_section = open ? skip_section(text, *at, open, whole) : *at;
        if (!behind_section)
            return 0;
        if (behind_section > *at) {
            *at = behind_section;
            continue;
        }
        if (is_tag(text, *at, name, true)) {
            size_t tail = text.size - *at < TAG_TAIL ? text.size - *at : TAG_TAIL;
            const char *close = memchr(next, '>', tail);
            return close ? (size_t)(close - text.data) + 1 : *at + tail;
        }
        if (!elements->xml && *at && opens(elements, text, *at))
            return *at;
        ++*at;
    }
    *at = text.size;
    return 0;
}

/* Moves to the next element and has all of it at hand: *size bytes, 0 when there is none. */
static dateline_status next_element(dl_reading *reading, const dl_elements *elements, bool open[SECTIONS], size_t *size)
{
    const char *name;
    bool skipping = false;
    *size = 0;
    dateline_status status = find_beginning(reading, elements, &name);
    size_t at = 1;
    while (!status && name) {
        size_t have = dl_reading_rest(reading).size;
        size_t end = find_end(dl_reading_rest(reading), &at, name, elements, reading->ended,
                              elements->xml && !skipping ? open : NULL);
        if (!skipping && (end ? end : have) > dl_reading_limit(reading)) {
            dl_reading_tell_too_large(reading, "an entry is");
            skipping = true;
        }
        if (!end && reading->ended) {
            if (!skipping)
                dl_reading_tell(reading, dl_reading_place(reading), DL_LOSS_NONE,
                                "the entry is not closed; the end of the file may be missing");
            *size = skipping ? 0 : have;
            if (skipping)
                dl_reading_use(reading, have);
            return DATELINE_OK;
        }
        if (end && !skipping) {
            *size = end;
            return DATELINE_OK;
        }
        if (end) { /* behind the one that is too large */
            dl_reading_use(reading, end);
            skipping = false;
            status = find_beginning(reading, elements, &name);
            at = 1;
            continue;
        }
        if (skipping && at > 64) {
            dl_reading_use(reading, at - 1);
            at = 1;
        }
        status = dl_reading_fill(reading);
    }
    return status;
}

dateline_status dl_elements_read(dl_reading *reading, const dl_elements *elements,
                                 dateline_status (*each)(void *context, dl_slice element), void *context)
{
    bool open[SECTIONS] = {false};
    dateline_status status;
    size_t size;
    while (!(status = next_element(reading, elements, open, &size)) && size) {
        dl_arena_reset(&reading->arena);
        status = each(context, dl_slice_cut(dl_reading_rest(reading), 0, size));
        if (status)
            break;
        dl_reading_use(reading, size);
    }
    return status;
}
