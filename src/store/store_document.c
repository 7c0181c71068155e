/* Documents are made, emptied, handed over and freed, with what a bulk writer prepared of them. */
#include "store/bulk/run.h"
#include "store/document/document.h"

#include <stdlib.h>
#include <string.h>

dl_store_document *dl_store_document_new(void)
{
    dl_store_document *document = calloc(1, sizeof *document);
    if (document)
        dl_store_document_clear(document);
    return document;
}

void dl_store_document_free(dl_store_document *document)
{
    if (!document)
        return;
    dl_bulk_run_free(document->run);
    dl_bulk_room_free(document->room);
    dl_buffer_free(&document->text);
    dl_buffer_free(&document->data);
    free(document->terms);
    free(document->tallies);
    free(document->slots);
    free(document->mentions);
    free(document->values);
    free(document->parts);
    free(document);
}

void dl_store_document_clear(dl_store_document *document)
{
    dl_bulk_run_free(document->run);
    document->run = NULL;
    dl_buffer_clear(&document->text);
    dl_buffer_clear(&document->data);
    if (document->slot_count)
        memset(document->slots, 0, document->slot_count * sizeof *document->slots);
    document->term_count = document->mention_count = document->value_count = document->count = 0;
    document->length = document->measured = document->measured_documents = 0;
    document->failed = false;
    dl_store_document_mark(document);
}

void dl_store_document_hand_over(dl_store_document *to, dl_store_document *from)
{
    dl_store_document_clear(to);
    to->run = from->run;
    from->run = NULL;
}
