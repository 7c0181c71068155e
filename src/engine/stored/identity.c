/* What an index says of itself: lines of "name=value" under the metadata key "dateline". */
#include "engine/stored/identity.h"
#include "store/frequency.h"
#include "text/detect.h"
#include "util/error.h"

#include <inttypes.h>
#include <stdlib.h>

#define KEY "dateline"

bool dl_identity_current(dl_identity *identity, dl_analyzer_versions *storage)
{
    const bool known = dl_analyzer_get_versions(storage);
    identity->schema = DL_SCHEMA_VERSION;
    identity->analyzer = storage->rules;
    identity->icu = storage->icu;
    identity->unicode = storage->unicode;
    identity->stemmer = storage->stemmer;
    return known;
}

double dl_identity_average(const dl_identity *identity)
{
    return dl_frequency_average(identity->length, identity->documents);
}

double dl_identity_norm(const dl_identity *identity)
{
    if (identity->pivot < 1)
        return 1;
    return dl_frequency_norm(dl_identity_average(identity), identity->pivot);
}

/* A path may hold a line end: "%0A", and so '%' itself. */
static void put_path(dl_buffer *out, const char *path)
{
    for (; *path; path++) {
        if (*path == '\n' || *path == '%')
            dl_buffer_printf(out, "%%%02X", (unsigned)*path);
        else
            dl_buffer_add_byte(out, *path);
    }
}

static void unescape_path(char *path)
{
    char *to = path;
    for (; *path; path++) {
        if (strncmp(path, "%0A", 3) == 0 || strncmp(path, "%25", 3) == 0) {
            *to++ = path[1] == '0' ? '\n' : '%';
            path += 2;
        } else {
            *to++ = *path;
        }
    }
    *to = '\0';
}

dateline_status dl_identity_save(const dl_identity *identity, dl_store_writer *writer,
                                 dateline_error *error)
{
    dl_buffer text = DL_BUFFER_EMPTY;
    dl_buffer_printf(&text, "schema=%" PRIu64 "\nanalyzer=%s\nicu=%s\nunicode=%s\nstemmer=%s\ndetector=%s\n",
                     identity->schema, identity->analyzer, identity->icu, identity->unicode,
                     identity->stemmer, identity->detector);
    dl_buffer_printf(&text, "language=%s\nupdated=%" PRId64 "\npivot=%.0f\nlength=%" PRIu64 "\ndocuments=%" PRIu64 "\n",
                     identity->language, identity->updated, identity->pivot, identity->length, identity->documents);
    if (identity->trusted)
        dl_buffer_printf(&text, "trusted=%s\n", identity->trusted);
    if (identity->map) {
        dl_buffer_add_text(&text, "map=");
        put_path(&text, identity->map);
        dl_buffer_add_byte(&text, '\n');
    }
    for (size_t i = 0; i < identity->root_count; i++) {
        dl_buffer_add_text(&text, "root=");
        put_path(&text, identity->roots[i]);
        dl_buffer_add_byte(&text, '\n');
    }
    dateline_status status =
        text.failed ? dl_fail_memory(error)
                    : dl_store_writer_set_metadata(writer, KEY, dl_buffer_slice(&text), error);
    dl_buffer_free(&text);
    return status;
}

/* Cuts the next line off *rest: terminated name and value, in place. */
static bool take_line(char **rest, char **name, char **value)
{
    char *line = *rest, *end = strchr(line, '\n');
    if (!end)
        return false;
    *end = '\0';
    *rest = end + 1;
    char *equals = strchr(line, '=');
    if (!equals)
        return false;
    *equals = '\0';
    *name = line;
    *value = equals + 1;
    return true;
}

static bool parse(dl_identity *out, dl_arena *arena, char *text)
{
    const struct {
        const char *name;
        const char **text;
    } texts[] = {
        {"analyzer", &out->analyzer}, {"icu", &out->icu},           {"unicode", &out->unicode},
        {"stemmer", &out->stemmer},   {"detector", &out->detector}, {"language", &out->language},
    };
    size_t lines = 0;
    for (const char *at = text; (at = strchr(at, '\n')); at++)
        lines++;
    const char **roots = dl_arena_alloc(arena, (lines + 1) * sizeof *roots);
    if (!roots)
        return false;
    for (char *name, *value; take_line(&text, &name, &value);) {
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
            if (strcmp(name, texts[i].name) == 0)
                *texts[i].text = value;
        if (strcmp(name, "schema") == 0)
            out->schema = strtoull(value, NULL, 10);
        else if (strcmp(name, "updated") == 0)
            out->updated = strtoll(value, NULL, 10);
        else if (strcmp(name, "pivot") == 0)
            out->pivot = (double)strtoull(value, NULL, 10);
        else if (strcmp(name, "length") == 0)
            out->length = strtoull(value, NULL, 10);
        else if (strcmp(name, "documents") == 0)
            out->documents = strtoull(value, NULL, 10);
        else if (strcmp(name, "trusted") == 0)
            out->trusted = value;
        else if (strcmp(name, "map") == 0) {
            unescape_path(value);
            out->map = value;
        } else if (strcmp(name, "root") == 0) {
            unescape_path(value);
            roots[out->root_count++] = value;
        }
    }
    out->roots = roots;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!*texts[i].text)
            return false;
    return out->schema != 0;
}

