/* Plain text: one article a file. */
#include "article/plain/plain.h"
#include "article/reading/format.h"

static bool sniff(const dl_head *head)
{
    (void)head;
    return true;
}

static dateline_status read_text(dl_reading *reading)
{
    dl_article article;
    bool fits;
    dateline_status status = dl_reading_whole(reading, &fits);
    if (status || !fits)
        return status;
    status = dl_plain_parse(&article, &reading->arena, dl_reading_rest(reading), 0, dl_reading_warn, reading,
                            reading->run->error);
    if (!status && !article.passage_count)
        dl_reading_tell(reading, UINT64_MAX, DL_LOSS_NO_ARTICLE, "holds nothing but blanks; nothing to index");
    else if (!status)
        status = dl_reading_deliver(reading, &article);
    return status;
}

const dl_format dl_format_text = {"plain text", sniff, read_text, false};
