/* Mail: mbox files and single messages, an article a message, also those that a message carries; web pages that browsers save as
 * one. */
#include "article/formats/mail/mime.h"
#include "article/formats/mail/mime_headers.h"
#include "article/html/page.h"
#include "article/lines/prose.h"
#include "article/plain/passages.h"
#include "article/reading/format.h"
#include "article/record/records.h"
#include "util/error.h"
#include "util/hash.h"
#include "util/utf8.h"

enum { CARRIED_DEEP = 20 };

/* "From ada@a.example", no header "From : Ada". */
static bool is_separator(dl_slice text)
{
    const dl_slice begin = {"From ", 5};
    return dl_slice_starts(text, begin) && (text.size == begin.size || text.data[begin.size] != ':');
}

/* "From " and, at the next line, a header: it begins a message. */
static bool begins_message(dl_slice text)
{
    if (!is_separator(text))
        return false;
    const char *end = memchr(text.data, '\n', text.size);
    size_t at = end ? (size_t)(end - text.data) + 1 : text.size, begin = at;
    while (at < text.size && text.data[at] > ' ' && text.data[at] != ':')
        at++;
    return at > begin && at < text.size && text.data[at] == ':';
}

/* What Apple's mail keeps a letter in: how many bytes it has, alone in a line, the letter, and a list of what became of it.
 * Behind the line, or 0; *size as it says. */
static size_t counted_begin(size_t *size, dl_slice text)
{
    size_t at = 0, digits = 0;
    *size = 0;
    for (; digits < text.size && digits < 12 && dl_is_digit(text.data[digits]); digits++)
        *size = *size * 10 + (size_t)(text.data[digits] - '0');
    for (at = digits; at < text.size && (text.data[at] == ' ' || text.data[at] == '\r');)
        at++;
    return digits && at < text.size && text.data[at] == '\n' ? at + 1 : 0;
}

static bool is_counted(dl_slice text)
{
    size_t size;
    const size_t begin = counted_begin(&size, text);
    return begin && dl_mime_is_message(dl_slice_cut(text, begin, text.size));
}

static bool sniff(const dl_head *head)
{
    return begins_message(head->text) || dl_mime_is_message(head->text) || is_counted(head->text);
}

/* The page of a message that starts at `at` of the source; each passage has the range of all. */
static dateline_status deliver_page(dl_reading *reading, const dl_message *message, dl_slice bytes, uint64_t at)
{
    dl_article article;
    dateline_status status = dl_html_page(&article, &reading->arena, message->text, reading->run->error);
    if (status)
        return status;
    if (!article.passage_count) {
        dl_reading_tell(reading, at, DL_LOSS_NO_ARTICLE, "a page without text of its own (scripts or links only)");
        return DATELINE_OK;
    }
    article.begin = at;
    article.end = at + bytes.size;
    article.bytes = bytes;
    dl_passages_join_ranges(&article);
    if (!article.url.size)
        article.url = message->page;
    return dl_reading_deliver(reading, &article);
}

/* What an mbox writes for lines that would begin a message, ">From " or ">>From ", as they were (mboxrd). */
static dl_slice unquoted(dl_arena *arena, dl_slice text)
{
    dl_buffer plain = DL_BUFFER_EMPTY;
    size_t done = 0, at = 0;
    for (const char *next; at < text.size && (next = memmem(text.data + at, text.size - at, "\n>", 2));) {
        at = (size_t)(next - text.data) + 2;
        size_t end = at;
        while (end < text.size && text.data[end] == '>')
            end++;
        if (!dl_slice_starts(dl_slice_cut(text, end, text.size), DL_LITERAL("From ")))
            continue;
        dl_buffer_add_slice(&plain, dl_slice_cut(text, done, at - 1));
        done = at;
    }
    if (done) {
        dl_buffer_add_slice(&plain, dl_slice_cut(text, done, text.size));
        text = dl_arena_copy(arena, dl_buffer_slice(&plain));
        arena->failed |= plain.failed;
        dl_buffer_free(&plain);
    }
    return text;
}

/* A message, or one that another carries, and where in the source it is. Slices of messages that were changed when they were put
 * into an mbox have the place of the whole. */
typedef struct letter {
    dl_slice text, bytes;
    uint64_t at, bytes_hash;
    unsigned depth;
} letter;

static dateline_status deliver_letter(dl_reading *reading, const dl_message *message, const letter *of)
{
    if (message->cut)
        dl_reading_tell(reading, of->at, DL_LOSS_SOME, "a message of more than 10000 parts; the others were not read");
    if (message->is_page && message->is_html)
        return deliver_page(reading, message, of->bytes, of->at);
    if (!message->text.size &&
        message->carried_count) /* its own words are none, and what it carries has a subject, too */
        return DATELINE_OK;
    dl_record record = {.date = DL_DATE_NONE, .form = message->is_html ? DL_FORM_LETTER : DL_FORM_UNKNOWN,
                        .begin = of->at, .bytes = of->bytes, .bytes_hash = of->bytes_hash};
    record.parts[DL_PART_ID] = message->id;
    record.parts[DL_PART_TITLE] = message->subject;
    record.parts[DL_PART_TEXT] = message->text;
    record.parts[DL_PART_DATE] = message->date;
    record.parts[DL_PART_SITE] = message->list;
    record.authors = &message->from;
    record.author_count = message->from.size > 0;
    return dl_record_deliver(&record, reading);
}

