/* What is packed, through libarchive. */
#include "article/unpack.h"
#include "article/beside.h"
#include "article/reading/inflate.h"
#include "util/error.h"
#include "util/utf8.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { STEP = 64 * 1024, DEPTH_LIMIT = 4, LOOK_MOST = 1 << 30 /* unpacked bytes gone through for an account */ };

/* News unpacks to ten times its size, seldom to more than fifty times; what a small file may unpack
 * to is in memory more than once, if it is one article. */
static const uint64_t ratio_limit = 250, always_allowed = (uint64_t)8 << 20;

static const char bomb[] = "unpacks to more than 250 times its size; the rest is left out, for it may be a bomb";

/* ---- telling ---- */

static bool is_tar(dl_slice head)
{
    if (head.size < 512 || !head.data[0])
        return false;
    if (memcmp(head.data + 257, "ustar", 5) == 0)
        return true;
    /* Before POSIX: only the sum of the header tells. */
    char digits[9] = {0};
    long sum = 8 * ' ';
    for (size_t i = 0; i < 512; i++)
        sum += i < 148 || i >= 156 ? (unsigned char)head.data[i] : 0;
    memcpy(digits, head.data + 148, 8);
    return strspn(digits, " 01234567") >= 4 && strtol(digits, NULL, 8) == sum;
}

bool dl_unpack_is_packed(dl_slice head)
{
    static const dl_slice magics[] = {{"\x1F\x8B", 2},          {"\xFD" "7zXZ\0", 6}, {"\x28\xB5\x2F\xFD", 4},
                                      {"PK\x03\x04", 4},        {"PK\x05\x06", 4}};
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
        if (dl_slice_starts(head, magics[i]))
            return true;
    bool bzip2 = head.size > 10 && dl_slice_starts(head, DL_LITERAL("BZh")) && head.data[3] >= '1' &&
                 head.data[3] <= '9' &&
                 (memcmp(head.data + 4, "1AY&SY", 6) == 0 || memcmp(head.data + 4, "\x17\x72\x45\x38\x50\x90", 6) == 0);
    return bzip2 || is_tar(head);
}

/* ---- bytes ---- */

/* `bytes`: out of packed ones, so far. */
static bool is_bomb(const dl_run *run, uint64_t bytes)
{
    return bytes > always_allowed && bytes / ratio_limit > run->source->stamp.size;
}

/* A problem of the archive that lies in `under`, or of its entry. */
static dateline_status tell(dl_reading *of, struct archive *archive, uint64_t at, const char *what)
{
    char message[300];
    const char *reason = archive_error_string(archive);
    dl_run *run = of->run;
    if (run->status)
        return run->status;
    if (archive_errno(archive) == ENOMEM)
        return dl_fail_memory(run->error);
    snprintf(message, sizeof message, what, reason ? reason : "damaged");
    dl_reading_tell(of, at, DL_LOSS_SOME, message);
    return DATELINE_OK;
}

/* Of the entry that it reads. */
static dateline_status pull_entry(dl_reading *reading, char *room, size_t size, size_t *got)
{
    dl_run *run = reading->run;
    la_ssize_t count;
    do
        count = archive_read_data(reading->archive, room, size);
    while (count == ARCHIVE_RETRY);
    *got = count > 0 ? (size_t)count : 0;
    uint64_t at = reading->pending_at + reading->pending.size;
    if (count < 0)
        return tell(reading, reading->archive, at, "damaged from here on (%s); what came before is kept");
    run->unpacked += *got;
    if (is_bomb(run, run->unpacked)) {
        dl_reading_tell(reading, at, DL_LOSS_SOME, bomb);
        *got = 0;
    }
    return DATELINE_OK;
}

typedef struct unpacking {
    dl_reading *under;
    struct archive *archive;
    dl_inflate *inflate; /* of gzip: libarchive would lose up to 64 KiB before damage, and all behind it */
    char *inflated;      /* STEP bytes */
    uint64_t given;      /* of those, to libarchive */
    dl_reading *entry;   /* that is read, or NULL */
    bool ended, exploded;
} unpacking;

/* `reason` NULL: it is cut. */
static void tell_of_gzip(unpacking *work, size_t at, const char *reason)
{
    char message[160];
    const bool alone = archive_format(work->archive) == ARCHIVE_FORMAT_RAW;
    snprintf(message, sizeof message, "damaged from here on (%s); what came before is kept%s",
             reason ? reason : "its end is missing", reason ? ", and what further members of gzip hold" : "");
    dl_reading_tell(work->entry ? work->entry : work->under, alone ? work->given + at : UINT64_MAX, DL_LOSS_SOME,
                    message);
}

