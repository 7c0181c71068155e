/* Why a query finds nothing: what each of its clauses finds, and the smallest changes that find something. */
#ifndef DL_DOCTOR_H
#define DL_DOCTOR_H

#include "engine/search/probe.h"

/** *out: the diagnosis of the probe's query, in its arena. Works on a tree of its own. A bounded number of
 *  counts. Errors: as dateline_search. */
dateline_status dl_diagnose(const dateline_diagnosis **out, dl_probe *probe) DATELINE_MUST_USE;

#endif
