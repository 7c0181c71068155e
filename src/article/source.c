/* to be written */ typedef int dl_unused_source;
