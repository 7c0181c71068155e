/* Web pages: one article a file. */
#include "article/formats.h"
#include "article/html/page.h"
#include "util/utf8.h"

static const dl_slice page_starts[] = {
    {"<!doctype html", 14}, {"<html", 5}, {"<head", 5}, {"<body", 5}, {"<article", 8}, {"<div", 4},
    {"<meta", 5},           {"<p>", 3},   {"<p ", 3},   {"<script", 7}, {"<title>", 7}, {"<h1", 3}};
/* These lead a page or other XML: what is in the first bytes tells. */
static const dl_slice markup_starts[] = {{"<?xml", 5}, {"<!--", 4}, {"<!doctype", 9}};

static bool listed(const dl_slice *starts_of, size_t count, dl_slice text)
{
    for (size_t i = 0; i < count; i++)
        if (dl_format_starts(text, starts_of[i]))
            return true;
    return false;
}

#define LISTED(table, text) listed(table, sizeof(table) / sizeof *(table), text)

static bool sniff(const dl_head *head)
{
    dl_slice text = head->text;
    if (LISTED(page_starts, text))
        return true;
    for (size_t at = 0; LISTED(markup_starts, text) && at < text.size; at++)
        if (text.data[at] == '<' && dl_format_starts(dl_slice_cut(text, at, text.size), DL_LITERAL("<html")))
            return true;
    return false;
}

static dateline_status read_page(dl_reading *reading)
{
    dl_article article;
    bool fits;
    dateline_status status = dl_reading_whole(reading, &fits);
    if (status || !fits)
        return status;
    dl_slice text = dl_reading_rest(reading);
    size_t invalid = dl_utf8_first_invalid(text);
    status = dl_html_page(&article, &reading->arena, text, reading->run->error);
    if (!status && article.read_until)
        dl_reading_tell(reading, article.read_until, true,
                        "is a web page of more than 4 MiB without its scripts; the rest was not read");
    if (!status && article.passage_count)
        return dl_reading_deliver(reading, &article);
    if (!status)
        dl_reading_tell(reading, invalid < text.size ? invalid : UINT64_MAX, true,
                        "is a web page without text of its own (scripts or links only); save the page as it is shown");
    return status;
}

const dl_format dl_format_page = {"web page", sniff, read_page, true};
