/* The border between C++ and C: runs a body and turns whatever it throws into a status. */
#ifndef DL_GUARD_H
#define DL_GUARD_H

#include <exception>
#include <string>

#include "util/error.h"

namespace dl
{

/** Call inside a catch block: translates the exception in flight. `what` names the folder at hand. */
dateline_status translate(const char *what, dateline_error *error) noexcept;

/** Runs `body`, which returns a status; nothing it throws gets out. */
template <typename Body>
dateline_status guard(const char *what, dateline_error *error, Body body) noexcept
{
    try {
        return body();
    } catch (...) {
        return translate(what, error);
    }
}

} // namespace dl

#endif
