/* Duplicates. Signatures of the hits are held against each other, then against those of all passages that
 * have a key in common with a hit, with the same fingerprint. */
#include "engine/search/duplicates.h"
#include "engine/stored/signature.h"
#include "util/array.h"
#include "util/error.h"

#include <stdlib.h>

enum {
    TRIES = 4,               /* each looks at four times as many matches as the one before */
    WINDOW_LIMIT = 10000,    /* matches that are compared with each other */
    FARTHEST = 30,           /* so far behind a match, one that has more of its tweet may take its place */
    HIT_LIMIT = 1000,        /* first hits of a page whose copies are counted */
    CANDIDATE_LIMIT = 20000, /* passages looked at for them, and */
    CANDIDATES_A_HIT = 100,  /* so many more for each; or up to twice as many */
    COPY_LIMIT = 5000        /* copies of one hit that are counted */
};

typedef struct signature {
    char bytes[DL_SIGNATURE_POST_SIZE];
    size_t size; /* 0: it has none */
} signature;

static dl_slice bytes_of(const signature *from)
{
    return dl_slice_make(from->bytes, from->size);
}

static signature signature_of(dl_slice value)
{
    signature made = {.size = value.size <= sizeof made.bytes ? value.size : 0};
    if (made.size)
        memcpy(made.bytes, value.data, made.size);
    return made;
}

static dateline_status read_signature(signature *out, dateline_reader *reader, uint32_t document,
                                      dateline_error *error)
{
    dl_buffer value = DL_BUFFER_EMPTY;
    dateline_status status =
        dl_store_document_value(&value, reader->store, document, DL_SLOT_SIGNATURE, error);
    *out = signature_of(status ? (dl_slice){NULL, 0} : dl_buffer_slice(&value));
    dl_buffer_free(&value);
    return status;
}

/* ---- of the hits with each other ---- */

size_t dl_duplicates_window(size_t wanted, unsigned attempt)
{
    if (wanted > WINDOW_LIMIT) /* all that are behind those compared stay */
        return !attempt ? wanted : attempt == 1 && wanted < SIZE_MAX - WINDOW_LIMIT ? wanted + WINDOW_LIMIT : 0;
    return attempt < TRIES ? (wanted + FARTHEST) << (2 * attempt) : 0;
}

dateline_status dl_duplicates_fold(dl_store_matches *matches, size_t wanted, dateline_reader *reader,
                                   dateline_error *error)
{
    size_t kept = 0, compared = matches->count < WINDOW_LIMIT ? matches->count : WINDOW_LIMIT;
    signature *signatures = malloc((compared + 1) * sizeof *signatures);
    if (!signatures)
        return dl_fail_memory(error);
    dateline_status status = DATELINE_OK;
    for (size_t i = 0; i < compared && !status; i++) {
        signature next;
        status = read_signature(&next, reader, matches->items[i].document, error);
        size_t like = 0;
        while (like < kept && !dl_signature_compare(bytes_of(&signatures[like]), bytes_of(&next)))
            like++;
        const bool near = like < kept && i <= like + FARTHEST; /* seen whichever page is asked for */
        if (near && dl_signature_is_fuller(bytes_of(&next), bytes_of(&signatures[like]))) {
            matches->items[like].document = matches->items[i].document;
            matches->items[like].collapsed = matches->items[i].collapsed;
            signatures[like] = next;
        } else if (like == kept && kept < wanted) {
            signatures[kept] = next;
            matches->items[kept++] = matches->items[i];
        }
    }
    for (size_t i = compared; i < matches->count && kept < wanted; i++)
        matches->items[kept++] = matches->items[i];
    matches->count = kept;
    free(signatures);
    return status;
}

/* ---- with all passages ---- */

typedef struct documents {
    uint32_t *items;
    size_t count, capacity;
} documents;

/* A hit and its copies. */
typedef struct original {
    uint32_t document;
    signature signature;
    documents copies; /* ascending, the hit among them */
    uint32_t fullest; /* the passage that has most of the hit's tweet, if that is another one; else 0 */
    signature fullest_signature;
    uint64_t same;
    bool cut;
    int64_t last_article;
    int64_t first, last; /* days */
    dateline_copies result;
} original;

