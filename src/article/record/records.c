/* Records: from what an entry says of itself to an article. */
#include "article/record/records.h"
#include "article/html/author/names.h"
#include "article/html/page.h"
#include "article/html/tree/texts.h"
#include "article/json/rich_text.h"
#include "article/lines/place.h"
#include "article/lines/prose.h"
#include "article/lines/word_date.h"
#include "article/plain/passages.h"
#include "article/reading/markup.h"
#include "article/reading/reading.h"
#include "article/record/record_moment.h"
#include "article/record/record_odd.h"
#include "article/record/record_text.h"
#include "util/error.h"
#include "util/utf8.h"

#include <stdio.h>
#include <strings.h>

enum { SHOWN_LIMIT = 60, PLACE_MOST = 200, DECK_LIMIT = 50, HTML_LOOK = 400, HEAD_LOOK = 64 * 1024 };

typedef struct maker {
    dl_arena *arena;
    const dl_record *record;
    dl_record_problem *problem;
    void *context;
    dateline_error *error;
} maker;

static dl_date date_of(const maker *make)
{
    dl_slice text = make->record->parts[DL_PART_DATE];
    if (dl_date_known(make->record->date) || !text.size)
        return make->record->date;
    dl_date moment;
    if (dl_record_moment_in(&moment, text))
        return moment;
    dl_record_days none = {0}, *days = make->record->days ? make->record->days : &none;
    const dl_day_order fits = dl_word_date_order(text);
    days->seen |= fits == DL_ORDER_EITHER ? DL_ORDER_NONE : fits;
    dl_date date = dl_word_date_parse_in(text, days->stated ? days->stated : days->seen);
    if (!dl_date_known(date)) {
        char message[240];
        dl_slice shown = text.size > SHOWN_LIMIT ? dl_slice_cut(text, 0, dl_utf8_floor(text, SHOWN_LIMIT)) : text;
        snprintf(message, sizeof message,
                 fits == DL_ORDER_EITHER ? "'%.*s' may be two days; the article is undated; say which number is the "
                                           "day, as in --map dates=dmy (or dates=mdy)"
                                         : "'%.*s' is no date; the article is undated",
                 (int)shown.size, shown.data);
        make->problem(make->context, make->record->begin, DL_LOSS_NONE, message);
    }
    return date;
}

static bool is_address(dl_slice text)
{
    return dl_slice_starts(text, DL_LITERAL("http://")) || dl_slice_starts(text, DL_LITERAL("https://"));
}

/* "Washington, Nov 1, 2010 (AFP)": where the day begins, behind the comma before it, and that day if its year is told; else the
 * end. */
static size_t day_in_place(dl_slice text, dl_date *day)
{
    const char *sign = text.size && text.data[text.size - 1] == ')' ? memrchr(text.data, '(', text.size) : NULL;
    const dl_slice told = sign ? dl_slice_trim(dl_slice_cut(text, 0, (size_t)(sign - text.data))) : text;
    *day = DL_DATE_NONE;
    for (size_t i = 0; i < told.size && told.size <= PLACE_MOST; i++) {
        char whole[PLACE_MOST + 8];
        const dl_slice rest = dl_slice_trim(dl_slice_cut(told, i + 1, told.size));
        if (told.data[i] != ',' || !rest.size)
            continue;
        *day = dl_word_date_parse(rest);
        snprintf(whole, sizeof whole, "%.*s, 2000", (int)rest.size, rest.data);
        if (dl_date_known(*day) || dl_date_known(dl_word_date_parse(dl_slice_of(whole))))
            return i;
    }
    return text.size;
}

