/* Subtitles (SubRip, WebVTT; a list in JSON): what is said in a recording. One article; what is shown one after the other is joined to passages of
 * some sentences. Numbers, times, marks and notes are left out. */
#include "article/formats/captions/captions_line.h"
#include "article/json/json_scan.h"
#include "article/lines/prose.h"
#include "article/reading/format.h"
#include "util/error.h"
#include "util/utf8.h"

#include <jansson.h>

enum {
    ENOUGH = 240, /* bytes after which a sentence's end ends a passage */
    MOST = 800,   /* and after which any line does */
    PAUSE = 10000 /* milliseconds that end one, too */
};

typedef struct captions {
    dl_reading *reading;
    dl_slice text;
    size_t at;
    bool vtt;
    dl_passage *passages;
    size_t count, capacity;
    dl_buffer passage; /* at hand: what it says, and its bytes in `text` */
    size_t begin, end;
    dl_buffer speaker, last; /* who speaks; the last line's words */
    uint64_t until;          /* when what was shown last is gone */
} captions;

static const dl_slice vtt_mark = {"WEBVTT", 6};

static dl_slice line_at(dl_slice text, size_t at)
{
    size_t end = at;
    while (end < text.size && text.data[end] != '\n' && text.data[end] != '\r')
        end++;
    return dl_slice_cut(text, at, end);
}

static size_t behind_line(dl_slice text, dl_slice line)
{
    const size_t end = (size_t)(line.data - text.data) + line.size;
    if (end >= text.size)
        return text.size;
    return end + (text.data[end] == '\r' && end + 1 < text.size && text.data[end + 1] == '\n' ? 2 : 1);
}

static bool is_times(dl_slice line)
{
    uint64_t from, until;
    return dl_captions_times(&from, &until, line);
}

static bool sniff(const dl_head *head)
{
    const dl_slice text = head->text, first = line_at(text, 0);
    if (dl_slice_starts(first, vtt_mark) &&
        (first.size == vtt_mark.size || first.data[vtt_mark.size] == ' ' || first.data[vtt_mark.size] == '\t'))
        return true;
    return is_times(first) || (dl_captions_is_number(first) && is_times(line_at(text, behind_line(text, first))));
}

static void end_passage(captions *of)
{
    const dl_slice text = dl_buffer_slice(&of->passage);
    if (!text.size)
        return;
    dl_arena *arena = &of->reading->arena;
    dl_passage *passages = dl_arena_room(arena, of->passages, &of->capacity, of->count, sizeof *passages);
    if (passages) {
        const uint64_t place = dl_reading_place(of->reading);
        of->passages = passages;
        passages[of->count++] = (dl_passage){.text = dl_arena_copy(arena, text),
                                             .begin = place + of->begin,
                                             .end = place + of->end,
                                             .kind = DATELINE_PARAGRAPH};
    }
    dl_buffer_clear(&of->passage);
}

/* What one line of words says, which has the bytes `from` to before `to`. Recognized speech shows each line twice. */
static void take_words(captions *of, dl_slice line, size_t from, size_t to)
{
    dl_buffer clean = DL_BUFFER_EMPTY, words = DL_BUFFER_EMPTY;
    dl_slice speaker;
    dl_utf8_sanitize(&clean, line);
    dl_captions_words(&words, &speaker, dl_buffer_slice(&clean));
    const dl_slice said = dl_buffer_slice(&words);
    if (said.size && !dl_slice_equal(said, dl_buffer_slice(&of->last))) {
        const bool other = speaker.size && !dl_slice_equal(speaker, dl_buffer_slice(&of->speaker));
        if (other || of->passage.size > MOST)
            end_passage(of);
        if (!of->passage.size)
            of->begin = from;
        else
            dl_buffer_add_byte(&of->passage, ' ');
        if (other) {
            dl_buffer_clear(&of->speaker);
            dl_buffer_add_slice(&of->speaker, speaker);
            dl_buffer_add_slice(&of->passage, speaker);
            dl_buffer_add_text(&of->passage, ": ");
        }
        dl_buffer_add_slice(&of->passage, said);
        of->end = to;
        dl_buffer_clear(&of->last);
        dl_buffer_add_slice(&of->last, said);
        if (of->passage.size > ENOUGH && dl_prose_ends_sentence(said))
            end_passage(of);
    }
    of->reading->arena.failed |= clean.failed || words.failed;
    dl_buffer_free(&clean);
    dl_buffer_free(&words);
}

static void take_times(captions *of, uint64_t from, uint64_t until)
{
    if (from > of->until && from - of->until > PAUSE)
        end_passage(of);
    of->until = until;
}

