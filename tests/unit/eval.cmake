dl_unit_test(eval DEPENDS dl_eval)
