/* Tables, CSV and TSV: the first row names the columns, each row after it is an article. */
#include "article/formats/table/table_cells.h"
#include "article/lines/prose.h"
#include "article/network/permalink.h"
#include "article/posts/post_json.h"
#include "article/posts/post_networks.h"
#include "article/posts/tweet_fields.h"
#include "article/posts/tweet_json.h"
#include "article/reading/format.h"
#include "article/reading/part_words.h"
#include "article/record/record_odd.h"
#include "article/record/records.h"
#include "util/error.h"

#include <stdio.h>

enum {
    COLUMN_LIMIT = DL_TABLE_COLUMNS,
    NAME_LIMIT = 64,
    NAMES_ABOVE = 20, /* lines that may stand above the names of columns */
    NAMES_LEAST = 3   /* columns, then */
};

/* ---- columns ---- */

/* Which column is which part; COLUMN_LIMIT: none. */
typedef struct columns {
    size_t of[DL_PART_COUNT];
    size_t count; /* in the header */
    bool has_header;
} columns;

static size_t number_of(dl_slice name)
{
    size_t number = 0;
    for (size_t i = 0; i < name.size && number < COLUMN_LIMIT; i++) {
        if (!dl_is_digit(name.data[i]))
            return 0;
        number = number * 10 + (size_t)(name.data[i] - '0');
    }
    return number < COLUMN_LIMIT ? number : 0;
}

static bool find_columns(columns *out, const dl_row *header, const dl_part_map *map)
{
    size_t ranks[DL_PART_COUNT], rank, strong = 0, weak = COLUMN_LIMIT;
    bool numbered[DL_PART_COUNT];
    *out = (columns){.count = header->count};
    for (dl_part part = 0; part < DL_PART_COUNT; part++) {
        out->of[part] = COLUMN_LIMIT;
        ranks[part] = SIZE_MAX;
        /* "text=2": the second column. */
        const char *const *own = map ? map->names[part] : NULL;
        size_t number = own ? number_of(dl_slice_of(own[0])) : 0;
        numbered[part] = number != 0;
        if (number)
            out->of[part] = number - 1;
        if (number && number <= header->count)
            dl_part_map_meet(map, part);
    }
    for (size_t i = 0; i < header->count; i++) {
        dl_slice name = header->cells[i];
        if (name.size >= 2 && (name.data[0] == '"' || name.data[0] == '\''))
            name = dl_slice_cut(name, 1, name.size - 1);
        dl_part part = dl_part_find(map, dl_slice_trim(name), &rank);
        if (part < DL_PART_COUNT && rank < ranks[part] && !(numbered[part] && rank == 0)) { /* a cell "2" is no name */
            out->of[part] = i;
            ranks[part] = rank;
            out->has_header = true;
        }
        const dl_part said = dl_part_word(dl_slice_trim(name), &rank);
        strong += said < DL_PART_COUNT && !dl_part_word_is_weak(rank);
        weak = said == DL_PART_DATE && dl_part_word_is_weak(rank) ? i : weak;
    }
    if (strong && out->of[DL_PART_DATE] == COLUMN_LIMIT && !(map && map->names[DL_PART_DATE]))
        out->of[DL_PART_DATE] = weak;
    return out->of[DL_PART_TEXT] < COLUMN_LIMIT || out->of[DL_PART_TITLE] < COLUMN_LIMIT;
}

/* The first row. *behind: where the next one begins. */
static dl_slice first_row(dl_row *out, dl_slice text, const dl_dialect *dialect, size_t *behind)
{
    dl_row_scan scan = {0};
    const bool closed = dl_row_end(&scan, text, dialect, true);
    const dl_slice line = dl_slice_cut(text, 0, scan.at);
    *behind = scan.at + closed;
    dl_row_split(out, line, dialect);
    return line;
}

/* Names of columns are short words. */
static bool are_names(const dl_row *header)
{
    for (size_t i = 0; i < header->count; i++) {
        dl_slice name = header->cells[i];
        if (name.size > NAME_LIMIT || dl_prose_ends_sentence(name))
            return false;
    }
    return true;
}

/* A single column, whose name says what it is. */
static bool is_single(dl_slice text, const dl_dialect *dialect)
{
    size_t behind;
    dl_row header;
    columns found;
    first_row(&header, text, dialect, &behind);
    return header.count == 1 && find_columns(&found, &header, NULL) && behind < text.size;
}

