/* Exports whose lines begin with labels: references (RIS, MEDLINE, EndNote) and what Movable Type and blogs of its form write. */
#include "article/lines/prose.h"
#include "article/lines/word_date.h"
#include "article/reading/format.h"
#include "article/record/records.h"
#include "util/error.h"
#include "util/utf8.h"

enum { AUTHORS_MOST = 50, LOOK = 4096 };

/* ---- records ---- */

typedef struct entry {
    dl_record record;
    dl_buffer text; /* of several lines and labels */
    dl_slice authors[AUTHORS_MOST], deck;
    bool in_text, full_names;
} entry;

typedef struct style {
    const char *begins; /* each record, at a line's beginning; NULL: it goes on behind `ends` */
    const char *ends;
    void (*take)(entry *out, dl_slice text);
} style;

static void add_line(entry *out, dl_slice line)
{
    if (out->text.size)
        dl_buffer_add_byte(&out->text, '\n');
    dl_buffer_add_slice(&out->text, line);
}

/* ---- references ---- */

static const struct {
    const char *label;
    dl_part part;
} labels[] = {
    {"TI", DL_PART_TITLE}, {"T1", DL_PART_TITLE}, {"%T", DL_PART_TITLE}, {"CT", DL_PART_TITLE},
    {"AB", DL_PART_TEXT},  {"N2", DL_PART_TEXT},  {"%X", DL_PART_TEXT},
    {"AU", DL_PART_AUTHOR}, {"A1", DL_PART_AUTHOR}, {"FAU", DL_PART_AUTHOR}, {"%A", DL_PART_AUTHOR},
    {"DA", DL_PART_DATE}, {"PY", DL_PART_DATE}, {"Y1", DL_PART_DATE}, {"DP", DL_PART_DATE}, {"%8", DL_PART_DATE}, {"%D", DL_PART_DATE},
    {"JO", DL_PART_SITE}, {"JF", DL_PART_SITE}, {"T2", DL_PART_SITE}, {"JT", DL_PART_SITE}, {"%J", DL_PART_SITE}, {"%B", DL_PART_SITE},
    {"UR", DL_PART_URL}, {"%U", DL_PART_URL}, {"LA", DL_PART_LANGUAGE}, {"%G", DL_PART_LANGUAGE},
    {"ID", DL_PART_ID}, {"PMID", DL_PART_ID}, {"%M", DL_PART_ID},
};

/* "TI  - The bridge", "PMID- 1", "%T The bridge": the label and what it says; empty: the line goes on. */
static dl_slice take_label(dl_slice line, dl_slice *value)
{
    size_t size = 0;
    while (size < 4 && size < line.size &&
           ((line.data[size] >= 'A' && line.data[size] <= 'Z') || dl_is_digit(line.data[size])))
        size++;
    size_t dash = size;
    while (dash < 4 && dash < line.size && line.data[dash] == ' ')
        dash++;
    const bool dashed =
        size >= 2 && dash == 4 && line.size > 4 && line.data[4] == '-' && (line.size == 5 || line.data[5] == ' ');
    const bool signed_ =
        line.size >= 2 && line.data[0] == '%' && line.data[1] > ' ' && (line.size == 2 || line.data[2] == ' ');
    *value = dl_prose_trim(dl_slice_cut(line, dashed ? 5 : signed_ ? 2 : 0, line.size));
    return dl_slice_cut(line, 0, dashed ? size : signed_ ? 2 : 0);
}

/* MEDLINE has each author twice, in full before the rest. */
static void add_author(entry *out, dl_slice label, dl_slice name)
{
    const bool full = dl_slice_is(label, "FAU");
    out->full_names |= full;
    if (name.size && out->record.author_count < AUTHORS_MOST && (full || !out->full_names))
        out->authors[out->record.author_count++] = name;
}

