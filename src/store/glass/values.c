/* Values stand in chunks, each under the number of its first document: its value, then how far to the next one, its
 * value, ... */
#include "store/glass/values.h"
#include "store/glass/encode.h"
#include "store/glass/postings.h"
#include "util/varint.h"

/* Documents that are stepped over rather than looked up. */
enum { NEAR = 32 };

static void fail(dl_values *values)
{
    values->failed = true;
    values->document = DL_VALUES_END;
}

/* Takes the value that `at` begins with; what is before it belongs to the document at hand. */
static const unsigned char *take_value(dl_values *values, const unsigned char *at, const unsigned char *end)
{
    uint32_t size;
    if (!dl_postings_number(&size, &at, end) || size > (size_t)(end - at))
        return NULL;
    values->value = dl_slice_make((const char *)at, size);
    return at + size;
}

/* Moves within the chunk, up to the document or the chunk's end. */
static void step_to(dl_values *values, uint32_t document)
{
    const unsigned char *at = (const unsigned char *)values->rest.data, *end = at + values->rest.size;
    uint32_t now = values->document, step;
    /* Most are a byte each, the step and the size; the last one is left to what follows. */
    while (end - at > 2 && !((at[0] | at[1]) & 0x80) && now + at[0] + 1 < document && at[1] < end - at - 2) {
        now += at[0] + 1u;
        at += 2 + at[1];
    }
    while (at && at < end && now < document) {
        if (!dl_postings_number(&step, &at, end) || step >= DL_VALUES_END - now)
            at = NULL;
        else {
            now += step + 1;
            at = take_value(values, at, end);
        }
    }
    values->document = now;
    values->rest = dl_slice_make((const char *)at, at ? (size_t)(end - at) : 0);
    if (!at)
        fail(values);
}

/* The chunk that the cursor is at; false: it is none of this slot. */
static bool take_chunk(dl_values *values)
{
    const dl_slice found = values->cursor->key;
    if (found.size <= values->key_size || memcmp(found.data, values->key, values->key_size) != 0)
        return false;
    if (!dl_glass_key_document(&values->document, dl_slice_cut(found, values->key_size, found.size)) ||
        values->document == DL_VALUES_END)
        values->document = 0; /* none */
    const unsigned char *begin = (const unsigned char *)values->cursor->tag.data,
                        *end = begin + values->cursor->tag.size;
    const unsigned char *at = values->document ? take_value(values, begin, end) : NULL;
    values->rest = dl_slice_make((const char *)at, at ? (size_t)(end - at) : 0);
    if (!at)
        fail(values);
    return true;
}

static void next_chunk(dl_values *values)
{
    const uint32_t before = values->document;
    const dl_glass_answer answer = dl_glass_next(values->cursor);
    if (answer == DL_GLASS_UNSURE)
        fail(values);
    else if (answer == DL_GLASS_ABSENT || !take_chunk(values))
        values->document = DL_VALUES_END;
    else if (values->document <= before)
        fail(values);
}

/* The last chunk that does not begin behind the document, or the first of all. */
static void seek(dl_values *values, uint32_t document)
{
    dl_buffer key = DL_BUFFER_EMPTY;
    dl_buffer_add(&key, values->key, values->key_size);
    dl_glass_put_document(&key, document);
    const dl_glass_answer answer = key.failed ? DL_GLASS_UNSURE : dl_glass_seek(values->cursor, dl_buffer_slice(&key));
    dl_buffer_free(&key);
    values->document = 0;
    if (answer == DL_GLASS_UNSURE)
        fail(values);
    else if (answer == DL_GLASS_ABSENT)
        values->document = DL_VALUES_END; /* what is known of a slot comes before its values */
    else if (!take_chunk(values))
        next_chunk(values);
}

void dl_values_begin(dl_values *values, dl_glass_cursor *cursor, unsigned slot)
{
    *values = (dl_values){.cursor = cursor, .key = "\0\xD8"};
    values->key_size = (size_t)(dl_varint_write(values->key + 2, slot) - values->key);
    if (!cursor->table)
        fail(values);
}

void dl_values_skip_to(dl_values *values, uint32_t document)
{
    if (document <= values->document)
        return;
    if (!values->document || document - values->document > NEAR)
        seek(values, document);
    while (values->document < document)
        if (values->rest.size)
            step_to(values, document);
        else
            next_chunk(values);
}
