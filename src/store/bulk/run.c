/* Inverting documents: terms sorted once, mentions scattered to them by counting. */
#include "store/bulk/run.h"
#include "schema/field.h"
#include "store/glass/encode.h"
#include "store/bulk/order.h"
#include "store/document/document.h"
#include "store/frequency.h"
#include "util/error.h"
#include "util/fetch.h"
#include "util/varint.h"

#include <stdlib.h>

enum {
    RECORD_USUAL = 4, /* bytes that a mention takes in a stream, about: most runs then need not move what they have */
    AHEAD = 16        /* what is fetched from memory before it is needed */
};

/* A mention at its term's place. */
typedef struct cell {
    uint32_t document; /* from 0 within the run */
    uint32_t place;
} cell;

/* Of a document. */
typedef struct measure {
    double scale;    /* of its frequencies */
    uint32_t length; /* of kept frequencies */
} measure;

/* What inverting takes beside what it makes: kept for the next time, since new memory comes page by page. */
struct dl_bulk_room {
    dl_bulk_ordered *order; /* terms by rank; behind them, room to sort them */
    uint32_t *begins;       /* of the cells, by term; then their ends */
    cell *cells;            /* by rank */
    measure *measures;      /* of documents */
    uint32_t *positions;    /* of one term in one document */
    size_t order_capacity, begin_capacity, cell_capacity, measure_capacity, position_capacity;
    dl_buffer entries, entry_positions; /* of the term at hand */
};

typedef struct inversion {
    dl_bulk_run *run;
    dl_store_document *from;
    struct dl_bulk_room *room; /* of the document */
    double pivot;
} inversion;

/* An array of at least `count` items, not those it had. */
static bool have(void **items, size_t *capacity, size_t count, size_t size)
{
    if (count <= *capacity && *items)
        return true;
    free(*items);
    *capacity = count + count / 4 + 1;
    *items = malloc(*capacity * size);
    if (!*items)
        *capacity = 0;
    return *items;
}

#define HAVE(room, items, capacity, count) have((void **)&(room)->items, &(room)->capacity, count, sizeof *(room)->items)

/* ---- terms in order ---- */

/* Bytes that a term takes in a key: zeros are doubled. */
static size_t cost_of(dl_slice text)
{
    size_t cost = text.size;
    for (size_t i = 0; i < text.size; i++)
        cost += !text.data[i];
    return cost;
}

static dateline_status sort_terms(inversion *work, dateline_error *error)
{
    const dl_store_document *from = work->from;
    for (size_t i = 0; i < from->term_count; i++) {
        dl_slice text = dl_store_term_text(from, &from->terms[i]);
        if (!text.size || (2 * text.size > DL_TERM_LIMIT && cost_of(text) > DL_TERM_LIMIT))
            return dl_fail(error, DATELINE_ERROR_INTERNAL, "a term of %zu bytes cannot be indexed",
                           text.size);
        work->room->order[i] = (dl_bulk_ordered){dl_glass_prefix(text), (uint32_t)i, from->tallies[i].mentions};
    }
    dl_bulk_order_terms(work->room->order, work->room->order + from->term_count, from->term_count, from);
    return DATELINE_OK;
}

/* Each term's cells, in the order of documents and then of mention; and the documents' lengths. */
static dateline_status scatter(inversion *work, dateline_error *error)
{
    const dl_store_document *from = work->from;
    uint32_t begin = 0;
    for (size_t rank = 0; rank < from->term_count; rank++) {
        work->room->begins[work->room->order[rank].term] = begin;
        begin += work->room->order[rank].mentions;
    }
    for (size_t document = 0; document < from->count; document++) {
        uint64_t length = 0;
        for (size_t i = from->parts[document].mentions; i < from->parts[document + 1].mentions;
             i++) {
            const dl_store_mention *mention = &from->mentions[i];
            if (i + 2 * AHEAD < from->mention_count) {
                dl_fetch(&work->room->begins[mention[2 * AHEAD].term]);
                dl_fetch(&work->room->cells[work->room->begins[mention[AHEAD].term]]);
            }
            work->room->cells[work->room->begins[mention->term]++] = (cell){(uint32_t)document, mention->place};
            length += dl_store_place_count(mention->place);
        }
        if (length > UINT32_MAX)
            return dl_fail(error, DATELINE_ERROR_INTERNAL, "a document is too long to be indexed");
        work->room->measures[document] = (measure){dl_frequency_scale(length, work->pivot), 0};
    }
    return DATELINE_OK;
}

/* ---- the postings of a term ---- */

