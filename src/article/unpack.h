/* What is packed: gz, xz, zst, bz2, tar and zip, one in another, through libarchive. Bombs are stopped by how much
 * comes out of how little. */
#ifndef DL_UNPACK_H
#define DL_UNPACK_H

#include "article/reading/reading.h"

/** Whether the first bytes are of something packed. Any thread. */
bool dl_unpack_is_packed(dl_slice head);

/** Reads one text to its end. */
typedef dateline_status dl_unpack_reader(dl_reading *reading, unsigned depth);

/** Unpacks the text `under`, which was read only as far as its head, and has each text in it read by `each`: what
 *  is compressed, or the members that are articles by their names. `depth`: how many archives it lies in.
 *  Errors: those of `each`, IO, MEMORY, STOPPED. */
dateline_status dl_unpack_read(dl_reading *under, unsigned depth, dl_unpack_reader *each) DATELINE_MUST_USE;

#endif
