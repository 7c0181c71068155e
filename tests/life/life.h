/* What the tests of an index's life share: a scratch folder with sources in two states, the real
 * program run with faults or killed, and what an index then holds. */
#ifndef LIFE_H
#define LIFE_H

#include "unit/unit.h"

#include "util/buffer.h"

/* The sources as they were and as they are, and indexes of what they were: of one segment, and of two, with so much
 * removed of the first that the update makes all one. */
typedef struct life {
    char folder[64];
    char sources[96], index[96], earlier[96], worn[96], log[96];
    dl_buffer before, after; /* what those indexes hold: life_dump */
} life;

/* What one run of the program came to. */
typedef struct life_end {
    int status; /* exit status; -1 when a signal ended it */
    int signal;
} life_end;

/** How a use of the index is tried. `earlier`: there is an index of the earlier sources; `worn`: that one. */
typedef struct life_use {
    const char *name;
    bool earlier;
    bool worn;
    const char *option;
} life_use;

extern const life_use life_uses[];
enum { LIFE_USES = 5 };

/* How much of a use is tried when not the whole is asked for: under sanitizers all is much slower. */
#ifdef __SANITIZE_ADDRESS__
enum { LIFE_SAMPLE = 3 };
#else
enum { LIFE_SAMPLE = 10 };
#endif

/** Whether the whole is asked for, by DATELINE_LIFE=all in the environment, or of a use by its name there. */
bool life_whole(const char *use);

int life_setup(void **state);
int life_teardown(void **state);

/** Makes at->index anew as the use wants to find it, and the sources. */
void life_prepare(life *at, const life_use *use);

/** Runs the program on at->index, with `fault` (or NULL) injected; kills it after `kill_us`
 *  microseconds unless that is negative. Standard output is appended to `out`, or dropped. */
life_end life_run(life *at, dl_buffer *out, const char *fault, int64_t kill_us,
                  const char *const *arguments);

/** The same for the use itself: dateline index --index ... */
life_end life_run_use(life *at, const life_use *use, const char *fault, int64_t kill_us);

/** Everything that the index holds, in a fixed order, or how the search for it failed; false when there
 *  is no index yet. */
bool life_dump(dl_buffer *out, life *at);

/** Whether the index is whole, in the earlier or the later state (the later, when `done`), and the next
 *  run finishes the work and leaves nothing lying about. Prints what is wrong in the case `what`. */
bool life_verify(life *at, const life_use *use, bool done, const char *what);

/** The latter alone: for a run that could not read all sources. */
bool life_finishes(life *at, const char *what);

#endif
