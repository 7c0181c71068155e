/* Mail: headers, encoded words, transfer encodings, and the choice of a part. */
#include "article/formats/mime.h"
#include "article/encoding.h"
#include "article/prose.h"

#include <strings.h>

enum { DEPTH_LIMIT = 20, PART_LIMIT = 1000, STUB = 200, HEADER_LIMIT = 4096 };

/* ---- headers ---- */

/* Behind the colon of the header of that name, or 0. Blanks before the colon are of old (RFC 5322, section 4.5). */
static size_t header_begin(dl_slice line, const char *name)
{
    size_t end = strlen(name);
    if (line.size <= end || strncasecmp(line.data, name, end) != 0)
        return 0;
    while (end < line.size && (line.data[end] == ' ' || line.data[end] == '\t'))
        end++;
    return end < line.size && line.data[end] == ':' ? end + 1 : 0;
}

/* The header of that name, unfolded, raw; the first one. `head` ends before the empty line. */
static dl_slice header(dl_arena *arena, dl_slice head, const char *name)
{
    dl_buffer value = DL_BUFFER_EMPTY;
    dl_slice line;
    bool within = false;
    for (size_t at = 0; dl_slice_next_line(&line, head, &at);) {
        bool folded = line.size && (line.data[0] == ' ' || line.data[0] == '\t');
        if (within && !folded)
            break;
        size_t begin = within || folded ? 0 : header_begin(line, name);
        if (begin) {
            within = true;
            line = dl_slice_cut(line, begin, line.size);
        }
        if (within && value.size < HEADER_LIMIT) {
            if (line.size > HEADER_LIMIT)
                line.size = HEADER_LIMIT;
            dl_buffer_add_byte(&value, ' ');
            dl_buffer_add_slice(&value, dl_slice_trim(line));
        }
    }
    dl_slice text = dl_slice_trim(dl_arena_copy(arena, dl_buffer_slice(&value)));
    arena->failed |= value.failed;
    dl_buffer_free(&value);
    return text;
}

/* Where the body begins: behind the first empty line. */
static size_t body_begin(dl_slice part)
{
    dl_slice line;
    size_t at = 0;
    while (dl_slice_next_line(&line, part, &at))
        if (!line.size)
            return at;
    return part.size;
}

/* "name=value" behind a ';' in a header, without quotes. */
static dl_slice parameter(dl_slice value, const char *name)
{
    size_t size = strlen(name);
    for (size_t at = 0; at + size + 1 < value.size; at++) {
        if (value.data[at] != ';')
            continue;
        size_t begin = at + 1;
        while (begin < value.size && (value.data[begin] == ' ' || value.data[begin] == '\t'))
            begin++;
        if (value.size - begin <= size || value.data[begin + size] != '=' ||
            strncasecmp(value.data + begin, name, size) != 0)
            continue;
        begin += size + 1;
        bool quoted = begin < value.size && value.data[begin] == '"';
        begin += quoted;
        size_t end = begin;
        while (end < value.size && (quoted ? value.data[end] != '"' : !strchr("; \t", value.data[end])))
            end++;
        return dl_slice_cut(value, begin, end);
    }
    return (dl_slice){NULL, 0};
}

/* ---- transfer encodings ---- */

static int hex(char byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    byte |= 0x20;
    return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

/* Quoted-printable; in an encoded word '_' is a blank. */
static void add_quoted(dl_buffer *out, dl_slice text, bool word)
{
    for (size_t at = 0; at < text.size; at++) {
        char byte = text.data[at];
        if (byte == '=' && at + 2 < text.size && hex(text.data[at + 1]) >= 0 && hex(text.data[at + 2]) >= 0) {
            dl_buffer_add_byte(out, (char)(hex(text.data[at + 1]) * 16 + hex(text.data[at + 2])));
            at += 2;
        } else if (byte == '=' && !word) { /* a soft line end */
            size_t end = at + 1;
            while (end < text.size && (text.data[end] == ' ' || text.data[end] == '\t' || text.data[end] == '\r'))
                end++;
            if (end < text.size && text.data[end] == '\n')
                at = end;
            else if (end < text.size)
                dl_buffer_add_byte(out, byte);
        } else {
            dl_buffer_add_byte(out, word && byte == '_' ? ' ' : byte);
        }
    }
}

static int base64(char byte)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *found = byte ? strchr(digits, byte) : NULL;
    return found ? (int)(found - digits) : -1;
}