/* Line by line: what stands before times is a number or a name; in WebVTT what stands elsewhere between blank lines is a note. */
static void read_lines(captions *of)
{
    const dl_slice text = of->text;
    bool within = false; /* what is shown */
    for (size_t at = 0, next; at < text.size; at = next) {
        const dl_slice line = line_at(text, at);
        uint64_t from, until;
        next = behind_line(text, line);
        const bool names = is_times(line_at(text, next));
        if (dl_captions_times(&from, &until, line)) {
            take_times(of, from, until);
            within = true;
        } else if (!dl_prose_trim(line).size) {
            within = within && !of->vtt;
        } else if (within && !(names && dl_captions_is_number(line))) {
            take_words(of, line, at, at + line.size);
        }
    }
    end_passage(of);
}

/* [{"text": "...", "start": 0.5, "duration": 2.0}, ...], what tools give of YouTube's. */
static void read_list(captions *of)
{
    static const char *const starts[] = {"start", "offset"};
    const dl_slice text = of->text;
    const char *next;
    for (size_t at = 0; at < text.size && (next = memchr(text.data + at, '{', text.size - at));) {
        const size_t begin = (size_t)(next - text.data);
        dl_json_scan scan = {0};
        dl_json_scan_run(&scan, dl_slice_cut(text, begin, text.size));
        at = begin + scan.at;
        json_t *each = json_loadb(next, scan.at, 0, NULL);
        const json_t *words = json_object_get(each, "text"), *start = json_object_get(each, starts[0]);
        start = start ? start : json_object_get(each, starts[1]);
        const double from = json_number_value(start) * 1000,
                     lasts = json_number_value(json_object_get(each, "duration")) * 1000;
        if (from >= 0 && from < 1e15 && lasts >= 0 && lasts < 1e15)
            take_times(of, (uint64_t)from, (uint64_t)(from + lasts));
        take_words(of, dl_slice_make(json_is_string(words) ? json_string_value(words) : "", json_string_length(words)),
                   begin, at);
        json_decref(each);
    }
    end_passage(of);
}

/* "Language: en" in the head of WebVTT. */
static dl_slice language_of(dl_slice text)
{
    static const dl_slice name = {"Language:", 9};
    dl_slice line = line_at(text, 0);
    while (dl_prose_trim(line).size) {
        if (dl_slice_starts(line, name) && dl_utf8_first_invalid(line) == line.size)
            return dl_slice_trim(dl_slice_cut(line, name.size, line.size));
        line = line_at(text, behind_line(text, line));
    }
    return (dl_slice){NULL, 0};
}

static dateline_status read_with(dl_reading *reading, void (*read)(captions *of))
{
    bool fits;
    dateline_status status = dl_reading_whole(reading, &fits);
    if (status || !fits)
        return status;
    dl_arena_reset(&reading->arena);
    dl_reading_use(reading, dl_prose_skip_blanks(dl_reading_rest(reading), 0));
    const dl_slice text = dl_reading_rest(reading);
    captions of = {.reading = reading, .text = text, .vtt = dl_slice_starts(text, vtt_mark)};
    read(&of);
    const bool failed = of.passage.failed || of.speaker.failed || of.last.failed;
    dl_buffer_free(&of.passage);
    dl_buffer_free(&of.speaker);
    dl_buffer_free(&of.last);
    if (failed || reading->arena.failed)
        return dl_fail_memory(reading->run->error);
    if (!of.count) {
        dl_reading_tell(reading, UINT64_MAX, DL_LOSS_NO_ARTICLE, "is subtitles without words; nothing to index");
        return DATELINE_OK;
    }
    dl_article article = {.language = of.vtt ? language_of(text) : (dl_slice){NULL, 0},
                          .date = DL_DATE_NONE,
                          .begin = dl_reading_place(reading),
                          .end = dl_reading_place(reading) + text.size,
                          .bytes = text,
                          .passages = of.passages,
                          .passage_count = of.count};
    return dl_reading_deliver(reading, &article);
}

static dateline_status read_captions(dl_reading *reading)
{
    return read_with(reading, read_lines);
}

static bool has_name(dl_slice object, const char *name)
{
    return dl_slice_find(object, name) != SIZE_MAX;
}

static bool sniff_list(const dl_head *head)
{
    const dl_slice text = head->text;
    const size_t at = dl_slice_starts(text, DL_LITERAL("[")) ? dl_prose_skip_blanks(text, 1) : text.size;
    dl_json_scan scan = {0};
    if (at >= text.size || text.data[at] != '{' || !dl_json_scan_run(&scan, dl_slice_cut(text, at, text.size)))
        return false;
    const dl_slice first = dl_slice_cut(text, at, at + scan.at);
    return has_name(first, "\"text\"") && has_name(first, "\"duration\"") &&
           (has_name(first, "\"start\"") || has_name(first, "\"offset\"")) && !has_name(first, "\"title\"") &&
           !has_name(first, "\"url\"");
}

static dateline_status read_spoken(dl_reading *reading)
{
    return read_with(reading, read_list);
}

const dl_format dl_format_spoken = {"subtitles in JSON", sniff_list, read_spoken, .raw = false};
const dl_format dl_format_captions = {"subtitles", sniff, read_captions, .raw = false};
