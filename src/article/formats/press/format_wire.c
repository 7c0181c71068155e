/* News as agencies send it over wires: IPTC 7901 and ANPA 1312. A message begins with SOH; its text stands between STX and ETX,
 * which the moment follows. */
#include "article/lines/prose.h"
#include "article/lines/word_date.h"
#include "article/reading/format.h"
#include "article/record/records.h"
#include "util/error.h"
#include "util/utf8.h"

#include <stdio.h>

enum { SOH = 1, STX = 2, ETX = 3, HEAD_MOST = 1024, LEAST = 6, TITLE_MOST = 300 };

/* Behind what wires send to wake receivers, SYN and zeros. */
static size_t skip_idle(dl_slice text)
{
    size_t at = 0;
    while (at < text.size && text.data[at] == 0x16)
        at++;
    return at;
}

static bool sniff(const dl_head *head)
{
    const size_t at = skip_idle(head->bytes);
    const size_t most = head->bytes.size < at + HEAD_MOST ? head->bytes.size : at + HEAD_MOST;
    const size_t numbers = at + LEAST; /* of the message, which stand between */
    return numbers < most && head->bytes.data[at] == SOH && memchr(head->bytes.data + numbers, STX, most - numbers) &&
           !memchr(head->bytes.data + at + 1, STX, LEAST - 1);
}

/* ---- a message ---- */

typedef struct message {
    dl_buffer title, text;
    dl_slice author;
    bool above; /* of what stands above the text */
    size_t lines;
} message;

static bool is_slug(dl_slice line)
{
    return dl_slice_starts(line, DL_LITERAL("BC-")) || dl_slice_starts(line, DL_LITERAL("AP-")) ||
           dl_slice_starts(line, DL_LITERAL("*"));
}

/* For editors: "1ST LEAD", "AP Photo XNP101", "Eds: ...". */
static bool is_note(dl_slice line)
{
    size_t small = 0;
    for (size_t i = 0; i < line.size; i++)
        small += line.data[i] >= 'a' && line.data[i] <= 'z';
    return !small || line.data[0] == '(' || dl_slice_starts(line, DL_LITERAL("AP Photo")) ||
           dl_slice_starts(line, DL_LITERAL("Eds:")) || dl_slice_starts(line, DL_LITERAL("Editors:"));
}

/* Above the text stand slug, headline, who wrote it and for whom. */
static void take_above(message *of, dl_slice line, bool anpa)
{
    if (dl_slice_starts(line, DL_LITERAL("By ")) && !of->author.size) {
        of->author = dl_prose_trim(dl_slice_cut(line, 3, line.size));
        const char *comma = of->author.size ? memchr(of->author.data, ',', of->author.size) : NULL;
        if (comma)
            of->author.size = (size_t)(comma - of->author.data);
        return;
    }
    if (is_slug(line) || is_note(line) || of->author.size || (anpa && of->title.size) ||
        of->title.size + line.size > TITLE_MOST)
        return;
    if (of->title.size)
        dl_buffer_add_byte(&of->title, ' ');
    dl_buffer_add_slice(&of->title, line);
}

/* Lines as they are sent: "^" opens those that are no paragraph's, "<" and "=" close lines. */
static void read_lines(message *of, dl_slice body, bool anpa)
{
    of->above = true;
    dl_slice whole;
    for (size_t at = 0; dl_slice_next_line(&whole, body, &at);) {
        dl_slice line = dl_prose_trim(whole);
        const bool marked = line.size && line.data[0] == '^', indented = whole.size && whole.data[0] == '\t';
        if (marked)
            line = dl_slice_cut(line, 1, line.size);
        const bool closed = line.size && strchr("<=", line.data[line.size - 1]);
        if (closed)
            line = dl_prose_trim(dl_slice_cut(line, 0, line.size - 1));
        if (of->above && (anpa ? indented || (marked && !closed && of->title.size) : !line.size && of->lines))
            of->above = false;
        of->lines += line.size > 0;
        if (of->above) {
            if (line.size)
                take_above(of, line, anpa);
            of->above = anpa || !closed;
            continue;
        }
        if (anpa && marked && dl_slice_starts(line, DL_LITERAL("AP-"))) /* "AP-WF-02-20-16 0337GMT" */
            continue;
        if (anpa)
            dl_buffer_add_byte(&of->text, '\n');
        dl_buffer_add_slice(&of->text, anpa ? line : whole);
        dl_buffer_add_byte(&of->text, '\n');
    }
}

