/* The table of the formats that are read. */
#ifndef DL_FORMATS_H
#define DL_FORMATS_H

#include "article/reading/format.h"

/** The first format of the table that takes the head, or NULL and *reason: one sentence without the path why it
 *  cannot be read. Any thread. */
const dl_format *dl_format_find(const dl_head *head, const char **reason);

/** The same of a text that cannot be any of the other formats: clippings or plain text. */
const dl_format *dl_format_of_text(const dl_head *head);

/* Each is in its own file. */
extern const dl_format dl_format_text, dl_format_page, dl_format_json_lines, dl_format_json_values, dl_format_table,
    dl_format_tweets, dl_format_sgml, dl_format_news, dl_format_feed, dl_format_mail, dl_format_warc,
    dl_format_webarchive, dl_format_har, dl_format_captions, dl_format_markdown, dl_format_clippings, dl_format_press,
    dl_format_wiki, dl_format_wiki_page, dl_format_wire, dl_format_xml_records, dl_format_telegram,
    dl_format_telegram_page, dl_format_labels, dl_format_document, dl_format_spoken;

#endif
