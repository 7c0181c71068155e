/* Libraries that are loaded when first called. */
#include "late/late.h"
#include "util/error.h"

#include <archive.h>
#include <archive_entry.h>
#include <brotli/decode.h>
#include <dlfcn.h>
#include <gumbo.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/uri.h>
#include <md4c.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unicode/ucsdet.h>
#include <unicode/utrans.h>

/* The names are those of the libraries that were there when this was built. A handle is set once; threads that load
 * at the same time get the same one. */
static struct {
    const char *name;
    _Atomic(void *) handle;
} libraries[DL_LATE_COUNT] = {
    [DL_LATE_ARCHIVE] = {DL_ARCHIVE_SONAME}, [DL_LATE_BROTLI] = {DL_BROTLI_SONAME},
    [DL_LATE_XML] = {DL_XML_SONAME},         [DL_LATE_GUMBO] = {DL_GUMBO_SONAME},
    [DL_LATE_MD4C] = {DL_MD4C_SONAME},       [DL_LATE_ICU] = {DL_ICU_SONAME},
    [DL_LATE_CLD2] = {DL_CLD2_SONAME},
};

static void *load(dl_late library)
{
    void *handle = libraries[library].handle;
    if (!handle)
        libraries[library].handle = handle = dlopen(libraries[library].name, RTLD_LAZY | RTLD_LOCAL);
    return handle;
}

dateline_status dl_late_load(dl_late library, dateline_error *error)
{
    return load(library) ? DATELINE_OK : dl_fail(error, DATELINE_ERROR_IO, "%s; install that library", dlerror());
}

dateline_status dl_late_load_all(dateline_error *error)
{
    dateline_status status = DATELINE_OK;
    for (dl_late i = 0; i < DL_LATE_COUNT && !status; i++)
        status = dl_late_load(i, error);
    return status;
}

void *dl_late_find(dl_late library, const char *name)
{
    void *handle = load(library), *found = handle ? dlsym(handle, name) : NULL;
    if (!found)
        abort(); /* dl_late_load was not heeded */
    return found;
}

/* The name as it is linked: ICU's have its version. */
#define NAME_OF(name) NAME_OF_EXPANDED(name)
#define NAME_OF_EXPANDED(name) #name

