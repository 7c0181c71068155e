/* An open index: follows the stub to the current generation, checks that this library may read it,
 * and runs work against one complete state, again when the index changed underneath. */
#ifndef DL_READER_H
#define DL_READER_H

#include <dateline/search.h>
#include "engine/stored/identity.h"
#include "engine/stored/manifest.h"
#include "engine/stored/packing.h"
#include "query/synonyms.h"
#include "query/tongues.h"
#include "rank/lexicon.h"
#include "text/analyzer.h"
#include "util/id_table.h"

struct dateline_reader {
    char *index;              /* folder, as given */
    char *generation;         /* names of the open generations, see store/segments/generation.h */
    dl_store_reader *store;
    dl_arena arena;           /* holds identity */
    dl_identity identity;
    dl_analyzer *analyzer;    /* of the index's language */
    dl_synonyms *synonyms;    /* or NULL */
    dl_lexicon *lexicon;      /* of texts that were ranked, once one was */
    dl_tongues tongues;       /* what the open state holds, once has_tongues */
    bool has_tongues;
    dl_unpacker *unpacker;    /* of the generation's records, once one was asked for */
    dl_buffer dictionary;     /* whose it was made with, see dl_store_metadata_again */
    bool has_unpacker;        /* that is the open state's */
    dl_buffer record;
    dl_id_table records;      /* by document, slices that the search at hand has read and will show */
};

/** Opens without looking at the versions: for whoever repairs or rebuilds. *identity_status gets what
 *  loading the identity said (the identity is empty unless OK). No analyzer. Errors: dateline_reader_open's. */
dateline_status dl_reader_open_raw(dateline_reader **out, const char *index,
                                   dateline_status *identity_status, dateline_error *error)
    DATELINE_MUST_USE;

/** The generation's unpacker, borrowed. Errors: MEMORY, DAMAGED, IO, STALE. */
dateline_status dl_reader_unpacker(dl_unpacker **out, dateline_reader *reader, dateline_error *error) DATELINE_MUST_USE;

/** A document's record, borrowed until the next call. Errors: NOT_FOUND (no such document), DAMAGED, IO, STALE, MEMORY. */
dateline_status dl_reader_record(dl_slice *out, dateline_reader *reader, uint32_t document,
                                 dateline_error *error) DATELINE_MUST_USE;

/** The same, in `arena`; or where dl_reader_keep said. */
dateline_status dl_reader_record_copy(dl_slice *out, dateline_reader *reader, uint32_t document, dl_arena *arena,
                                      dateline_error *error) DATELINE_MUST_USE;

/** Remembers a record that may be asked for again, until dl_reader_forget; it must stay where it is until then. */
void dl_reader_keep(dateline_reader *reader, uint32_t document, dl_slice *record);
void dl_reader_forget(dateline_reader *reader);

/** Fails with DAMAGED: `what`, "document" or the like, and its number; says what to do. */
dateline_status dl_reader_fail_damaged(const dateline_reader *reader, const char *what, uint64_t number,
                                       dateline_error *error);

/** Work against one state. STALE makes dl_reader_run call it again on a fresh state. */
typedef dateline_status dl_reader_work(void *context, dateline_reader *reader,
                                       dateline_error *error);

/** Moves to the newest state and runs `work`, at most a few times when it says STALE. */
dateline_status dl_reader_run(dateline_reader *reader, dl_reader_work *work, void *context,
                              dateline_error *error) DATELINE_MUST_USE;

#endif
