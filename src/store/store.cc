typedef int dl_unused_store;
