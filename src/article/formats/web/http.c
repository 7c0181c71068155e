/* Stored HTTP responses. */
#include "article/formats/web/http.h"
#include "article/encoding/encoding.h"
#include "article/formats/web/content_coding.h"
#include "util/utf8.h"

#include <strings.h>

enum { HEAD_LIMIT = 64 * 1024 };

size_t dl_http_head_size(dl_slice text)
{
    size_t most = text.size < HEAD_LIMIT ? text.size : HEAD_LIMIT;
    for (size_t at = 0; at < most;) {
        const char *end = memchr(text.data + at, '\n', most - at);
        if (!end)
            return 0;
        size_t next = (size_t)(end - text.data) + 1, size = next - 1 - at;
        if (size == 0 || (size == 1 && text.data[at] == '\r'))
            return next;
        at = next;
    }
    return 0;
}

dl_slice dl_http_header(dl_slice head, const char *name)
{
    const size_t size = strlen(name);
    dl_slice line;
    for (size_t at = 0; dl_slice_next_line(&line, head, &at);)
        if (line.size > size && line.data[size] == ':' && dl_slice_starts_caseless(line, name))
            return dl_slice_trim(dl_slice_cut(line, size + 1, line.size));
    return (dl_slice){NULL, 0};
}

dl_http_kind dl_http_kind_of_type(dl_slice type)
{
    static const struct {
        const char *front;
        dl_http_kind kind;
    } types[] = {{"text/html", DL_HTTP_PAGE},
                 {"application/xhtml", DL_HTTP_PAGE},
                 {"text/plain", DL_HTTP_TEXT},
                 {"application/json", DL_HTTP_JSON}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (dl_slice_starts_caseless(type, types[i].front))
            return types[i].kind;
    return DL_HTTP_OTHER;
}

dl_http_kind dl_http_kind_of(dl_slice head)
{
    const char *blank = head.size ? memchr(head.data, ' ', head.size) : NULL;
    size_t code = blank ? (size_t)(blank - head.data) + 1 : head.size;
    bool fine = dl_slice_starts_caseless(head, "HTTP/") && code < head.size && head.data[code] == '2';
    return fine ? dl_http_kind_of_type(dl_http_header(head, "Content-Type")) : DL_HTTP_OTHER;
}

/* ---- bodies ---- */

static void unchunk(dl_buffer *out, dl_slice body)
{
    for (size_t at = 0; at < body.size;) {
        uint64_t size = 0;
        size_t digits = 0;
        for (; at < body.size && digits < 12; at++, digits++) {
            char byte = body.data[at], low = byte | 0x20;
            if (byte >= '0' && byte <= '9')
                size = size * 16 + (uint64_t)(byte - '0');
            else if (low >= 'a' && low <= 'f')
                size = size * 16 + (uint64_t)(low - 'a' + 10);
            else
                break;
        }
        const char *end = at < body.size ? memchr(body.data + at, '\n', body.size - at) : NULL;
        if (!digits || !size || !end)
            return;
        at = (size_t)(end - body.data) + 1;
        size_t now = size < body.size - at ? (size_t)size : body.size - at;
        dl_buffer_add(out, body.data + at, now);
        at += now;
        while (at < body.size && (body.data[at] == '\r' || body.data[at] == '\n'))
            at++;
    }
}

/* "utf-8" of "text/html; charset=utf-8". */
static void charset_of(char name[DL_ENCODING_NAME], dl_slice type)
{
    name[0] = '\0';
    for (size_t at = 0; at + 8 < type.size; at++) {
        if (strncasecmp(type.data + at, "charset=", 8) != 0)
            continue;
        size_t size = 0;
        for (at += 8; at < type.size && !strchr("\"'; ", type.data[at]) && size < DL_ENCODING_NAME - 1; at++)
            name[size++] = type.data[at];
        name[size] = '\0';
        return;
    }
}

/* A page without a stated encoding finds its own. */
static void settle_encoding(dl_http_body *out, dl_arena *arena, dl_slice type)
{
    char name[DL_ENCODING_NAME];
    charset_of(name, type);
    if ((out->kind == DL_HTTP_PAGE && !name[0]) || dl_utf8_first_invalid(out->text) == out->text.size)
        return;
    dl_buffer text = DL_BUFFER_EMPTY;
    dl_encoding_convert(&text, out->text, name);
    out->text = dl_arena_copy(arena, dl_buffer_slice(&text));
    out->decoded = true;
    arena->failed |= text.failed;
    dl_buffer_free(&text);
}

const char *dl_http_read_plain(dl_http_body *out, dl_arena *arena, dl_slice body, dl_slice type)
{
    *out = (dl_http_body){.raw = body, .text = body, .kind = dl_http_kind_of_type(type)};
    settle_encoding(out, arena, type);
    return NULL;
}

const char *dl_http_read(dl_http_body *out, dl_arena *arena, dl_slice block, size_t limit)
{
    size_t head_size = dl_http_head_size(block);
    dl_slice head = dl_slice_cut(block, 0, head_size), body = dl_slice_cut(block, head_size, block.size);
    dl_slice type = dl_http_header(head, "Content-Type");
    dl_buffer joined = DL_BUFFER_EMPTY, plain = DL_BUFFER_EMPTY;
    const char *problem;
    *out = (dl_http_body){.raw = body, .text = body, .kind = dl_http_kind_of_type(type)};
    if (dl_slice_starts_caseless(dl_http_header(head, "Transfer-Encoding"), "chunked")) {
        unchunk(&joined, body);
        if (joined.size) /* else it was stored without its chunks */
            body = dl_buffer_slice(&joined);
    }
    problem = dl_content_unpack(&plain, body, dl_http_header(head, "Content-Encoding"), limit);
    if (plain.size)
        body = dl_buffer_slice(&plain);
    if (body.data != out->raw.data) {
        out->text = dl_arena_copy(arena, body);
        out->decoded = true;
    }
    arena->failed |= joined.failed || plain.failed;
    dl_buffer_free(&joined);
    dl_buffer_free(&plain);
    settle_encoding(out, arena, type);
    return problem;
}
