/* What the tests of store/ share: a scratch folder, and documents in one line each. */
#ifndef STORE_FIXTURE_H
#define STORE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "store/store.h"
#ifdef __cplusplus
extern "C" {
#endif
#include "util/file.h"

/* Xapian 1.4.22 lets Database::check delete a derived object as its smaller base, by a size that is
 * not its own. Nothing comes of it, but AddressSanitizer ends the program. */
DATELINE_API const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "new_delete_type_mismatch=0";
}

typedef struct scratch {
    char folder[64];
    char path[256]; /* of the last scratch_path */
} scratch;

static inline int scratch_setup(void **state)
{
    scratch *made = (scratch *)calloc(1, sizeof *made);
    if (!made)
        return -1;
    strcpy(made->folder, "/tmp/dateline-store-XXXXXX");
    *state = made;
    return mkdtemp(made->folder) ? 0 : -1;
}

static inline int scratch_teardown(void **state)
{
    scratch *made = (scratch *)*state;
    dateline_status status = dl_file_remove_folder(made->folder, NULL);
    free(made);
    return status ? -1 : 0;
}

/* folder/name; valid until the next call. */
static inline const char *scratch_path(scratch *at, const char *name)
{
    snprintf(at->path, sizeof at->path, "%s/%s", at->folder, name);
    return at->path;
}

/* Fails the test with the message of a call that should have gone well. */
#define assert_ok(call)                                                                            \
    do {                                                                                           \
        dateline_error met_ = {DATELINE_OK, ""};                                                                 \
        dateline_error *error = &met_;                                                             \
        if ((call) != DATELINE_OK)                                                                 \
            fail_msg("%s: %s", #call, met_.message);                                               \
    } while (0)

/* The call ends with this status and says so in the error; *error then has the message. */
#define assert_fails(call, expected, error)                                                        \
    do {                                                                                           \
        *(error) = (dateline_error){DATELINE_OK, ""};                                                            \
        dateline_status got_ = (call);                                                             \
        if (got_ != (expected) || (error)->status != (expected))                                   \
            fail_msg("%s: %s (%s) instead of %s", #call, dateline_status_name(got_),               \
                     (error)->message, dateline_status_name(expected));                            \
    } while (0)

#define assert_contains(text, part)                                                                \
    do {                                                                                           \
        if (!strstr((text), (part)))                                                               \
            fail_msg("\"%s\" is not in \"%s\"", (part), (text));                                   \
    } while (0)

/* Adds a document with the words of `text` at positions 1, 2, ... and the boolean `terms` (both
 * apart by blanks). Returns its number. */
static inline uint32_t add_words(dl_store_writer *writer, const char *text, const char *terms,
                                 const char *data)
{
    dl_store_document *document = dl_store_document_new();
    assert_non_null(document);
    uint32_t position = 0, number = 0;
    for (const char *at = text; *at; at += strspn(at, " ")) {
        size_t size = strcspn(at, " ");
        dl_store_document_add_posting(document, dl_slice_make(at, size), ++position);
        at += size;
    }
    for (const char *at = terms; *at; at += strspn(at, " ")) {
        size_t size = strcspn(at, " ");
        dl_store_document_add_boolean(document, dl_slice_make(at, size));
        at += size;
    }
    dl_store_document_set_data(document, dl_slice_of(data));
    assert_ok(dl_store_writer_add(&number, writer, document, error));
    dl_store_document_free(document);
    return number;
}

/* A database at `path` with `count` documents "common wordN", data "data N", and the metadata
 * "key". */
static inline void make_database(const char *path, unsigned count)
{
    dl_store_writer *writer;
    assert_ok(dl_store_writer_open(&writer, path, error));
    assert_ok(dl_store_writer_begin(writer, error));
    for (unsigned i = 1; i <= count; i++) {
        char text[64], data[32], term[32];
        snprintf(text, sizeof text, "common word%u", i);
        snprintf(data, sizeof data, "data %u", i);
        snprintf(term, sizeof term, "XKparagraph XA%u", i);
        add_words(writer, text, term, data);
    }
    assert_ok(dl_store_writer_set_metadata(writer, "key", DL_LITERAL("value"), error));
    assert_ok(dl_store_writer_commit(writer, error));
    dl_store_writer_free(writer);
}

#ifdef __cplusplus
}
#endif
#endif