/* The next bytes out of gzip; none: its end. */
static dateline_status inflate_next(unpacking *work, size_t *size)
{
    dl_reading *under = work->under;
    dl_inflate_state state = DL_INFLATE_MORE;
    dateline_status status = DATELINE_OK;
    *size = 0;
    while (!status && !work->ended && !*size && state != DL_INFLATE_ENDED) {
        dl_slice rest = dl_reading_rest(under);
        if (!rest.size && under->ended)
            break;
        if (!rest.size) {
            status = dl_reading_fill(under);
            continue;
        }
        *size = STEP;
        state = dl_inflate_run(work->inflate, &rest, work->inflated, size);
        under->start = under->pending.size - rest.size;
        if (state == DL_INFLATE_DAMAGED)
            tell_of_gzip(work, *size, dl_inflate_reason(work->inflate));
        else if (state == DL_INFLATE_MEMORY)
            status = dl_fail_memory(under->run->error);
    }
    if (!status && !work->ended && !*size) {
        work->ended = true;
        if (!dl_inflate_is_whole(work->inflate))
            tell_of_gzip(work, 0, NULL);
    }
    work->given += *size;
    return status;
}

/* libarchive's callbacks: the bytes that lie under. What was given last is used up now. */
static la_ssize_t give(struct archive *archive, void *context, const void **out)
{
    unpacking *work = context;
    dl_reading *under = work->under;
    dl_run *run = under->run;
    if (is_bomb(run, (uint64_t)archive_filter_bytes(archive, 0))) {
        work->exploded = true;
        archive_set_error(archive, EFBIG, "a bomb");
        return -1;
    }
    if (work->inflate) {
        size_t size;
        run->status = inflate_next(work, &size);
        *out = work->inflated;
        return run->status ? -1 : (la_ssize_t)size;
    }
    dl_slice rest = dl_reading_rest(under);
    if (!rest.size && !under->ended) {
        run->status = dl_reading_fill(under);
        rest = dl_reading_rest(under);
    }
    if (run->status)
        return -1;
    *out = rest.data;
    under->start = under->pending.size;
    return (la_ssize_t)rest.size;
}

/* Only the file itself can be sought in; what is at hand of it is void then. */
static la_int64_t seek(struct archive *archive, void *context, la_int64_t offset, int whence)
{
    (void)archive;
    unpacking *work = context;
    off_t at = lseek(work->under->run->source->file, offset, whence);
    if (at < 0)
        return ARCHIVE_FATAL;
    dl_reading_drop(work->under);
    work->under->pending_at = (uint64_t)at;
    work->under->ended = false;
    return at;
}

static struct archive *new_archive(void)
{
    struct archive *archive = archive_read_new();
    if (!archive)
        return NULL;
    archive_read_support_filter_gzip(archive);
    archive_read_support_filter_xz(archive);
    archive_read_support_filter_zstd(archive);
    archive_read_support_filter_bzip2(archive);
    archive_read_support_format_tar(archive);
    archive_read_support_format_zip(archive);
    archive_read_support_format_raw(archive);
    archive_read_support_format_empty(archive);
    return archive;
}

static struct archive *open_archive(unpacking *work)
{
    struct archive *archive = new_archive();
    if (!archive)
        return NULL;
    archive_read_set_read_callback(archive, give);
    if (!work->under->archive && !work->inflate)
        archive_read_set_seek_callback(archive, seek);
    archive_read_set_callback_data(archive, work);
    return archive;
}

/* ---- members ---- */

/* "outer.zip!inner.txt"; in the arena of the reading below. */
static char *member_name(dl_reading *under, struct archive_entry *entry)
{
    const char *own = archive_entry_pathname(entry);
    dl_buffer name = DL_BUFFER_EMPTY;
    if (under->member)
        dl_buffer_printf(&name, "%s!", under->member);
    dl_utf8_sanitize(&name, dl_slice_of(own ? own : "(no name)"));
    char *copy = dl_arena_string(&under->arena, dl_buffer_slice(&name));
    dl_buffer_free(&name);
    return copy;
}

