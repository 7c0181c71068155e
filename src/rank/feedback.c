/* Likeness to the best units. */
#include "rank/feedback.h"

#include <math.h>
#include <stdlib.h>

enum { LEAST = 3 };
static const double feedback_weight = 2, feedback_fall = 15;

static double weight_of(const dl_unit_stem *stem, const double *idf)
{
    return (stem->count == 1 ? 1 : 1 + log(stem->count)) * idf[stem->stem];
}

static double square(double x)
{
    return x * x;
}

/* By stem; of the question's that no unit holds, 0. */
static void fill_idf(double *idf, const dl_units *units)
{
    for (size_t i = 0; i < units->stem_count; i++)
        idf[units->stems[i].stem]++;
    for (size_t i = 0; i < units->lexeme_count; i++)
        idf[i] = idf[i] > 0 ? log((double)(units->count + 1) / idf[i]) : 0;
}

static double length_of(const dl_units *units, const dl_unit *unit, const double *idf)
{
    double sum = 0;
    for (size_t s = 0; s < unit->stem_count; s++)
        sum += square(weight_of(&units->stems[unit->first_stem + s], idf));
    return sqrt(sum);
}

static void add_to_centroid(double *centroid, const dl_units *units, const dl_unit *unit, const double *idf,
                            double belief)
{
    for (size_t s = 0; s < unit->stem_count; s++) {
        const dl_unit_stem *stem = &units->stems[unit->first_stem + s];
        centroid[stem->stem] += belief * weight_of(stem, idf);
    }
}

static double product(const dl_units *units, const dl_unit *unit, const double *idf, const double *centroid)
{
    double sum = 0;
    for (size_t s = 0; s < unit->stem_count; s++) {
        const dl_unit_stem *stem = &units->stems[unit->first_stem + s];
        sum += centroid[stem->stem] * weight_of(stem, idf);
    }
    return sum;
}

/* `idf` and `centroid` have a place for every lexeme, `lengths` for every unit; all zero. */
static void add(dl_units *units, double best, double *idf, double *centroid, double *lengths)
{
    double size = 0;
    fill_idf(idf, units);
    for (size_t i = 0; i < units->count; i++) {
        const dl_unit *unit = &units->items[i];
        lengths[i] = length_of(units, unit, idf);
        if (lengths[i] > 0)
            add_to_centroid(centroid, units, unit, idf, exp(feedback_fall * (unit->score / best - 1)) / lengths[i]);
    }
    for (size_t i = 0; i < units->lexeme_count; i++)
        size += square(centroid[i]);
    for (size_t i = 0; i < units->count && size > 0; i++) {
        dl_unit *unit = &units->items[i];
        if (lengths[i] > 0)
            unit->parts[DL_UNIT_FEEDBACK] = feedback_weight * best * product(units, unit, idf, centroid) /
                                            (lengths[i] * sqrt(size));
        unit->score += unit->parts[DL_UNIT_FEEDBACK];
    }
}

void dl_feedback_add(dl_units *units)
{
    double best = 0;
    for (size_t i = 0; i < units->count; i++)
        best = fmax(best, units->items[i].score);
    if (units->count < LEAST || best <= 0)
        return;
    double *room = calloc(2 * units->lexeme_count + units->count, sizeof *room);
    if (room)
        add(units, best, room, room + units->lexeme_count, room + 2 * units->lexeme_count);
    free(room);
}
