/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * dateline/base.h - the words that the whole interface shares: slice, status, error.
 *
 * Conventions of every dateline header:
 *   - Output parameters come first, are named `out`, and are set to NULL (or zero) on entry.
 *   - A function that can fail returns a dateline_status and, as its last parameter, takes a
 *     caller-owned dateline_error (may be NULL) in which it writes one sentence for a person.
 *   - `const char *` and dateline_slice results are borrowed: they belong to the object that gave
 *     them and live as long as it does. A pointer-to-pointer output is yours: free it with the
 *     `_free` function of its type, which takes NULL.
 *   - A pointer may be NULL where its description says so, and nowhere else.
 *   - Text is UTF-8. Offsets and sizes are bytes unless the name says otherwise.
 *   - Nothing here prints, exits, or reads the environment.
 */
#ifndef DATELINE_BASE_H
#define DATELINE_BASE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define DATELINE_VERSION_MAJOR 0
#define DATELINE_VERSION_MINOR 1
#define DATELINE_VERSION_PATCH 0
#define DATELINE_VERSION "0.1.0"

#if defined(__GNUC__)
#define DATELINE_API __attribute__((visibility("default")))
#define DATELINE_MUST_USE __attribute__((warn_unused_result))
#define DATELINE_PRINTF(string, first) __attribute__((format(printf, string, first)))
#else
#define DATELINE_API
#define DATELINE_MUST_USE
#define DATELINE_PRINTF(format, first)
#endif

/** A piece of borrowed text: `size` bytes at `data`, not terminated. Empty: size 0, data may be NULL. */
typedef struct dateline_slice {
    const char *data;
    size_t size;
} dateline_slice;

/** How a call ended. The numbers are stable. */
typedef enum dateline_status {
    DATELINE_OK = 0,
    DATELINE_ERROR_USAGE = 1,     /**< the caller asked for something that makes no sense */
    DATELINE_ERROR_MEMORY = 2,    /**< memory ran out */
    DATELINE_ERROR_IO = 3,        /**< a system call failed: the message names file and reason */
    DATELINE_ERROR_NO_INDEX = 4,  /**< there is no index at that place */
    DATELINE_ERROR_DAMAGED = 5,   /**< the index is damaged; rebuild it */
    DATELINE_ERROR_MISMATCH = 6,  /**< built by another schema, analyzer, ICU or stemmer; rebuild it */
    DATELINE_ERROR_LOCKED = 7,    /**< another writer holds the index */
    DATELINE_ERROR_STALE = 8,     /**< the index changed too often during the call; try again */
    DATELINE_ERROR_NOT_FOUND = 9, /**< no such article or passage */
    DATELINE_ERROR_INPUT = 10,    /**< the content of a source cannot be used */
    DATELINE_ERROR_STOPPED = 11,  /**< the caller's callback asked to stop */
    DATELINE_ERROR_INTERNAL = 12  /**< a bug: please report it with the message */
} dateline_status;

#define DATELINE_ERROR_MESSAGE_SIZE 1024

/** Filled by a failing call, untouched by a successful one. Owns nothing, needs no cleaning. */
typedef struct dateline_error {
    dateline_status status;
    char message[DATELINE_ERROR_MESSAGE_SIZE]; /**< one sentence, UTF-8, terminated, no line end */
} dateline_error;

/** The version of the library that is linked, as "0.1.0". Any thread. */
DATELINE_API const char *dateline_version(void);

/** Writes the versions of what it works with, "xapian-core 1.4.22, ICU 72.1, Unicode 15.0, ...", into
 *  out[size], terminated and cut as snprintf does. Returns the whole length in bytes. Any thread. */
DATELINE_API size_t dateline_libraries(char *out, size_t size);

/** A fixed English name of a status, such as "no index". Never NULL. Any thread. */
DATELINE_API const char *dateline_status_name(dateline_status status);

#ifdef __cplusplus
}
#endif
#endif