/* "SALVADOR, Feb 26 -" as some collections have it: the place only, as if a report followed. */
static dl_slice place_of(const maker *make, dl_date *day)
{
    dl_slice text = make->record->parts[DL_PART_PLACE];
    dl_buffer report = DL_BUFFER_EMPTY;
    text.size = day_in_place(text, day);
    while (text.size && strchr(" -:,", text.data[text.size - 1]))
        text.size--;
    size_t digits = 0;
    while (digits < text.size && strchr("0123456789.", text.data[digits]) && text.data[digits])
        digits++;
    if (digits == text.size) /* nothing, or where something lies in a book */
        return (dl_slice){NULL, 0};
    dl_buffer_add_slice(&report, text);
    dl_buffer_add_text(&report, ": .");
    dl_slice place = dl_place_find(dl_buffer_slice(&report));
    if (place.size)
        text.size = place.size;
    dl_buffer_free(&report);
    return text;
}

/* ---- text ---- */

static bool is_html(const maker *make, dl_tags tags)
{
    return make->record->form == DL_FORM_HTML || make->record->form == DL_FORM_LETTER ||
           (make->record->form == DL_FORM_UNKNOWN && tags > DL_TAGS_OF_WORDS);
}

/* Whether it is a document of HTML, and has a title. */
static bool is_document(bool *titled, dl_slice text)
{
    dl_tag tag = {0};
    bool whole = false, body = false;
    *titled = false;
    for (size_t at = 0; !body && at < (whole ? HEAD_LOOK : HTML_LOOK) && dl_tag_next(&tag, text, at); at = tag.end) {
        whole |= dl_tag_is(&tag, "html");
        *titled |= whole && dl_tag_is(&tag, "title");
        body = dl_tag_is(&tag, "body");
    }
    return whole;
}

/* HTML as an article: a fragment, a letter, or what has no title, is the text of one whose title stands elsewhere; else it is a
 * page. */
static dateline_status split_html(dl_article *out, const maker *make, dl_slice text, dl_tags tags)
{
    dl_buffer page = DL_BUFFER_EMPTY;
    bool titled;
    const bool whole = is_document(&titled, text);
    const dl_slice title = make->record->parts[DL_PART_TITLE];
    if (whole) {
        dl_buffer_add_slice(&page, text);
    } else {
        dl_buffer_add_text(&page, "<!DOCTYPE html><meta charset=utf-8><body><article>");
        dl_record_add_page(&page, text, tags);
        dl_buffer_add_text(&page, "</article>");
    }
    dl_slice copy = dl_arena_copy(make->arena, dl_buffer_slice(&page));
    dateline_status status = page.failed || make->arena->failed ? dl_fail_memory(make->error)
                             : (titled && make->record->form != DL_FORM_LETTER) || !title.size
                                 ? dl_html_page(out, make->arena, copy, make->error)
                                 : dl_html_piece(out, make->arena, copy, title, make->error);
    dl_buffer_free(&page);
    return status;
}

/* Text that is no HTML but for tags of words and references, without them. */
static dl_slice as_plain(const maker *make, dl_slice text, dl_tags tags)
{
    if (make->record->form == DL_FORM_PLAIN || (tags == DL_TAGS_NONE && !dl_record_has_reference(text)))
        return text;
    dl_buffer plain = DL_BUFFER_EMPTY;
    dl_record_add_plain(&plain, text, tags);
    text = dl_arena_copy(make->arena, dl_buffer_slice(&plain));
    make->arena->failed |= plain.failed;
    dl_buffer_free(&plain);
    return dl_prose_trim(text);
}

/* "The ferry sai\u2026 [+1234 chars]": what an interface says that it leaves out is no text. */
static dl_slice without_rest(dl_slice text)
{
    static const dl_slice tail = {" chars]", 7};
    size_t at = text.size - tail.size;
    if (!dl_slice_ends(text, tail))
        return text;
    const size_t end = at;
    while (at && dl_is_digit(text.data[at - 1]))
        at--;
    const bool digits = at < end;
    at -= at && text.data[at - 1] == '+';
    return digits && at && text.data[at - 1] == '[' ? dl_prose_trim(dl_slice_cut(text, 0, at - 1)) : text;
}

