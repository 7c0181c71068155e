/* What Safari saves: a binary property list with the page and all that belongs to it. The page is the article; frames are not
 * looked at: without the scripts that filled them they are empty. */
#include "article/formats/web/plist.h"
#include "article/formats/web/stored_page.h"
#include "article/lines/prose.h"
#include "article/reading/format.h"
#include "util/error.h"

static const char main_part[] = "WebMainResource";

static bool sniff(const dl_head *head)
{
    return dl_slice_starts(head->bytes, DL_LITERAL("bplist00")) && dl_slice_find(head->bytes, main_part) != SIZE_MAX;
}

/* The bytes that the page has under `key`; empty: none. */
static dl_slice part_of(const dl_plist *list, uint64_t page, const char *key)
{
    uint64_t object;
    dl_slice bytes;
    return dl_plist_member(&object, list, page, key) && dl_plist_bytes(&bytes, list, object) ? bytes
                                                                                             : (dl_slice){NULL, 0};
}

/* As a server would state both. */
static dl_slice type_of(dl_arena *arena, dl_slice type, dl_slice encoding)
{
    dl_buffer text = DL_BUFFER_EMPTY;
    dl_buffer_add_slice(&text, type);
    if (encoding.size) {
        dl_buffer_add_text(&text, "; charset=");
        dl_buffer_add_slice(&text, encoding);
    }
    const dl_slice copy = dl_arena_copy(arena, dl_buffer_slice(&text));
    arena->failed |= text.failed;
    dl_buffer_free(&text);
    return copy;
}

static dateline_status read_webarchive(dl_reading *reading)
{
    bool fits;
    dl_plist list;
    uint64_t page;
    dl_http_body body;
    dateline_status status = dl_reading_whole(reading, &fits);
    if (status || !fits)
        return status;
    const dl_slice bytes = dl_reading_rest(reading);
    if (!dl_plist_open(&list, bytes) || !dl_plist_member(&page, &list, list.root, main_part)) {
        dl_reading_tell(reading, UINT64_MAX, DL_LOSS_SOME,
                        "is a web archive of Safari's that is damaged; save the page again");
        return DATELINE_OK;
    }
    const dl_slice data = part_of(&list, page, "WebResourceData");
    const dl_slice type = type_of(&reading->arena, part_of(&list, page, "WebResourceMIMEType"),
                                  part_of(&list, page, "WebResourceTextEncodingName"));
    const dl_http_kind kind = dl_http_kind_of_type(type);
    if ((kind != DL_HTTP_PAGE && kind != DL_HTTP_TEXT) || !dl_prose_trim(data).size) {
        dl_reading_tell(reading, UINT64_MAX, DL_LOSS_NO_ARTICLE,
                        "is a web archive of Safari's without a page of text; nothing to index");
        return DATELINE_OK;
    }
    dl_http_read_plain(&body, &reading->arena, data, type);
    if (reading->arena.failed)
        return dl_fail_memory(reading->run->error);
    const uint64_t at = dl_reading_place(reading) + (uint64_t)(data.data - bytes.data);
    bool found;
    status = dl_stored_page_deliver(&found, reading, &body, part_of(&list, page, "WebResourceURL"), at);
    if (!status && !found)
        dl_reading_tell(reading, at, DL_LOSS_NO_ARTICLE, dl_stored_page_none);
    return status;
}

const dl_format dl_format_webarchive = {"web archive of Safari's", sniff, read_webarchive, true};
