/* What exports call the parts of an article in other words than interfaces do: "article_title", "Haber Metni", "日期".
 * Constant data, any thread. */
#ifndef DL_PART_WORDS_H
#define DL_PART_WORDS_H

#include "article/reading/parts.h"

/** The part that `name` says in a language's own words, whatever its case and accents, or that is left of it without what
 *  it is a part of ("news_title", "articleBody"); DL_PART_COUNT: none. *rank: lower ones go before higher ones, all behind
 *  those of dl_part_names. */
dl_part dl_part_word(dl_slice name, size_t *rank);

/** Whether a name of that rank (of dl_part_find, too) means nothing else: Turkish "haber" is a text, and news. */
bool dl_part_word_is_sure(size_t rank);

/** Whether a word of that rank means something only beside others of its language: Polish "data" is a date. */
bool dl_part_word_is_weak(size_t rank);

/** Whether `text` reads as an article's text: long, of words, no address. What its name does not tell. */
bool dl_part_is_prose(dl_slice text);

#endif
