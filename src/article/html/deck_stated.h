/* What a page states as its deck, where that is none: the headline again, lists of words, pieces of the text. */
#ifndef DL_HTML_DECK_STATED_H
#define DL_HTML_DECK_STATED_H

#include "util/arena.h"
#include "util/slice.h"

/** Whether it says the headline and, behind a sign, no more than the site's name or a list of words: "Bridge opens | Roads | The
 * Gazette", "Bridge opens,bridge,roads"; `words` are those by which the page wants to be found, and no deck either. Any thread. */
bool dl_html_deck_repeats_title(dl_arena *arena, dl_slice stated, dl_slice title, dl_slice site, dl_slice words);

/** It without the headline before it, which dashes or points part from it, or in Chinese a blank. */
dl_slice dl_html_deck_without_title(dl_slice stated, dl_slice title);

/** Whether nearly all of its sentences, or of the pieces between points, stand somewhere in `whole`, the key (dl_html_key) of
 * headline and text. */
bool dl_html_deck_is_excerpt(dl_arena *arena, dl_slice stated, dl_slice whole);

/** Whether it tells of the site, as it does on every page there, and not of the article: hardly any of its words stands in
 * `whole`, the key of headline and text, or less than half of them where it begins with the site's name. A short text does not
 * tell. */
bool dl_html_deck_is_of_site(dl_arena *arena, dl_slice stated, dl_slice site, dl_slice whole);

#endif
