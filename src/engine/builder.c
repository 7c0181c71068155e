/* How an index is built. */
#include "engine/builder.h"
#include "store/trust.h"
#include "util/error.h"

#include <sched.h>

static const size_t default_memory = (size_t)256 << 20;

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

dl_builder dl_builder_choose(const dateline_index_options *options)
{
    return (dl_builder){.plain = options->plain != 0,
                        .threads = choose_threads(options->threads),
                        .memory = options->memory ? (size_t)options->memory : default_memory};
}

dl_update_way dl_builder_way(const dl_builder *builder, uint64_t bytes, uint64_t index_bytes)
{
    /* A transaction as large as this takes Xapian some hundred MB of memory. */
    static const uint64_t transaction_limit = (uint64_t)64 << 20;
    /* Below this it is over in a few seconds. */
    static const uint64_t join_least = (uint64_t)4 << 20;
    /* Bytes a second of a processor: Xapian's writer and the bulk build, by tests/bench/index.sh; joining an index, its
     * sums and its syncing, by tests/bench/grow.sh. */
    static const double plain_rate = 1.5e6, bulk_rate = 7e6, join_rate = 250e6;
    bool joins = !builder->plain && bytes >= join_least &&
                 (double)bytes / bulk_rate + (double)index_bytes / join_rate < (double)bytes / plain_rate;
    return joins ? DL_UPDATE_JOIN : bytes > transaction_limit ? DL_UPDATE_COPY : DL_UPDATE_IN_PLACE;
}

dateline_status dl_builder_settle(dl_builder *builder, const char *path, const char *index, dl_report *report,
                                  dateline_error *error)
{
    if (builder->plain || builder->settled)
        return DATELINE_OK;
    dl_buffer doubt = DL_BUFFER_EMPTY, note = DL_BUFFER_EMPTY;
    dateline_status status = dl_store_trust(&doubt, path, error);
    builder->settled = !status;
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
    dateline_status status = dl_builder_settle(builder, path, index, report, error);
    if (status)
        return status;
    return builder->plain
               ? dl_store_writer_open(out, path, true, error)
               : dl_store_writer_open_bulk(out, path, builder->memory / 2, builder->threads, part, error);
}

dateline_status dl_builder_check(bool *sound, const dl_builder *builder, const char *path,
                                 dateline_error *error)
{
    uint64_t problems = 0;
    *sound = true;
    if (builder->plain)
        return DATELINE_OK;
    dateline_status status = builder->threads > 1
                                 ? dl_store_check_tables(&problems, path, builder->threads, error)
                                 : dl_store_check(&problems, path, NULL, NULL, error);
    *sound = !problems;
    return status;
}
