/* Libraries that are loaded with the first source. */
#include "article/late.h"
#include "util/error.h"

#include <archive.h>
#include <archive_entry.h>
#include <dlfcn.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { ARCHIVE, XML, LIBRARIES };

/* The names are those of the libraries that were there when this was built. Filled once, then constant. */
static const char *const names[LIBRARIES] = {DL_ARCHIVE_SONAME, DL_XML_SONAME};
static void *handles[LIBRARIES];
static char failure[256];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void)
{
    for (int i = 0; i < LIBRARIES; i++) {
        handles[i] = dlopen(names[i], RTLD_LAZY | RTLD_LOCAL);
        if (!handles[i] && !failure[0])
            snprintf(failure, sizeof failure, "%s", dlerror());
    }
}

dateline_status dl_late_load(dateline_error *error)
{
    pthread_once(&once, load);
    return failure[0] ? dl_fail(error, DATELINE_ERROR_IO, "%s; install that library", failure)
                      : DATELINE_OK;
}

static void *find(int library, const char *name)
{
    pthread_once(&once, load);
    void *found = handles[library] ? dlsym(handles[library], name) : NULL;
    if (!found)
        abort(); /* dl_late_load was not heeded */
    return found;
}

#define LATE(library, type, name, parameters, arguments)                                           \
    type name parameters                                                                           \
    {                                                                                              \
        type(*call) parameters = (type(*) parameters)find(library, #name);                 \
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
LATE(ARCHIVE, int, archive_read_open_memory, (struct archive * a, const void *data, size_t size),
     (a, data, size))
LATE(ARCHIVE, int, archive_read_next_header, (struct archive * a, struct archive_entry **entry),
     (a, entry))
LATE(ARCHIVE, la_ssize_t, archive_read_data, (struct archive * a, void *data, size_t size),
     (a, data, size))
LATE(ARCHIVE, la_int64_t, archive_filter_bytes, (struct archive * a, int filter), (a, filter))
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
        (void (*)(struct archive *, int, const char *, ...))find(ARCHIVE, "archive_set_error");
    call(a, number, "%s", text);
}

LATE(XML, void, xmlInitParser, (void), ())
LATE(XML, xmlDocPtr, xmlReadMemory,
     (const char *data, int size, const char *url, const char *encoding, int options),
     (data, size, url, encoding, options))
LATE(XML, void, xmlFreeDoc, (xmlDocPtr document), (document))
LATE(XML, xmlNodePtr, xmlDocGetRootElement, (const xmlDoc *document), (document))
LATE(XML, xmlChar *, xmlGetProp, (const xmlNode *node, const xmlChar *name), (node, name))
LATE(XML, xmlAttrPtr, xmlHasProp, (const xmlNode *node, const xmlChar *name), (node, name))
LATE(XML, xmlChar *, xmlNodeGetContent, (const xmlNode *node), (node))
LATE(XML, xmlBufferPtr, xmlBufferCreate, (void), ())
LATE(XML, void, xmlBufferFree, (xmlBufferPtr buffer), (buffer))
LATE(XML, const xmlChar *, xmlBufferContent, (const xmlBuffer *buffer), (buffer))
LATE(XML, int, xmlNodeDump,
     (xmlBufferPtr buffer, xmlDocPtr document, xmlNodePtr node, int level, int format),
     (buffer, document, node, level, format))
xmlFreeFunc xmlFree = free; /* as libxml2 has it */
