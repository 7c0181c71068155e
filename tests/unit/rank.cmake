dl_unit_test(rank DEPENDS dl_rank)
