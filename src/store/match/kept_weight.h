/* BM25 over kept frequencies (store/frequency.h). For the .cc files of store/ only. */
#ifndef DL_KEPT_WEIGHT_H
#define DL_KEPT_WEIGHT_H

namespace dl
{

/* idf (k1 + 1) f / (k1 + f), with Xapian's idf. Asks for no document's length. */
class KeptWeight : public Xapian::Weight
{
  public:
    KeptWeight(double k1, double norm);
    KeptWeight(const KeptWeight &other) : KeptWeight(other.k1, other.norm)
    {
    }

    /* What a term of so many documents of all gives at most; half of it where it is kept `saturation` times. */
    double most(double all, double holding) const;
    const double saturation; // k1 in kept frequencies

    std::string name() const override;
    KeptWeight *clone() const override;
    double get_sumpart(Xapian::termcount frequency, Xapian::termcount, Xapian::termcount) const override;
    double get_maxpart() const override;
    double get_sumextra(Xapian::termcount, Xapian::termcount) const override;
    double get_maxextra() const override;

  private:
    const double k1, norm;
    double factor = 0;

    void init(double scale) override;
};

} // namespace dl

#endif
