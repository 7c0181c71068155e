/* Web pages: one article a file. */
#include "article/formats/markdown/front_matter.h"
#include "article/html/intake.h"
#include "article/reading/format.h"
#include "util/error.h"
#include "util/utf8.h"

static const dl_slice page_starts[] = {{"<!doctype html", 14}, {"<html", 5}, {"<head", 5}, {"<body", 5}};
/* These lead pages, too, but also what is named as Markdown. */
static const dl_slice piece_starts[] = {{"<article", 8}, {"<div", 4},    {"<meta", 5},   {"<p>", 3},
                                        {"<p ", 3},      {"<script", 7}, {"<title>", 7}, {"<h1", 3}};
/* These lead a page or other XML: what is in the first bytes tells. */
static const dl_slice markup_starts[] = {{"<?xml", 5}, {"<!--", 4}, {"<!doctype", 9}};

static bool listed(const dl_slice *starts_of, size_t count, dl_slice text)
{
    for (size_t i = 0; i < count; i++)
        if (dl_slice_starts_caseless(text, starts_of[i].data))
            return true;
    return false;
}

#define LISTED(table, text) listed(table, sizeof(table) / sizeof *(table), text)

static bool is_named_page(const dl_head *head)
{
    return dl_format_is_named(head, ".html") || dl_format_is_named(head, ".htm") ||
           dl_format_is_named(head, ".xhtml");
}

static bool is_tag(dl_slice text)
{
    return text.size > 1 && text.data[0] == '<' && dl_is_letter(text.data[1]);
}

/* A page may have anything before its beginning: styles, warnings of what made it. */
static bool sniff(const dl_head *head)
{
    const dl_slice text = head->text;
    if (dl_slice_starts_caseless(text, "<!DOCTYPE NETSCAPE-Bookmark")) /* which is told */
        return false;
    if (LISTED(page_starts, text) || dl_format_is_named_markdown(head))
        return LISTED(page_starts, text);
    if (LISTED(piece_starts, text))
        return true;
    const bool named = is_named_page(head), markup = LISTED(markup_starts, text), tag = is_tag(text);
    for (size_t at = 0; (named || markup || tag) && at < text.size; at++) {
        const dl_slice rest = dl_slice_cut(text, at, text.size);
        if (!at && dl_slice_starts(text, DL_LITERAL("---")) && dl_front_matter_size(text)) /* a site generator's */
            return false;
        if ((named && is_tag(rest)) || dl_slice_starts_caseless(rest, "<html") ||
            dl_slice_starts_caseless(rest, "<!doctype html") ||
            (!markup && dl_slice_starts_caseless(rest, "<body")))
            return true;
    }
    return false;
}

static dateline_status deliver(dl_reading *reading, dl_article *article, size_t invalid)
{
    if (article->read_until)
        dl_reading_tell(reading, article->read_until, DL_LOSS_SOME,
                        "is a web page too large to be read whole; the rest was not read");
    article->read_until = 0; /* which is told */
    if (article->passage_count)
        return dl_reading_deliver(reading, article);
    if (reading->of_book) /* its cover or contents */
        return DATELINE_OK;
    dl_reading_tell(reading, invalid < SIZE_MAX ? invalid : UINT64_MAX, DL_LOSS_SOME,
                    "is a web page without text of its own (scripts or links only, or its end is missing); save the "
                    "page as it is shown");
    return DATELINE_OK;
}

static size_t first_invalid(dl_slice text)
{
    size_t invalid = dl_utf8_first_invalid(text);
    return invalid < text.size ? invalid : SIZE_MAX;
}

/* Takes the rest of the source in. *fits: it is not larger than an article may be. */
static dateline_status take_in(dl_html_intake *page, dl_reading *reading, bool *fits)
{
    dateline_status status = DATELINE_OK;
    for (*fits = true; !status; status = dl_reading_fill(reading)) {
        dl_html_intake_add(page, dl_reading_rest(reading));
        dl_reading_drop(reading);
        *fits = page->taken <= dl_reading_limit(reading);
        if (reading->ended || !*fits)
            break;
    }
    if (!status && !*fits)
        dl_reading_tell_too_large(reading, "is");
    return status;
}

/* A page that is larger than most: its pictures are left out while it comes. */
static dateline_status read_large(dl_reading *reading)
{
    dl_html_intake page = DL_HTML_INTAKE_EMPTY;
    dl_article article;
    bool fits;
    dateline_status status = take_in(&page, reading, &fits);
    if (!status && (page.page.failed || page.gaps.failed))
        status = dl_fail_memory(reading->run->error);
    dl_slice text = dl_buffer_slice(&page.page);
    if (!status && fits)
        status = dl_html_page(&article, &reading->arena, text, reading->run->error);
    if (!status && fits) {
        dl_passage *passages = (dl_passage *)article.passages; /* the parser's own, in our arena */
        for (size_t i = 0; i < article.passage_count; i++) {
            passages[i].begin = dl_html_intake_place(&page, passages[i].begin);
            passages[i].end = dl_html_intake_place(&page, passages[i].end);
        }
        article.end = page.taken;
        if (!article.read_until && page.full)
            article.read_until = text.size;
        article.read_until = dl_html_intake_place(&page, article.read_until);
        size_t invalid = first_invalid(text);
        status = deliver(reading, &article,
                         invalid < SIZE_MAX ? dl_html_intake_place(&page, invalid) : invalid);
    }
    dl_html_intake_free(&page);
    return status;
}

static dateline_status read_page(dl_reading *reading)
{
    enum { SMALL = 1024 * 1024 };
    dl_article article;
    dateline_status status = dl_reading_want(reading, SMALL);
    if (status)
        return status;
    dl_slice text = dl_reading_rest(reading);
    if (text.size >= SMALL || !reading->ended || text.size > dl_reading_limit(reading))
        return read_large(reading);
    status = dl_html_page(&article, &reading->arena, text, reading->run->error);
    return status ? status : deliver(reading, &article, first_invalid(text));
}

const dl_format dl_format_page = {"web page", sniff, read_page, true};
