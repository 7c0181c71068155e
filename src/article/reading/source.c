/* Sources: opening, hashing, and which files are articles by their names. source_read.c reads them. */
#include "article/reading/source_inner.h"
#include "late/late.h"
#include "util/error.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <unistd.h>

/* ---- opening ---- */

static const char *refusal(mode_t mode)
{
    if (S_ISDIR(mode))
        return "is a folder, not a file";
    if (S_ISFIFO(mode) || S_ISSOCK(mode))
        return "is a pipe or socket; to read one, give it as standard input with '-'";
    return "is a device, not a file";
}

/* Takes `file` over, also on failure. */
static dateline_status adopt(dl_source **out, int file, const char *path, dateline_error *error)
{
    struct stat found;
    dl_source *source = calloc(1, sizeof *source);
    dateline_status status = dl_late_load_all(error);
    if (source)
        source->path = strdup(path);
    if (status)
        ; /* nothing can be read */
    else if (!source || !source->path)
        status = dl_fail_memory(error);
    else if (fstat(file, &found))
        status = dl_fail_io(error, path, "look at", errno);
    else if (!S_ISREG(found.st_mode))
        status = dl_fail(error, DATELINE_ERROR_IO, "%s: %s", path, refusal(found.st_mode));
    if (status) {
        close(file);
        if (source)
            free(source->path);
        free(source);
        return status;
    }
    source->file = file;
    source->stamp = dl_source_stamp_of(&found);
    *out = source;
    return DATELINE_OK;
}

dateline_status dl_source_open(dl_source **out, const char *path, dateline_error *error)
{
    *out = NULL;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY); /* a pipe must not make us wait */
    if (file < 0 && errno == ENXIO)
        return dl_fail(error, DATELINE_ERROR_IO, "%s: %s", path, refusal(S_IFSOCK));
    if (file < 0)
        return dl_fail_io(error, path, "open", errno);
    return adopt(out, file, path, error);
}

static dateline_status copy_all(int to, int from, const char *name, dateline_error *error)
{
    char *chunk = malloc(DL_SOURCE_CHUNK);
    dateline_status status = chunk ? DATELINE_OK : dl_fail_memory(error);
    while (!status) {
        ssize_t got = read(from, chunk, DL_SOURCE_CHUNK);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            status = dl_fail_io(error, name, "read", errno);
        if (got <= 0)
            break;
        for (ssize_t done = 0; done < got && !status;) {
            ssize_t put = write(to, chunk + done, (size_t)(got - done));
            if (put < 0 && errno != EINTR)
                status = dl_fail_io(error, name, "copy to a temporary file in " P_tmpdir, errno);
            done += put > 0 ? put : 0;
        }
    }
    free(chunk);
    return status;
}

dateline_status dl_source_open_stream(dl_source **out, int descriptor, const char *name,
                                      dateline_error *error)
{
    char path[] = P_tmpdir "/dateline-XXXXXX";
    *out = NULL;
    int file = mkostemp(path, O_CLOEXEC);
    if (file < 0)
        return dl_fail_io(error, name, "make a temporary file in " P_tmpdir, errno);
    unlink(path);
    dateline_status status = copy_all(file, descriptor, name, error);
    if (!status)
        return adopt(out, file, name, error);
    close(file);
    return status;
}

void dl_source_free(dl_source *source)
{
    if (!source)
        return;
    close(source->file);
    dl_hasher_free(source->hasher);
    free(source->path);
    free(source);
}

dl_source_stamp dl_source_stamp_of(const struct stat *found)
{
    const uint64_t modified = (uint64_t)found->st_mtim.tv_sec * 1000000000 + (uint64_t)found->st_mtim.tv_nsec;
    return (dl_source_stamp){(uint64_t)found->st_size, (int64_t)modified};
}

dl_source_stamp dl_source_get_stamp(const dl_source *source)
{
    return source->stamp;
}

dl_source_stamp dl_source_stamp_kept(dl_source_stamp stamp, int64_t begin_ns)
{
    /* Linux's file systems have the time of the last tick, others that of a second or of two. */
    const int64_t second = INT64_C(1000000000), step = stamp.modified_ns % second ? second / 100 : 2 * second;
    if (stamp.modified_ns >= begin_ns - step)
        stamp.modified_ns = 0;
    return stamp;
}