static void add_base64(dl_buffer *out, dl_slice text)
{
    unsigned bits = 0, value = 0;
    for (size_t at = 0; at < text.size && text.data[at] != '='; at++) {
        int digit = base64(text.data[at]);
        if (digit < 0)
            continue;
        value = (value << 6 | (unsigned)digit) & 0xFFFF;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            dl_buffer_add_byte(out, (char)(value >> bits));
        }
    }
}

dl_slice dl_mime_base64(dl_arena *arena, dl_slice text)
{
    dl_buffer out = DL_BUFFER_EMPTY;
    add_base64(&out, text);
    const dl_slice bytes = dl_arena_copy(arena, dl_buffer_slice(&out));
    arena->failed |= out.failed;
    dl_buffer_free(&out);
    return bytes;
}

static void convert(dl_buffer *out, dl_slice bytes, dl_slice charset)
{
    char name[DL_ENCODING_NAME];
    size_t size = charset.size < sizeof name ? charset.size : 0;
    memcpy(name, charset.data ? charset.data : "", size);
    name[size] = '\0';
    dl_encoding_convert(out, bytes, name);
}

/* ---- encoded words (RFC 2047) ---- */

/* "=?charset?Q?text?=" at the front: its bytes, 0 if there is none. */
static size_t take_word(dl_buffer *out, dl_slice text)
{
    if (!dl_slice_starts(text, DL_LITERAL("=?")))
        return 0;
    const char *charset_end = memchr(text.data + 2, '?', text.size - 2);
    size_t kind = charset_end ? (size_t)(charset_end - text.data) + 1 : text.size;
    if (kind + 2 >= text.size || text.data[kind + 1] != '?')
        return 0;
    size_t begin = kind + 2, found = dl_slice_find(dl_slice_cut(text, begin, text.size), "?=");
    char how = text.data[kind] | 0x20;
    if (found == SIZE_MAX || (how != 'q' && how != 'b'))
        return 0;
    dl_slice charset = dl_slice_cut(text, 2, kind - 1), inside = dl_slice_cut(text, begin, begin + found);
    const char *language = charset.size ? memchr(charset.data, '*', charset.size) : NULL; /* RFC 2231 */
    if (language)
        charset.size = (size_t)(language - charset.data);
    dl_buffer bytes = DL_BUFFER_EMPTY;
    if (how == 'q')
        add_quoted(&bytes, inside, true);
    else
        add_base64(&bytes, inside);
    convert(out, dl_buffer_slice(&bytes), charset);
    out->failed |= bytes.failed;
    dl_buffer_free(&bytes);
    return begin + found + 2;
}

/* A header's value as well-formed text. Blanks between encoded words are none. */
static dl_slice decode(dl_arena *arena, dl_slice value)
{
    dl_buffer out = DL_BUFFER_EMPTY;
    bool behind_word = false;
    for (size_t at = 0; at < value.size;) {
        size_t blanks = at;
        while (blanks < value.size && value.data[blanks] == ' ')
            blanks++;
        size_t next = behind_word ? blanks : at;
        size_t used = take_word(&out, dl_slice_cut(value, next, value.size));
        behind_word = used > 0;
        if (used) {
            at = next + used;
            continue;
        }
        size_t end = at + 1;
        while (end < value.size && value.data[end] != '=' && value.data[end] != ' ')
            end++;
        convert(&out, dl_slice_cut(value, at, end), DL_LITERAL(""));
        at = end;
    }
    dl_slice text = dl_prose_trim(dl_arena_copy(arena, dl_buffer_slice(&out)));
    arena->failed |= out.failed;
    dl_buffer_free(&out);
    return text;
}