/* Names of columns below lines that say what an export is of. */
static bool has_names_below(dl_slice text)
{
    size_t stated, behind;
    bool known = false;
    for (unsigned i = 0; i <= NAMES_ABOVE && text.size && !known; i++) {
        const dl_dialect dialect = dl_dialect_find(text, &stated);
        columns found;
        dl_row header;
        first_row(&header, text, &dialect, &behind);
        known = dialect.separator && header.count >= NAMES_LEAST && are_names(&header) && find_columns(&found, &header, NULL);
        text = dl_slice_cut(text, behind, text.size);
    }
    return known;
}

static bool sniff(const dl_head *head)
{
    size_t stated, behind;
    columns found;
    dl_row header, second;
    bool named = dl_format_is_named(head, ".csv") || dl_format_is_named(head, ".tsv") ||
                 dl_format_is_named(head, ".tab");
    const dl_dialect dialect = dl_dialect_find(head->text, &stated);
    if (!dialect.separator)
        return named && (is_single(head->text, &dialect) || has_names_below(head->text));
    if (named || stated)
        return true;
    first_row(&header, head->text, &dialect, &behind);
    if (header.count < 3 || !are_names(&header) || !find_columns(&found, &header, NULL) ||
        found.of[DL_PART_TEXT] == COLUMN_LIMIT || found.of[DL_PART_TITLE] == COLUMN_LIMIT)
        return false;
    /* The row after it has as many cells. */
    first_row(&second, dl_slice_cut(head->text, behind, head->text.size), &dialect, &behind);
    return second.count == header.count;
}

/* ---- rows ---- */

typedef struct table {
    dl_reading *reading;
    columns columns;
    dl_dialect dialect;
    dl_slice header; /* the row */
    dl_row row;
    bool told_width;
    const char **tweet_names; /* of all columns; NULL with a map */
    bool tweets;              /* rows may be tweets */
    bool posts;               /* or posts of other networks */
    dl_arena names;           /* and of `header` */
} table;

/* ---- tweets ---- */

/* "Page Name" as "page_name", where a table has such names, or all with capitals. */
static void make_plain(char *name)
{
    for (; *name; name++)
        *name = *name == ' ' ? '_' : *name >= 'A' && *name <= 'Z' ? (char)(*name | 0x20) : *name;
}

static bool has_name(const char **names, size_t count, const char *wanted)
{
    for (size_t i = 0; i < count; i++)
        if (names[i] && strcmp(names[i], wanted) == 0)
            return true;
    return false;
}

/* Columns that tables of tweets have, or text and an address but no title: each row says whether it is a tweet. The same of
 * posts of other networks. */
static void find_tweets(table *from)
{
    static const char *const marks[][2] = {{"thread_id", "body"},
                                           {"total_interactions", "post_created"},
                                           {"sharelink", "sharecommentary"}}; /* of 4CAT, CrowdTangle, LinkedIn */
    dl_arena *arena = &from->names;
    const size_t *of = from->columns.of, count = from->row.count;
    bool maybe = of[DL_PART_TITLE] == COLUMN_LIMIT && of[DL_PART_URL] < COLUMN_LIMIT, blanks = false, capitals = true;
    char **names = dl_arena_alloc(arena, (count + 1) * sizeof *names);
    for (size_t i = 0; names && i < count; i++) {
        const dl_slice name = dl_cell_text(arena, from->row.cells[i], &from->dialect);
        names[i] = dl_arena_string(arena, name);
        blanks |= name.size && memchr(name.data, ' ', name.size);
        capitals &= !name.size || name.data[0] < 'a' || name.data[0] > 'z';
    }
    for (size_t i = 0; names && i < count; i++) {
        if (names[i] && (blanks || capitals))
            make_plain(names[i]);
        maybe |= names[i] && dl_tweet_is_mark(names[i]);
    }
    from->tweet_names = arena->failed ? NULL : (const char **)names;
    from->posts = false;
    for (size_t i = 0; from->tweet_names && i < sizeof marks / sizeof *marks; i++)
        from->posts |=
            has_name(from->tweet_names, count, marks[i][0]) && has_name(from->tweet_names, count, marks[i][1]);
    from->tweets = maybe && from->tweet_names;
}

static dl_slice unquoted(dl_slice cell)
{
    return cell.size >= 2 && cell.data[0] == '"' && cell.data[cell.size - 1] == '"'
               ? dl_slice_cut(cell, 1, cell.size - 1)
               : cell;
}

/* Whether a row of a table of articles, which has no title, is at the address of a tweet. */
static bool is_among_articles(const table *from)
{
    const size_t title = from->columns.of[DL_PART_TITLE], url = from->columns.of[DL_PART_URL];
    dl_permalink link;
    if (!from->tweet_names || title >= from->row.count || url >= from->row.count ||
        unquoted(from->row.cells[title]).size)
        return false;
    const dl_slice address = unquoted(from->row.cells[url]);
    return dl_permalink_is_post(address) && dl_permalink_read(&link, address) && link.network == DL_NETWORK_X;
}

