/* The public interface in one page: makes an index of a file, searches it, prints the hits.
 *   example INDEX FILE QUERY */
#include <dateline/dateline.h>
#include <stdio.h>

static int fail(const dateline_error *error)
{
    fprintf(stderr, "%s (%s)\n", error->message, dateline_status_name(error->status));
    return 2;
}

int main(int argc, char **argv)
{
    if (argc != 4)
        return 2;
    dateline_error error;
    const char *paths[] = {argv[2]};
    dateline_index_options indexing = DATELINE_INDEX_OPTIONS_INIT;
    indexing.index = argv[1];
    indexing.paths = paths;
    indexing.path_count = 1;
    dateline_index_report *report;
    if (dateline_index_run(&report, &indexing, &error))
        return fail(&error);
    printf("%llu passages\n", (unsigned long long)report->passages_total);
    dateline_index_report_free(report);

    dateline_reader *reader;
    dateline_result *result;
    if (dateline_reader_open(&reader, argv[1], &error))
        return fail(&error);
    dateline_search_options searching = DATELINE_SEARCH_OPTIONS_INIT;
    searching.limit = 3;
    if (dateline_search(&result, reader, argv[3], &searching, &error))
        return fail(&error);
    for (size_t i = 0; i < result->hit_count; i++) {
        const dateline_passage *passage = &result->hits[i].passage;
        printf("%s: %zu marked: %.*s\n", dateline_kind_name(passage->kind), passage->span_count,
               (int)passage->text.size, passage->text.data);
    }
    dateline_result_free(result); /* a result outlives its reader or goes first, as you like */
    dateline_reader_free(reader);
    return 0;
}