/* "Ada Lark" of "Ada Lark <ada@a.example>", "ada@a.example (Ada Lark)", or the address. */
static dl_slice name_of(dl_slice from)
{
    const char *angle = from.size ? memchr(from.data, '<', from.size) : NULL;
    const char *open = from.size ? memchr(from.data, '(', from.size) : NULL;
    dl_slice name = from;
    if (angle)
        name = dl_slice_trim(dl_slice_cut(from, 0, (size_t)(angle - from.data)));
    else if (open && from.data[from.size - 1] == ')')
        name = dl_slice_cut(from, (size_t)(open - from.data) + 1, from.size - 1);
    if (name.size >= 2 && name.data[0] == '"' && name.data[name.size - 1] == '"')
        name = dl_slice_cut(name, 1, name.size - 1);
    return name.size ? name : from;
}

/* ---- parts ---- */

/* The text parts found so far. */
typedef struct choice {
    dl_slice plain, html;             /* encoded */
    dl_slice plain_head, html_head;
} choice;

/* A stretch of the message that is still to be looked at. */
typedef struct stretch {
    dl_slice bytes;
    unsigned depth;
} stretch;

/* Finds the next line "--boundary" at or after *at: where the part before it ends; *at moves behind the line.
 * False: none, the part ends with the text. */
static bool find_boundary(dl_slice text, size_t *at, dl_slice boundary, size_t *end, bool *last)
{
    dl_slice line;
    for (size_t begin = *at; dl_slice_next_line(&line, text, at); begin = *at) {
        if (line.size < boundary.size + 2 || line.data[0] != '-' || line.data[1] != '-' ||
            !dl_slice_starts(dl_slice_cut(line, 2, line.size), boundary))
            continue;
        dl_slice tail = dl_slice_trim(dl_slice_cut(line, boundary.size + 2, line.size));
        if (tail.size && !dl_slice_is(tail, "--"))
            continue;
        *last = tail.size > 0;
        *end = begin;
        return true;
    }
    *end = text.size;
    return false;
}

static void take_part(choice *out, dl_arena *arena, dl_slice part)
{
    size_t begin = body_begin(part);
    dl_slice head = dl_slice_cut(part, 0, begin);
    dl_slice type = header(arena, head, "Content-Type");
    if (dl_slice_starts_caseless(header(arena, head, "Content-Disposition"), "attachment"))
        return;
    dl_slice body = dl_slice_cut(part, begin, part.size);
    if (dl_slice_starts_caseless(type, "text/html")) {
        if (!out->html_head.data) {
            out->html = body;
            out->html_head = head;
        }
    } else if ((!type.size || dl_slice_starts_caseless(type, "text/plain")) && !out->plain_head.data) {
        out->plain = body;
        out->plain_head = head;
    }
}

/* Walks the parts with a list of what is still to be done, so that nesting cannot exhaust the stack. */
static void choose(choice *out, dl_arena *arena, dl_slice message)
{
    stretch *todo = dl_arena_alloc(arena, PART_LIMIT * sizeof *todo);
    size_t count = 0, seen = 0;
    if (!todo)
        return;
    todo[count++] = (stretch){message, 0};
    while (count && seen++ < PART_LIMIT) {
        stretch now = todo[--count];
        size_t begin = body_begin(now.bytes), at, end;
        dl_slice type = header(arena, dl_slice_cut(now.bytes, 0, begin), "Content-Type");
        dl_slice body = dl_slice_cut(now.bytes, begin, now.bytes.size);
        dl_slice boundary = dl_slice_starts_caseless(type, "multipart/") ? parameter(type, "boundary") : (dl_slice){NULL, 0};
        bool nested = boundary.size || dl_slice_starts_caseless(type, "message/rfc822");
        if (!nested || now.depth == DEPTH_LIMIT) {
            take_part(out, arena, now.bytes);
            continue;
        }
        if (!boundary.size) {
            todo[count++] = (stretch){body, now.depth + 1};
            continue;
        }
        /* The first part is looked at first: it goes on top. */
        size_t first = count;
        bool last = false, more;
        for (at = 0, more = find_boundary(body, &at, boundary, &end, &last); more && !last && count < PART_LIMIT - 1;) {
            begin = at;
            more = find_boundary(body, &at, boundary, &end, &last);
            todo[count++] = (stretch){dl_slice_cut(body, begin, end), now.depth + 1};
        }
        for (size_t low = first, high = count; low + 1 < high; low++, high--) {
            stretch swap = todo[low];
            todo[low] = todo[high - 1];
            todo[high - 1] = swap;
        }
    }
}

