// Xapian's own check of a database.
#include <xapian.h>

#include <sstream>

#include "store/handles.h"

using dl::guard;

extern "C" dateline_status dl_store_check(uint64_t *problems, const char *path,
                                          dl_store_check_sink *sink, void *context,
                                          dateline_error *error)
{
    *problems = 0;
    return guard(path, error, [&] {
        std::ostringstream report;
        std::string failure;
        try {
            *problems = Xapian::Database::check(path, 0, &report);
        } catch (const Xapian::Error &met) {
            *problems = 1;
            failure = std::string(path) + ": " + met.get_msg();
        }
        if (*problems && sink) {
            std::istringstream lines(report.str());
            for (std::string line; std::getline(lines, line);)
                if (!line.empty())
                    sink(context, line.c_str());
            if (!failure.empty())
                sink(context, failure.c_str());
        }
        return DATELINE_OK;
    });
}
