/* The encoding of a page. */
#include "article/html/encoding.h"
#include "util/error.h"
#include "util/utf8.h"

#include <strings.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

enum { PRESCAN = 1024 * 4, NAME_MOST = 40 };

/* The name behind "charset=" in the first bytes, in a <meta>. */
static bool stated(char name[NAME_MOST], dl_slice head)
{
    for (size_t at = 0; at + 8 < head.size; at++) {
        if (strncasecmp(head.data + at, "charset", 7) != 0)
            continue;
        size_t i = at + 7, size = 0;
        while (i < head.size && strchr(" \t\r\n=\"'", head.data[i]) && head.data[i])
            i++;
        while (i < head.size && size < NAME_MOST - 1 &&
               (head.data[i] > ' ' && !strchr("\"'/>;", head.data[i])))
            name[size++] = head.data[i++];
        name[size] = '\0';
        if (size)
            return true;
    }
    return false;
}

/* The standard reads these as windows-1252, and UTF-16 in a <meta> as UTF-8. */
static const char *as_browsers_do(const char *name)
{
    static const char *const western[] = {"iso-8859-1", "iso8859-1", "latin1", "ascii", "us-ascii"};
    for (size_t i = 0; i < sizeof western / sizeof *western; i++)
        if (strcasecmp(name, western[i]) == 0)
            return "windows-1252";
    return strncasecmp(name, "utf-16", 6) == 0 ? "UTF-8" : name;
}

static bool detect(char name[NAME_MOST], dl_slice bytes)
{
    UErrorCode status = U_ZERO_ERROR;
    UCharsetDetector *detector = ucsdet_open(&status);
    int32_t size = bytes.size < 20000 ? (int32_t)bytes.size : 20000;
    ucsdet_enableInputFilter(detector, 1);
    ucsdet_setText(detector, bytes.data, size, &status);
    const UCharsetMatch *match = ucsdet_detect(detector, &status);
    const char *found = match ? ucsdet_getName(match, &status) : NULL;
    bool fine = U_SUCCESS(status) && found && strlen(found) < NAME_MOST;
    if (fine)
        strcpy(name, found);
    ucsdet_close(detector);
    return fine;
}

static dateline_status convert(dl_slice *out, dl_arena *arena, dl_slice bytes, const char *name,
                               bool *known, dateline_error *error)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *from = ucnv_open(name, &status), *to = ucnv_open("UTF-8", &status);
    *known = U_SUCCESS(status);
    dateline_status result = DATELINE_OK;
    if (*known) {
        size_t room = bytes.size * 3 + 16;
        char *target = dl_arena_alloc(arena, room), *end = target;
        const char *source = bytes.data;
        UChar *middle = dl_arena_alloc(arena, 4096 * sizeof *middle), *first = middle,
              *last = middle;
        if (!target || !middle)
            result = dl_fail_memory(error);
        else
            ucnv_convertEx(to, from, &end, target + room, &source, bytes.data + bytes.size, middle,
                           &first, &last, middle + 4096, 1, 1, &status);
        *known = U_SUCCESS(status);
        *out = dl_slice_make(target, target ? (size_t)(end - target) : 0);
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
    if (mark || dl_utf8_first_invalid(bytes) == bytes.size)
        return DATELINE_OK;
    dl_slice head = dl_slice_cut(bytes, 0, bytes.size < PRESCAN ? bytes.size : PRESCAN);
    bool found = stated(name, head);
    if (found && strncasecmp(name, "utf-8", 5) == 0)
        return DATELINE_OK; /* some bytes are wrong; they become U+FFFD */
    bool known = false;
    dateline_status status = DATELINE_OK;
    if (found)
        status = convert(out, arena, bytes, as_browsers_do(name), &known, error);
    if (!status && !known && detect(name, bytes))
        status = convert(out, arena, bytes, name, &known, error);
    if (!status && !known)
        status = convert(out, arena, bytes, "windows-1252", &known, error);
    *converted = known;
    if (!known)
        *out = bytes;
    return status;
}
