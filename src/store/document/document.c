/* Documents under construction. */
#include "store/document/document.h"
#include "util/fetch.h"
#include "util/hash.h"
#include "util/large_pages.h"

#include <stdlib.h>

enum { SLOTS_LEAST = 256 };

/* An array with room for one more. */
static bool room(void **items, size_t *capacity, size_t count, size_t size)
{
    if (count < *capacity)
        return true;
    size_t grown = *capacity ? *capacity * 2 : 64;
    void *made = grown < UINT32_MAX ? realloc(*items, grown * size) : NULL;
    if (!made)
        return false;
    dl_large_pages(made, grown * size);
    *items = made;
    *capacity = grown;
    return true;
}

#define ROOM(document, items, capacity, count)                                                     \
    (room((void **)&(document)->items, &(document)->capacity, (document)->count,                   \
          sizeof *(document)->items) ||                                                            \
     ((document)->failed = true, false))

/* An article's own document has the title's words in fields of their own, and no text. */
static bool is_article(const dl_store_document *document)
{
    if (document->count < document->part_capacity)
        for (size_t at = document->parts[document->count].values; at < document->value_count; at++)
            if (document->values[at].slot == DL_SLOT_PASSAGES)
                return true;
    return false;
}

void dl_store_document_measure(uint64_t *length, uint64_t *documents, const dl_store_document *document)
{
    const bool has_text = !is_article(document);
    *length += document->measured + (has_text ? document->length : 0);
    *documents += document->measured_documents + has_text;
}

void dl_store_document_mark(dl_store_document *document)
{
    if (ROOM(document, parts, part_capacity, count))
        document->parts[document->count] =
            (dl_store_part){document->mention_count, document->value_count, document->data.size};
}

bool dl_store_document_end(dl_store_document *document)
{
    document->count++;
    dl_store_document_mark(document);
    document->count--;
    document->failed |= document->text.failed | document->data.failed;
    return !document->failed;
}

void dl_store_document_next(dl_store_document *document)
{
    uint64_t length = 0, documents = 0;
    dl_store_document_measure(&length, &documents, document);
    document->measured = length;
    document->measured_documents = documents;
    document->length = 0;
    document->count++;
    dl_store_document_mark(document);
}

/* ---- the lexicon ---- */

static bool grow_slots(dl_store_document *document)
{
    if ((document->term_count + 1) * 4 <= document->slot_count * 3)
        return true;
    size_t count = document->slot_count ? document->slot_count * 2 : SLOTS_LEAST;
    dl_store_slot *slots = calloc(count, sizeof *slots);
    if (!slots)
        return false;
    dl_large_pages(slots, count * sizeof *slots);
    for (size_t i = 0; i < document->slot_count; i++) {
        const dl_store_slot *from = &document->slots[i];
        size_t at = from->hash & (count - 1);
        while (from->text && slots[at].text)
            at = (at + 1) & (count - 1);
        if (from->text)
            slots[at] = *from;
    }
    free(document->slots);
    document->slots = slots;
    document->slot_count = count;
    return true;
}

/* A term that is not there yet. Its number, or UINT32_MAX when memory ran out. */
static uint32_t add_term(dl_store_document *document, dl_slice term)
{
    const dl_store_text_head head = {(uint32_t)document->term_count, (uint32_t)term.size};
    dl_buffer_add(&document->text, &head, sizeof head);
    const size_t begin = document->text.size;
    dl_buffer_add_slice(&document->text, term);
    if (!ROOM(document, terms, term_capacity, term_count) || !ROOM(document, tallies, tally_capacity, term_count) ||
        document->text.failed || document->text.size > UINT32_MAX) {
        document->failed = true;
        return UINT32_MAX;
    }
    document->terms[document->term_count] = (dl_store_term){(uint32_t)begin, (uint32_t)term.size};
    document->tallies[document->term_count] = (dl_store_tally){0};
    return (uint32_t)document->term_count++;
}

static dl_store_text_head head_of(const char *text)
{
    dl_store_text_head head;
    memcpy(&head, text - sizeof head, sizeof head);
    return head;
}

uint32_t dl_store_document_hashed(dl_store_document *document, dl_slice term, uint64_t hash)
{
    if (!grow_slots(document)) {
        document->failed = true;
        return UINT32_MAX;
    }
    const uint32_t part = (uint32_t)hash;
    size_t at = part & (document->slot_count - 1);
    for (; document->slots[at].text; at = (at + 1) & (document->slot_count - 1)) {
        if (document->slots[at].hash != part)
            continue;
        const char *text = document->text.data + document->slots[at].text;
        const dl_store_text_head head = head_of(text);
        if (dl_slice_equal(dl_slice_make(text, head.size), term))
            return head.number;
    }
    const uint32_t number = add_term(document, term);
    if (number != UINT32_MAX)
        document->slots[at] = (dl_store_slot){document->terms[number].begin, part};
    return number;
}

