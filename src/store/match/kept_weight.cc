// BM25 without document lengths.
#include <xapian.h>

#include "store/match/kept_weight.h"
#include "store/frequency.h"

#include <cmath>

namespace dl
{

KeptWeight::KeptWeight(double with, double by)
    : saturation(with * DL_STORE_FREQUENCY_UNIT / by), k1(with), norm(by)
{
    need_stat(COLLECTION_SIZE);
    need_stat(TERMFREQ);
    need_stat(WDF);
    need_stat(WDF_MAX);
}

// Xapian's BM25Weight has this idf: below 2 the odds are flattened, so that it is never negative.
double KeptWeight::most(double all, double holding) const
{
    const double odds = (all - holding + 0.5) / (holding + 0.5);
    return std::log(odds < 2 ? odds * 0.5 + 1 : odds) * (k1 + 1);
}

void KeptWeight::init(double scale)
{
    factor = scale * most(get_collection_size(), get_termfreq());
}

std::string KeptWeight::name() const
{
    return "KeptWeight";
}

KeptWeight *KeptWeight::clone() const
{
    return new KeptWeight(*this);
}

double KeptWeight::get_sumpart(Xapian::termcount frequency, Xapian::termcount, Xapian::termcount) const
{
    return dl_frequency_score(factor, frequency, saturation);
}

double KeptWeight::get_maxpart() const
{
    return get_sumpart(get_wdf_upper_bound(), 0, 0);
}

double KeptWeight::get_sumextra(Xapian::termcount, Xapian::termcount) const
{
    return 0;
}

double KeptWeight::get_maxextra() const
{
    return 0;
}

} // namespace dl