dateline_status dl_identity_load(dl_identity *out, dl_arena *arena, dl_store_reader *reader, const char *index,
                                 dateline_error *error)
{
    *out = (dl_identity){.detector = "", .pivot = DL_STORE_PIVOT}; /* which older schemas have not */
    dl_buffer text = DL_BUFFER_EMPTY;
    dateline_status status = dl_store_metadata(&text, reader, KEY, error);
    if (!status) {
        char *copy = dl_arena_string(arena, dl_buffer_slice(&text));
        if (!copy || text.failed)
            status = dl_fail_memory(error);
        else if (!parse(out, arena, copy))
            status = dl_fail(error, DATELINE_ERROR_DAMAGED,
                             "%s: this Xapian database was not built by dateline, or its description is "
                             "lost; rebuild it with: dateline index --rebuild PATH...", index);
    }
    dl_buffer_free(&text);
    return status;
}

bool dl_identity_reads_as(const dl_identity *identity, const dl_identity *other)
{
    const char *const ones[] = {identity->analyzer, identity->icu, identity->unicode, identity->stemmer,
                                identity->language};
    const char *const others[] = {other->analyzer, other->icu, other->unicode, other->stemmer, other->language};
    bool same = identity->schema == other->schema;
    for (size_t i = 0; i < sizeof ones / sizeof *ones && same; i++)
        same = ones[i] && others[i] && strcmp(ones[i], others[i]) == 0;
    return same;
}

dateline_status dl_identity_check_schema(const dl_identity *identity, const char *index, dateline_error *error)
{
    if (identity->schema == DL_SCHEMA_VERSION)
        return DATELINE_OK;
    return dl_fail(error, DATELINE_ERROR_MISMATCH,
                   identity->schema > DL_SCHEMA_VERSION
                       ? "%s: a newer dateline wrote it (schema %" PRIu64
                         ", and this one has %u); use that, or rebuild it with: "
                         "dateline index --rebuild"
                       : "%s: the index has schema %" PRIu64
                         " and this dateline writes schema %u; rebuild it with: dateline index "
                         "--rebuild",
                   index, identity->schema, DL_SCHEMA_VERSION);
}

dateline_status dl_identity_check(const dl_identity *identity, const char *index, dateline_error *error)
{
    dl_analyzer_versions storage;
    dl_identity ours = {0};
    dateline_status status = dl_identity_check_schema(identity, index, error);
    if (status)
        return status;
    if (!dl_identity_current(&ours, &storage))
        return dl_fail_memory(error);
    const struct {
        const char *what, *theirs, *ours;
    } versions[] = {
        {"analyzer", identity->analyzer, ours.analyzer},
        {"ICU", identity->icu, ours.icu},
        {"Unicode", identity->unicode, ours.unicode},
        {"libstemmer", identity->stemmer, ours.stemmer},
    };
    for (size_t i = 0; i < sizeof versions / sizeof *versions; i++)
        if (strcmp(versions[i].theirs, versions[i].ours) != 0)
            return dl_fail(error, DATELINE_ERROR_MISMATCH,
                           "%s: the index was built with %s %s and this dateline has %s; words may be "
                           "cut differently; rebuild it with: dateline index --rebuild",
                           index, versions[i].what, versions[i].theirs, versions[i].ours);
    return DATELINE_OK;
}

dateline_status dl_identity_check_update(const dl_identity *identity, const char *index, dateline_error *error)
{
    dateline_status status = dl_identity_check(identity, index, error);
    if (!status && strcmp(identity->detector, dl_detect_version()) != 0)
        return dl_fail(error, DATELINE_ERROR_MISMATCH,
                       "%s: the index was built with CLD2 %s and this dateline has %s; it would see other languages; rebuild "
                       "it with: dateline index --rebuild",
                       index, identity->detector, dl_detect_version());
    return status;
}
