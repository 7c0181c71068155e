/* Japanese words that are written in several ways: "サーバー" and "サーバ", "ヴァイオリン" and "バイオリン". */
#ifndef DL_KANA_H
#define DL_KANA_H

#include "query/joined.h"

/** Puts beside words of katakana that are neither quoted nor denied what they are without the long vowel at their end,
 * and in other signs for foreign sounds, if the index has that: one of them must be found (a group that is `alike`).
 * Call it before dl_tongues_apply. *root may be replaced. Errors: MEMORY, and those of `known`. */
dateline_status dl_kana_apply(dl_query_node **root, dl_arena *arena, dl_analyzer *analyzer, dl_joined_known *known,
                              void *context, dateline_error *error) DATELINE_MUST_USE;

#endif
