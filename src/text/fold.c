/* Folding: NFKC casefold, then, on the decomposed text, marks away and letters unified, then composed. */
#include "text/fold.h"
#include "util/error.h"
#include "util/utf8.h"

#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

struct dl_folder {
    const UNormalizer2 *casefold, *decompose, *compose; /* ICU's own, shared, constant */
    UChar *units[2];                                    /* work space */
    int32_t capacity;
};

dateline_status dl_folder_new(dl_folder **out, dateline_error *error)
{
    *out = NULL;
    dl_folder *folder = calloc(1, sizeof *folder);
    if (!folder)
        return dl_fail_memory(error);
    UErrorCode code = U_ZERO_ERROR;
    folder->casefold = unorm2_getNFKCCasefoldInstance(&code);
    folder->decompose = unorm2_getNFDInstance(&code);
    folder->compose = unorm2_getNFCInstance(&code);
    if (U_FAILURE(code)) {
        free(folder);
        return dl_fail(error, DATELINE_ERROR_INTERNAL,
                       "ICU has no normalisation data (%s); install package libicu" U_ICU_VERSION_SHORT,
                       u_errorName(code));
    }
    *out = folder;
    return DATELINE_OK;
}

void dl_folder_free(dl_folder *folder)
{
    if (!folder)
        return;
    free(folder->units[0]);
    free(folder->units[1]);
    free(folder);
}

/* Letters that Unicode does not decompose but readers take for others; sorted. "" removes. */
static const struct {
    uint32_t from;
    const char *to;
} letters[] = {
    {0x00DF, "ss"},        {0x00E6, "ae"},        {0x00F0, "d"},         {0x00F8, "o"},
    {0x00FE, "th"},        {0x0111, "d"},         {0x0127, "h"},         {0x0131, "i"},
    {0x0138, "k"},         {0x0142, "l"},         {0x014B, "n"},         {0x0153, "oe"},
    {0x0167, "t"},         {0x0180, "b"},         {0x0192, "f"},         {0x01BF, "w"},
    {0x0237, "j"},         {0x0259, "e"},         {0x0268, "i"},         {0x02BB, "'"},
    {0x02BC, "'"},         {0x05F3, "'"},         {0x05F4, "\""},        {0x0640, ""},          {0x0649, "\u064A"},    {0x0671, "\u0627"},
    {0x06A9, "\u0643"},    {0x06AA, "\u0643"},    {0x06BE, "\u0647"},    {0x06C1, "\u0647"},
    {0x06CC, "\u064A"},    {0x06D2, "\u064A"},    {0x06D5, "\u0647"},    {0x2018, "'"},
    {0x2019, "'"},         {0x201C, "\""},        {0x201D, "\""},        {0x1F3FB, ""},         {0x1F3FC, ""},         {0x1F3FD, ""},
    {0x1F3FE, ""},         {0x1F3FF, ""},
};

static const char *letter_for(uint32_t code)
{
    size_t low = 0, high = sizeof letters / sizeof *letters;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (letters[middle].from < code)
            low = middle + 1;
        else
            high = middle;
    }
    return low < sizeof letters / sizeof *letters && letters[low].from == code ? letters[low].to
                                                                               : NULL;
}

/* Marks that a reader can do without: those shared by scripts (accents, harakat) and Hebrew points; not
 * the vowel signs of Indic scripts and Thai, not the dakuten of kana, not the breve of Cyrillic й and ў,
 * which are letters of their own (and which the Russian stemmer needs). */
static bool is_dispensable_mark(uint32_t code, uint32_t base)
{
    int8_t type = code < 0x300 ? U_UNASSIGNED : u_charType((UChar32)code);
    if (type == U_ENCLOSING_MARK)
        return true;
    if (type != U_NON_SPACING_MARK || code == 0x3099 || code == 0x309A)
        return false;
    if (code == 0x306 && (base == 0x438 || base == 0x443))
        return false;
    UErrorCode error = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript((UChar32)code, &error);
    return script == USCRIPT_INHERITED || script == USCRIPT_HEBREW || script == USCRIPT_ARABIC ||
           script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_CYRILLIC;
}