uint32_t dl_store_document_term(dl_store_document *document, dl_slice term)
{
    return dl_store_document_hashed(document, term, dl_hash64(term, 0));
}

void dl_store_document_expect(const dl_store_document *document, uint64_t hash)
{
    if (document->slot_count)
        dl_fetch(&document->slots[(uint32_t)hash & (document->slot_count - 1)]);
}

void dl_store_document_expect_text(const dl_store_document *document, uint64_t hash)
{
    if (!document->slot_count)
        return;
    const dl_store_slot slot = document->slots[(uint32_t)hash & (document->slot_count - 1)];
    if (slot.text && slot.hash == (uint32_t)hash)
        dl_fetch(document->text.data + slot.text - sizeof(dl_store_text_head));
}

void dl_store_document_expect_mention(const dl_store_document *document, uint32_t number)
{
    if (number < document->term_count)
        dl_fetch(&document->tallies[number]);
}

/* The document's mention of the term without a position, or NULL. */
static dl_store_mention *placeless(const dl_store_document *document, const dl_store_tally *tally)
{
    if (!tally->mentions || document->count >= document->part_capacity ||
        tally->last < document->parts[document->count].mentions)
        return NULL;
    dl_store_mention *last = &document->mentions[tally->last];
    return last->place & DL_STORE_PLACELESS ? last : NULL;
}

void dl_store_document_mention(dl_store_document *document, uint32_t number, uint32_t place)
{
    if (number == UINT32_MAX)
        return;
    dl_store_tally *tally = &document->tallies[number];
    dl_store_mention *known = place & DL_STORE_PLACELESS ? placeless(document, tally) : NULL;
    const uint32_t more = place & ~DL_STORE_PLACELESS;
    document->length += dl_store_place_count(place);
    if (known && more <= UINT32_MAX - known->place) {
        known->place += more;
        return;
    }
    if (!ROOM(document, mentions, mention_capacity, mention_count))
        return;
    tally->last = (uint32_t)document->mention_count;
    document->mentions[document->mention_count++] = (dl_store_mention){number, place};
    tally->mentions++;
}

void dl_store_document_add_posting(dl_store_document *document, dl_slice term, uint32_t position)
{
    dl_store_document_mention(document, dl_store_document_term(document, term),
                              position & ~DL_STORE_PLACELESS);
}

void dl_store_document_add_term(dl_store_document *document, dl_slice term, uint32_t wdf)
{
    dl_store_document_mention(document, dl_store_document_term(document, term),
                              wdf | DL_STORE_PLACELESS);
}

void dl_store_document_add_boolean(dl_store_document *document, dl_slice term)
{
    dl_store_document_mention(document, dl_store_document_term(document, term), DL_STORE_PLACELESS);
}

void dl_store_document_add_fingerprint(dl_store_document *document, uint32_t number, unsigned fingerprint)
{
    dl_store_document_mention(document, number, DL_STORE_PLACELESS | DL_STORE_FINGERPRINT | fingerprint);
}

/* ---- values and data ---- */

void dl_store_document_set_value(dl_store_document *document, unsigned slot, dl_slice value)
{
    size_t first =
        document->count < document->part_capacity ? document->parts[document->count].values : 0;
    size_t at = document->value_count;
    while (at > first && document->values[at - 1].slot >= slot)
        at--;
    bool known = at < document->value_count && document->values[at].slot == slot;
    if (!known && !value.size)
        return;
    if (known && !value.size) { /* to Xapian an empty value is none */
        document->value_count--;
        memmove(document->values + at, document->values + at + 1,
                (document->value_count - at) * sizeof *document->values);
        return;
    }
    if (!known) {
        if (!ROOM(document, values, value_capacity, value_count))
            return;
        memmove(document->values + at + 1, document->values + at,
                (document->value_count - at) * sizeof *document->values);
        document->value_count++;
    }
    document->values[at] =
        (dl_store_value){slot, (uint32_t)document->text.size, (uint32_t)value.size};
    dl_buffer_add_slice(&document->text, value);
    document->failed |= document->text.size > UINT32_MAX;
}

void dl_store_document_set_data(dl_store_document *document, dl_slice data)
{
    document->data.size =
        document->count < document->part_capacity ? document->parts[document->count].data : 0;
    dl_buffer_add_slice(&document->data, data);
}
