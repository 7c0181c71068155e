/* Likeness to the best units. */
#include "rank/feedback.h"

#include <math.h>
#include <stdlib.h>

enum { LEAST = 3 };
static const double feedback_weight = 2, feedback_fall = 15;

static double square(double x)
{
    return x * x;
}

/* What the add below works with, in one piece of memory, all zero at first. */
typedef struct workspace {
    double *idf, *centroid; /* by lexeme; idf is of those that some unit holds */
    double *lengths;        /* by unit */
    double *weights;        /* by entry of units->stems */
    double *logarithms;     /* of 1, 2, ... as many as there are units */
} workspace;

static void fill_idf(const workspace *work, const dl_units *units)
{
    const double all = log((double)(units->count + 1));
    for (size_t i = 0; i < units->count; i++)
        work->logarithms[i] = log((double)(i + 1));
    for (size_t i = 0; i < units->stem_count; i++)
        work->idf[units->stems[i].stem]++;
    for (size_t i = 0; i < units->lexeme_count; i++)
        work->idf[i] = work->idf[i] > 0 ? all - work->logarithms[(size_t)work->idf[i] - 1] : 0;
}

static double logarithm(const workspace *work, const dl_units *units, uint32_t count)
{
    return count <= units->count ? work->logarithms[count - 1] : log(count);
}

/* Weighs the unit's stems; returns their length. */
static double weigh(const workspace *work, const dl_units *units, const dl_unit *unit)
{
    double sum = 0;
    for (size_t s = unit->first_stem; s < unit->first_stem + unit->stem_count; s++) {
        const dl_unit_stem *stem = &units->stems[s];
        work->weights[s] = (1 + logarithm(work, units, stem->count)) * work->idf[stem->stem];
        sum += square(work->weights[s]);
    }
    return sqrt(sum);
}

static void add_to_centroid(const workspace *work, const dl_units *units, const dl_unit *unit, double belief)
{
    for (size_t s = unit->first_stem; s < unit->first_stem + unit->stem_count; s++)
        work->centroid[units->stems[s].stem] += belief * work->weights[s];
}

static double product(const workspace *work, const dl_units *units, const dl_unit *unit)
{
    double sum = 0;
    for (size_t s = unit->first_stem; s < unit->first_stem + unit->stem_count; s++)
        sum += work->centroid[units->stems[s].stem] * work->weights[s];
    return sum;
}

static void add(dl_units *units, double best, const workspace *work)
{
    double size = 0;
    fill_idf(work, units);
    for (size_t i = 0; i < units->count; i++) {
        const dl_unit *unit = &units->items[i];
        work->lengths[i] = weigh(work, units, unit);
        if (work->lengths[i] > 0)
            add_to_centroid(work, units, unit, exp(feedback_fall * (unit->score / best - 1)) / work->lengths[i]);
    }
    for (size_t i = 0; i < units->lexeme_count; i++)
        size += square(work->centroid[i]);
    for (size_t i = 0; i < units->count && size > 0; i++) {
        dl_unit *unit = &units->items[i];
        if (work->lengths[i] > 0)
            unit->parts[DL_UNIT_FEEDBACK] =
                feedback_weight * best * product(work, units, unit) / (work->lengths[i] * sqrt(size));
        unit->score += unit->parts[DL_UNIT_FEEDBACK];
    }
}

bool dl_feedback_add(dl_units *units)
{
    double best = 0;
    for (size_t i = 0; i < units->count; i++)
        best = fmax(best, units->items[i].score);
    if (units->count < LEAST || best <= 0)
        return true;
    const size_t lexemes = units->lexeme_count;
    double *room = calloc(2 * lexemes + 2 * units->count + units->stem_count, sizeof *room);
    if (room)
        add(units, best,
            &(workspace){.idf = room,
                         .centroid = room + lexemes,
                         .weights = room + 2 * lexemes,
                         .lengths = room + 2 * lexemes + units->stem_count,
                         .logarithms = room + 2 * lexemes + units->stem_count + units->count});
    free(room);
    return room != NULL;
}
