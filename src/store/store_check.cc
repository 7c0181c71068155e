// Xapian's own check of a database.
#include <xapian.h>

#include <atomic>
#include <exception>
#include <functional>
#include <sstream>
#include <thread>
#include <unistd.h>
#include <vector>

#include "store/segments/handles.h"

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

struct Checking {
    const std::string path;
    std::atomic<unsigned> next{0}; // table
    std::atomic<uint64_t> problems{0};
    std::atomic<bool> starved{false}; // of memory, which says nothing of the tables

    void note(dateline_status status, uint64_t found)
    {
        if (status == DATELINE_ERROR_MEMORY)
            starved = true;
        else
            problems += status ? 1 : found;
    }
};

/* What one thread does: the next table, until there is none. */
void check_tables(Checking &all)
{
    for (unsigned i; (i = all.next++) < table_count;) {
        uint64_t found = 0;
        dateline_status status = dl::guard(all.path.c_str(), dl::During::opening, nullptr, [&] {
            const std::string table = all.path + "/" + tables[i] + ".glass";
            if (access(table.c_str(), F_OK) == 0) // the others are made when first needed
                found = Xapian::Database::check(table);
            return DATELINE_OK;
        });
        all.note(status, found);
    }
}

} // namespace

extern "C" bool dl_store_check_may(const char *path) noexcept
{
    bool may = true;
    const dateline_status status = dl::guard(path, dl::During::opening, nullptr, [&] {
        for (const char *name : tables) {
            const std::string table = std::string(path) + "/" + name + ".glass";
            may &= access(table.c_str(), F_OK) != 0 || access(table.c_str(), W_OK) == 0;
        }
        return DATELINE_OK;
    });
    return status || may;
}

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
        if (status == DATELINE_ERROR_MEMORY) // which says nothing of the tables
            return dl_fail_memory(error);
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
        Checking all{path};
        all.note(dl::guard(path, dl::During::opening, nullptr,
                           [&] {
                               Xapian::Database opens(all.path);
                               return DATELINE_OK;
                           }),
                 0);
        std::vector<std::thread> others;
        others.reserve(table_count);
        try {
            while (others.size() + 1 < threads && others.size() + 1 < table_count)
                others.emplace_back(check_tables, std::ref(all));
        } catch (const std::exception &) {
            // No thread to be had, or no memory for one: the others do its work.
        }
        check_tables(all);
        for (std::thread &other : others)
            other.join();
        *problems = all.problems;
        return all.starved ? dl_fail_memory(error) : DATELINE_OK;
    });
}