static dateline_status take_tweet(void *context, dl_article *article, dateline_error *error)
{
    (void)error;
    return dl_reading_deliver(context, article);
}

/* The row as the object that an interface would give. *found false: it is no tweet and no post. */
static dateline_status deliver_tweet(table *from, dl_slice bytes, uint64_t at, bool *found)
{
    dl_reading *reading = from->reading;
    const dl_json_events events = {take_tweet, dl_reading_tell, reading};
    const dl_json_long none = {NULL, 0};
    json_t *object = json_object();
    for (size_t i = 0; i < from->row.count && i < from->columns.count; i++) {
        dl_slice text =
            dl_record_bytes(&reading->arena, dl_cell_text(&reading->arena, from->row.cells[i], &from->dialect));
        if (text.size)
            json_object_set_new(object, from->tweet_names[i], json_stringn(text.data, text.size));
    }
    const dl_post_record post = {&reading->arena, &none, NULL, bytes, 0, at, &events, reading->run->error};
    const bool tweet = dl_tweet_json_is(object);
    dateline_status status = DATELINE_OK;
    *found = tweet || (from->posts && dl_post_is(object));
    if (*found)
        status = tweet
                     ? dl_tweet_json_read(&reading->arena, object, &none, NULL, bytes, at, &events, reading->run->error)
                     : dl_post_json_read(&post, object);
    json_decref(object);
    return status;
}

/* ---- rows as they come ---- */

static dateline_status deliver(table *from, dl_slice line)
{
    dl_reading *reading = from->reading;
    dl_arena *arena = &reading->arena;
    dl_slice bytes = dl_slice_trim(line);
    if (!bytes.size || (from->header.size && dl_slice_equal(bytes, from->header))) /* as in tables that were joined */
        return DATELINE_OK;
    dl_arena_reset(arena);
    dl_row_split(&from->row, line, &from->dialect);
    uint64_t at = dl_reading_place(reading) + (uint64_t)(bytes.data - line.data);
    if (from->row.count != from->columns.count && !from->told_width) {
        char message[160];
        snprintf(message, sizeof message, "a row of %zu columns where the first one has %zu; read as it is",
                 from->row.count, from->columns.count);
        from->told_width = true;
        dl_reading_warn(reading, at, message);
    }
    bool tweet = false;
    const bool look = from->tweets || from->posts || is_among_articles(from);
    dateline_status status = look ? deliver_tweet(from, bytes, at, &tweet) : DATELINE_OK;
    if (status || tweet)
        return status;
    dl_record record = {.date = DL_DATE_NONE, .begin = at, .bytes = bytes};
    for (dl_part part = 0; part < DL_PART_COUNT; part++) {
        size_t column = from->columns.of[part];
        if (column < from->row.count)
            record.parts[part] = dl_record_bytes(arena, dl_cell_text(arena, from->row.cells[column], &from->dialect));
    }
    dl_record_single_parts(&record);
    return dl_record_deliver(&record, reading);
}

/* The names of the columns, if the first row of `text` has them; it is *line, and what is before the next one *behind. */
static bool take_header(table *from, dl_slice text, dl_slice *line, size_t *behind)
{
    const dl_part_map *map = from->reading->run->options->map;
    size_t stated, row;
    from->dialect = dl_dialect_find(text, &stated);
    *line = first_row(&from->row, dl_slice_cut(text, stated, text.size), &from->dialect, &row);
    *behind = stated + row;
    const bool known = find_columns(&from->columns, &from->row, map);
    if (!dl_part_map_names(map) && (from->columns.has_header || !known))
        find_tweets(from);
    from->columns.has_header |= from->posts;
    return known || from->posts;
}

/* The column whose cells read as texts in most of the first rows at or after `at`, and hold more than those of decks; COLUMN_LIMIT: none. */
static size_t column_of_prose(const table *from, dl_slice text, size_t at)
{
    enum { ROWS = 20 };
    size_t bytes[COLUMN_LIMIT] = {0}, long_ones[COLUMN_LIMIT] = {0}, rows = 0, best = COLUMN_LIMIT, behind;
    dl_row row;
    for (; rows < ROWS && at < text.size; at += behind) {
        first_row(&row, dl_slice_cut(text, at, text.size), &from->dialect, &behind);
        rows += row.count > 1;
        for (size_t i = 0; row.count > 1 && i < row.count; i++) {
            const dl_slice cell = row.cells[i];
            bytes[i] += cell.size;
            long_ones[i] +=
                dl_part_is_prose(cell.size > 2 && cell.data[0] == '"' ? dl_slice_cut(cell, 1, cell.size - 1) : cell);
        }
    }
    const size_t deck = from->columns.of[DL_PART_DECK];
    size_t most = deck < COLUMN_LIMIT ? bytes[deck] : 0;
    for (size_t i = 0; i < from->columns.count; i++)
        if (long_ones[i] * 2 > rows && bytes[i] > most) {
            most = bytes[i];
            best = i;
        }
    return best;
}