/* "131137 GMT Nov 13" behind the text, "AP-WF-02-20-16 0337GMT<" in ANPA, of which the text may be all that there is. */
static dl_date moment_of(dl_slice tail)
{
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", NULL};
    char text[64] = {0}, name[4] = {0};
    unsigned day, hour, minute, month, year;
    const dl_slice trimmed = dl_prose_trim(tail);
    memcpy(text, trimmed.data ? trimmed.data : "", trimmed.size < sizeof text - 1 ? trimmed.size : sizeof text - 1);
    bool known = sscanf(text, "%2u%2u%2u GMT %3[A-Za-z] %2u", &day, &hour, &minute, name, &year) == 5;
    for (month = 0; months[month] && strcmp(months[month], name) != 0;)
        month++;
    known = known && months[month++];
    const char *stamp = tail.size ? memmem(tail.data, tail.size, "GMT<", 4) : NULL;
    if (!known && stamp && stamp - tail.data >= 13) {
        memcpy(text, stamp - 13, 13);
        text[13] = '\0';
        known = sscanf(text, "%2u-%2u-%2u %2u%2u", &month, &day, &year, &hour, &minute) == 5;
    }
    if (!known || hour > 23 || minute > 59)
        return DL_DATE_NONE;
    dl_date date = dl_date_of((int)year + (year < 50 ? 2000 : 1900), (int)month, (int)day);
    if (dl_date_known(date)) {
        date.seconds += (int64_t)hour * 3600 + (int64_t)minute * 60;
        date.has_time = true;
    }
    return date;
}

/* Without the signs of the wire. */
static dl_slice cleaned(dl_arena *arena, dl_slice bytes)
{
    dl_buffer plain = DL_BUFFER_EMPTY, clean = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < bytes.size; i++) {
        const unsigned char byte = (unsigned char)bytes.data[i];
        if (byte != '\r')
            dl_buffer_add_byte(&plain, byte < ' ' && byte != '\n' && byte != '\t' ? ' ' : (char)byte);
    }
    dl_utf8_sanitize(&clean, dl_buffer_slice(&plain));
    const dl_slice text = dl_arena_copy(arena, dl_buffer_slice(&clean));
    arena->failed |= plain.failed || clean.failed;
    dl_buffer_free(&plain);
    dl_buffer_free(&clean);
    return text;
}

static dateline_status deliver(dl_reading *reading, size_t size)
{
    dl_arena *arena = &reading->arena;
    const dl_slice whole = dl_slice_cut(dl_reading_rest(reading), 0, size);
    const char *begin = memchr(whole.data, STX, whole.size);
    if (!begin)
        return DATELINE_OK;
    const size_t from = (size_t)(begin - whole.data) + 1;
    const char *end = memchr(whole.data + from, ETX, whole.size - from);
    const size_t to = end ? (size_t)(end - whole.data) : whole.size;
    message of = {.title = DL_BUFFER_EMPTY};
    dl_record record = {
        .date = DL_DATE_NONE, .form = DL_FORM_PLAIN, .begin = dl_reading_place(reading), .bytes = whole};
    dl_arena_reset(arena);
    const dl_slice raw = dl_slice_cut(whole, from, to);
    const dl_slice body = cleaned(arena, raw);
    read_lines(&of, body, raw.size && raw.data[0] == '^');
    record.date = moment_of(end ? dl_slice_cut(whole, to + 1, whole.size) : body);
    record.parts[DL_PART_TITLE] = dl_arena_copy(arena, dl_buffer_slice(&of.title));
    record.parts[DL_PART_TEXT] = dl_prose_trim(dl_arena_copy(arena, dl_buffer_slice(&of.text)));
    record.authors = &of.author;
    record.author_count = of.author.size > 0;
    arena->failed |= of.title.failed || of.text.failed;
    dl_buffer_free(&of.title);
    dl_buffer_free(&of.text);
    return arena->failed ? dl_fail_memory(reading->run->error) : dl_record_deliver(&record, reading);
}

/* A message goes on to the next SOH. */
static dateline_status read_wire(dl_reading *reading)
{
    dateline_status status = DATELINE_OK;
    size_t searched = 1;
    bool skipping = false;
    while (!status) {
        const dl_slice text = dl_reading_rest(reading);
        const char *next = text.size > searched ? memchr(text.data + searched, SOH, text.size - searched) : NULL;
        const size_t size = next ? (size_t)(next - text.data) : text.size;
        if (size > dl_reading_limit(reading)) {
            if (!skipping)
                dl_reading_tell_too_large(reading, "a message is");
            skipping = true;
        }
        if (!next && !reading->ended) {
            searched = skipping ? 0 : text.size ? text.size : 1;
            if (skipping)
                dl_reading_use(reading, text.size);
            status = dl_reading_fill(reading);
            continue;
        }
        if (!skipping && size)
            status = deliver(reading, size);
        skipping = false;
        searched = 1;
        dl_reading_use(reading, size);
        if (!next)
            break;
    }
    return status;
}

const dl_format dl_format_wire = {"wire", sniff, read_wire, false};
