// Xapian's own check of a database.
#include <xapian.h>

#include <atomic>
#include <functional>
#include <sstream>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <vector>

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

/* The tables that hold documents, the one first that takes longest. */
constexpr const char *tables[] = {"postlist", "position", "docdata", "termlist"};
constexpr unsigned table_count = sizeof tables / sizeof *tables;

/* What one thread does: the next table, until there is none. */
void check_tables(const std::string &path, std::atomic<unsigned> &next, std::atomic<uint64_t> &problems)
{
    for (unsigned i; (i = next++) < table_count;) {
        uint64_t found = 0;
        dateline_status status = dl::guard(path.c_str(), dl::During::opening, nullptr, [&] {
            const std::string table = path + "/" + tables[i] + ".glass";
            if (access(table.c_str(), F_OK) == 0) // the others are made when first needed
                found = Xapian::Database::check(table);
            return DATELINE_OK;
        });
        problems += status ? 1 : found;
    }
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

extern "C" dateline_status dl_store_check_tables(uint64_t *problems, const char *path, unsigned threads,
                                                 dateline_error *error) noexcept
{
    *problems = 0;
    return dl::guard(path, dl::During::opening, error, [&] {
        std::atomic<unsigned> next{0};
        std::atomic<uint64_t> found{0};
        const std::string folder = path;
        found += dl::guard(path, dl::During::opening, nullptr, [&] {
            Xapian::Database opens(folder);
            return DATELINE_OK;
        }) != DATELINE_OK;
        std::vector<std::thread> others;
        others.reserve(table_count);
        try {
            while (others.size() + 1 < threads && others.size() + 1 < table_count)
                others.emplace_back(check_tables, std::cref(folder), std::ref(next), std::ref(found));
        } catch (const std::system_error &) {
            // No thread to be had: the others do its work.
        }
        check_tables(folder, next, found);
        for (std::thread &other : others)
            other.join();
        *problems = found;
        return DATELINE_OK;
    });
}
