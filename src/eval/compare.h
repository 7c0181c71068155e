/* Whether one run is better than another by more than chance: tests over the same queries. */
#ifndef DL_COMPARE_H
#define DL_COMPARE_H

#include "eval/measures.h"

typedef struct dl_comparison {
    double difference;     /* mean of b - a */
    size_t better, worse;  /* queries where b is above, below a */
    double t_test;         /* p of the paired, two-sided t test; 1 when the runs never differ */
    double randomisation;  /* p of the paired, two-sided randomisation test */
} dl_comparison;

/** Compares two runs measured with the same judgments. Randomisation after Smucker, Allan, Carterette: "A
 *  comparison of statistical significance tests for information retrieval evaluation", 2007: 10,000
 *  exchanges of signs at random, from a fixed seed; the same runs always give the same number. */
dl_comparison dl_compare(const dl_measured *a, const dl_measured *b, dl_measure measure);

/** Two-sided p of Student's t with `freedom` degrees of freedom. */
double dl_student_p(double t, double freedom);

#endif
