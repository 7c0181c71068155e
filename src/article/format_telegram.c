/* What Telegram Desktop exports of all of an account: lists of messages in a list of chats, however long, behind the account's
 * contacts and the like. That of one chat is a list of records in an object, as others (format_json.c). */
#include "article/formats.h"
#include "article/json_values.h"
#include "article/prose.h"

enum { NAME_MOST = 64, LEVELS = 3 };

/* The way to the messages: names of members on each level. What they hold is an object, and then lists of objects. */
static const char *const ways[LEVELS][3] = {{"chats", "left_chats", NULL}, {"list", NULL}, {"messages", NULL}};

static bool is_among(dl_slice name, const char *const *list)
{
    for (; *list; list++)
        if (dl_slice_is(name, *list))
            return true;
    return false;
}

/* The name at text[*at], which is a quote, and behind it and its colon *at; empty: there is none. */
static dl_slice take_name(dl_slice text, size_t *at)
{
    const size_t begin = *at + 1;
    const char *end = begin < text.size ? memchr(text.data + begin, '"', text.size - begin) : NULL;
    if (*at >= text.size || text.data[*at] != '"' || !end || end - text.data - (ptrdiff_t)begin > NAME_MOST)
        return (dl_slice){NULL, 0};
    const dl_slice name = dl_slice_cut(text, begin, (size_t)(end - text.data));
    *at = dl_prose_skip_blanks(text, begin + name.size + 1);
    if (*at >= text.size || text.data[*at] != ':')
        return (dl_slice){NULL, 0};
    *at = dl_prose_skip_blanks(text, *at + 1);
    return name;
}

/* {"about": "Here is the data ...", "personal_information": {...}, ... */
static bool sniff(const dl_head *head)
{
    static const char *const seconds[] = {"personal_information",
                                          "profile_pictures",
                                          "contacts",
                                          "frequent_contacts",
                                          "sessions",
                                          "stories",
                                          "chats",
                                          "left_chats",
                                          NULL};
    const dl_slice text = head->text;
    size_t at = text.size ? dl_prose_skip_blanks(text, 1) : 0;
    if (!text.size || text.data[0] != '{')
        return false;
    const dl_slice first = take_name(text, &at);
    if (dl_slice_is(first, seconds[0]))
        return at < text.size && text.data[at] == '{';
    if (!dl_slice_is(first, "about") || at >= text.size || text.data[at] != '"')
        return false;
    for (at++; at < text.size && text.data[at] != '"'; at++)
        at += text.data[at] == '\\';
    at = at < text.size ? dl_prose_skip_blanks(text, at + 1) : at;
    if (at >= text.size || text.data[at] != ',')
        return false;
    at = dl_prose_skip_blanks(text, at + 1);
    return is_among(take_name(text, &at), seconds);
}

typedef struct telegram {
    dl_reading *reading;
    bool broken; /* which was told; the rest is left out */
} telegram;

static dateline_status read_members(telegram *at, unsigned level);

/* A list of chats, or of their messages. */
static dateline_status read_list(telegram *at, unsigned level)
{
    dl_reading *reading = at->reading;
    char sign;
    dateline_status status;
    dl_reading_use(reading, 1);
    while (!(status = dl_json_next_sign(reading, &sign)) && sign && sign != ']') {
        if (sign == '}')
            return DATELINE_OK; /* no JSON; whoever called tells */
        if (sign != '{')
            status = dl_json_skip_value(reading);
        else
            status = level == LEVELS ? dl_json_read_value(reading) : read_members(at, level);
        if (status)
            return status;
    }
    dl_reading_use(reading, sign == ']');
    return status;
}

/* The member that begins here. */
static dateline_status read_member(telegram *of, unsigned level, bool *fine)
{
    dl_reading *reading = of->reading;
    char sign;
    size_t at = 0;
    dateline_status status = dl_reading_want(reading, NAME_MOST + 64);
    if (status)
        return status;
    const dl_slice name = take_name(dl_reading_rest(reading), &at);
    const bool way = name.size && is_among(name, ways[level]);
    if (name.size) {
        dl_reading_use(reading, at);
        status = dl_json_next_sign(reading, &sign);
    } else { /* a long name */
        status = dl_json_skip_value(reading);
        if (!status)
            status = dl_json_next_sign(reading, &sign);
        if (!status && sign == ':') {
            dl_reading_use(reading, 1);
            status = dl_json_next_sign(reading, &sign);
        }
    }
    *fine = !status && sign && !strchr("}]:", sign);
    if (status || !*fine)
        return status;
    if (way && sign == '{' && level == 0)
        return read_members(of, level + 1);
    return way && sign == '[' && level > 0 ? read_list(of, level + 1) : dl_json_skip_value(reading);
}

/* The object that begins here. */
static dateline_status read_members(telegram *at, unsigned level)
{
    dl_reading *reading = at->reading;
    char sign;
    bool fine = true;
    dateline_status status;
    dl_reading_use(reading, 1);
    while (!(status = dl_json_next_sign(reading, &sign)) && sign == '"' && fine)
        if ((status = read_member(at, level, &fine)))
            return status;
    if (!status && sign != '}') {
        if (!at->broken)
            dl_reading_tell(reading, dl_reading_place(reading), DL_LOSS_SOME,
                            sign ? "no JSON object here; the rest is left out"
                                 : "the list is not closed; the end of the file may be missing");
        at->broken = true;
        while (!status && !reading->ended) {
            dl_reading_drop(reading);
            status = dl_reading_fill(reading);
        }
        dl_reading_drop(reading);
        return status;
    }
    dl_reading_use(reading, sign == '}');
    return status;
}

static dateline_status read_telegram(dl_reading *reading)
{
    telegram here = {.reading = reading};
    dl_reading_use(reading, dl_prose_skip_blanks(dl_reading_rest(reading), 0));
    return read_members(&here, 0);
}

const dl_format dl_format_telegram = {"export of Telegram", sniff, read_telegram, .raw = false};