#define LATE(library, type, name, parameters, arguments)                                           \
    type name parameters                                                                           \
    {                                                                                              \
        static _Atomic(void *) known;                                                              \
        void *found = known;                                                                       \
        if (!found)                                                                                \
            known = found = dl_late_find(DL_LATE_##library, NAME_OF(name));                                \
        type(*call) parameters = (type(*) parameters)found;                                        \
        return call arguments;                                                                     \
    }

LATE(ARCHIVE, struct archive *, archive_read_new, (void), ())
LATE(ARCHIVE, int, archive_read_free, (struct archive * a), (a))
LATE(ARCHIVE, int, archive_read_support_filter_gzip, (struct archive * a), (a))
LATE(ARCHIVE, int, archive_read_support_filter_xz, (struct archive * a), (a))
LATE(ARCHIVE, int, archive_read_support_filter_zstd, (struct archive * a), (a))
LATE(ARCHIVE, int, archive_read_support_filter_bzip2, (struct archive * a), (a))
LATE(ARCHIVE, int, archive_read_support_format_tar, (struct archive * a), (a))
LATE(ARCHIVE, int, archive_read_support_format_zip, (struct archive * a), (a))
LATE(ARCHIVE, int, archive_read_support_format_raw, (struct archive * a), (a))
LATE(ARCHIVE, int, archive_read_support_format_empty, (struct archive * a), (a))
LATE(ARCHIVE, int, archive_read_set_read_callback, (struct archive * a, archive_read_callback *f),
     (a, f))
LATE(ARCHIVE, int, archive_read_set_seek_callback, (struct archive * a, archive_seek_callback *f),
     (a, f))
LATE(ARCHIVE, int, archive_read_set_callback_data, (struct archive * a, void *data), (a, data))
LATE(ARCHIVE, int, archive_read_open1, (struct archive * a), (a))
LATE(ARCHIVE, int, archive_read_open_filename, (struct archive * a, const char *path, size_t block), (a, path, block))
LATE(ARCHIVE, int, archive_read_open_memory, (struct archive * a, const void *data, size_t size),
     (a, data, size))
LATE(ARCHIVE, int, archive_read_next_header, (struct archive * a, struct archive_entry **entry),
     (a, entry))
LATE(ARCHIVE, la_ssize_t, archive_read_data, (struct archive * a, void *data, size_t size),
     (a, data, size))
LATE(ARCHIVE, la_int64_t, archive_filter_bytes, (struct archive * a, int filter), (a, filter))
LATE(ARCHIVE, int, archive_filter_code, (struct archive * a, int filter), (a, filter))
LATE(ARCHIVE, int, archive_format, (struct archive * a), (a))
LATE(ARCHIVE, int, archive_errno, (struct archive * a), (a))
LATE(ARCHIVE, const char *, archive_error_string, (struct archive * a), (a))
LATE(ARCHIVE, const char *, archive_entry_pathname, (struct archive_entry * entry), (entry))
LATE(ARCHIVE, __LA_MODE_T, archive_entry_filetype, (struct archive_entry * entry), (entry))

void archive_set_error(struct archive *a, int number, const char *format, ...)
{
    char text[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    void (*call)(struct archive *, int, const char *, ...) =
        (void (*)(struct archive *, int, const char *, ...))dl_late_find(DL_LATE_ARCHIVE, "archive_set_error");
    call(a, number, "%s", text);
}

LATE(BROTLI, BrotliDecoderState *, BrotliDecoderCreateInstance,
     (brotli_alloc_func allocate, brotli_free_func release, void *context), (allocate, release, context))
LATE(BROTLI, void, BrotliDecoderDestroyInstance, (BrotliDecoderState * state), (state))
LATE(BROTLI, BrotliDecoderResult, BrotliDecoderDecompressStream,
     (BrotliDecoderState * state, size_t *left, const uint8_t **in, size_t *room, uint8_t **out, size_t *total),
     (state, left, in, room, out, total))

LATE(XML, void, xmlInitParser, (void), ())
LATE(XML, const htmlEntityDesc *, htmlEntityLookup, (const xmlChar *name), (name))
LATE(XML, xmlDocPtr, xmlReadMemory,
     (const char *data, int size, const char *url, const char *encoding, int options),
     (data, size, url, encoding, options))
LATE(XML, void, xmlFreeDoc, (xmlDocPtr document), (document))
LATE(XML, xmlNodePtr, xmlDocGetRootElement, (const xmlDoc *document), (document))
LATE(XML, xmlChar *, xmlGetProp, (const xmlNode *node, const xmlChar *name), (node, name))
LATE(XML, xmlChar *, xmlBuildURI, (const xmlChar *URI, const xmlChar *base), (URI, base))
LATE(XML, xmlAttrPtr, xmlHasProp, (const xmlNode *node, const xmlChar *name), (node, name))
LATE(XML, xmlChar *, xmlNodeGetContent, (const xmlNode *node), (node))
LATE(XML, xmlBufferPtr, xmlBufferCreate, (void), ())
LATE(XML, void, xmlBufferFree, (xmlBufferPtr buffer), (buffer))
LATE(XML, const xmlChar *, xmlBufferContent, (const xmlBuffer *buffer), (buffer))
LATE(XML, void, xmlNodeSetName, (xmlNodePtr node, const xmlChar *name), (node, name))
LATE(XML, int, xmlNodeDump,
     (xmlBufferPtr buffer, xmlDocPtr document, xmlNodePtr node, int level, int format),
     (buffer, document, node, level, format))
xmlFreeFunc xmlFree = free; /* as libxml2 has it */

LATE(GUMBO, GumboOutput *, gumbo_parse_with_options, (const GumboOptions *options, const char *text, size_t size),
     (options, text, size))
LATE(GUMBO, GumboAttribute *, gumbo_get_attribute, (const GumboVector *attributes, const char *name),
     (attributes, name))
LATE(GUMBO, GumboTag, gumbo_tagn_enum, (const char *name, unsigned size), (name, size))

LATE(MD4C, int, md_parse, (const MD_CHAR *text, MD_SIZE size, const MD_PARSER *parser, void *context),
     (text, size, parser, context))

LATE(ICU, UCharsetDetector *, ucsdet_open, (UErrorCode * error), (error))
LATE(ICU, void, ucsdet_close, (UCharsetDetector * detector), (detector))
LATE(ICU, UBool, ucsdet_enableInputFilter, (UCharsetDetector * detector, UBool on), (detector, on))
LATE(ICU, void, ucsdet_setText, (UCharsetDetector * detector, const char *text, int32_t size, UErrorCode *error),
     (detector, text, size, error))
LATE(ICU, const UCharsetMatch **, ucsdet_detectAll, (UCharsetDetector * detector, int32_t *count, UErrorCode *error),
     (detector, count, error))
LATE(ICU, int32_t, ucsdet_getConfidence, (const UCharsetMatch *match, UErrorCode *error), (match, error))
LATE(ICU, const char *, ucsdet_getName, (const UCharsetMatch *match, UErrorCode *error), (match, error))
LATE(ICU, UTransliterator *, utrans_openU,
     (const UChar *id, int32_t size, UTransDirection direction, const UChar *rules, int32_t rules_size,
      UParseError *place, UErrorCode *error),
     (id, size, direction, rules, rules_size, place, error))
LATE(ICU, void, utrans_close, (UTransliterator * rules), (rules))
LATE(ICU, void, utrans_transUChars,
     (const UTransliterator *rules, UChar *text, int32_t *size, int32_t capacity, int32_t from, int32_t *to,
      UErrorCode *error),
     (rules, text, size, capacity, from, to, error))