static int by_number(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

/* The positions among the cells, ascending and each once; *wdf gets the sum. */
static size_t gather(uint32_t *positions, uint64_t *wdf, const cell *cells, size_t count)
{
    size_t found = 0;
    bool ascending = true;
    *wdf = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t place = cells[i].place;
        if (place & DL_STORE_PLACELESS) {
            *wdf += dl_store_place_count(place);
            continue;
        }
        *wdf += 1;
        ascending &= !found || positions[found - 1] < place;
        positions[found++] = place;
    }
    if (ascending)
        return found;
    qsort(positions, found, sizeof *positions, by_number);
    size_t kept = 0;
    for (size_t i = 0; i < found; i++)
        if (!kept || positions[kept - 1] != positions[i])
            positions[kept++] = positions[i];
    return kept;
}

enum { PLACE_MOST = 2 * DL_VARINT_MOST + DL_VARINT_MOST + 8 + 4 /* bytes that write_places takes for a position */ };

/* Writes the positions' entry: uint(gap) text(tag). Returns its end. */
static char *write_places(char *at, uint32_t gap, const uint32_t *positions, size_t count)
{
    at = dl_varint_write(at, gap);
    if (dl_glass_positions_most(count) < 0x80) { /* the size takes one byte */
        char *end = dl_glass_write_positions(at + 1, positions, count);
        *at = (char)(end - at - 1);
        return end;
    }
    char *end = dl_glass_write_positions(at + DL_VARINT_MOST, positions, count);
    size_t size = (size_t)(end - at) - DL_VARINT_MOST;
    char *tag = dl_varint_write(at, size);
    memmove(tag, at + DL_VARINT_MOST, size);
    return tag + size;
}

static void put_record(dl_buffer *out, dl_slice key, dl_slice head, dl_slice entries)
{
    char *room = dl_buffer_reserve(out, 2 * (size_t)DL_VARINT_MOST + key.size + head.size + entries.size);
    if (!room)
        return;
    char *at = dl_varint_write(room, key.size);
    memcpy(at, key.data, key.size);
    at = dl_varint_write(at + key.size, head.size + entries.size);
    memcpy(at, head.data, head.size);
    at += head.size;
    if (entries.size)
        memcpy(at, entries.data, entries.size);
    out->size += (size_t)(at + entries.size - room);
}

/* Fetches what is needed of the terms to come: by rank they lie anywhere. */
static void fetch_term(const inversion *work, size_t rank)
{
    const dl_store_document *from = work->from;
    if (rank + 2 * AHEAD >= from->term_count)
        return;
    dl_fetch(&from->terms[work->room->order[rank + 2 * AHEAD].term]);
    dl_fetch(from->text.data + from->terms[work->room->order[rank + AHEAD].term].begin);
}

/* The postings of a term, as they are written. What writes many has a copy of its own, which a compiler can keep in
 * registers: for all that it knows, each byte that is written may be one of what others see. */
typedef struct listing {
    measure *measures;   /* of documents */
    uint32_t first;      /* number of a document */
    char *entry, *place; /* ends */
    uint32_t last, last_placed, wdf_most;
    uint64_t documents, total;
} listing;

/* Adds a document, whose first mention is `of`, and which the term stands in so often. */
static inline void list_document(listing *to, const cell *of, uint64_t count)
{
    const uint32_t fingerprint = dl_store_place_fingerprint(of->place), number = to->first + of->document;
    measure *measured = &to->measures[of->document];
    const uint32_t wdf = fingerprint ? fingerprint : dl_frequency(count, measured->scale);
    measured->length += wdf;
    to->total += wdf;
    to->wdf_most = wdf > to->wdf_most ? wdf : to->wdf_most;
    to->entry = dl_varint_write(dl_varint_write(to->entry, number - to->last - (to->last > 0)), wdf);
    to->last = number;
    to->documents++;
}

static inline void fetch_measure(const listing *to, const cell *cells, size_t i, size_t count)
{
    if (i + AHEAD < count)
        dl_fetch(&to->measures[cells[i + AHEAD].document]);
}

/* Of a term without positions, as stems and fields are: most stand once in a document's mentions. */
static listing list_placeless(listing to, const cell *cells, size_t count)
{
    for (size_t i = 0, end; i < count; i = end) {
        fetch_measure(&to, cells, i, count);
        uint64_t counted = dl_store_place_count(cells[i].place);
        for (end = i + 1; end < count && cells[end].document == cells[i].document; end++)
            counted += dl_store_place_count(cells[end].place);
        list_document(&to, &cells[i], counted);
    }
    return to;
}

