/* What a browser recorded while a page was shown (HAR 1.2: "Save all as HAR with content"): JSON with what it asked for and, where
 * it was kept, what came. Pages and plain texts are articles, so are posts in answers. */
#include "article/formats/mail/mime_transfer.h"
#include "article/formats/web/stored_page.h"
#include "article/formats/web/stored_posts.h"
#include "article/json/json_long.h"
#include "article/json/json_way.h"
#include "article/lines/prose.h"
#include "article/reading/format.h"
#include "util/error.h"
#include "util/utf8.h"

static const char *const names[][3] = {{"log", NULL}, {"entries", NULL}};

/* {"log": {"version": "1.2", "creator": {...}, ... */
static bool sniff(const dl_head *head)
{
    static const char *const firsts[] = {"version", "creator", "browser", "pages", "entries"};
    const dl_slice text = head->text;
    size_t at = text.size ? dl_prose_skip_blanks(text, 1) : 0;
    if (!text.size || text.data[0] != '{' || !dl_slice_is(dl_json_take_name(text, &at), "log") || at >= text.size ||
        text.data[at] != '{')
        return false;
    at = dl_prose_skip_blanks(text, at + 1);
    const dl_slice first = dl_json_take_name(text, &at);
    for (size_t i = 0; i < sizeof firsts / sizeof *firsts; i++)
        if (dl_slice_is(first, firsts[i]))
            return true;
    return false;
}

/* A body as a server would have sent it. That of text is told as text, in UTF-8 whatever it was before. */
static void take_body(dl_http_body *out, dl_arena *arena, const dl_json_long *taken, const json_t *content,
                      dl_slice entry)
{
    const dl_slice type = dl_json_text(taken, arena, json_object_get(content, "mimeType"));
    dl_slice text = dl_json_text(taken, arena, json_object_get(content, "text"));
    const char *encoding = json_string_value(json_object_get(content, "encoding"));
    if (encoding && strcmp(encoding, "base64") == 0)
        text = dl_mime_base64(arena, text);
    dl_http_read_plain(out, arena, text, type);
    out->raw = entry;
    out->decoded = true;
}

static dateline_status read_response(dl_reading *reading, const json_t *entry, const dl_json_long *taken,
                                     dl_slice bytes)
{
    const json_t *response = json_object_get(entry, "response"), *content = json_object_get(response, "content");
    const json_int_t code = json_integer_value(json_object_get(response, "status"));
    const dl_slice address =
        dl_json_text(taken, &reading->arena, json_object_get(json_object_get(entry, "request"), "url"));
    const uint64_t at = dl_reading_place(reading);
    dl_http_body body;
    bool found;
    if (code < 200 || code > 299 ||
        dl_http_kind_of_type(dl_json_text(taken, &reading->arena, json_object_get(content, "mimeType"))) ==
            DL_HTTP_OTHER)
        return DATELINE_OK;
    take_body(&body, &reading->arena, taken, content, bytes);
    if (reading->arena.failed)
        return dl_fail_memory(reading->run->error);
    if (body.kind == DL_HTTP_JSON)
        return dl_stored_posts_deliver(reading, &body, at);
    /* Frames of advertisements and the like are not for readers, and not told. */
    return dl_prose_trim(body.text).size ? dl_stored_page_deliver(&found, reading, &body, address, at) : DATELINE_OK;
}

/* The entry that the rest begins with. */
static dateline_status take_entry(dl_reading *reading, size_t size)
{
    const dl_slice bytes = dl_slice_cut(dl_reading_rest(reading), 0, size);
    dl_buffer clean = DL_BUFFER_EMPTY, rest = DL_BUFFER_EMPTY;
    dl_json_long taken = {0};
    json_error_t reason;
    json_t *entry = NULL;
    dateline_status status = DATELINE_OK;
    dl_arena_reset(&reading->arena);
    dl_utf8_sanitize(&clean, bytes);
    if (!clean.failed && dl_json_long_take(&taken, &rest, &reading->arena, dl_buffer_slice(&clean)))
        entry = json_loadb(rest.data, rest.size, JSON_ALLOW_NUL, NULL);
    if (!clean.failed && !entry) {
        taken.count = 0;
        entry = json_loadb(clean.data, clean.size, JSON_ALLOW_NUL, &reason);
    }
    if (clean.failed || (!entry && json_error_code(&reason) == json_error_out_of_memory))
        status = dl_fail_memory(reading->run->error);
    else if (!entry)
        dl_reading_tell(reading, dl_reading_place(reading), DL_LOSS_SOME,
                        "an entry that is no JSON; the end of the file may be missing");
    else
        status = read_response(reading, entry, &taken, bytes);
    json_decref(entry);
    dl_buffer_free(&clean);
    dl_buffer_free(&rest);
    return status;
}

static const dl_json_way way = {names, 2, take_entry};

static dateline_status read_har(dl_reading *reading)
{
    dateline_status status = dl_json_way_read(reading, &way);
    if (!status && !reading->delivered && !reading->told)
        dl_reading_tell(
            reading, UINT64_MAX, DL_LOSS_NO_ARTICLE,
            "is recorded traffic (HAR) without pages of text; save it with its content, or the page as HTML");
    return status;
}

const dl_format dl_format_har = {"recorded traffic", sniff, read_har, .raw = false};
