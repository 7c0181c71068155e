/* An arena: many small allocations, released together. Nothing is freed singly.
 * Initialise with DL_ARENA_EMPTY. Memory is zeroed and aligned for any type. Not thread-safe. */
#ifndef DL_ARENA_H
#define DL_ARENA_H

#include "util/slice.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct dl_arena_block dl_arena_block;
typedef struct dl_arena_array dl_arena_array;

typedef struct dl_arena {
    dl_arena_block *head;
    dl_arena_array *arrays; /* large ones, the newest first */
    bool failed; /* an allocation failed since the last reset */
} dl_arena;

#define DL_ARENA_EMPTY ((dl_arena){NULL, NULL, false})

/** `size` zeroed bytes, or NULL (and `failed` set) when memory ran out. */
void *dl_arena_alloc(dl_arena *arena, size_t size);

/** A terminated copy of `text`; the empty slice when memory ran out. */
dl_slice dl_arena_copy(dl_arena *arena, dl_slice text);

/** Like dl_arena_copy, as a C string. NULL when memory ran out. */
char *dl_arena_string(dl_arena *arena, dl_slice text);

/** `size` bytes that begin with the first `old` of `memory`, which is NULL or was got here and is gone then; the rest is
 * not zeroed. A large one grows without a copy beside it. NULL when memory ran out: then `memory` stays. */
void *dl_arena_resize(dl_arena *arena, void *memory, size_t old, size_t size);

/** `items`, which hold `count` of `size` bytes each, with room for one more: dl_arena_resize to twice as much when
 * *capacity is used up. */
void *dl_arena_room(dl_arena *arena, void *items, size_t *capacity, size_t count, size_t size);

/** Where the arena is now; dl_arena_rewind releases what was allocated since, and forgets a failure since. */
typedef struct dl_arena_mark {
    dl_arena_block *block;
    dl_arena_array *array;
    size_t used;
} dl_arena_mark;

dl_arena_mark dl_arena_here(const dl_arena *arena);
void dl_arena_rewind(dl_arena *arena, dl_arena_mark mark);

/** Forgets everything; keeps at most one block for reuse. */
void dl_arena_reset(dl_arena *arena);

/** Releases everything. */
void dl_arena_free(dl_arena *arena);

#ifdef __cplusplus
}
#endif

#endif