static void take_value(entry *out, dl_slice label, dl_slice value)
{
    size_t i = 0;
    while (i < sizeof labels / sizeof *labels && !dl_slice_is(label, labels[i].label))
        i++;
    out->in_text = false;
    if (i == sizeof labels / sizeof *labels)
        return;
    const dl_part part = labels[i].part;
    dl_slice *to = &out->record.parts[part];
    if (part == DL_PART_AUTHOR) {
        add_author(out, label, value);
    } else if (part == DL_PART_TEXT) {
        out->in_text = true;
        add_line(out, value);
    } else if (part == DL_PART_DATE) { /* a year alone is none */
        const dl_date date = dl_word_date_parse(value);
        out->record.date = dl_date_known(out->record.date) ? out->record.date : date;
    } else if (!to->size) {
        *to = value;
    }
}

static void take_reference(entry *out, dl_slice text)
{
    dl_slice line, value;
    for (size_t at = 0; dl_slice_next_line(&line, text, &at);) {
        const dl_slice label = take_label(line, &value);
        if (label.size)
            take_value(out, label, value);
        else if (value.size && out->in_text && line.data[0] == ' ' &&
                 out->text.size) { /* MEDLINE's lines are wrapped */
            dl_buffer_add_byte(&out->text, ' ');
            dl_buffer_add_slice(&out->text, value);
        } else if (out->in_text)
            add_line(out, value);
    }
}

/* ---- Movable Type ---- */

/* "TITLE: The bridge" */
static bool is_labelled(dl_slice line, const char *label, dl_slice *value)
{
    if (!dl_slice_starts(line, dl_slice_of(label)))
        return false;
    *value = dl_prose_trim(dl_slice_cut(line, strlen(label), line.size));
    return true;
}

static void take_head(entry *out, dl_slice line)
{
    dl_slice value;
    if (is_labelled(line, "TITLE:", &value))
        out->record.parts[DL_PART_TITLE] = value;
    else if (is_labelled(line, "AUTHOR:", &value))
        add_author(out, (dl_slice){NULL, 0}, value);
    else if (is_labelled(line, "DATE:", &value))
        out->record.date = dl_word_date_parse_in(value, DL_MONTH_FIRST);
}

/* Parts stand apart by "-----"; all but the first begin with a line that says what they are. Comments are left out. */
static void take_post(entry *out, dl_slice text)
{
    bool head = true, begins = false, deck = false;
    size_t deck_from = 0, deck_to = 0;
    dl_slice line, none;
    for (size_t here = 0, at = 0; dl_slice_next_line(&line, text, &at); here = at) {
        if (dl_slice_is(line, "-----")) {
            head = out->in_text = deck = false;
            begins = true;
        } else if (begins) {
            begins = false;
            out->in_text = is_labelled(line, "BODY:", &none) || is_labelled(line, "EXTENDED BODY:", &none);
            deck = is_labelled(line, "EXCERPT:", &none);
            deck_from = deck ? at : deck_from;
            if (out->in_text && out->text.size)
                dl_buffer_add_text(&out->text, "\n");
        } else if (head) {
            take_head(out, line);
        } else if (out->in_text) {
            add_line(out, line);
        }
        deck_to = deck ? here + line.size : deck_to;
    }
    out->deck = deck_to > deck_from ? dl_prose_trim(dl_slice_cut(text, deck_from, deck_to)) : out->deck;
}

/* ---- reading ---- */

static const style styles[] = {
    {"TY  - ", NULL, take_reference},
    {"PMID- ", NULL, take_reference},
    {"%0 ", NULL, take_reference},
    {NULL, "--------", take_post},
};

/* `line` at a line's beginning at or behind `at`; with `whole` it is all of it. SIZE_MAX: none. */
static size_t find_line(dl_slice text, size_t at, const char *line, bool whole)
{
    const size_t size = strlen(line);
    for (; at + size <= text.size; at++) {
        const size_t found = dl_slice_find(dl_slice_cut(text, at, text.size), line);
        if (found == SIZE_MAX)
            return SIZE_MAX;
        at += found;
        if ((!at || text.data[at - 1] == '\n') &&
            (!whole || at + size == text.size || strchr("\r\n", text.data[at + size])))
            return at;
    }
    return SIZE_MAX;
}

