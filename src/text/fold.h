/* Folding a word to the form that the index holds; see analyzer.h for what it does. */
#ifndef DL_FOLD_H
#define DL_FOLD_H

#include "util/buffer.h"

typedef struct dl_folder dl_folder;

/** Errors: MEMORY, INTERNAL (ICU without data). */
dateline_status dl_folder_new(dl_folder **out, dateline_error *error) DATELINE_MUST_USE;
void dl_folder_free(dl_folder *folder);

/** Appends the folded form of `text`, its ill-formed bytes as U+FFFD. Folding twice changes nothing.
 *  `fast`: fold ASCII without ICU; the result is the same. False when memory ran out. */
bool dl_folder_run(dl_folder *folder, dl_buffer *out, dl_slice text, bool fast);

#endif