/* A message and those that it carries, each an article of its own. */
static dateline_status deliver_all(dl_reading *reading, const letter *of)
{
    dl_message message;
    dl_mime_parse(&message, &reading->arena, of->text);
    dateline_status status =
        reading->arena.failed ? dl_fail_memory(reading->run->error) : deliver_letter(reading, &message, of);
    if (of->depth == CARRIED_DEEP && message.carried_count)
        dl_reading_tell(reading, of->at, DL_LOSS_SOME, "messages within messages, deeper than 20; those were not read");
    for (size_t i = 0; i < message.carried_count && of->depth < CARRIED_DEEP && !status; i++) {
        letter one = *of;
        one.depth++;
        one.text = message.carried[i].bytes;
        if (message.carried[i].decoded && !one.bytes_hash)
            one.bytes_hash = dl_hash64(one.bytes, 0);
        if (!one.bytes_hash) {
            one.bytes = one.text;
            one.at += (uint64_t)(one.text.data - of->bytes.data);
        }
        status = deliver_all(reading, &one);
    }
    return status;
}

static dateline_status deliver(dl_reading *reading, size_t size)
{
    letter all = {.bytes = dl_slice_trim(dl_slice_cut(dl_reading_rest(reading), 0, size))};
    dl_arena_reset(&reading->arena);
    all.text = all.bytes;
    if (is_separator(all.text)) {
        const char *end = memchr(all.text.data, '\n', all.text.size);
        all.text = dl_slice_cut(all.text, end ? (size_t)(end - all.text.data) + 1 : all.text.size, all.text.size);
        const dl_slice written = all.text;
        all.text = unquoted(&reading->arena, written);
        if (all.text.data != written.data)
            all.bytes_hash = dl_hash64(all.bytes, 0);
    }
    if (!all.text.size)
        return reading->arena.failed ? dl_fail_memory(reading->run->error) : DATELINE_OK;
    all.at = dl_reading_place(reading) + (uint64_t)(all.bytes.data - dl_reading_rest(reading).data);
    return deliver_all(reading, &all);
}

static dateline_status read_counted(dl_reading *reading)
{
    dateline_status status = DATELINE_OK;
    size_t size;
    dl_reading_use(reading, counted_begin(&size, dl_reading_rest(reading)));
    while (!status && !reading->ended && dl_reading_rest(reading).size < size && size <= dl_reading_limit(reading))
        status = dl_reading_fill(reading);
    if (!status && size > dl_reading_limit(reading))
        dl_reading_tell_too_large(reading, "a message is");
    else if (!status)
        status = deliver(reading, size < dl_reading_rest(reading).size ? size : dl_reading_rest(reading).size);
    return status;
}

/* Messages begin at lines "From " that a header follows; in one message alone there is none. */
static dateline_status read_messages(dl_reading *reading)
{
    enum { TAIL = 1024 }; /* a beginning may be cut there */
    dateline_status status = DATELINE_OK;
    size_t at = 1;
    bool skipping = false;
    while (!status) {
        dl_slice text = dl_reading_rest(reading);
        const char *next = NULL;
        bool cut = false; /* a beginning at `at` is not wholly at hand */
        while (at < text.size && (next = memmem(text.data + at - 1, text.size - at + 1, "\nFrom ", 6))) {
            at = (size_t)(next - text.data) + 1;
            cut = !reading->ended && text.size - at < TAIL;
            if (cut)
                break;
            if (begins_message(dl_slice_cut(text, at, text.size)))
                break;
            next = NULL;
            at++;
        }
        if (cut)
            next = NULL;
        else if (!next)
            at = text.size > TAIL ? text.size - 8 : 1;
        size_t size = next ? at : text.size;
        if (size > dl_reading_limit(reading) && !skipping) {
            dl_reading_tell_too_large(reading, "a message is");
            skipping = true;
        }
        if (!next && !reading->ended) {
            if (skipping && at > TAIL) {
                dl_reading_use(reading, at - 1);
                at = 1;
            }
            status = dl_reading_fill(reading);
            continue;
        }
        if (!skipping)
            status = deliver(reading, size);
        skipping = false;
        dl_reading_use(reading, size);
        at = 1;
        if (!next)
            break;
    }
    return status;
}

static dateline_status read_mail(dl_reading *reading)
{
    dl_reading_use(reading, dl_prose_skip_blanks(dl_reading_rest(reading), 0)); /* a byte order mark */
    return is_counted(dl_reading_rest(reading)) ? read_counted(reading) : read_messages(reading);
}

const dl_format dl_format_mail = {"mail", sniff, read_mail, true};
