/* A record's text to jansson's values. */
#include "article/json/json_load.h"
#include "article/json/json_scan.h"
#include "util/error.h"
#include "util/utf8.h"

#include <stdio.h>

/* A record of more is no article, and would take much memory: some 150 bytes a value. */
enum { VALUE_LIMIT = 1000 * 1000 };

/* Without its long strings first; what cannot be read so is read whole, for its errors. */
static json_t *load_parts(dl_json_long *taken, dl_arena *arena, dl_slice text)
{
    dl_buffer rest = DL_BUFFER_EMPTY;
    json_t *object = NULL;
    if (dl_json_long_take(taken, &rest, arena, text))
        object = json_loadb(rest.data, rest.size, JSON_ALLOW_NUL, NULL);
    if (!object)
        taken->count = 0;
    dl_buffer_free(&rest);
    return object;
}

/* Whole numbers too long for 64 bits as floating ones: ids of any length must not make a record unreadable. */
static json_t *load(dl_slice text, json_error_t *reason)
{
    json_t *object = json_loadb(text.data, text.size, JSON_ALLOW_NUL, reason);
    if (!object && json_error_code(reason) == json_error_numeric_overflow)
        object = json_loadb(text.data, text.size, JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL, reason);
    return object;
}

static void tell_broken(const dl_json_events *events, uint64_t base, const json_error_t *reason, uint64_t line)
{
    char message[300];
    size_t at = reason->position > 0 ? (size_t)reason->position : 0;
    snprintf(message, sizeof message, "not JSON in line %llu, column %d: %s",
             (unsigned long long)(line + (reason->line > 0 ? (uint64_t)reason->line - 1 : 0)),
             reason->column > 0 ? reason->column : 1, reason->text);
    events->problem(events->context, base + at, DL_LOSS_SOME, message);
}

/* As it is, else with what is no JSON mended. */
static json_t *load_mended(dl_json_long *taken, dl_arena *arena, dl_slice text, uint64_t base,
                           const dl_json_events *events, json_error_t *reason, bool *starved)
{
    dl_buffer numbers = DL_BUFFER_EMPTY, commas = DL_BUFFER_EMPTY, mended = DL_BUFFER_EMPTY;
    json_t *object = load_parts(taken, arena, text);
    if (!object)
        object = load(text, reason);
    if (!object && dl_json_mend_numbers(&numbers, text)) {
        text = dl_buffer_slice(&numbers);
        object = numbers.failed ? NULL : load(text, reason);
    }
    json_error_t still;
    if (!object && dl_json_mend_commas(&commas, text) && !commas.failed &&
        (object = load(dl_buffer_slice(&commas), &still)) == NULL && json_error_code(&still) == json_error_out_of_memory)
        *reason = still;
    if (!object && dl_json_mend_surrogates(&mended, text)) {
        events->problem(events->context, base, DL_LOSS_NONE,
                        "half of a surrogate pair in a \\u escape; shown as \uFFFD");
        if (!mended.failed)
            object = load(dl_buffer_slice(&mended), reason);
    }
    *starved = numbers.failed || commas.failed || mended.failed || (!object && json_error_code(reason) == json_error_out_of_memory);
    dl_buffer_free(&numbers);
    dl_buffer_free(&commas);
    dl_buffer_free(&mended);
    return object;
}

dateline_status dl_json_load(json_t **out, dl_json_long *taken, dl_arena *arena, dl_slice text, uint64_t base,
                             uint64_t line, const dl_json_events *events, dateline_error *error)
{
    dl_json_scan scan = {0};
    json_error_t reason;
    bool starved = false;
    *out = NULL;
    *taken = (dl_json_long){NULL, 0};
    dl_json_scan_run(&scan, text);
    if (scan.values > VALUE_LIMIT) {
        events->problem(events->context, base, DL_LOSS_SOME,
                        "a record of more than a million values; that is no article");
        return DATELINE_OK;
    }
    const size_t invalid = dl_utf8_first_invalid(text);
    if (invalid < text.size) {
        dl_buffer fixed = DL_BUFFER_EMPTY;
        events->problem(events->context, base + invalid, DL_LOSS_NONE,
                        "not UTF-8 here; shown as \uFFFD; convert it with iconv");
        dl_utf8_sanitize(&fixed, text);
        text = dl_arena_copy(arena, dl_buffer_slice(&fixed));
        starved = fixed.failed || arena->failed;
        dl_buffer_free(&fixed);
    }
    if (!starved)
        *out = load_mended(taken, arena, text, base, events, &reason, &starved);
    if (starved) {
        json_decref(*out);
        *out = NULL;
        return dl_fail_memory(error);
    }
    if (!*out)
        tell_broken(events, base, &reason, line);
    return DATELINE_OK;
}
