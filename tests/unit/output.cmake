dl_unit_test(printers DEPENDS dl_output dateline_lib)
