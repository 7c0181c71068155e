// Times Lucene 8 on passages, one a line: java -cp lucene-core...:lucene-analyzers-common... LuceneSearch INDEX PASSAGES QUERIES KIND
// KIND: any, all, phrase. The index is made when it is not there. Ten hits with their texts. Timed as in bench_search, after ten
// rounds in which the compiler warms up; the time is the thread's alone, without the compiler's and the collector's.
import java.io.*;
import java.lang.management.*;
import java.nio.file.*;
import java.util.*;
import org.apache.lucene.analysis.*;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.*;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.search.*;
import org.apache.lucene.store.*;

public class LuceneSearch {
    static final int WARM = 10;

    static Query query(Analyzer analyzer, String text, String kind) throws IOException {
        BooleanQuery.Builder words = new BooleanQuery.Builder();
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        int position = -1;
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                position += step.getPositionIncrement();
                phrase.add(new Term("text", term.toString()), position);
                words.add(new TermQuery(new Term("text", term.toString())),
                    kind.equals("all") ? BooleanClause.Occur.MUST : BooleanClause.Occur.SHOULD);
            }
        }
        return kind.equals("phrase") ? phrase.build() : words.build();
    }

    public static void main(String[] a) throws Exception {
        Analyzer analyzer = new EnglishAnalyzer();
        Directory directory = FSDirectory.open(Paths.get(a[0]));
        if (!DirectoryReader.indexExists(directory)) {
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer));
                 BufferedReader lines = Files.newBufferedReader(Paths.get(a[1]))) {
                for (String line; (line = lines.readLine()) != null;) {
                    Document document = new Document();
                    document.add(new TextField("text", line, Field.Store.YES));
                    writer.addDocument(document);
                }
                writer.forceMerge(1);
            }
        }
        IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
        List<String> texts = Files.readAllLines(Paths.get(a[2]));
        double[] took = new double[texts.size()];
        long sum = 0;
        Arrays.fill(took, 1e12);
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        for (int round = 0; round < WARM + 3; round++)
            for (int i = 0; i < took.length; i++) {
                long begin = thread.getCurrentThreadCpuTime();
                for (ScoreDoc hit : searcher.search(query(analyzer, texts.get(i), a[3]), 10).scoreDocs)
                    sum += searcher.doc(hit.doc).get("text").length();
                if (round >= WARM) took[i] = Math.min(took[i], (thread.getCurrentThreadCpuTime() - begin) / 1e3);
            }
        Arrays.sort(took);
        System.out.printf("lucene\t%s\t%.0f\t%.0f\t%.0f%n", a[3], Arrays.stream(took).average().orElse(0),
            took[took.length / 2], took[took.length * 99 / 100]);
        if (sum < 0) System.out.println();
    }
}
