/* The table of fields, and the spelling of terms and slot values. */
#include "schema/field.h"
#include "util/clock.h"
#include "util/utf8.h"

const dl_field dl_fields[] = {
    {"title", DL_PREFIX_TITLE, NULL, NULL, DL_FIELD_WORDS, DL_OF_ARTICLE, NULL,
     "words of the article's headline", "title:Lavrov cooperation"},
    {"kind", DL_PREFIX_KIND, NULL, NULL, DL_FIELD_KEYWORD, DL_OF_PASSAGE,
     "headline deck paragraph tweet quote caption list",
     "headline, deck, paragraph, tweet, quote, caption or list", "kind:tweet Moscow"},
    {"from", DL_PREFIX_AUTHOR, NULL, DL_PREFIX_KIND "tweet", DL_FIELD_NAMES, DL_OF_PASSAGE, NULL,
     "name or handle of a tweet's author", "from:@ForeignOfficePk"},
    {"by", DL_PREFIX_AUTHOR, NULL, NULL, DL_FIELD_NAMES, DL_OF_BOTH, NULL,
     "author of the article or tweet", "by:Mishkin"},
    {"place", DL_PREFIX_PLACE, NULL, NULL, DL_FIELD_NAMES, DL_OF_ARTICLE, NULL, "place of the dateline",
     "place:Moscow"},
    {"lang", DL_PREFIX_LANGUAGE, NULL, NULL, DL_FIELD_KEYWORD, DL_OF_PASSAGE, NULL,
     "language of the passage, ISO 639-1", "lang:ur"},
    {"site", DL_PREFIX_SITE, DL_PREFIX_HOST, NULL, DL_FIELD_KEYWORD, DL_OF_ARTICLE, NULL,
     "site or collection; host or domain of the address", "site:example.org"},
    {"source", DL_PREFIX_SOURCE, NULL, NULL, DL_FIELD_SOURCE, DL_OF_ARTICLE, NULL,
     "part of the file's path, or a pattern with * and ?", "source:2025-11 SCO"},
    {"tag", DL_PREFIX_TAG, NULL, NULL, DL_FIELD_KEYWORD, DL_OF_PASSAGE, NULL, "has the hashtag",
     "tag:SCO"},
    {"tweet", DL_PREFIX_TWEET, NULL, NULL, DL_FIELD_KEYWORD, DL_OF_PASSAGE, NULL,
     "the tweet with that id, wherever it stands", "tweet:1990812345678901234"},
    {"re", DL_PREFIX_ABOUT, NULL, NULL, DL_FIELD_KEYWORD, DL_OF_PASSAGE, NULL,
     "tweets that answer or quote the one with that id", "re:1990812345678901234"},
    {"like", "", NULL, NULL, DL_FIELD_LIKE, DL_OF_PASSAGE, NULL,
     "passages like the one, or the article, with that id", "like:9f86d081884c7d65.12"},
    {"date", "", NULL, NULL, DL_FIELD_DATE, DL_OF_PASSAGE, NULL,
     "year, month, week, day or range A..B of the article or tweet",
     "date:2025-11-01..2025-11-19"},
    {"since", "", NULL, NULL, DL_FIELD_SINCE, DL_OF_PASSAGE, NULL, "from that date on", "since:7d Moscow"},
    {"until", "", NULL, NULL, DL_FIELD_UNTIL, DL_OF_PASSAGE, NULL, "up to that date, it included",
     "until:yesterday"},
};
const size_t dl_field_count = sizeof dl_fields / sizeof *dl_fields;

static char ascii_lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte + ('a' - 'A')) : byte;
}

const dl_field *dl_field_find(dl_slice name)
{
    for (size_t i = 0; i < dl_field_count; i++) {
        const char *known = dl_fields[i].name;
        size_t at = 0;
        while (at < name.size && known[at] && ascii_lower(name.data[at]) == known[at])
            at++;
        if (at == name.size && !known[at])
            return &dl_fields[i];
    }
    return NULL;
}

bool dl_field_allows(const dl_field *field, dl_slice value)
{
    const char *at = field->values ? field->values : "";
    while (*at) {
        size_t size = strcspn(at, " "), same = 0;
        while (same < size && same < value.size && ascii_lower(value.data[same]) == at[same])
            same++;
        if (same == size && same == value.size)
            return true;
        at += size + strspn(at + size, " ");
    }
    return !field->values;
}

/* Seconds from 0001-01-01 to 1970-01-01, and to the end of year 9999. */
static const int64_t epoch_offset = INT64_C(719162) * 86400;
static const int64_t last_second = INT64_C(3652059) * 86400 - 1;

void dl_slot_date(char out[5], int64_t seconds)
{
    int64_t value = seconds < -epoch_offset ? 0
                    : seconds > last_second ? last_second
                                            : seconds + epoch_offset;
    if (value > last_second)
        value = last_second;
    for (int i = 4; i >= 0; i--, value >>= 8)
        out[i] = (char)(value & 0xFF);
}

int64_t dl_slot_date_seconds(dl_slice value)
{
    if (value.size != 5)
        return DL_DATE_NONE_SECONDS;
    int64_t seconds = 0;
    for (size_t i = 0; i < 5; i++)
        seconds = seconds << 8 | (unsigned char)value.data[i];
    return seconds - epoch_offset;
}

void dl_slot_passages(char out[4], uint32_t count)
{
    for (int i = 3; i >= 0; i--, count >>= 8)
        out[i] = (char)(count & 0xFF);
}

uint32_t dl_slot_passages_count(dl_slice value)
{
    uint32_t count = 0;
    for (size_t i = 0; i < value.size && value.size == 4; i++)
        count = count << 8 | (unsigned char)value.data[i];
    return count;
}

void dl_term_make(dl_buffer *out, const char *prefix, dl_slice value)
{
    size_t prefix_size = strlen(prefix);
    dl_buffer_add(out, prefix, prefix_size);
    /* "XFOO" + ":Bar": a colon keeps a long prefix apart from a value that begins like one. */
    size_t room = DL_TERM_LIMIT - prefix_size;
    if (prefix_size > 1 && value.size &&
        ((value.data[0] >= 'A' && value.data[0] <= 'Z') || value.data[0] == ':')) {
        dl_buffer_add_byte(out, ':');
        room--;
    }
    size_t kept = 0, cost = 0;
    if (2 * value.size <= room) /* whatever it holds */
        kept = value.size;
    while (kept < value.size && cost + (value.data[kept] ? 1 : 2) <= room)
        cost += value.data[kept++] ? 1 : 2;
    dl_buffer_add(out, value.data, dl_utf8_floor(value, kept));
}
