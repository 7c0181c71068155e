/* The table of formats, and what is none. */
#include "article/formats/formats.h"
#include "article/reading/markup.h"

/* The first that fits reads; plain text fits always. */
static const dl_format *const formats[] = {
    &dl_format_warc,
    &dl_format_webarchive,
    &dl_format_wire,
    &dl_format_mail,
    &dl_format_sgml,
    &dl_format_news,
    &dl_format_wiki,
    &dl_format_feed,
    &dl_format_press,
    &dl_format_telegram_page,
    &dl_format_document,
    &dl_format_page,
    &dl_format_tweets,
    &dl_format_har,
    &dl_format_telegram,
    &dl_format_spoken,
    &dl_format_json_lines,
    &dl_format_json_values,
    &dl_format_xml_records,
    &dl_format_captions,
    &dl_format_labels,
    &dl_format_clippings,
    &dl_format_wiki_page,
    &dl_format_markdown,
    &dl_format_table,
    &dl_format_text,
};

/* Beginnings of what is not read. */
static const struct {
    dl_slice magic;
    const char *reason;
} strangers[] = {
    {{"%PDF-", 5}, "is a PDF, which is not read; save its text (pdftotext FILE.pdf does)"},
    {{"\xD0\xCF\x11\xE0", 4}, "is an old office document, or a message of Outlook's (MSG), which is not read; save it as DOCX, ODT, EML or text"},
    {{"%!PS-Adobe", 10}, "is PostScript, which is not read; save its text (ps2ascii FILE.ps does)"},
    {{"7z\xBC\xAF\x27\x1C", 6}, "is a 7z archive, which is not read; unpack it or pack it as zip"},
    {{"Rar!", 4}, "is a RAR archive, which is not read; unpack it or pack it as zip"},
    {{"SQLite format 3", 15}, "is an SQLite database, which is not read; export its rows as JSON Lines or CSV"},
    {{"bplist00", 8}, "is a property list of Apple's, which is not read; convert it (plutil -convert json does), or save the page as HTML"},
    {{"\x3A\xA2\x65roots", 8}, "is a repository of Bluesky's (CAR), which is not read; save its posts as JSON"},
    {{"version https://git-lfs.github.com/spec/", 40}, "is a pointer of Git LFS, not the file; fetch that (git lfs pull does)"},
    {{"Obj\x01", 4}, "is Avro, which is not read; export its rows as JSON Lines"},
    {{"ARROW1\0\0", 8}, "is Arrow or Feather, which is not read; export its rows as JSON Lines"},
    {{"\x89HDF\r\n", 6}, "is HDF5, which is not read; export its rows as JSON Lines or CSV"},
    {{"!BDN", 4}, "is Outlook's mail (PST), which is not read; export it as mbox (readpst does)"},
    {{"BEGIN:VCARD", 11}, "is a list of contacts (vCard), not articles"},
    {{"BEGIN:VCALENDAR", 15}, "is a calendar (iCalendar), not articles"},
    {{"<!DOCTYPE NETSCAPE-Bookmark", 27}, "is a list of bookmarks, not articles; save the pages"},
    {{"-- MySQL dump", 13}, "is a dump of a database (SQL), which is not read; export its rows as CSV or JSON Lines"},
    {{"-- MariaDB dump", 15}, "is a dump of a database (SQL), which is not read; export its rows as CSV or JSON Lines"},
    {{"-- phpMyAdmin SQL Dump", 22}, "is a dump of a database (SQL), which is not read; export its rows as CSV or JSON Lines"},
    {{"--\n-- PostgreSQL database dump", 30}, "is a dump of a database (SQL), which is not read; export its rows as CSV or JSON Lines"},
    {{"PAR1", 4}, "is Parquet, which is not read; export its rows as JSON Lines"},
};

static const char *unusable(const dl_head *head)
{
    dl_slice bytes = head->bytes;
    if (!bytes.size)
        return "is empty; nothing to index";
    for (size_t i = 0; i < sizeof strangers / sizeof *strangers; i++)
        if (dl_slice_starts(bytes, strangers[i].magic))
            return strangers[i].reason;
    size_t controls = 0;
    for (size_t i = 0; i < bytes.size; i++) {
        unsigned char byte = (unsigned char)bytes.data[i];
        if (byte == 0)
            return "is binary (it holds zero bytes); give text";
        controls += byte < 0x20 && !(byte >= '\t' && byte <= '\r') && byte != 0x1B;
    }
    return controls > bytes.size / 20 ? "is binary (many control characters); give text" : NULL;
}

/* XML that is no article by what it is. */
static const struct {
    dl_slice root;
    const char *reason;
} lists[] = {
    {{"<opml", 5}, "is a list of feeds (OPML), not articles; save what the feeds hold"},
    {{"<urlset", 7}, "is a sitemap, a list of addresses; save the pages"},
    {{"<sitemapindex", 13}, "is a list of sitemaps; save the pages that they name"},
    {{"<PPSResponse", 12}, "is Factiva's XML, which is not read; save the articles as HTML"},
};

static const char *which_list(dl_slice text)
{
    text = dl_slice_cut(text, dl_markup_skip_prolog(text), text.size);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (dl_slice_starts_caseless(text, lists[i].root.data))
            return lists[i].reason;
    return NULL;
}

const dl_format *dl_format_find(const dl_head *head, const char **reason)
{
    static const dl_slice xml = {"<?xml", 5};
    if ((*reason = which_list(head->text)))
        return NULL;
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        bool last = formats[i] == &dl_format_text;
        if (last && (*reason = unusable(head)))
            return NULL;
        bool markup = head->text.size && head->text.data[0] == '<' &&
                      (dl_format_is_named(head, ".xml") || dl_format_is_named(head, ".opml"));
        if (last && (markup || dl_slice_starts_caseless(head->text, xml.data)))
            break;
        if (head->bytes.size && formats[i]->sniff(head))
            return formats[i];
    }
    *reason = "is XML of a kind that is not read; save it as plain text";
    return NULL;
}

const dl_format *dl_format_of_text(const dl_head *head)
{
    return dl_format_clippings.sniff(head) ? &dl_format_clippings : &dl_format_text;
}