/* What a web archive in WACZ has beside its WARC: lists of the pages that stand there, and what the archive is of. */
static bool is_of_wacz(const char *path)
{
    static const char *const paths[] = {"pages/pages.jsonl", "pages/extraPages.jsonl", "datapackage.json",
                                        "datapackage-digest.json"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        if (strcmp(path, paths[i]) == 0)
            return true;
    return false;
}

static bool is_article(struct archive_entry *entry, const char *member)
{
    const char *own = archive_entry_pathname(entry);
    const char *slash = strrchr(member, '/'), *bang = strrchr(member, '!');
    const char *name = slash > bang ? slash + 1 : bang ? bang + 1 : member;
    bool hidden = member[0] == '.' && strncmp(member, "./", 2) != 0;
    return archive_entry_filetype(entry) == AE_IFREG && !hidden && !strstr(member, "/.") &&
           strncmp(member, "__MACOSX/", 9) != 0 && !(own && is_of_wacz(own)) && dl_source_is_article_name(name);
}

/* ---- documents ---- */

/* A ZIP of XML that is the document of an office program says so in its first member; a book in EPUB is pages. */
typedef enum office { NO_OFFICE, OFFICE_WORD, OFFICE_ODF, OFFICE_OTHER, OFFICE_BOOK } office;

static office office_of(struct archive *archive, const char *member)
{
    static const char *const names[] = {"[Content_Types].xml", "_rels/", "docProps/", "word/", "xl/", "ppt/",
                                        "customXml/"};
    char type[64] = {0};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strncmp(member, names[i], strlen(names[i])) == 0)
            return OFFICE_WORD;
    if (strcmp(member, "mimetype") != 0 || archive_read_data(archive, type, sizeof type - 1) <= 0)
        return NO_OFFICE;
    bool text = strncmp(type, "application/vnd.oasis.opendocument.text", 39) == 0;
    if (strncmp(type, "application/epub+zip", 20) == 0)
        return OFFICE_BOOK;
    return text ? OFFICE_ODF : strncmp(type, "application/vnd.oasis", 21) == 0 ? OFFICE_OTHER : NO_OFFICE;
}

/* Of a book, beside lists of its parts. */
static bool is_page(const char *member)
{
    static const char *const endings[] = {".xhtml", ".html", ".htm"};
    const dl_slice name = dl_slice_of(member);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (dl_slice_ends(name, dl_slice_of(endings[i])))
            return true;
    return false;
}

/* Whether the member holds the document's text. */
static bool is_main_part(office of, const char *member)
{
    dl_slice name = dl_slice_of(member);
    return of == OFFICE_BOOK ? is_page(member) : of == OFFICE_ODF ? dl_slice_is(name, "content.xml")
                            : of == OFFICE_WORD && dl_slice_starts(name, DL_LITERAL("word/document")) &&
                                  dl_slice_ends(name, DL_LITERAL(".xml"));
}

/* Whose the posts of the archive are: what this member says, which is read as a source nevertheless. */
static void take_account(dl_reading *member)
{
    const dl_slice path = dl_slice_of(member->member);
    if (!dl_reading_want(member, dl_beside_most(path)))
        dl_beside_take(member->run, path, dl_reading_rest(member));
}

/* The same of a member behind the posts, as Mastodon packs it; the archive is gone through once more, if it is the file. */
static void look_for_account(dl_reading *under)
{
    dl_run *run = under->run;
    struct archive_entry *entry;
    const bool known = run->owner.name.size || run->owner.handle.size;
    if (run->looked || known || under->archive)
        return;
    run->looked = true;
    struct archive *archive = new_archive();
    bool more = archive && archive_read_open_filename(archive, run->source->path, 64 * 1024) == ARCHIVE_OK;
    while (more && archive_read_next_header(archive, &entry) == ARCHIVE_OK) {
        const char *own = archive_entry_pathname(entry);
        const dl_slice path = dl_slice_of(own ? own : "");
        const uint64_t bytes = (uint64_t)archive_filter_bytes(archive, 0);
        if (dl_beside_is(path)) {
            dl_buffer content = DL_BUFFER_EMPTY;
            char *room = dl_buffer_reserve(&content, dl_beside_most(path));
            const la_ssize_t got = room ? archive_read_data(archive, room, dl_beside_most(path)) : 0;
            if (got > 0)
                dl_beside_take(run, path, dl_slice_make(room, (size_t)got));
            dl_buffer_free(&content);
        }
        more = bytes < LOOK_MOST && !is_bomb(run, bytes);
    }
    archive_read_free(archive);
}