static listing list_placed(listing to, uint32_t *positions, const cell *cells, size_t count)
{
    for (size_t i = 0, end; i < count; i = end) {
        fetch_measure(&to, cells, i, count);
        for (end = i + 1; end < count && cells[end].document == cells[i].document; end++)
            ;
        uint64_t counted;
        const size_t placed = gather(positions, &counted, cells + i, end - i);
        list_document(&to, &cells[i], counted);
        if (!placed)
            continue;
        to.place = write_places(to.place, to.last - to.last_placed, positions, placed);
        to.last_placed = to.last;
    }
    return to;
}

static bool is_placeless(const cell *cells, size_t count)
{
    uint32_t all = DL_STORE_PLACELESS;
    for (size_t i = 0; i < count; i++)
        all &= cells[i].place;
    return all & DL_STORE_PLACELESS;
}

/* Writes the postings of the term, whose cells are these. */
static dateline_status invert_term(inversion *work, dl_slice term, const cell *cells, uint32_t mentions, dl_buffer *key,
                                   dateline_error *error)
{
    dl_bulk_run *run = work->run;
    dl_buffer *entries = &work->room->entries, *places = &work->room->entry_positions;
    dl_buffer_clear(entries);
    dl_buffer_clear(places);
    listing made = {.measures = work->room->measures,
                    .first = run->first,
                    .wdf_most = run->statistics.wdf_most,
                    .entry = dl_buffer_reserve(entries, 2 * (size_t)DL_VARINT_MOST * mentions),
                    .place = dl_buffer_reserve(places, (size_t)PLACE_MOST * mentions)};
    if (!made.entry || !made.place || !HAVE(work->room, positions, position_capacity, mentions))
        return dl_fail_memory(error);
    made = is_placeless(cells, mentions) ? list_placeless(made, cells, mentions)
                                         : list_placed(made, work->room->positions, cells, mentions);
    entries->size = (size_t)(made.entry - entries->data);
    places->size = (size_t)(made.place - places->data);
    run->statistics.wdf_most = made.wdf_most;
    char head[3 * DL_VARINT_MOST];
    char *end = dl_varint_write(dl_varint_write(dl_varint_write(head, made.documents), made.total), made.last);
    dl_buffer_clear(key);
    dl_glass_put_term(key, term);
    put_record(&run->lists, dl_buffer_slice(key), dl_slice_make(head, (size_t)(end - head)), dl_buffer_slice(entries));
    if (places->size)
        put_record(&run->positions, dl_buffer_slice(key), DL_LITERAL(""), dl_buffer_slice(places));
    return key->failed ? dl_fail_memory(error) : DATELINE_OK;
}

/* The records, which follow the documents. */
static void put_data(inversion *work)
{
    const dl_store_document *from = work->from;
    for (size_t i = 0; i < from->count; i++)
        dl_varint_put_text(&work->run->data, dl_slice_cut(dl_buffer_slice(&from->data), from->parts[i].data,
                                                        from->parts[i + 1].data));
}

/* ---- values and lengths ---- */

static dateline_status put_values(inversion *work, dateline_error *error)
{
    const dl_store_document *from = work->from;
    dl_bulk_run *run = work->run;
    dl_buffer entries[DL_BULK_SLOTS] = {DL_BUFFER_EMPTY};
    uint32_t lasts[DL_BULK_SLOTS] = {0};
    dateline_status status = DATELINE_OK;
    for (size_t document = 0; document < from->count; document++)
        for (size_t i = from->parts[document].values; i < from->parts[document + 1].values; i++) {
            const dl_store_value *value = &from->values[i];
            if (value->slot >= DL_BULK_SLOTS) {
                status = dl_fail(error, DATELINE_ERROR_INTERNAL, "value slot %u cannot be written",
                                 value->slot);
                continue;
            }
            uint32_t number = run->first + (uint32_t)document;
            dl_slice text = dl_slice_make(from->text.data + value->begin, value->size);
            dl_varint_put(&entries[value->slot], number - lasts[value->slot]);
            dl_varint_put_text(&entries[value->slot], text);
            lasts[value->slot] = number;
            dl_bulk_slot_note(&run->slots[value->slot], text);
        }
    for (size_t slot = 0; slot < DL_BULK_SLOTS; slot++) {
        char key[] = {0, (char)0xD8, (char)slot};
        if (entries[slot].size)
            put_record(&run->heads, dl_slice_make(key, sizeof key), DL_LITERAL(""),
                       dl_buffer_slice(&entries[slot]));
        run->heads.failed |= entries[slot].failed;
        dl_buffer_free(&entries[slot]);
    }
    return status;
}