dateline_status dl_source_hash_along(dl_source *source, dateline_error *error)
{
    if (!source->hasher)
        source->hasher = dl_hasher_new();
    return source->hasher ? DATELINE_OK : dl_fail_memory(error);
}

dateline_status dl_source_hash(dl_hash128 *out, dl_source *source, dateline_error *error)
{
    *out = (dl_hash128){0, 0};
    char *chunk = malloc(DL_SOURCE_CHUNK);
    dateline_status status = chunk ? dl_source_hash_along(source, error) : dl_fail_memory(error);
    while (!status && !source->whole) {
        ssize_t got = pread(source->file, chunk, DL_SOURCE_CHUNK, (off_t)source->hashed);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            status = dl_fail_io(error, source->path, "read", errno);
        source->whole = got == 0;
        if (got <= 0)
            break;
        dl_hasher_add(source->hasher, dl_slice_make(chunk, (size_t)got));
        source->hashed += (uint64_t)got;
    }
    if (!status)
        *out = dl_hasher_result(source->hasher);
    free(chunk);
    return status;
}

/* ---- names ---- */

/* Takes one of `endings` off, ASCII case ignored. */
static bool take_ending(dl_slice *name, const char *const *endings)
{
    for (; *endings; endings++) {
        size_t size = strlen(*endings);
        if (name->size > size && strncasecmp(name->data + name->size - size, *endings, size) == 0) {
            name->size -= size;
            return true;
        }
    }
    return false;
}

static const char *const packings[] = {".gz", ".xz", ".zst", ".bz2", NULL};

dl_slice dl_source_bare_name(const char *text)
{
    dl_slice name = dl_slice_of(text);
    take_ending(&name, packings);
    return name;
}

/* "2014_01.js": a month of an account's archive. */
static bool is_month(const char *name)
{
    static const char form[] = "0000_00.js";
    size_t i = 0;
    while (form[i] && (form[i] == '0' ? dl_is_digit(name[i]) : name[i] == form[i]))
        i++;
    return !form[i] && !name[i];
}

bool dl_source_is_article_name(const char *text)
{
    static const char *const formats[] = {
        ".txt",  ".text",  ".md",  ".markdown", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson",
        ".csv",  ".tsv",   ".tab", ".sgm",      ".sgml", ".trec", ".xml",  ".rss",  ".atom",  ".mbox",
        ".eml", ".emlx", ".mhtml", ".mht", ".warc",  ".arc", ".wacz", ".wet", ".webarchive", ".har", ".srt", ".vtt", ".tar",      ".tgz",  ".txz", ".tbz2",  ".tzst", ".zip",
        ".docx", ".odt", ".rtf",   ".fodt",  ".epub", ".fb2", ".enex", ".ris", ".enw", ".nbib", ".jl", ".ttml", ".maff", ".mdx", ".qmd", ".rmd",
        ".wiki", ".mediawiki", ".wikitext", NULL};
    static const char *const profiles[] = {"actor.json", "profile_information.json", "personal_information.json", /* beside.c */
                                           "package.json", "package-lock.json", "composer.json", "tsconfig.json", /* of programs */
                                           "requirements.txt", "CMakeLists.txt", "robots.txt", NULL};
    static const char *const tweets[] = {"tweets.js", "tweet.js", "tweets-part", "note-tweet",
                                         NULL}; /* of an account's archive */
    dl_slice name = dl_source_bare_name(text);
    if (name.size == 0 || strchr(".#", text[0]) || strncasecmp(text, "README", 6) == 0 ||
        dl_slice_ends(name, DL_LITERAL("~")))
        return false;
    for (size_t i = 0; profiles[i]; i++)
        if (strcmp(text, profiles[i]) == 0)
            return false;
    for (size_t i = 0; tweets[i]; i++)
        if (strncmp(text, tweets[i], strlen(tweets[i])) == 0 && dl_slice_ends(name, DL_LITERAL(".js")))
            return true;
    return is_month(text) || take_ending(&name, formats);
}
