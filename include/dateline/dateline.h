/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * dateline/dateline.h - the whole public interface. Start with search.h and index.h. */
#ifndef DATELINE_DATELINE_H
#define DATELINE_DATELINE_H

#include <dateline/base.h>
#include <dateline/index.h>
#include <dateline/search.h>

#endif
