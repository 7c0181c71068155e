/* What Telegram Desktop exports of all of an account: lists of messages in a list of chats, however long, behind the account's
 * contacts and the like. That of one chat is a list of records in an object, as others (format_json.c). */
#include "article/formats/json/json_deliver.h"
#include "article/json/json_way.h"
#include "article/lines/prose.h"
#include "article/reading/format.h"

static const char *const names[][3] = {{"chats", "left_chats", NULL}, {"list", NULL}, {"messages", NULL}};
static const dl_json_way way = {names, 3, dl_json_deliver};

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
    const dl_slice first = dl_json_take_name(text, &at);
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
    return dl_slice_is_among(dl_json_take_name(text, &at), seconds);
}

static dateline_status read_telegram(dl_reading *reading)
{
    return dl_json_way_read(reading, &way);
}

const dl_format dl_format_telegram = {"export of Telegram", sniff, read_telegram, .raw = false};
