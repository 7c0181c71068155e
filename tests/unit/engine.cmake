dl_unit_test(signature DEPENDS dl_engine)
