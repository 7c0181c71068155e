// The one translator of exceptions.
#include "store/guard.h"

#include <cerrno>
#include <new>
#include <xapian.h>

namespace dl
{

static dateline_status fail(dateline_error *error, dateline_status status, const char *what,
                            const std::string &message, const char *hint)
{
    return dl_fail(error, status, "%s: %s%s", what, message.c_str(), hint);
}

// Xapian keeps the system's reason apart from its message.
static std::string reason(const Xapian::Error &failure)
{
    std::string text = failure.get_msg();
    if (failure.get_error_string())
        text += std::string(" (") + failure.get_error_string() + ")";
    return text;
}

dateline_status translate(const char *what, dateline_error *error) noexcept
{
    const char *rebuild = "; the index is damaged; run: dateline index --rebuild";
    try {
        throw;
    } catch (const Xapian::DatabaseModifiedError &failure) {
        return fail(error, DATELINE_ERROR_STALE, what, reason(failure), "; try again");
    } catch (const Xapian::DatabaseLockError &failure) {
        return fail(error, DATELINE_ERROR_LOCKED, what, reason(failure), "; another program writes it");
    } catch (const Xapian::DatabaseCorruptError &failure) {
        return fail(error, DATELINE_ERROR_DAMAGED, what, reason(failure), rebuild);
    } catch (const Xapian::DatabaseVersionError &failure) {
        return fail(error, DATELINE_ERROR_DAMAGED, what, reason(failure), rebuild);
    } catch (const Xapian::DocNotFoundError &failure) {
        return fail(error, DATELINE_ERROR_NOT_FOUND, what, reason(failure), "");
    } catch (const Xapian::DatabaseNotFoundError &failure) {
        return fail(error, DATELINE_ERROR_NO_INDEX, what, reason(failure), "");
    } catch (const Xapian::DatabaseOpeningError &failure) {
        return fail(error, DATELINE_ERROR_DAMAGED, what, reason(failure), rebuild);
    } catch (const Xapian::DatabaseError &failure) {
        return fail(error, DATELINE_ERROR_IO, what, reason(failure), "");
    } catch (const Xapian::Error &failure) {
        return fail(error, DATELINE_ERROR_INTERNAL, what, failure.get_description(), "");
    } catch (const std::bad_alloc &) {
        return dl_fail_memory(error);
    } catch (const std::exception &failure) {
        return dl_fail(error, DATELINE_ERROR_INTERNAL, "%s: %s", what, failure.what());
    } catch (...) {
        return dl_fail(error, DATELINE_ERROR_INTERNAL, "%s: an unknown exception", what);
    }
}

} // namespace dl
