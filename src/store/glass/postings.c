/* A term's documents. */
#include "store/glass/postings.h"
#include "store/glass/encode.h"
#include "util/varint.h"

/* What the first chunk says before its body: how many documents, how often in all, the first document. */
static bool take_head(uint64_t *documents, uint64_t *total, uint64_t *first, const unsigned char **at,
                      const unsigned char *end)
{
    const char *next = (const char *)*at, *stop = (const char *)end;
    const bool fine = dl_varint_take(documents, &next, stop) && dl_varint_take(total, &next, stop) &&
                      dl_varint_take(first, &next, stop);
    *at = (const unsigned char *)next;
    return fine && *documents && (*first)++ < DL_POSTINGS_END - 1;
}

static bool is_of_term(const dl_postings *list)
{
    const dl_slice key = list->cursor.key;
    return key.size > list->key_size && !key.data[list->key_size] &&
           memcmp(key.data, list->key.data, list->key_size) == 0;
}

/* The chunk that the cursor is at, from its body on; its first document is list->first. */
static void take_body(dl_postings *list, const unsigned char *at)
{
    const dl_slice tag = list->cursor.tag;
    const unsigned char *end = (const unsigned char *)tag.data + tag.size;
    uint32_t span;
    if (at == end || (*at != '0' && *at != '1')) {
        dl_postings_fail(list);
        return;
    }
    list->is_last = *at++ == '1';
    list->document = list->first;
    if (!dl_postings_number(&span, &at, end) || span >= DL_POSTINGS_END - list->first ||
        !dl_postings_number(&list->frequency, &at, end)) {
        dl_postings_fail(list);
        return;
    }
    list->last = list->first + span;
    list->at = at;
    list->end = end;
}

static void take_later_chunk(dl_postings *list, dl_glass_answer answer)
{
    const dl_slice key = list->cursor.key;
    if (answer == DL_GLASS_FOUND && is_of_term(list) &&
        dl_glass_key_document(&list->first, dl_slice_cut(key, list->key_size + 1, key.size)) && list->first &&
        list->first < DL_POSTINGS_END)
        take_body(list, (const unsigned char *)list->cursor.tag.data);
    else
        dl_postings_fail(list);
}

void dl_postings_begin(dl_postings *list, dl_glass *postlist, dl_slice term)
{
    *list = (dl_postings){0};
    dl_glass_cursor_begin(&list->cursor, postlist);
    dl_glass_put_term(&list->key, term);
    list->key_size = list->key.size;
    dl_postings_rewind(list);
}

/* From document 0, which is none, to the first one. */
static void rewind_kept(dl_postings *list)
{
    list->document = DL_POSTINGS_END;
    if (!list->documents)
        return;
    list->at = (const unsigned char *)list->kept.data;
    list->end = list->at + list->kept.size;
    list->document = list->first = 0;
    list->last = list->kept_last;
    list->is_last = true;
    dl_postings_next(list);
}

void dl_postings_rewind(dl_postings *list)
{
    if (list->is_kept) {
        rewind_kept(list);
        return;
    }
    list->documents = 0;
    list->document = DL_POSTINGS_END;
    list->key.size = list->key_size;
    const dl_glass_answer answer = list->key.failed ? DL_GLASS_UNSURE
                                                    : dl_glass_get(&list->cursor, dl_buffer_slice(&list->key));
    list->failed = list->failed || answer == DL_GLASS_UNSURE;
    if (answer != DL_GLASS_FOUND)
        return;
    const dl_slice tag = list->cursor.tag;
    const unsigned char *at = (const unsigned char *)tag.data;
    uint64_t first;
    if (!take_head(&list->documents, &list->total, &first, &at, at + tag.size)) {
        dl_postings_fail(list);
        list->documents = 0;
        return;
    }
    list->first = (uint32_t)first;
    take_body(list, at);
}

void dl_postings_end(dl_postings *list)
{
    dl_glass_cursor_end(&list->cursor);
    dl_buffer_free(&list->key);
    dl_buffer_free(&list->kept);
}

void dl_postings_next_chunk(dl_postings *list)
{
    const uint32_t before = list->last;
    if (list->is_last) {
        list->document = DL_POSTINGS_END;
        return;
    }
    take_later_chunk(list, dl_glass_next(&list->cursor));
    if (list->document <= before)
        dl_postings_fail(list);
}

/* The last chunk that does not begin behind the document; it may be the one at hand. The first one, which has the term alone
 * for its key, is left behind, since the document lies behind it. */
static void seek(dl_postings *list, uint32_t document)
{
    const uint32_t before = list->first;
    list->key.size = list->key_size;
    dl_buffer_add_byte(&list->key, '\0');
    dl_glass_put_document(&list->key, document);
    dl_glass_answer answer =
        list->key.failed ? DL_GLASS_UNSURE : dl_glass_seek(&list->cursor, dl_buffer_slice(&list->key));
    if (answer == DL_GLASS_FOUND && list->cursor.key.size == list->key_size)
        answer = dl_glass_next(&list->cursor);
    take_later_chunk(list, answer);
    if (list->document < before)
        dl_postings_fail(list);
}

void dl_postings_skip_to(dl_postings *list, uint32_t document)
{
    if (document <= list->document)
        return;
    if (document > list->last && !list->is_last && document - list->last > list->last - list->first)
        seek(list, document);
    while (document > list->last) {
        if (list->document == DL_POSTINGS_END)
            return;
        dl_postings_next_chunk(list);
    }
    while (list->document < document)
        dl_postings_next(list);
}

void dl_postings_meet(dl_postings *list, dl_postings *others, size_t count)
{
    while (list->document != DL_POSTINGS_END) {
        uint32_t least = DL_POSTINGS_END;
        for (size_t i = 0; i < count; i++) {
            dl_postings_skip_to(&others[i], list->document);
            if (others[i].failed)
                dl_postings_fail(list);
            else if (others[i].document < least)
                least = others[i].document;
        }
        if (least == list->document || list->failed)
            return;
        dl_postings_skip_to(list, least);
    }
}

void dl_postings_keep(dl_postings *list, dl_postings *others, size_t count)
{
    list->documents = list->total = 0;
    for (dl_postings_meet(list, others, count); list->document != DL_POSTINGS_END;
         dl_postings_meet(list, others, count)) {
        dl_varint_put(&list->kept, list->document - list->kept_last - 1);
        dl_varint_put(&list->kept, list->frequency);
        list->kept_last = list->document;
        list->documents++;
        list->total += list->frequency;
        dl_postings_next(list);
    }
    if (list->failed || list->kept.failed) {
        dl_postings_fail(list);
        return;
    }
    list->is_kept = true;
    rewind_kept(list);
}

dl_glass_answer dl_postings_count(uint64_t *out, dl_glass_cursor *cursor, dl_slice term)
{
    dl_buffer key = DL_BUFFER_EMPTY;
    dl_glass_put_term(&key, term);
    dl_glass_answer answer = key.failed ? DL_GLASS_UNSURE : dl_glass_get(cursor, dl_buffer_slice(&key));
    dl_buffer_free(&key);
    *out = 0;
    if (answer == DL_GLASS_FOUND) {
        const unsigned char *at = (const unsigned char *)cursor->tag.data;
        uint64_t total, first;
        if (!take_head(out, &total, &first, &at, at + cursor->tag.size))
            answer = DL_GLASS_UNSURE;
    }
    return answer;
}
