dl_unit_test(rank DEPENDS dl_rank)
dl_unit_test(ranked_text DEPENDS dl_rank)
