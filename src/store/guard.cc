// The one translator of exceptions.
#include <xapian.h>

#include "store/guard.h"

#include <cerrno>
#include <cstring>
#include <new>
#include <stdexcept>
#include <string>
#include <unistd.h>

namespace dl
{
namespace
{

const char rebuild[] = "; the index is damaged; run: dateline index --rebuild PATH...";

// "FOLDER: MESSAGE (REASON)HINT"; Xapian keeps the system's reason apart from its message.
dateline_status fail(dateline_error *error, dateline_status status, const char *what,
                     const Xapian::Error &met, const char *hint)
{
    const char *reason = met.get_error_string();
    return dl_fail(error, status, "%s: %s%s%s%s%s", what, met.get_msg().c_str(), reason ? " (" : "",
                   reason ? reason : "", reason ? ")" : "", hint);
}

bool reason_is(const Xapian::Error &met, int number)
{
    char buffer[128];
    const char *reason = met.get_error_string();
    return reason && strcmp(reason, strerror_r(number, buffer, sizeof buffer)) == 0;
}

bool has_file(const char *folder, const char *name)
{
    return access((std::string(folder) + "/" + name).c_str(), F_OK) == 0;
}

// The folder or its version file is not there, or Xapian was not allowed to see that it is.
dateline_status not_found(const char *what, During during, const Xapian::Error &met,
                          dateline_error *error)
{
    if (during == During::reading)
        return fail(error, DATELINE_ERROR_STALE, what, met, "; try again");
    if (access(what, R_OK | X_OK) && errno != ENOENT)
        return dl_fail_io(error, what, "open the folder", errno);
    if (has_file(what, "postlist.glass"))
        return fail(error, DATELINE_ERROR_DAMAGED, what, met, rebuild);
    return fail(error, DATELINE_ERROR_NO_INDEX, what, met, "");
}

// A table cannot be opened.
dateline_status not_opened(const char *what, During during, const Xapian::Error &met,
                           dateline_error *error)
{
    if (!met.get_error_string())
        return fail(error, DATELINE_ERROR_DAMAGED, what, met, rebuild);
    if (!reason_is(met, ENOENT))
        return fail(error, DATELINE_ERROR_IO, what, met, "");
    if (during == During::reading)
        return fail(error, DATELINE_ERROR_STALE, what, met, "; try again");
    return fail(error, DATELINE_ERROR_DAMAGED, what, met, rebuild);
}

// Held by another, or not to be had: Xapian tells these apart in its message alone.
dateline_status not_locked(const char *what, const Xapian::Error &met, dateline_error *error)
{
    bool held = met.get_msg().find("already locked") != std::string::npos;
    return held ? fail(error, DATELINE_ERROR_LOCKED, what, met, "; another program writes to it")
                : fail(error, DATELINE_ERROR_IO, what, met, "");
}

// Without a reason of the system's, a file was shorter than the tables say.
dateline_status not_read(const char *what, const Xapian::Error &met, dateline_error *error)
{
    return met.get_error_string() ? fail(error, DATELINE_ERROR_IO, what, met, "")
                                  : fail(error, DATELINE_ERROR_DAMAGED, what, met, rebuild);
}

// A failed commit comes wrapped in the failure to undo it, without its reason but in the message: "Modifications failed
// (TYPE: MESSAGE (REASON)), and ...". The database on disk is still the old one.
dateline_status not_written(const char *what, const Xapian::Error &met, dateline_error *error)
{
    static const char *const signs[] = {"Error writing", "No space left", ")), and couldn't open"};
    bool unwritten = false;
    for (const char *sign : signs)
        unwritten = unwritten || met.get_msg().find(sign) != std::string::npos;
    return unwritten ? fail(error, DATELINE_ERROR_IO, what, met, "; nothing was changed")
                     : not_read(what, met, error);
}

dateline_status rethrow(const char *what, During during, dateline_error *error)
{
    try {
        throw;
    } catch (const Xapian::DatabaseModifiedError &met) {
        return fail(error, DATELINE_ERROR_STALE, what, met, "; try again");
    } catch (const Xapian::DatabaseLockError &met) {
        return not_locked(what, met, error);
    } catch (const Xapian::DatabaseCorruptError &met) {
        return fail(error, DATELINE_ERROR_DAMAGED, what, met, rebuild);
    } catch (const Xapian::DatabaseVersionError &met) {
        return fail(error, DATELINE_ERROR_DAMAGED, what, met, rebuild);
    } catch (const Xapian::DatabaseNotFoundError &met) {
        return not_found(what, during, met, error);
    } catch (const Xapian::DatabaseOpeningError &met) {
        return not_opened(what, during, met, error);
    } catch (const Xapian::DatabaseClosedError &met) {
        return fail(error, DATELINE_ERROR_INTERNAL, what, met, "");
    } catch (const Xapian::DatabaseError &met) {
        return during == During::writing ? not_written(what, met, error)
                                         : not_read(what, met, error);
    } catch (const Xapian::DocNotFoundError &met) {
        return fail(error, DATELINE_ERROR_NOT_FOUND, what, met, "");
    } catch (const Xapian::FeatureUnavailableError &met) { // a table's file is gone
        return fail(error, DATELINE_ERROR_DAMAGED, what, met, rebuild);
    } catch (const Xapian::SerialisationError &met) { // what a table holds cannot be decoded
        return fail(error, DATELINE_ERROR_DAMAGED, what, met, rebuild);
    } catch (const Xapian::RangeError &met) {
        return fail(error, DATELINE_ERROR_DAMAGED, what, met, rebuild);
    } catch (const Xapian::Error &met) {
        return dl_fail(error, DATELINE_ERROR_INTERNAL, "%s: %s: %s", what, met.get_type(),
                       met.get_msg().c_str());
    } catch (const std::length_error &met) { // a size read from a table that is none
        return dl_fail(error, DATELINE_ERROR_DAMAGED, "%s: %s%s", what, met.what(), rebuild);
    } catch (const std::bad_alloc &) {
        return dl_fail_memory(error);
    } catch (const std::exception &met) {
        return dl_fail(error, DATELINE_ERROR_INTERNAL, "%s: %s", what, met.what());
    } catch (...) {
        return dl_fail(error, DATELINE_ERROR_INTERNAL, "%s: an unknown exception", what);
    }
}

} // namespace

dateline_status translate(const char *what, During during, dateline_error *error) noexcept
{
    try {
        return rethrow(what, during, error);
    } catch (...) { // the translating itself, which makes strings, ran out of memory
        return dl_fail_memory(error);
    }
}

} // namespace dl
