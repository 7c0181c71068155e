/* What programs leave in the values of records. */
#include "article/record/record_odd.h"
#include "util/buffer.h"
#include "util/utf8.h"

static bool is_quote(char byte)
{
    return byte == '\'' || byte == '"';
}

/* The closing quote of what opens at `at`, or SIZE_MAX. */
static size_t find_closing(dl_slice text, size_t at)
{
    for (size_t end = at + 1; end < text.size; end++) {
        if (text.data[end] == '\\')
            end++;
        else if (text.data[end] == text.data[at])
            return end;
    }
    return SIZE_MAX;
}

static dl_slice kept(dl_arena *arena, dl_buffer *text)
{
    const dl_slice copy = dl_arena_copy(arena, dl_buffer_slice(text));
    arena->failed |= text->failed;
    dl_buffer_free(text);
    return copy;
}

/* "[[Ann Bell]]", "[[people/ann|Ann Bell]]": a link between notes as its words. */
static dl_slice words_of_link(dl_slice text)
{
    const dl_slice inner = dl_slice_cut(text, 2, text.size - 2);
    const char *bar = inner.size ? memrchr(inner.data, '|', inner.size) : NULL;
    return bar ? dl_slice_cut(inner, (size_t)(bar + 1 - inner.data), inner.size) : inner;
}

dl_slice dl_record_list(dl_arena *arena, dl_slice text)
{
    if (text.size > 4 && dl_slice_starts(text, DL_LITERAL("[[")) && dl_slice_find(text, "]]") == text.size - 2)
        return words_of_link(text);
    if (text.size < 2 || text.data[0] != '[' || text.data[text.size - 1] != ']')
        return text;
    dl_buffer out = DL_BUFFER_EMPTY;
    size_t at = 1, close;
    for (; at + 1 < text.size; at++) {
        if (strchr(", ", text.data[at]))
            continue;
        close = is_quote(text.data[at]) ? find_closing(text, at) : SIZE_MAX;
        if (close == SIZE_MAX)
            break;
        dl_buffer_add_text(&out, out.size ? "; " : "");
        dl_buffer_add_slice(&out, dl_slice_cut(text, at + 1, close));
        at = close;
    }
    if (at + 1 == text.size)
        return kept(arena, &out);
    dl_buffer_free(&out);
    return text;
}

bool dl_record_is_nobody(dl_slice text)
{
    static const char *const words[] = {"none", "nan", "null", "n/a", "[deleted]", "[removed]"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (dl_slice_is_caseless(text, words[i]))
            return true;
    return false;
}

bool dl_record_is_program(dl_slice text)
{
    return dl_slice_starts(text, DL_LITERAL("Twitter for ")) || dl_slice_starts(text, DL_LITERAL("Twitter Web ")) ||
           dl_slice_is(text, "TweetDeck");
}

/* The value of `most` hexadecimal digits at text[at], or -1. */
static long take_hex(dl_slice text, size_t at, size_t most)
{
    static const char digits[] = "0123456789abcdef";
    long value = 0;
    for (size_t i = at; i < at + most; i++) {
        const char *found =
            i < text.size && text.data[i]
                ? strchr(digits, text.data[i] >= 'A' && text.data[i] <= 'F' ? text.data[i] | 0x20 : text.data[i])
                : NULL;
        if (!found)
            return -1;
        value = value * 16 + (found - digits);
    }
    return value;
}

/* What the escape at text[at], a backslash, stands for; its bytes. `bytes`: "\\xc3" is a byte, else a character. */
static size_t add_escape(dl_buffer *out, dl_slice text, size_t at, bool bytes)
{
    char room[4];
    const char name = at + 1 < text.size ? text.data[at + 1] : '\0';
    const size_t digits = name == 'x' ? 2 : name == 'u' && !bytes ? 4 : 0;
    const long code = digits ? take_hex(text, at + 2, digits) : -1;
    if (code >= 0 && (code < 0xD800 || code > 0xDFFF)) {
        if (bytes)
            dl_buffer_add_byte(out, (char)(code ? code : ' '));
        else
            dl_buffer_add(out, room, dl_utf8_encode(code ? (uint32_t)code : ' ', room));
        return 2 + digits;
    }
    if (name == 'n' || name == 'r' || name == 't')
        dl_buffer_add_byte(out, name == 't' ? '\t' : '\n');
    else if (is_quote(name) || name == '\\' || name == '/')
        dl_buffer_add_byte(out, name);
    else {
        dl_buffer_add_byte(out, '\\');
        return 1;
    }
    return 2;
}

static dl_slice unescaped(dl_arena *arena, dl_slice text, bool bytes)
{
    dl_buffer out = DL_BUFFER_EMPTY, clean = DL_BUFFER_EMPTY;
    for (size_t at = 0; at < text.size;) {
        const char *next = memchr(text.data + at, '\\', text.size - at);
        const size_t end = next ? (size_t)(next - text.data) : text.size;
        dl_buffer_add(&out, text.data + at, end - at);
        at = end < text.size ? end + add_escape(&out, text, end, bytes) : end;
    }
    dl_utf8_sanitize(&clean, dl_buffer_slice(&out));
    arena->failed |= out.failed;
    dl_buffer_free(&out);
    return kept(arena, &clean);
}

dl_slice dl_record_unescaped(dl_arena *arena, dl_slice text)
{
    bool lines = false;
    const char *next = text.size ? memchr(text.data, '\\', text.size) : NULL;
    if (!next || memchr(text.data, '\n', text.size))
        return text;
    /* Behind a sentence, or twice; "C:\\new" is none. */
    for (size_t at = (size_t)(next - text.data); !lines && at + 1 < text.size; at++) {
        const char before = at ? text.data[at - 1] : ' ';
        lines = text.data[at] == '\\' && (text.data[at + 1] == 'n' || text.data[at + 1] == 'r') &&
                ((before && strchr(".!?\"')", before)) ||
                 dl_slice_starts(dl_slice_cut(text, at + 2, text.size), DL_LITERAL("\\n")));
    }
    return lines ? unescaped(arena, text, false) : text;
}

dl_slice dl_record_bytes(dl_arena *arena, dl_slice text)
{
    if (text.size < 4 || text.data[0] != 'b' || !is_quote(text.data[1]) || find_closing(text, 1) != text.size - 1)
        return text;
    return unescaped(arena, dl_slice_cut(text, 2, text.size - 1), true);
}
