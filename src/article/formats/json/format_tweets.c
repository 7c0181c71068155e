/* "tweets.js" of an account's archive: a script that sets a variable to a list of tweets. Who they are by stands in
 * "account.js" beside it. Archives of 2012 to 2018 have such a script a month, with their authors. */
#include "article/formats/json/format_json.h"

static bool sniff(const dl_head *head)
{
    size_t equals = dl_slice_find(head->text, "=");
    return equals < 200 && (dl_slice_starts(head->text, DL_LITERAL("window.YTD.")) ||
                            dl_slice_starts(head->text, DL_LITERAL("Grailbird.data.tweets")));
}

static dateline_status read_tweets(dl_reading *reading)
{
    dl_slice text = dl_reading_rest(reading);
    size_t equals = dl_slice_find(text, "=");
    dl_reading_use(reading, equals + 1 <= text.size ? equals + 1 : 0);
    return dl_format_json_values.read(reading);
}

const dl_format dl_format_tweets = {"archive of tweets", sniff, read_tweets, false};
