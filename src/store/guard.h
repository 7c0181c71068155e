/* The border between C++ and C: runs a body and turns whatever it throws into a status. */
#ifndef DL_GUARD_H
#define DL_GUARD_H

#include "util/error.h"

namespace dl
{

/** What was at hand when the exception flew: a folder that is gone means one thing to somebody who
 * opens it and another to a reader that has it open. */
enum class During { opening, reading, writing };

/** Call inside a catch block: translates the exception in flight. `what` names the folder at hand.
 */
dateline_status translate(const char *what, During during, dateline_error *error) noexcept;

/** Runs `body`, which returns a status; nothing it throws gets out. */
template <typename Body>
dateline_status guard(const char *what, During during, dateline_error *error, Body body) noexcept
{
    try {
        return body();
    } catch (...) {
        return translate(what, during, error);
    }
}

} // namespace dl

#endif
