dl_unit_test(signature DEPENDS dl_engine)
dl_unit_test(builders DEPENDS dl_engine)
dl_unit_test(agreement DEPENDS dl_engine)
