/* Files and folders. Paths are bytes as the system has them, terminated. Every error names the
 * path and the system's reason. */
#ifndef DL_FILE_H
#define DL_FILE_H

#include "util/buffer.h"

/** Reads a whole file into `out` (appended). IO error; INPUT error when larger than `limit` bytes. */
dateline_status dl_file_read(dl_buffer *out, const char *path, size_t limit, dateline_error *error)
    DATELINE_MUST_USE;

/** Writes a file, new or in place of what it held. It is not synced, and after a failure may hold a part. Error: IO. */
dateline_status dl_file_write(const char *path, dl_slice content, dateline_error *error) DATELINE_MUST_USE;

/** Replaces `path` by `content` so that readers see the old bytes or the new ones: writes a file
 *  beside it, syncs it, renames it, syncs the folder. The old file stays on any failure but the last, to sync the folder. */
dateline_status dl_file_replace(const char *path, dl_slice content, dateline_error *error)
    DATELINE_MUST_USE;

/** Makes a folder and the missing ones above it. Existing ones are fine. Folders that get a new one are synced when `synced`. */
dateline_status dl_file_make_folder(const char *path, bool synced, dateline_error *error) DATELINE_MUST_USE;

/** Syncs a folder's entries, and each regular file directly in it when `files`. */
dateline_status dl_file_sync_folder(const char *path, bool files, dateline_error *error)
    DATELINE_MUST_USE;

/** Removes a folder and all in it. A missing one is fine. */
dateline_status dl_file_remove_folder(const char *path, dateline_error *error) DATELINE_MUST_USE;

/** Adds the sizes of the regular files directly in a folder, bytes; a missing folder has none. Errors: IO, MEMORY. */
dateline_status dl_file_folder_size(uint64_t *bytes, const char *path, dateline_error *error) DATELINE_MUST_USE;

/** The path from the root, without links, "." and "..", as far as it is there; what is not, is added as it is written.
 *  *out is malloc'ed. Errors: IO (a relative path, and the working folder is gone), MEMORY. */
dateline_status dl_file_absolute(char **out, const char *path, dateline_error *error) DATELINE_MUST_USE;

/** folder + "/" + name, malloc'ed; NULL when memory ran out. */
char *dl_file_join(const char *folder, const char *name);

#endif
