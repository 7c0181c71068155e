/* How often a word stands in a document, as the index keeps it: BM25's frequency with the document's length in it, so
 * that weighing a posting needs no look-up of that length, which would take most of a search's time.
 *
 *   kept = UNIT count / norm, rounded, at least 1        norm = 1 - b + b length / pivot
 *
 * `length` is the sum of the document's counts. The pivot is BM25's average length, which nobody knows while documents
 * are written: it is measured on the first of them and then stays as it is. When that was not the average of all,
 * multiplying what is kept with the norm of the true average gives BM25 with that average, and with a b that differs from
 * ours by little: 0.86 instead of 0.75 when the pivot is half of what it should be, 0.6 when it is twice that. Kept
 * frequencies add up as counts do, and most take one byte. To Xapian they are wdfs, and their sum the document's length.
 * After "Pivoted document length normalization" (Singhal, Buckley, Mitra 1996) and BM25F's pseudo-frequencies. */
#ifndef DL_FREQUENCY_H
#define DL_FREQUENCY_H

#include "schema/field.h"
#include "store/store.h"

/** The average length of so many documents, which are long together; a few usual ones are among them, so that one or two
 * do not say too much. At least 1. */
static inline double dl_frequency_average(uint64_t length, uint64_t documents)
{
    const double usual = 2, average = ((double)length + usual * DL_STORE_PIVOT) / ((double)documents + usual);
    return average < 1 ? 1 : average;
}

/** The norm of a document of that length. */
static inline double dl_frequency_norm(double length, double pivot)
{
    return 1 - DL_LENGTH_WEIGHT + DL_LENGTH_WEIGHT * length / pivot;
}

/** What counts of a document of that length are multiplied with. */
static inline double dl_frequency_scale(uint64_t length, double pivot)
{
    return DL_STORE_FREQUENCY_UNIT / dl_frequency_norm((double)length, pivot);
}

/** What is kept of a count; 0 of 0. */
static inline uint32_t dl_frequency(uint64_t count, double scale)
{
    const double kept = (double)count * scale + 0.5, most = 1 << 24; /* far past all saturation */
    return !count ? 0 : kept < 1 ? 1 : kept > most ? (uint32_t)most : (uint32_t)kept;
}

/** What a frequency gives: a multiple of 2^-36, below 2^15. Sums of those are exact, whatever is added first, so that the
 * same words give the same score whichever way they are found and in whichever segment. */
static inline double dl_frequency_score(double factor, double frequency, double saturation)
{
    const double coarse = 3.0 * (1 << 15); /* beside this number, a double has no finer bits */
    return (factor * frequency / (saturation + frequency) + coarse) - coarse;
}

#endif