static void put_lengths(inversion *work)
{
    dl_buffer_clear(&work->room->entries);
    dl_bulk_statistics *statistics = &work->run->statistics;
    statistics->documents = (uint32_t)work->from->count;
    for (size_t document = 0; document < work->from->count; document++) {
        uint32_t length = work->room->measures[document].length;
        dl_varint_put(&work->room->entries, document ? 0 : work->run->first);
        dl_varint_put(&work->room->entries, length);
        statistics->length_total += length;
        if (length > statistics->length_most)
            statistics->length_most = length;
        if (length && (!statistics->length_least || length < statistics->length_least))
            statistics->length_least = length;
    }
    char head[3 * DL_VARINT_MOST];
    uint32_t last = work->run->first + statistics->documents - 1;
    char *end = dl_varint_write(dl_varint_write(dl_varint_write(head, 0), 0), last);
    put_record(&work->run->heads, DL_LITERAL("\0\xE0"), dl_slice_make(head, (size_t)(end - head)),
               dl_buffer_slice(&work->room->entries));
}

/* ---- the whole ---- */

/* Memory for the work; false when there is none. */
static bool prepare(inversion *work)
{
    dl_store_document *from = work->from;
    if (!from->room)
        from->room = calloc(1, sizeof *from->room);
    struct dl_bulk_room *room = work->room = from->room;
    work->run = calloc(1, sizeof *work->run);
    if (!work->run || !room || !HAVE(room, order, order_capacity, 2 * from->term_count) ||
        !HAVE(room, begins, begin_capacity, from->term_count) ||
        !HAVE(room, cells, cell_capacity, from->mention_count) || !HAVE(room, measures, measure_capacity, from->count))
        return false;
    dl_buffer_reserve(&work->run->lists, RECORD_USUAL * from->mention_count);
    dl_buffer_reserve(&work->run->positions, RECORD_USUAL * from->mention_count);
    dl_buffer_reserve(&work->run->data, from->data.size + from->count * DL_VARINT_MOST);
    return true;
}

static dateline_status invert(inversion *work, dateline_error *error)
{
    dl_bulk_run *run = work->run;
    dl_buffer key = DL_BUFFER_EMPTY;
    dateline_status status = sort_terms(work, error);
    if (!status)
        status = scatter(work, error);
    if (!status)
        status = put_values(work, error);
    size_t range = 0;
    const cell *cells = work->room->cells;
    for (size_t rank = 0; rank < work->from->term_count && !status; rank++) {
        fetch_term(work, rank);
        const dl_slice term = dl_store_term_text(work->from, &work->from->terms[work->room->order[rank].term]);
        dl_bulk_ranges_note(&run->position_ranges, range, term, run->positions.size);
        range = dl_bulk_ranges_note(&run->list_ranges, range, term, run->lists.size);
        status = invert_term(work, term, cells, work->room->order[rank].mentions, &key, error);
        cells += work->room->order[rank].mentions;
    }
    dl_bulk_ranges_end(&run->list_ranges, range, run->lists.size);
    dl_bulk_ranges_end(&run->position_ranges, range, run->positions.size);
    dl_buffer_trim(&run->lists);
    dl_buffer_trim(&run->positions);
    if (!status) {
        put_lengths(work);
        put_data(work);
    }
    dl_buffer_free(&key);
    const bool failed = run->lists.failed || run->positions.failed || run->data.failed || run->heads.failed ||
                        work->room->entries.failed || work->room->entry_positions.failed;
    if (!status && failed)
        return dl_fail_memory(error);
    return status;
}

dateline_status dl_bulk_run_make(dl_bulk_run **out, struct dl_store_document *from, uint64_t first,
                                 double pivot, dateline_error *error)
{
    *out = NULL;
    from->count++; /* the one at the end, too, for the time of this */
    inversion work = {.from = from, .pivot = pivot};
    dateline_status status = DATELINE_OK;
    if (!prepare(&work))
        status = dl_fail_memory(error);
    else if (first + from->count > UINT32_MAX)
        status = dl_fail(error, DATELINE_ERROR_INTERNAL, "more documents than Xapian can number");
    if (!status) {
        work.run->first = (uint32_t)first;
        status = invert(&work, error);
    }
    from->count--;
    if (status)
        dl_bulk_run_free(work.run);
    else
        *out = work.run;
    return status;
}

void dl_bulk_room_free(struct dl_bulk_room *room)
{
    if (!room)
        return;
    free(room->order);
    free(room->begins);
    free(room->cells);
    free(room->measures);
    free(room->positions);
    dl_buffer_free(&room->entries);
    dl_buffer_free(&room->entry_positions);
    free(room);
}

void dl_bulk_run_free(dl_bulk_run *run)
{
    if (!run)
        return;
    dl_bulk_slots_free(run->slots);
    dl_buffer_free(&run->heads);
    dl_buffer_free(&run->lists);
    dl_buffer_free(&run->positions);
    dl_buffer_free(&run->data);
    free(run);
}
