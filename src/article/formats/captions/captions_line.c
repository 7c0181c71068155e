/* Lines of subtitles. */
#include "article/formats/captions/captions_line.h"
#include "article/reading/markup.h"

static size_t skip_blanks(dl_slice line, size_t at)
{
    while (at < line.size && (line.data[at] == ' ' || line.data[at] == '\t'))
        at++;
    return at;
}

/* "01:02:03,456" or "02:03.456" at *at. */
static bool take_time(uint64_t *out, dl_slice line, size_t *at)
{
    uint64_t total = 0;
    unsigned parts = 0;
    for (;; ++*at) {
        uint64_t number = 0;
        size_t digits = 0;
        for (; *at < line.size && dl_is_digit(line.data[*at]) && digits < 6; ++*at, digits++)
            number = number * 10 + (uint64_t)(line.data[*at] - '0');
        const char sign = *at < line.size ? line.data[*at] : '\0';
        if (!digits)
            return false;
        if (parts && (sign == ',' || sign == '.')) {
            total = (total * 60 + number) * 1000;
            break;
        }
        total = total * 60 + number;
        if (sign != ':' || ++parts > 2)
            return false;
    }
    uint64_t unit = 100;
    for (++*at; *at < line.size && dl_is_digit(line.data[*at]); ++*at, unit /= 10)
        total += unit * (uint64_t)(line.data[*at] - '0');
    *out = total;
    return true;
}

bool dl_captions_times(uint64_t *from, uint64_t *until, dl_slice line)
{
    static const dl_slice arrow = {"-->", 3};
    size_t at = skip_blanks(line, 0);
    if (!take_time(from, line, &at))
        return false;
    at = skip_blanks(line, at);
    if (!dl_slice_starts(dl_slice_cut(line, at, line.size), arrow))
        return false;
    at = skip_blanks(line, at + arrow.size);
    return take_time(until, line, &at);
}

bool dl_captions_is_number(dl_slice line)
{
    line = dl_slice_trim(line);
    for (size_t at = 0; at < line.size; at++)
        if (!dl_is_digit(line.data[at]))
            return false;
    return line.size > 0;
}

/* Behind a mark that begins at `at`: "<i>", "<00:00:01.000>", "{\an8}"; `at`: there is none. */
static size_t skip_mark(dl_slice line, size_t at)
{
    const char first = line.data[at], second = at + 1 < line.size ? line.data[at + 1] : '\0';
    const char letter = second | 0x20;
    const bool tag =
        first == '<' && (second == '/' || (second >= '0' && second <= '9') || (letter >= 'a' && letter <= 'z'));
    if (!tag && !(first == '{' && second == '\\'))
        return at;
    const char *end = memchr(line.data + at, tag ? '>' : '}', line.size - at);
    return end ? (size_t)(end - line.data) + 1 : at;
}

void dl_captions_words(dl_buffer *out, dl_slice *speaker, dl_slice line)
{
    static const dl_slice voice = {"<v", 2};
    dl_buffer bare = DL_BUFFER_EMPTY, words = DL_BUFFER_EMPTY;
    *speaker = (dl_slice){NULL, 0};
    for (size_t at = 0, behind; at < line.size; at = behind > at ? behind : at + 1) {
        behind = skip_mark(line, at);
        if (behind == at) {
            dl_buffer_add_byte(&bare, line.data[at]);
            continue;
        }
        const dl_slice mark = dl_slice_cut(line, at, behind - 1);
        const size_t blank = dl_slice_find(mark, " ");
        if (dl_slice_starts(mark, voice) && blank != SIZE_MAX &&
            (mark.data[2] == '.' || blank == 2)) /* <v Anna>, <v.loud Anna> */
            *speaker = dl_slice_trim(dl_slice_cut(mark, blank, mark.size));
    }
    if (bare.size)
        dl_markup_text(&words, dl_buffer_slice(&bare));
    dl_buffer_add_slice(out, dl_slice_trim(dl_buffer_slice(&words)));
    out->failed |= bare.failed || words.failed;
    dl_buffer_free(&bare);
    dl_buffer_free(&words);
}
