/* The parts of a stated title, between marks ("Bridge opens - News | Example"). */
#ifndef DL_HTML_TITLE_PARTS_H
#define DL_HTML_TITLE_PARTS_H

#include "article/html/tree/site.h"

enum { DL_HTML_TITLE_FRONTS = 4, DL_HTML_TITLE_ENDS = 8 };

/** Without the site's name at its end or front. In `arena`, which keys are made in, is no copy of
 * it. Any thread, as all here. */
dl_slice dl_html_title_without_site(dl_arena *arena, const dl_html_site *site, dl_slice title);

/** Without a first or last part whose key is `key`. */
dl_slice dl_html_title_without_part(dl_arena *arena, dl_slice key, dl_slice title);

/** Without the last of parts between lines ("Bridge opens | Traffic" of "Bridge opens | Traffic |
 * Gazette", whose site is off already), the section. `whole`: what it is the front of. */
dl_slice dl_html_title_without_section(dl_slice title, dl_slice whole);

/** Without a last part that is much shorter than what stands before it and starts no sentence: a
 * site's name that is stated nowhere else. */
dl_slice dl_html_title_without_last(dl_slice title);

/** Without a mark that nothing follows ("Bridge opens |") or that nothing stands before. */
dl_slice dl_html_title_without_outer_marks(dl_slice title);

/** Whether it begins with `front`, and a mark follows that ("Bridge opens-Traffic"). */
bool dl_html_title_continues(dl_slice title, dl_slice front);

/** The last part that two titles share, where each has another before it ("Bridge opens" of
 * "Traffic: Bridge opens" and "News | Bridge opens"); empty without one. */
dl_slice dl_html_title_shared_end(dl_slice title, dl_slice other);

/** Whether it has parts. */
bool dl_html_title_has_parts(dl_slice title);

/** The fronts of it that end before a mark: bytes of their keys, the longest first; 0 behind the
 * last. */
void dl_html_title_fronts(size_t fronts[DL_HTML_TITLE_FRONTS], dl_arena *arena, dl_slice title);

/** The same of what stands behind a mark, of whatever kind. */
void dl_html_title_ends(size_t ends[DL_HTML_TITLE_ENDS], dl_arena *arena, dl_slice title);

#endif