typedef struct looking {
    dateline_reader *reader;
    original *originals;
    size_t count;
    documents candidates; /* until `find_candidates` is done in no order, and some repeatedly */
    documents copies;     /* ascending */
    bool cut;             /* not all candidates were taken */
    bool failed;
    dateline_error *error;
} looking;

static bool add_document(documents *to, uint32_t document)
{
    uint32_t *items = dl_array_room(to->items, &to->capacity, to->count, sizeof *items);
    if (!items)
        return false;
    to->items = items;
    to->items[to->count++] = document;
    return true;
}

static int by_number(const void *left, const void *right)
{
    const uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

/* Ascending, each once. */
static void put_in_order(documents *all)
{
    size_t kept = 0;
    if (all->count)
        qsort(all->items, all->count, sizeof *all->items, by_number);
    for (size_t i = 0; i < all->count; i++)
        if (!kept || all->items[i] != all->items[kept - 1])
            all->items[kept++] = all->items[i];
    all->count = kept;
}

static bool take_candidate(void *context, uint32_t document)
{
    looking *all = context;
    const size_t limit = CANDIDATE_LIMIT + all->count * CANDIDATES_A_HIT;
    if (all->candidates.count == 2 * limit) {
        put_in_order(&all->candidates);
        if (all->candidates.count >= limit) {
            all->cut = true;
            return false;
        }
    }
    all->failed = !add_document(&all->candidates, document);
    return !all->failed;
}

static dateline_status take_keys(looking *all, uint32_t document, dl_slice value)
{
    dl_signature_key keys[DL_SIGNATURE_KEYS_MOST];
    dl_buffer term = DL_BUFFER_EMPTY;
    dateline_status status = DATELINE_OK;
    for (unsigned i = dl_signature_keys(keys, value, NULL); i-- > 0 && !status;) {
        dl_buffer_clear(&term);
        dl_signature_term(&term, keys[i].key);
        status = term.failed ? dl_fail_memory(all->error)
                             : dl_store_term_alike(all->reader->store, dl_buffer_slice(&term), document,
                                                   take_candidate, all, all->error);
    }
    dl_buffer_free(&term);
    return status;
}

static bool take_signature(void *context, uint32_t document, dl_slice value)
{
    looking *all = context;
    bool among = false;
    for (size_t i = 0; i < all->count && !all->failed; i++) {
        original *of = &all->originals[i];
        dl_likeness likeness = dl_signature_compare(bytes_of(&of->signature), value);
        if (likeness == DL_UNLIKE)
            continue;
        if (of->copies.count == COPY_LIMIT) {
            of->cut = true;
            continue;
        }
        of->same += likeness == DL_THE_SAME;
        if (dl_signature_is_fuller(value, bytes_of(&of->fullest_signature))) {
            of->fullest = document;
            of->fullest_signature = signature_of(value);
        }
        all->failed = !add_document(&of->copies, document);
        among = true;
    }
    if (among && !all->failed)
        all->failed = !add_document(&all->copies, document);
    return !all->failed;
}

/* Tells `take` of every original that has `document` among its copies. */
static void each_original(looking *all, uint32_t document, int64_t value,
                          void (*take)(original *of, int64_t value))
{
    for (size_t i = 0; i < all->count; i++) {
        original *of = &all->originals[i];
        size_t low = 0, high = of->copies.count;
        while (low < high) {
            size_t middle = (low + high) / 2;
            if (of->copies.items[middle] < document)
                low = middle + 1;
            else
                high = middle;
        }
        if (low < of->copies.count && of->copies.items[low] == document)
            take(of, value);
    }
}

static void note_date(original *of, int64_t days)
{
    of->first = days < of->first ? days : of->first;
    of->last = days > of->last ? days : of->last;
}

static bool take_date(void *context, uint32_t document, dl_slice value)
{
    int64_t seconds = dl_slot_date_seconds(value);
    if (seconds != DL_DATE_NONE_SECONDS)
        each_original(context, document, seconds / 86400 - (seconds % 86400 < 0), note_date);
    return true;
}

/* Passages of one article follow each other. */
static void note_article(original *of, int64_t article)
{
    of->result.articles += !of->result.articles || article != of->last_article;
    of->last_article = article;
}

static bool take_article(void *context, uint32_t document, dl_slice value)
{
    uint64_t id = 0;
    for (size_t i = 0; i < value.size && i < 8; i++)
        id = id << 8 | (unsigned char)value.data[i];
    each_original(context, document, (int64_t)id, note_article);
    return true;
}

static dateline_status find_candidates(looking *all)
{
    dateline_status status = DATELINE_OK;
    for (size_t i = 0; i < all->count && !status; i++) {
        original *of = &all->originals[i];
        status = read_signature(&of->signature, all->reader, of->document, all->error);
        of->fullest_signature = of->signature;
        if (!status)
            status = take_keys(all, of->document, bytes_of(&of->signature));
    }
    if (!status && all->failed)
        status = dl_fail_memory(all->error);
    put_in_order(&all->candidates);
    return status;
}

static dateline_status look(looking *all)
{
    dl_store_reader *store = all->reader->store;
    dateline_status status = find_candidates(all);
    if (!status)
        status = dl_store_values_at(store, DL_SLOT_SIGNATURE, all->candidates.items, all->candidates.count,
                                    take_signature, all, all->error);
    if (!status && all->failed)
        status = dl_fail_memory(all->error);
    if (status || all->copies.count == all->count) /* the hits themselves */
        return status;
    const documents *copies = &all->copies;
    status = dl_store_values_at(store, DL_SLOT_DATE, copies->items, copies->count, take_date, all, all->error);
    if (!status)
        status =
            dl_store_values_at(store, DL_SLOT_ARTICLE, copies->items, copies->count, take_article, all, all->error);
    return status;
}

static dl_slice day_text(dl_arena *arena, int64_t days)
{
    const bool none = days == INT64_MAX || days == INT64_MIN;
    return dl_date_text(arena, none ? DL_DATE_NONE : (dl_date){days * 86400, false});
}

static dateline_status report(dateline_hit *hit, original *of, const looking *all, dl_fetch *fetch)
{
    dl_arena *arena = fetch->arena;
    if (of->copies.count < 2)
        return DATELINE_OK;
    dateline_copies *copies = dl_arena_alloc(arena, sizeof *copies);
    if (!copies)
        return dl_fail_memory(all->error);
    *copies = of->result;
    copies->passages = of->copies.count;
    copies->same = of->same;
    copies->at_least = of->cut || all->cut;
    copies->first_date = day_text(arena, of->first);
    copies->last_date = day_text(arena, of->last);
    hit->copies = copies;
    dateline_passage fullest;
    const dateline_article *article;
    dateline_status status =
        of->fullest ? dl_fetch_passage(&fullest, &article, fetch, of->fullest, all->error) : DATELINE_OK;
    if (!status && of->fullest)
        copies->whole = dl_arena_string(arena, dl_slice_of(fullest.id));
    return status;
}

dateline_status dl_duplicates_count(dateline_hit *hits, const dl_store_match *matches, size_t count,
                                    dl_fetch *fetch, dateline_error *error)
{
    if (!count)
        return DATELINE_OK;
    count = count < HIT_LIMIT ? count : HIT_LIMIT;
    looking all = {.reader = fetch->reader, .count = count, .error = error};
    all.originals = calloc(count, sizeof *all.originals);
    dateline_status status = all.originals ? DATELINE_OK : dl_fail_memory(error);
    for (size_t i = 0; i < count && !status; i++)
        all.originals[i] = (original){
            .document = matches[i].document, .first = INT64_MAX, .last = INT64_MIN};
    if (!status)
        status = look(&all);
    for (size_t i = 0; i < count && !status; i++)
        status = report(&hits[i], &all.originals[i], &all, fetch);
    if (!status && fetch->arena->failed)
        status = dl_fail_memory(error);
    for (size_t i = 0; all.originals && i < count; i++)
        free(all.originals[i].copies.items);
    free(all.originals);
    free(all.candidates.items);
    free(all.copies.items);
    return status;
}
