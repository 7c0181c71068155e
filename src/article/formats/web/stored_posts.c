/* Posts that an archive of the web holds in JSON. */
#include "article/formats/web/stored_posts.h"
#include "article/formats/json/json_record.h"
#include "article/formats/web/stored_page.h"
#include "article/json/json_scan.h"
#include "article/lines/prose.h"

/* The answer that is read. */
typedef struct answer {
    dl_reading *reading;
    const dl_http_body *body;
    uint64_t at;
} answer;

static dateline_status take_post(void *context, dl_article *article, dateline_error *error)
{
    const answer *of = context;
    (void)error;
    dl_stored_page_place(article, of->body, of->at);
    return dl_reading_deliver(of->reading, article);
}

static void tell_of_answer(void *context, uint64_t at, dl_loss loss, const char *message)
{
    const answer *of = context;
    (void)at;
    if (loss != DL_LOSS_NO_ARTICLE)
        dl_reading_tell(of->reading, of->at, loss, message);
}

/* Most of what pages ask for is not for readers, and not told. */
static bool may_hold_posts(dl_slice text)
{
    static const char *const marks[] = {"tweet_results", "tweetResult", "app.bsky.feed.post", "reblogs_count"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (dl_slice_find(text, marks[i]) != SIZE_MAX)
            return true;
    return false;
}

/* An answer is an object or a list of them. */
dateline_status dl_stored_posts_deliver(dl_reading *reading, const dl_http_body *body, uint64_t place)
{
    answer of = {reading, body, place};
    const dl_json_events events = {take_post, tell_of_answer, &of};
    const dl_slice text = body->text;
    size_t at = dl_prose_skip_blanks(text, 0);
    dateline_status status = DATELINE_OK;
    if (!may_hold_posts(text))
        return DATELINE_OK;
    at += at < text.size && text.data[at] == '[';
    while (!status) {
        dl_json_scan scan = {0};
        at = dl_prose_skip_blanks(text, at);
        const dl_slice rest = dl_slice_cut(text, at, text.size);
        if (!dl_slice_starts(rest, DL_LITERAL("{")) || !dl_json_scan_run(&scan, rest))
            break;
        status = dl_json_record_read(&reading->arena, NULL, dl_slice_cut(rest, 0, scan.at), place, 1, &events,
                                     reading->run->error);
        at = dl_prose_skip_blanks(text, at + scan.at);
        at += at < text.size && text.data[at] == ',';
    }
    return status;
}