static dateline_status split_text(dl_article *out, const maker *make)
{
    const dl_record *record = make->record;
    dl_slice text =
        dl_record_unescaped(make->arena, dl_rich_text_read(make->arena, without_rest(record->parts[DL_PART_TEXT])));
    if (record->form != DL_FORM_PLAIN)
        text = dl_record_markup(make->arena, text);
    if (dl_record_is_nobody(text))
        text = (dl_slice){NULL, 0};
    const dl_tags tags = dl_record_tags(text);
    if (is_html(make, tags))
        return split_html(out, make, text, tags);
    text = as_plain(make, text, tags);
    return record->parts[DL_PART_TITLE].size
               ? dl_plain_parse_body(out, make->arena, text, make->error)
               : dl_plain_parse(out, make->arena, text, 0, NULL, NULL, make->error);
}

/* The words of a short piece that may hold markup, also in a record of HTML; one of tags alone stays as it is written. */
static dl_slice words_of(const maker *make, dl_slice text, dateline_status *status)
{
    dl_article piece;
    bool marked = text.size && (memchr(text.data, '<', text.size) || memchr(text.data, '&', text.size));
    if (*status || !marked)
        return text;
    if (make->record->form != DL_FORM_PLAIN)
        text = dl_record_markup(make->arena, text);
    const dl_tags tags = dl_record_tags(text);
    if (make->record->form == DL_FORM_PLAIN || tags <= DL_TAGS_OF_WORDS) {
        dl_slice plain = as_plain(make, text, tags);
        return plain.size ? plain : text;
    }
    *status = split_html(&piece, make, text, tags);
    dl_buffer words = DL_BUFFER_EMPTY;
    for (size_t i = 0; !*status && i < piece.passage_count; i++) {
        dl_buffer_add_text(&words, i ? " " : "");
        dl_buffer_add_slice(&words, piece.passages[i].text);
    }
    if (words.size)
        text = dl_arena_copy(make->arena, dl_buffer_slice(&words));
    dl_buffer_free(&words);
    return text;
}

/* ---- the article ---- */

/* "Ann Bell in Moscow": where a person is, is no part of the name. */
static dl_slice without_place(dl_slice name)
{
    const size_t in = dl_slice_find(name, " in ");
    const bool place = in != SIZE_MAX && in + 4 < name.size && name.data[in + 4] >= 'A' && name.data[in + 4] <= 'Z';
    return place && dl_html_is_person(dl_slice_cut(name, 0, in)) ? dl_slice_cut(name, 0, in) : name;
}

/* "A and B", "A, B": each of them if all are names of persons, else as it is. */
static void add_names(dl_html_names *to, dl_slice text)
{
    dl_slice room[DL_HTML_NAMES];
    dl_html_names found = {room, 0};
    bool persons = true;
    dl_html_names_add(&found, text);
    for (size_t i = 0; i < found.count; i++) {
        found.items[i] = without_place(found.items[i]);
        persons &= dl_html_is_person(found.items[i]);
    }
    if (found.count < 2 || !persons) {
        found.items[0] = without_place(text);
        found.count = text.size > 0;
    }
    for (size_t i = 0; i < found.count && to->count < DL_HTML_NAMES; i++)
        to->items[to->count++] = found.items[i];
}

/* Each name once. */
static size_t drop_repeated(dl_slice *items, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0, at; i < count; i++) {
        for (at = 0; at < kept; at++)
            if (items[at].size == items[i].size && strncasecmp(items[at].data, items[i].data, items[i].size) == 0)
                break;
        items[at] = at == kept ? items[i] : items[at];
        kept += at == kept;
    }
    return kept;
}

