/* Headers of mail, as they are written. */
#include "article/formats/mail/mime_headers.h"
#include "util/buffer.h"

#include <stdio.h>
#include <strings.h>

enum { HEADER_LIMIT = 4096, ENOUGH = 5 /* headers that are known, to tell mail whatever comes then */ };

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

dl_slice dl_mime_header(dl_arena *arena, dl_slice head, const char *name)
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

size_t dl_mime_body(dl_slice part)
{
    dl_slice line;
    size_t at = 0;
    while (dl_slice_next_line(&line, part, &at))
        if (!line.size)
            return at;
    return part.size;
}

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

/* "utf-8'en'words", where it is so. */
static dl_slice behind_language(dl_slice value)
{
    const char *first = value.size ? memchr(value.data, '\'', value.size) : NULL;
    const char *second =
        first ? memchr(first + 1, '\'', value.size - (size_t)(first + 1 - value.data)) : NULL;
    return second ? dl_slice_cut(value, (size_t)(second + 1 - value.data), value.size) : value;
}

/* What stands as "name*0=", "name*1=" and so on. */
static dl_slice pieces(dl_arena *arena, dl_slice value, const char *name)
{
    enum { NAME_MOST = 40, PIECES_MOST = 100 };
    char numbered[NAME_MOST];
    dl_buffer whole = DL_BUFFER_EMPTY;
    dl_slice piece = {name, 1};
    for (unsigned i = 0; i < PIECES_MOST && piece.size; i++) {
        snprintf(numbered, sizeof numbered, "%s*%u", name, i);
        piece = parameter(value, numbered);
        if (!piece.size) {
            snprintf(numbered, sizeof numbered, "%s*%u*", name, i);
            piece = parameter(value, numbered);
            piece = i ? piece : behind_language(piece);
        }
        dl_buffer_add_slice(&whole, piece);
    }
    const dl_slice found = dl_arena_copy(arena, dl_buffer_slice(&whole));
    arena->failed |= whole.failed;
    dl_buffer_free(&whole);
    return found;
}

dl_slice dl_mime_parameter(dl_arena *arena, dl_slice value, const char *name)
{
    char stated[40];
    dl_slice found = parameter(value, name);
    if (found.size || !value.size || !memchr(value.data, '*', value.size))
        return found;
    snprintf(stated, sizeof stated, "%s*", name);
    found = behind_language(parameter(value, stated));
    return found.size ? found : pieces(arena, value, name);
}

bool dl_mime_is_message(dl_slice text)
{
    static const char *const known[] = {"Return-Path", "Received",     "From",       "To",      "Subject",
                                        "Date",        "Message-ID",   "Reply-To",   "Cc",      "MIME-Version",
                                        "Content-Type", "Delivered-To", "DKIM-Signature", "List-ID", "Sender",
                                        "Newsgroups", "Organization", "Lines", "References"};
    size_t count = 0;
    bool sender = false, address = false,
         subject = false; /* of these two alone, too, where who sent it has an address */
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
            return sender && count >= ENOUGH; /* damage among them */
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