static bool ensure_units(dl_folder *folder, size_t size)
{
    if (size <= (size_t)folder->capacity)
        return true;
    if (size > INT32_MAX / 4)
        return false;
    size += 256;
    for (int i = 0; i < 2; i++) {
        UChar *units = realloc(folder->units[i], size * sizeof *units);
        if (!units)
            return false;
        folder->units[i] = units;
    }
    folder->capacity = (int32_t)size;
    return true;
}

/* Normalises units[from] into units[1 - from]; the size, or -1 when memory ran out. */
static int32_t normalise(dl_folder *folder, const UNormalizer2 *form, int from, int32_t size)
{
    for (;;) {
        UErrorCode code = U_ZERO_ERROR;
        int32_t made = unorm2_normalize(form, folder->units[from], size, folder->units[1 - from],
                                        folder->capacity, &code);
        if (code == U_BUFFER_OVERFLOW_ERROR) {
            if (!ensure_units(folder, (size_t)made + 1))
                return -1;
            continue;
        }
        return U_SUCCESS(code) ? made : -1;
    }
}

/* Marks away and letters unified: units[from] into units[1 - from]. Never longer than twice. */
static int32_t unify(dl_folder *folder, int from, int32_t size)
{
    if (!ensure_units(folder, (size_t)size * 2 + 2))
        return -1;
    const UChar *in = folder->units[from];
    UChar *out = folder->units[1 - from];
    int32_t made = 0;
    uint32_t base = 0;
    for (int32_t at = 0; at < size;) {
        UChar32 code;
        U16_NEXT(in, at, size, code);
        if (is_dispensable_mark((uint32_t)code, base))
            continue;
        if (u_charType(code) != U_NON_SPACING_MARK)
            base = (uint32_t)code;
        const char *to = code < 0x80 ? NULL : letter_for((uint32_t)code);
        int32_t digit = code < 0x80 || to ? -1 : u_charDigitValue(code);
        if (to) {
            dl_slice text = dl_slice_of(to);
            for (size_t i = 0, length; i < text.size; i += length)
                out[made++] = (UChar)dl_utf8_decode(text, i, &length);
        } else if (digit >= 0 && u_charType(code) == U_DECIMAL_DIGIT_NUMBER) {
            out[made++] = (UChar)('0' + digit);
        } else {
            U16_APPEND_UNSAFE(out, made, code);
        }
    }
    return made;
}

static bool fold_units(dl_folder *folder, dl_buffer *out, dl_slice text)
{
    if (!ensure_units(folder, text.size + 1))
        return false;
    UErrorCode code = U_ZERO_ERROR;
    int32_t size = 0;
    u_strFromUTF8WithSub(folder->units[0], folder->capacity, &size, text.data, (int32_t)text.size,
                         0xFFFD, NULL, &code);
    if (U_FAILURE(code))
        return false;
    if ((size = normalise(folder, folder->casefold, 0, size)) < 0 ||
        (size = normalise(folder, folder->decompose, 1, size)) < 0 ||
        (size = unify(folder, 0, size)) < 0 || (size = normalise(folder, folder->compose, 1, size)) < 0)
        return false;
    /* At most three bytes a unit. */
    char *room = dl_buffer_reserve(out, (size_t)size * 3 + 1);
    int32_t bytes = 0;
    code = U_ZERO_ERROR;
    if (!room)
        return false;
    u_strToUTF8WithSub(room, size * 3 + 1, &bytes, folder->units[0], size, 0xFFFD, NULL, &code);
    if (U_FAILURE(code))
        return false;
    out->size += (size_t)bytes;
    out->data[out->size] = '\0';
    return true;
}

bool dl_folder_run(dl_folder *folder, dl_buffer *out, dl_slice text, bool fast)
{
    if (!fast || dl_utf8_ascii_size(text) < text.size)
        return text.size <= INT32_MAX / 8 && fold_units(folder, out, text);
    char *room = dl_buffer_reserve(out, text.size);
    if (!room)
        return false;
    for (size_t i = 0; i < text.size; i++)
        room[i] = text.data[i] >= 'A' && text.data[i] <= 'Z' ? (char)(text.data[i] | 0x20)
                                                             : text.data[i];
    out->size += text.size;
    out->data[out->size] = '\0';
    return true;
}
