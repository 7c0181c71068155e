// Xapian's own check of a database.
#include <xapian.h>

#include <sstream>

#include "store/handles.h"

namespace
{

void tell_lines(const std::string &report, dl_store_check_sink *sink, void *context)
{
    std::istringstream lines(report);
    for (std::string line; std::getline(lines, line);)
        if (!line.empty())
            sink(context, line.c_str());
}

} // namespace

extern "C" dateline_status dl_store_check(uint64_t *problems, const char *path,
                                          dl_store_check_sink *sink, void *context,
                                          dateline_error *error) noexcept
{
    *problems = 0;
    return dl::guard(path, dl::During::opening, error, [&] {
        std::ostringstream report;
        dateline_error failure;
        // What stops the check in its middle is a finding; the lines before it still tell.
        dateline_status status = dl::guard(path, dl::During::opening, &failure, [&] {
            *problems = Xapian::Database::check(path, 0, &report);
            return DATELINE_OK;
        });
        if (status)
            *problems = 1;
        if (*problems && sink) {
            tell_lines(report.str(), sink, context);
            if (status)
                sink(context, failure.message);
        }
        return DATELINE_OK;
    });
}
