/* Plain text articles: the user's format, and any text with blank lines between paragraphs.
 * The rules are in docs/FORMATS.md. */
#ifndef DL_PLAIN_H
#define DL_PLAIN_H

#include "article/base/article.h"
#include "util/arena.h"

/** Told about bytes that are not as they should be: position in the source, and a sentence. */
typedef void dl_plain_warning(void *context, uint64_t at, const char *message);

/** Splits `text`, which starts at byte `base` of its source, into one article. Everything lives in
 *  `arena` or points into `text`. An article without passages means: nothing but blanks.
 *  Any bytes are accepted; `warn` (may be NULL) hears of ill-formed UTF-8, once a text, with the
 *  first position and the count. Errors: MEMORY. Any thread with its own arena. */
dateline_status dl_plain_parse(dl_article *out, dl_arena *arena, dl_slice text, uint64_t base,
                               dl_plain_warning *warn, void *context, dateline_error *error)
    DATELINE_MUST_USE;

/** The same for the body of an article whose headline and date are known: looks for a place, paragraphs,
 *  tweets, lists and quotes, not for a date line, headline and decks. `text` is well-formed. */
dateline_status dl_plain_parse_body(dl_article *out, dl_arena *arena, dl_slice text,
                                    dateline_error *error) DATELINE_MUST_USE;

#endif
