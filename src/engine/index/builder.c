/* How an index is built. */
#include "engine/index/builder.h"
#include "store/trust.h"
#include "util/error.h"

#include <sched.h>

static const size_t default_memory = (size_t)512 << 20;

/* As many as the process may use; past `most`, reading and writing are what takes the time. */
static unsigned choose_threads(unsigned wanted)
{
    static const unsigned most = 32;
    cpu_set_t allowed;
    unsigned count = wanted;
    if (!count)
        count = sched_getaffinity(0, sizeof allowed, &allowed) ? 1 : (unsigned)CPU_COUNT(&allowed);
    return count < 1 ? 1 : count > most ? most : count;
}

/* What is left for building: the program, its libraries, and what a thread knows of languages take some of it. */
static size_t choose_memory(uint64_t wanted, unsigned threads)
{
    const size_t memory = wanted ? (size_t)wanted : default_memory;
    const size_t others = (36 + 10 * (size_t)threads) << 20;
    return memory - memory / 6 > others ? memory - others : memory / 6;
}

dl_builder dl_builder_choose(const dateline_index_options *options)
{
    const unsigned threads = choose_threads(options->threads);
    return (dl_builder){
        .plain = options->plain != 0, .threads = threads, .memory = choose_memory(options->memory, threads)};
}

unsigned dl_builder_threads(const dl_builder *builder, uint64_t bytes)
{
    /* An analyzer, with what it loads at the first foreign word, takes a thread a tenth of a second: a share of what this
     * much takes. */
    static const uint64_t worth = (uint64_t)4 << 20;
    return bytes / worth < builder->threads ? 1 + (unsigned)(bytes / worth) : builder->threads;
}

/* An update writes one more segment, so they are as many as there were updates, unless some become one. Each search
 * looks into all, and removed documents take room and time, too. To merge costs about a tenth of what it costs to build
 * (tests/bench/grow.sh). So:
 * - a segment of which more than a fifth is removed is written again, with all behind it (which keep their order);
 * - so is one that is at most twice as large as all behind it. Then sizes grow threefold at least from each segment
 *   to the next older one: of n updates about log3(n) are left, and each document is merged about as often. */
size_t dl_builder_fold(const dl_builder_segment *segments, size_t count)
{
    enum { REMOVED_SHARE = 5, LARGER = 2 };
    uint64_t behind = 0;
    size_t first = count;
    for (size_t i = count; i-- > 0;) {
        const dl_builder_segment *at = &segments[i];
        bool worn = at->removed * REMOVED_SHARE > at->documents;
        if (worn || (i + 1 < count && at->bytes <= behind * LARGER))
            first = i;
        behind += at->bytes;
    }
    return first;
}

/* Turns plain when there is doubt. */
static dateline_status settle(dl_builder *builder, const char *path, const char *index,
                              dl_report *report, dateline_error *error)
{
    dl_buffer doubt = DL_BUFFER_EMPTY, note = DL_BUFFER_EMPTY;
    dateline_status status = dl_store_trust(&doubt, path, error);
    if (!status && doubt.size) {
        builder->plain = true;
        dl_buffer_printf(&note, "built slowly: %s %s", dl_store_version(), doubt.data);
        dl_report_problem(report, index, UINT64_MAX, false,
                          note.failed ? "built slowly" : note.data);
    }
    dl_buffer_free(&doubt);
    dl_buffer_free(&note);
    return status;
}

dateline_status dl_builder_open(dl_store_writer **out, dl_builder *builder, const char *path,
                                bool part, const char *index, dl_report *report,
                                dateline_error *error)
{
    *out = NULL;
    dateline_status status = DATELINE_OK;
    if (!builder->plain && !builder->trusted)
        status = settle(builder, path, index, report, error);
    if (status)
        return status;
    return builder->plain
               ? dl_store_writer_open(out, path, error)
               : dl_store_writer_open_bulk(out, path, builder->memory / 2, builder->threads, part, error);
}

dateline_status dl_builder_check(bool *sound, const dl_builder *builder, const char *path,
                                 dateline_error *error)
{
    uint64_t problems = 0;
    *sound = true;
    if (builder->plain)
        return DATELINE_OK;
    dateline_status status = dl_store_check_tables(&problems, path, builder->threads, error);
    *sound = !problems;
    return status;
}