/* Where no name says which column is the text: the one that reads so, which is told. */
static bool guess_text(table *from, dl_slice text, size_t at)
{
    char message[200];
    const dl_part_map *map = from->reading->run->options->map;
    if (from->columns.of[DL_PART_TEXT] < COLUMN_LIMIT || from->posts || from->tweets || dl_part_map_names(map))
        return false;
    const size_t best = column_of_prose(from, text, at);
    if (best == COLUMN_LIMIT)
        return false;
    from->columns.of[DL_PART_TEXT] = best;
    snprintf(message, sizeof message,
             "no column is called text; column %zu is read as it, which has texts; --map text=... says another",
             best + 1);
    dl_reading_warn(from->reading, dl_reading_place(from->reading), message);
    return true;
}

/* Behind blank lines and a byte order mark; but a tab is a first cell that is empty. */
static size_t skip_above(dl_slice text)
{
    size_t at = dl_prose_skip_blanks(text, 0);
    while (at && text.data[at - 1] == '\t')
        at--;
    return at;
}

/* To the names of the columns; some exports say above them what they are of. *known false: none is the text, which was told. */
static dateline_status read_header(table *from, bool *known)
{
    dl_reading *reading = from->reading;
    const dl_part_map *map = reading->run->options->map;
    size_t behind, at = 0;
    dl_slice line;
    dl_reading_use(reading, skip_above(dl_reading_rest(reading)));
    const dl_slice text = dl_reading_rest(reading);
    *known = take_header(from, text, &line, &behind);
    for (unsigned i = 0; !*known && i < NAMES_ABOVE && at + behind < text.size && !dl_part_map_names(map); i++) {
        at += behind;
        *known = take_header(from, dl_slice_cut(text, at, text.size), &line, &behind) && from->row.count >= NAMES_LEAST && are_names(&from->row);
    }
    if (*known && from->columns.has_header) {
        guess_text(from, text, at + behind);
    } else if (!*known) { /* no name is known: the first row's are those of a table of texts, if it has some */
        at = 0;
        take_header(from, text, &line, &behind);
        *known = from->row.count > 1 && are_names(&from->row) && guess_text(from, text, behind);
        from->columns.has_header = *known;
    }
    if (!*known)
        dl_reading_tell(reading, dl_reading_place(reading), DL_LOSS_NO_ARTICLE,
                        "no column is called title or text; say which they are, as in --map title=2,text=body");
    if (*known && from->columns.has_header) {
        from->header = dl_arena_copy(&from->names, dl_slice_trim(line));
        dl_reading_use(reading, at + behind);
    }
    return DATELINE_OK;
}

static dateline_status read_rows(table *from)
{
    dl_reading *reading = from->reading;
    dateline_status status = DATELINE_OK;
    dl_row_scan scan = {0};
    bool skipping = false;
    while (!status) {
        dl_slice text = dl_reading_rest(reading);
        bool closed = dl_row_end(&scan, text, &from->dialect, reading->ended);
        if (scan.at > dl_reading_limit(reading)) {
            if (!skipping)
                dl_reading_tell_too_large(reading, "a row (a quote may be open) is");
            skipping = true;
        }
        if (!closed && !reading->ended) {
            if (skipping && scan.at > 1) { /* the last byte tells a doubled quote */
                dl_reading_use(reading, scan.at - 1);
                scan.at = 1;
            }
            status = dl_reading_fill(reading);
            continue;
        }
        if (!skipping)
            status = deliver(from, dl_slice_cut(text, 0, scan.at));
        skipping = false;
        dl_reading_use(reading, scan.at + closed);
        scan = (dl_row_scan){0};
        if (!closed)
            break;
    }
    return status;
}

static dateline_status read_table(dl_reading *reading)
{
    bool known = false;
    table from = {.reading = reading};
    dateline_status status = read_header(&from, &known);
    if (!status && known)
        status = read_rows(&from);
    dl_arena_free(&from.names);
    return status;
}

const dl_format dl_format_table = {"table", sniff, read_table, .dated = true};
