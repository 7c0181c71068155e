/* Files of an archive that say of others whose they are ("account.js", "actor.json", a profile), and what those have cut off
 * ("note-tweet.js"). */
#ifndef DL_BESIDE_H
#define DL_BESIDE_H

#include "article/reading/reading.h"

/** Notes what the files beside the run's source say, in its folder or near it. */
void dl_beside_read(dl_run *run);

/** Whether a file of an archive is such a file by its path; how many of its bytes are looked at; notes what they say. */
bool dl_beside_is(dl_slice path);
size_t dl_beside_most(dl_slice path);
void dl_beside_take(dl_run *run, dl_slice path, dl_slice text);

/** Whether there may be such a file to a source of that name. */
bool dl_beside_wanted(dl_slice name);

#endif