static dateline_status read_entries(unpacking *work, unsigned depth, dl_unpack_reader *each)
{
    dl_reading *under = work->under;
    struct archive_entry *entry;
    uint64_t seen = 0, taken = 0;
    office whose = NO_OFFICE;
    dateline_status status = DATELINE_OK;
    while (!status && !work->exploded && !is_bomb(under->run, under->run->unpacked)) {
        int next = archive_read_next_header(work->archive, &entry);
        if (next == ARCHIVE_EOF)
            break;
        if (next == ARCHIVE_RETRY)
            continue;
        if (next != ARCHIVE_OK && next != ARCHIVE_WARN) {
            if (work->exploded)
                break;
            status = tell(under, work->archive, UINT64_MAX,
                          seen ? "damaged behind the last member that was read (%s); what follows is lost"
                               : "cannot be unpacked (%s); get the file again");
            if (next == ARCHIVE_FATAL)
                return status;
            continue;
        }
        bool members = archive_format(work->archive) != ARCHIVE_FORMAT_RAW;
        char *name = (char *)under->member;
        seen++;
        if (members) {
            dl_arena_reset(&under->arena);
            name = member_name(under, entry);
            if (!name)
                return dl_fail_memory(under->run->error);
            const char *own = archive_entry_pathname(entry);
            if (seen == 1 && own)
                whose = office_of(work->archive, own);
            if (whose && (!own || !is_main_part(whose, own)))
                continue;
            members = !whose || whose == OFFICE_BOOK;
            if (!members) /* its text is the file's */
                name = (char *)under->member;
        }
        dl_reading reading;
        dl_reading_begin_entry(&reading, under->run, work->archive, pull_entry, name);
        reading.of_book = whose == OFFICE_BOOK;
        if (members && dl_beside_is(dl_slice_of(name)))
            take_account(&reading);
        else if (members && dl_beside_wanted(reading.name))
            look_for_account(under);
        if (members && !is_article(entry, name)) {
            dl_reading_end(&reading);
            continue;
        }
        taken++;
        if (!members)
            reading.name = under->name;
        work->entry = &reading;
        status = each(&reading, depth + 1);
        work->entry = NULL;
        dl_reading_end(&reading);
    }
    if (!status && work->exploded)
        dl_reading_tell(under, UINT64_MAX, DL_LOSS_SOME, bomb);
    else if (!status && !seen && !under->told)
        dl_reading_tell(under, UINT64_MAX, DL_LOSS_NO_ARTICLE, "is empty; nothing to index");
    else if (!status && !taken && whose && !under->told)
        dl_reading_tell(under, UINT64_MAX, DL_LOSS_NO_ARTICLE,
                        whose == OFFICE_BOOK
                            ? "is a book without pages; nothing to index"
                            : "is an office document without text, which is not read; save it as text or CSV");
    else if (!status && !taken && !under->told)
        dl_reading_tell(under, UINT64_MAX, DL_LOSS_NO_ARTICLE,
                        "is an archive without articles by their names (.txt, .html, .json, ...); rename those that "
                        "are some, or unpack it");
    return status;
}

dateline_status dl_unpack_read(dl_reading *under, unsigned depth, dl_unpack_reader *each)
{
    dl_run *run = under->run;
    if (depth == DEPTH_LIMIT) {
        dl_reading_tell(under, UINT64_MAX, DL_LOSS_SOME,
                        "is packed in more than 4 archives, one in another; unpack it first");
        return DATELINE_OK;
    }
    unpacking work = {.under = under};
    char inflated[STEP];
    if (dl_slice_starts(dl_reading_rest(under), DL_LITERAL("\x1F\x8B"))) {
        work.inflated = inflated;
        work.inflate = dl_inflate_new(DL_INFLATE_GZIP);
        if (!work.inflate)
            return dl_fail_memory(run->error);
    }
    work.archive = open_archive(&work);
    if (!work.archive) {
        dl_inflate_free(work.inflate);
        return dl_fail_memory(run->error);
    }
    /* libarchive spells names in the thread's locale. */
    locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0), before = utf8 ? uselocale(utf8) : (locale_t)0;
    dateline_status status;
    if (archive_read_open1(work.archive) == ARCHIVE_OK)
        status = read_entries(&work, depth, each);
    else
        status = tell(under, work.archive, UINT64_MAX, "cannot be unpacked (%s); get the file again");
    archive_read_free(work.archive);
    dl_inflate_free(work.inflate);
    if (utf8) {
        uselocale(before);
        freelocale(utf8);
    }
    return status ? status : run->status;
}