/* In the arena, or of the body if that is the text as it stands. */
static dl_slice part_text(dl_arena *arena, dl_slice head, dl_slice body)
{
    dl_buffer bytes = DL_BUFFER_EMPTY, text = DL_BUFFER_EMPTY;
    dl_slice encoding = header(arena, head, "Content-Transfer-Encoding");
    if (dl_slice_starts_caseless(encoding, "base64"))
        add_base64(&bytes, body);
    else if (dl_slice_starts_caseless(encoding, "quoted-printable"))
        add_quoted(&bytes, body, false);
    const bool decoded = dl_slice_starts_caseless(encoding, "base64") || dl_slice_starts_caseless(encoding, "quoted-printable");
    convert(&text, decoded ? dl_buffer_slice(&bytes) : body, parameter(header(arena, head, "Content-Type"), "charset"));
    arena->failed |= bytes.failed || text.failed;
    dl_buffer_free(&bytes);
    const bool same = !decoded && !text.failed && dl_slice_equal(dl_buffer_slice(&text), body);
    const dl_slice result = dl_prose_trim(same ? body : dl_arena_copy(arena, dl_buffer_slice(&text)));
    dl_buffer_free(&text);
    return result;
}

void dl_mime_parse(dl_message *out, dl_arena *arena, dl_slice bytes)
{
    dl_slice head = dl_slice_cut(bytes, 0, body_begin(bytes));
    choice parts = {0};
    *out = (dl_message){
        .subject = decode(arena, header(arena, head, "Subject")),
        .from = name_of(decode(arena, header(arena, head, "From"))),
        .date = decode(arena, header(arena, head, "Date")),
        .id = decode(arena, header(arena, head, "Message-ID")),
        .list = name_of(decode(arena, header(arena, head, "List-ID"))),
    };
    out->page = decode(arena, header(arena, head, "Snapshot-Content-Location"));
    out->is_page = out->page.size || dl_slice_starts_caseless(header(arena, head, "From"), "<Saved by");
    choose(&parts, arena, bytes);
    if (out->is_page && !out->page.size)
        out->page = decode(arena, header(arena, parts.html_head, "Content-Location"));
    if (parts.plain_head.data || parts.plain.data)
        out->text = part_text(arena, parts.plain_head, parts.plain);
    /* Newsletters have "see this in your browser" as their plain text. */
    if (parts.html.data && (out->is_page || out->text.size < STUB)) {
        dl_slice html = part_text(arena, parts.html_head, parts.html);
        out->is_html = html.size > 0;
        if (html.size)
            out->text = html;
    }
}

bool dl_mime_is_message(dl_slice text)
{
    static const char *const known[] = {"Return-Path", "Received",     "From",       "To",      "Subject",
                                        "Date",        "Message-ID",   "Reply-To",   "Cc",      "MIME-Version",
                                        "Content-Type", "Delivered-To", "DKIM-Signature", "List-ID", "Sender",
                                        "Newsgroups", "Organization", "Lines", "References"};
    size_t count = 0;
    bool sender = false, address = false, subject = false; /* of these two alone, too, where who sent it has an address */
    dl_slice line;
    for (size_t at = 0; at < 65536 && dl_slice_next_line(&line, text, &at) && line.size;) {
        if (line.data[0] == ' ' || line.data[0] == '\t')
            continue;
        size_t name = 0;
        while (name < line.size && line.data[name] > ' ' && line.data[name] != ':')
            name++;
        while (name < line.size && (line.data[name] == ' ' || line.data[name] == '\t'))
            name++;
        if (name == line.size || line.data[name] != ':')
            return false;
        for (size_t i = 0; i < sizeof known / sizeof *known; i++)
            count += header_begin(line, known[i]) > 0;
        subject |= header_begin(line, "Subject") > 0;
        if (header_begin(line, "From")) {
            sender = true;
            address |= memchr(line.data, '@', line.size) != NULL;
        }
    }
    return sender && (count >= 3 || (address && subject));
}