/* Names without the "By" before them, those of "A; B" apart. */
static const dl_slice *authors_of(const maker *make, size_t *count, dateline_status *status)
{
    const dl_record *record = make->record;
    dl_html_names names = {dl_arena_alloc(make->arena, DL_HTML_NAMES * sizeof *names.items), 0};
    for (size_t i = 0; names.items && i < record->author_count; i++) {
        dl_slice text = dl_record_list(make->arena, words_of(make, record->authors[i], status));
        if (dl_record_is_nobody(text))
            continue;
        if (text.size > 3 && strncasecmp(text.data, "by ", 3) == 0)
            text = dl_slice_cut(text, 3, text.size);
        while (text.size) {
            const char *end = memchr(text.data, ';', text.size);
            size_t size = end ? (size_t)(end - text.data) : text.size;
            add_names(&names, dl_prose_trim(dl_slice_cut(text, 0, size)));
            text = dl_slice_cut(text, size + (end != NULL), text.size);
        }
    }
    *count = drop_repeated(names.items, names.count);
    return names.items;
}

/* Whether the text begins with what a deck says: programs make such excerpts, with other signs ("...") at their end. */
static bool is_excerpt(const maker *make, const dl_article *body, dl_slice deck)
{
    enum { LOOK = 12 /* passages */, PROBE = 12 };
    if (deck.size < DL_HTML_KEY_TOLD)
        return false;
    const dl_slice probe = dl_slice_cut(deck, 0, PROBE);
    const size_t most = body->passage_count < LOOK ? body->passage_count : LOOK;
    size_t first = 0;
    while (first < most &&
           !memmem(body->passages[first].text.data, body->passages[first].text.size, probe.data, probe.size))
        first++;
    if (first == most)
        return false;
    const dl_slice stated = dl_html_key(make->arena, deck);
    dl_buffer all = DL_BUFFER_EMPTY;
    for (size_t i = first; i < most && all.size < 2 * stated.size; i++)
        dl_buffer_add_slice(&all, dl_html_key(make->arena, body->passages[i].text));
    const bool told = dl_html_key_tells(dl_buffer_slice(&all), stated);
    make->arena->failed |= all.failed;
    dl_buffer_free(&all);
    return told;
}

static bool is_known(const dl_article *body, dl_slice text)
{
    dl_passages passages = dl_passages_begin(body);
    bool known = false;
    for (dl_passage passage; !known && dl_passages_next(&passage, &passages); dl_passages_forget(&passages))
        known = dl_slice_equal(passage.text, text);
    dl_passages_end(&passages);
    return known;
}

/* Whether a piece says what the headline does, in other signs: "Ferry sinks - The Post" and "Ferry sinks  The Post". */
static bool repeats_title(const maker *make, const dl_article *out, dl_slice text)
{
    enum { SIGNS = 60 };
    if (dl_slice_equal(text, out->title))
        return true;
    if (!text.size || !out->title.size || text.size > out->title.size + SIGNS || out->title.size > text.size + SIGNS)
        return false;
    const dl_slice key = dl_html_key(make->arena, text);
    return key.size && dl_slice_equal(key, dl_html_key(make->arena, out->title));
}

/* Headline, decks and captions before the passages of the text, in place, for there may be millions; every range is the record's. */
static dateline_status assemble(dl_article *out, const maker *make, const dl_article *body)
{
    const dl_record *record = make->record;
    size_t decks = record->deck_count < DECK_LIMIT ? record->deck_count : DECK_LIMIT, lead = 0;
    dl_passage *first = dl_arena_alloc(make->arena, (1 + decks + record->caption_count) * sizeof *first);
    dateline_status status = first ? DATELINE_OK : dl_fail_memory(make->error);
    if (status)
        return status;
    bool titled = record->parts[DL_PART_TITLE].size > 0; /* else a headline of the text stays */
    if (titled)
        first[lead++] = (dl_passage){.kind = DATELINE_HEADLINE, .text = out->title};
    for (size_t i = 0; i < decks && !status; i++) {
        dl_slice deck = words_of(make, record->decks[i], &status);
        if (!status && deck.size && !repeats_title(make, out, deck) && !is_known(body, deck) &&
            !is_excerpt(make, body, deck))
            first[lead++] = (dl_passage){.kind = DATELINE_DECK, .text = deck};
    }
    for (size_t i = 0; i < record->caption_count; i++)
        first[lead++] = (dl_passage){.kind = DATELINE_CAPTION, .text = record->captions[i]};
    if (status)
        return status;
    /* Some collections repeat the title as the text's first line. */
    const size_t repeated =
        titled && body->passage_count && !body->passages[0].tweet && repeats_title(make, out, body->passages[0].text);
    const size_t kept = body->passage_count - repeated;
    dl_passage *passages = (dl_passage *)body->passages; /* the splitter's own, in our arena */
    passages = dl_arena_resize(make->arena, passages, body->passage_count * sizeof *passages,
                               (lead + body->passage_count) * sizeof *passages);
    if (!passages)
        return dl_fail_memory(make->error);
    memmove(passages + lead, passages + repeated, kept * sizeof *passages);
    memcpy(passages, first, lead * sizeof *passages);
    out->passages = passages;
    out->passage_count = lead + kept;
    out->read_until = body->read_until;
    out->rest = body->rest;
    out->packed = body->packed;
    out->rest_count = body->rest_count;
    dl_passages_join_ranges(out);
    return DATELINE_OK;
}