/* RIS may have lines above that say whose export it is. */
static const style *find_style(dl_slice text)
{
    text = dl_slice_cut(text, 0, text.size < LOOK ? text.size : LOOK);
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++) {
        const size_t begin = styles[i].begins ? find_line(text, 0, styles[i].begins, false) : SIZE_MAX;
        const size_t behind = begin == SIZE_MAX ? text.size : begin;
        if (begin == 0 || (i == 0 && begin != SIZE_MAX &&
                           find_line(dl_slice_cut(text, behind, text.size), 0, "TI  - ", false) != SIZE_MAX))
            return &styles[i];
        if (!styles[i].begins &&
            (dl_slice_starts(text, DL_LITERAL("AUTHOR: ")) || dl_slice_starts(text, DL_LITERAL("TITLE: "))) &&
            find_line(text, 0, "-----", true) != SIZE_MAX && find_line(text, 0, "BODY:", true) != SIZE_MAX)
            return &styles[i];
    }
    return NULL;
}

static bool sniff(const dl_head *head)
{
    return find_style(head->text) != NULL;
}

static dateline_status deliver(dl_reading *reading, const style *as, size_t size)
{
    const dl_slice whole = dl_slice_cut(dl_reading_rest(reading), 0, size), bytes = dl_slice_trim(whole);
    dl_arena *arena = &reading->arena;
    entry out = {.record = {.date = DL_DATE_NONE, .bytes = bytes}, .text = DL_BUFFER_EMPTY};
    dl_buffer clean = DL_BUFFER_EMPTY;
    if (!bytes.size)
        return DATELINE_OK;
    dl_arena_reset(arena);
    dl_utf8_sanitize(&clean, bytes);
    const dl_slice text = dl_arena_copy(arena, dl_buffer_slice(&clean));
    out.record.begin = dl_reading_place(reading) + (uint64_t)(bytes.data - whole.data);
    if (!clean.failed && !arena->failed)
        as->take(&out, text);
    out.record.parts[DL_PART_TEXT] = dl_prose_trim(dl_arena_copy(arena, dl_buffer_slice(&out.text)));
    out.record.authors = out.authors;
    out.record.decks = &out.deck;
    out.record.deck_count = out.deck.size > 0;
    arena->failed |= clean.failed || out.text.failed;
    dl_buffer_free(&clean);
    dl_buffer_free(&out.text);
    return arena->failed ? dl_fail_memory(reading->run->error) : dl_record_deliver(&out.record, reading);
}

/* The bytes up to the end of the record that begins the rest, looked for from *at on; 0: not at hand. */
static size_t find_end(const style *as, dl_slice text, size_t *at, size_t *behind)
{
    enum { TAIL = 16 };
    const size_t found = find_line(text, *at, as->begins ? as->begins : as->ends, !as->begins);
    const bool sure = found != SIZE_MAX && (as->begins || found + TAIL < text.size);
    *at = text.size > TAIL ? text.size - TAIL : 1;
    *behind = sure ? found + (as->begins ? 0 : strlen(as->ends)) : 0;
    return sure ? found : 0;
}

static dateline_status read_labels(dl_reading *reading)
{
    dl_reading_use(reading, dl_prose_skip_blanks(dl_reading_rest(reading), 0));
    const style *as = find_style(dl_reading_rest(reading));
    if (as && as->begins)
        dl_reading_use(reading, find_line(dl_reading_rest(reading), 0, as->begins, false));
    dateline_status status = DATELINE_OK;
    bool skipping = false;
    for (size_t at = 1, behind, size; as && !status;) {
        const dl_slice text = dl_reading_rest(reading);
        size = find_end(as, text, &at, &behind);
        const bool last = !size && reading->ended;
        size = last ? text.size : size;
        if ((size ? size : text.size) > dl_reading_limit(reading)) {
            if (!skipping)
                dl_reading_tell_too_large(reading, "a record is");
            skipping = true;
        }
        if (!size && !last) {
            if (skipping) {
                dl_reading_use(reading, at - 1);
                at = 1;
            }
            status = dl_reading_fill(reading);
            continue;
        }
        if (!skipping)
            status = deliver(reading, as, size);
        skipping = false;
        at = 1;
        dl_reading_use(reading, last ? text.size : behind);
        if (last)
            break;
    }
    return status;
}

const dl_format dl_format_labels = {"labels", sniff, read_labels, .dated = true};
