/* Paired tests. */
#include "eval/compare.h"

#include <math.h>

enum { EXCHANGES = 10000 };

/* The continued fraction of the incomplete beta function, by Lentz's method (Abramowitz, Stegun 26.5.8). */
static double beta_fraction(double a, double b, double x)
{
    const double tiny = 1e-300;
    double c = 1, d = 1 - (a + b) * x / (a + 1);
    d = 1 / (fabs(d) < tiny ? tiny : d);
    double value = d;
    for (int m = 1; m < 500; m++) {
        double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        double step = 1;
        for (int part = 0; part < 2; part++) {
            double term = part ? odd : even;
            d = 1 + term * d;
            d = 1 / (fabs(d) < tiny ? tiny : d);
            c = 1 + term / c;
            c = fabs(c) < tiny ? tiny : c;
            step = c * d;
            value *= step;
        }
        if (fabs(step - 1) < 1e-12)
            break;
    }
    return value;
}

/* Regularised incomplete beta function. */
static double incomplete_beta(double a, double b, double x)
{
    if (x <= 0 || x >= 1)
        return x <= 0 ? 0 : 1;
    double front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x));
    if (x < (a + 1) / (a + b + 2))
        return front * beta_fraction(a, b, x) / a;
    return 1 - front * beta_fraction(b, a, 1 - x) / b;
}

double dl_student_p(double t, double freedom)
{
    return incomplete_beta(freedom / 2, 0.5, freedom / (freedom + t * t));
}

/* xorshift64*: small, and the same everywhere. */
static uint64_t next_random(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * UINT64_C(2685821657736338717);
}

static double difference_of(const dl_measured *a, const dl_measured *b, dl_measure measure, size_t i)
{
    return b->queries[i].values[measure] - a->queries[i].values[measure];
}

static double randomisation_p(const dl_measured *a, const dl_measured *b, dl_measure measure, double sum)
{
    uint64_t state = UINT64_C(88172645463325252);
    size_t as_far = 1; /* the observed order is one of them */
    for (int i = 0; i < EXCHANGES; i++) {
        double exchanged = 0;
        uint64_t bits = 0;
        for (size_t q = 0; q < a->count; q++, bits >>= 1) {
            if (q % 64 == 0)
                bits = next_random(&state);
            double difference = difference_of(a, b, measure, q);
            exchanged += bits & 1 ? difference : -difference;
        }
        as_far += fabs(exchanged) >= fabs(sum) - 1e-12;
    }
    return (double)as_far / (EXCHANGES + 1);
}

dl_comparison dl_compare(const dl_measured *a, const dl_measured *b, dl_measure measure)
{
    dl_comparison out = {.t_test = 1, .randomisation = 1};
    double sum = 0, squares = 0, count = (double)a->count;
    for (size_t i = 0; i < a->count; i++) {
        double difference = difference_of(a, b, measure, i);
        sum += difference;
        out.better += difference > 0;
        out.worse += difference < 0;
    }
    if (!out.better && !out.worse)
        return out;
    out.difference = sum / count;
    for (size_t i = 0; i < a->count; i++) {
        double off = difference_of(a, b, measure, i) - out.difference;
        squares += off * off;
    }
    if (count > 1)
        out.t_test = squares > 0 ? dl_student_p(out.difference / sqrt(squares / (count - 1) / count), count - 1) : 0;
    out.randomisation = randomisation_p(a, b, measure, sum);
    return out;
}
