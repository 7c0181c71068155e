/* Those who are told of what JSON holds. */
#ifndef DL_JSON_EVENTS_H
#define DL_JSON_EVENTS_H

#include "article/reading/source.h"

/* Who is told of what is found in a record. */
typedef struct dl_json_events {
    dateline_status (*article)(void *context, dl_article *article, dateline_error *error);
    dl_record_problem *problem;
    void *context;
} dl_json_events;

#endif
