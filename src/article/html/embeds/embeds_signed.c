/* Who wrote an embedded post, and when, of its text. */
#include "article/html/embeds/embeds_signed.h"
#include "article/lines/word_date.h"
#include "util/utf8.h"

#include <strings.h>
#include <unicode/uchar.h>

#define COUNT(words) (sizeof(words) / sizeof *(words))

/* Whether `text` holds the number, in digits of any script, at its characters. */
static bool names_number(dl_slice text, int wanted)
{
    int number = -1;
    for (size_t at = 0, length; at < text.size; at += length) {
        uint32_t code = dl_utf8_decode(text, at, &length);
        int digit = code > 0x10FFFF ? -1 : u_charDigitValue((UChar32)code);
        if (digit >= 0 && number < 100000)
            number = (number < 0 ? 0 : number * 10) + digit;
        else if (digit < 0) {
            if (number == wanted)
                return true;
            number = -1;
        }
    }
    return number == wanted;
}

/* The day that `words` name in whatever language: near the number's own time, the day with the same
 * day of the month and year. The words are in the reader's zone, so a day earlier or later than in
 * UTC may be meant. */
dl_date dl_html_post_date(dl_slice words, const dl_permalink *link)
{
    int64_t seconds = dl_permalink_seconds(link);
    if (!seconds)
        return dl_word_date_parse(words);
    static const int64_t shifts[] = {0, -1, 1};
    for (int i = 0; i < 3; i++) {
        int year, month, day;
        int64_t days = seconds / 86400 + shifts[i];
        dl_date_civil(days, &year, &month, &day);
        if (names_number(words, day) && names_number(words, year))
            return dl_date_of(year, month, day);
    }
    return (dl_date){seconds / 86400 * 86400, false};
}

/* The bytes of the dash that opens an attribution, also as what escaped or converted it once too often made of it; or 0. */
size_t dl_html_post_dash(dl_slice text)
{
    static const char *const dashes[] = {"\u2014",  "\u2013",   "\u2015",  "--", "-",
                                         "&mdash;", "& mdash;", "&#8212;", "? "};
    for (size_t i = 0; i < COUNT(dashes); i++)
        if (dl_slice_starts(text, dl_slice_of(dashes[i])))
            return strlen(dashes[i]);
    return 0;
}

/* "— Name (@handle) ...": name and handle out of what stands behind the text; what follows them. */
dl_slice dl_html_post_attribution(dl_tweet *tweet, dl_slice text)
{
    text = dl_slice_trim(text);
    text = dl_slice_trim(dl_slice_cut(text, dl_html_post_dash(text), text.size));
    for (size_t i = text.size; i-- > 1;) {
        if (text.data[i] != '@' || text.data[i - 1] != '(')
            continue;
        size_t end = i + 1;
        while (end < text.size && text.data[end] != ')')
            end++;
        if (!tweet->handle.size || dl_slice_starts(tweet->handle, DL_LITERAL("did:")))
            tweet->handle = dl_slice_trim(dl_slice_cut(text, i + 1, end));
        tweet->name = dl_slice_trim(dl_slice_cut(text, 0, i - 1));
        return dl_slice_trim(dl_slice_cut(text, end + (end < text.size), text.size));
    }
    /* "Name @handle ..."; pages of Twitter's have a mark behind the name, then what badges say. */
    for (size_t i = 1; i + tweet->handle.size < text.size && tweet->handle.size; i++)
        if (text.data[i] == '@' && text.data[i - 1] == ' ' &&
            strncasecmp(text.data + i + 1, tweet->handle.data, tweet->handle.size) == 0) {
            const size_t mark = dl_slice_find(text, "\u200F");
            tweet->name = dl_slice_trim(dl_slice_cut(text, 0, mark < i ? mark : i));
            break;
        }
    return dl_slice_of(NULL);
}

/* A post whose words stand in no paragraph: cuts them off, if "— Name (@handle)" stands behind. */
dl_slice dl_html_post_words(dl_slice *behind)
{
    size_t sign = behind->size;
    while (sign && !dl_slice_starts(dl_slice_cut(*behind, sign, behind->size), DL_LITERAL("(@")))
        sign--;
    for (size_t i = sign; i-- > 0;)
        if (dl_slice_starts(dl_slice_cut(*behind, i, sign), DL_LITERAL("\xE2\x80\x94"))) {
            dl_slice text = dl_slice_trim(dl_slice_cut(*behind, 0, i));
            *behind = dl_slice_cut(*behind, i, behind->size);
            return text;
        }
    return dl_slice_of(NULL);
}

/* Whether text ends in "(@handle)" and a day. */
bool dl_html_post_is_signed(dl_slice text)
{
    enum { REST_MOST = 90 };
    size_t at = text.size;
    while (at && text.data[at - 1] != '@')
        at--;
    return at > 1 && text.data[at - 2] == '(' && text.size - at <= REST_MOST;
}