dateline_status dl_record_article(dl_article *out, bool *found, dl_arena *arena, const dl_record *record,
                                  dl_record_problem *problem, void *context, dateline_error *error)
{
    const maker make = {arena, record, problem, context, error};
    const dl_slice *parts = record->parts;
    dl_article body;
    dateline_status status = DATELINE_OK;
    dl_date day;
    const dl_slice place = place_of(&make, &day);
    *found = false;
    *out = (dl_article){
        .id = parts[DL_PART_ID],
        .title = dl_article_one_line(arena, words_of(&make, parts[DL_PART_TITLE], &status)),
        .place = place,
        .language = parts[DL_PART_LANGUAGE],
        .url = parts[DL_PART_URL],
        .site = words_of(&make, parts[DL_PART_SITE], &status),
        .date = date_of(&make),
        .begin = record->begin,
        .end = record->begin + record->bytes.size,
        .bytes = record->bytes,
        .bytes_hash = record->bytes_hash,
    };
    if (!dl_date_known(out->date) && !parts[DL_PART_DATE].size)
        out->date = day;
    out->authors = authors_of(&make, &out->author_count, &status);
    if (dl_record_is_program(out->site))
        out->site = (dl_slice){NULL, 0};
    if (is_address(out->site)) {
        if (!out->url.size)
            out->url = out->site;
        out->site = (dl_slice){NULL, 0};
    }
    if (!status)
        status = split_text(&body, &make);
    if (!status) {
        if (!out->author_count) {
            out->authors = body.authors;
            out->author_count = body.author_count;
        }
        if (!out->title.size)
            out->title = body.title;
        if (!dl_date_known(out->date))
            out->date = body.date;
        if (!out->place.size)
            out->place = body.place;
        if (!out->url.size)
            out->url = body.url;
        status = assemble(out, &make, &body);
    }
    if (!status && !dl_date_known(out->date) && out->passage_count == 1 &&
        out->passages->tweet) /* it is nothing but that */
        out->date = out->passages->tweet->date;
    if (!status && arena->failed)
        status = dl_fail_memory(error);
    *found = !status && out->passage_count > 0;
    if (!status && !*found)
        problem(context, record->begin, DL_LOSS_NO_ARTICLE,
                "a record without text; it needs \"text\" (or body, content) or \"title\", or a map of its names");
    return status;
}

dateline_status dl_record_deliver(const dl_record *record, dl_reading *reading)
{
    dl_article article;
    dl_record dated = *record;
    bool found;
    dated.days = &reading->days;
    dateline_status status = dl_record_article(&article, &found, &reading->arena, &dated, dl_reading_tell, reading,
                                               reading->run->error);
    return !status && found ? dl_reading_deliver(reading, &article) : status;
}

void dl_record_single_parts(dl_record *record)
{
    record->authors = &record->parts[DL_PART_AUTHOR];
    record->author_count = record->authors->size > 0;
    record->decks = &record->parts[DL_PART_DECK];
    record->deck_count = record->decks->size > 0;
}
