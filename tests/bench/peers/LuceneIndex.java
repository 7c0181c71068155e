// Indexes a file of passages, one a line, with Lucene 8 and EnglishAnalyzer, text stored:
//   java -cp lucene-core-8.7.0.jar:lucene-analyzers-common-8.7.0.jar LuceneIndex.java FILE FOLDER THREADS positions|none
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.store.*;

public class LuceneIndex {
    public static void main(String[] arguments) throws Exception {
        FieldType type = new FieldType(TextField.TYPE_STORED);
        type.setIndexOptions(arguments[3].equals("positions") ? IndexOptions.DOCS_AND_FREQS_AND_POSITIONS
                                                              : IndexOptions.DOCS_AND_FREQS);
        IndexWriterConfig config = new IndexWriterConfig(new EnglishAnalyzer());
        config.setRAMBufferSizeMB(128);
        try (Directory folder = FSDirectory.open(Paths.get(arguments[1]));
             IndexWriter writer = new IndexWriter(folder, config);
             BufferedReader lines = Files.newBufferedReader(Paths.get(arguments[0]), StandardCharsets.UTF_8)) {
            Thread[] threads = new Thread[Integer.parseInt(arguments[2])];
            for (int i = 0; i < threads.length; i++) {
                threads[i] = new Thread(() -> {
                    List<String> taken = new ArrayList<>();
                    try {
                        do {
                            taken.clear();
                            synchronized (lines) {
                                for (String line; taken.size() < 1000 && (line = lines.readLine()) != null;) taken.add(line);
                            }
                            for (String line : taken) {
                                Document document = new Document();
                                document.add(new Field("text", line, type));
                                writer.addDocument(document);
                            }
                        } while (!taken.isEmpty());
                    } catch (IOException failure) { throw new UncheckedIOException(failure); }
                });
                threads[i].start();
            }
            for (Thread thread : threads) thread.join();
            writer.forceMerge(1);
            writer.commit();
        }
    }
}
