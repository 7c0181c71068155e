// A BEIR collection through Lucene 8, as a TREC run:
//   java -cp lucene-core-8.7.0.jar:lucene-analyzers-common-8.7.0.jar LuceneRun.java COLLECTION K1 B [LANGUAGE [DEPTH]]
// One field, title and text with a blank between, analyzed by the language's own analyzer; any word, BM25.
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import org.apache.lucene.analysis.*;
import org.apache.lucene.analysis.tokenattributes.*;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.search.*;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.*;

public class LuceneRun {
    static final Map<String, String> ANALYZERS = new HashMap<>();
    static {
        String[] pairs = {"ar", "ar.ArabicAnalyzer", "de", "de.GermanAnalyzer", "el", "el.GreekAnalyzer",
            "en", "en.EnglishAnalyzer", "es", "es.SpanishAnalyzer", "fr", "fr.FrenchAnalyzer",
            "hi", "hi.HindiAnalyzer", "it", "it.ItalianAnalyzer", "nl", "nl.DutchAnalyzer",
            "pt", "pt.PortugueseAnalyzer", "ro", "ro.RomanianAnalyzer", "ru", "ru.RussianAnalyzer",
            "sv", "sv.SwedishAnalyzer", "th", "th.ThaiAnalyzer", "tr", "tr.TurkishAnalyzer",
            "zh", "cjk.CJKAnalyzer", "zh-smart", "cn.smart.SmartChineseAnalyzer", "ja", "cjk.CJKAnalyzer", "ko", "cjk.CJKAnalyzer"};
        for (int i = 0; i < pairs.length; i += 2) ANALYZERS.put(pairs[i], pairs[i + 1]);
    }

    // The string value of a key in one flat JSON object; "" when it is not there.
    static String value(String json, String key) {
        int at = json.indexOf("\"" + key + "\"");
        if (at < 0) return "";
        at = json.indexOf(':', at) + 1;
        while (json.charAt(at) == ' ') at++;
        if (json.charAt(at) != '"') {
            int end = at;
            while (",} ".indexOf(json.charAt(end)) < 0) end++;
            return json.substring(at, end);
        }
        StringBuilder out = new StringBuilder();
        for (at++; json.charAt(at) != '"'; at++) {
            char c = json.charAt(at);
            if (c != '\\') { out.append(c); continue; }
            c = json.charAt(++at);
            if (c == 'u') { out.append((char) Integer.parseInt(json.substring(at + 1, at + 5), 16)); at += 4; }
            else out.append(c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c == 'b' || c == 'f' ? ' ' : c);
        }
        return out.toString();
    }

    static Query anyWord(Analyzer analyzer, String text) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken())
                query.add(new TermQuery(new Term("text", term.toString())), BooleanClause.Occur.SHOULD);
        }
        return query.build();
    }

    public static void main(String[] a) throws Exception {
        Path folder = Paths.get(a[0]);
        BM25Similarity bm25 = new BM25Similarity(Float.parseFloat(a[1]), Float.parseFloat(a[2]));
        String language = a.length > 3 ? a[3] : "en";
        int depth = a.length > 4 ? Integer.parseInt(a[4]) : 1000;
        BooleanQuery.setMaxClauseCount(100000);
        Analyzer analyzer = (Analyzer) Class.forName("org.apache.lucene.analysis." + ANALYZERS.get(language))
            .getDeclaredConstructor().newInstance();
        Directory directory = new ByteBuffersDirectory();
        IndexWriterConfig config = new IndexWriterConfig(analyzer);
        config.setSimilarity(bm25);
        try (IndexWriter writer = new IndexWriter(directory, config);
             BufferedReader corpus = Files.newBufferedReader(folder.resolve("corpus.jsonl"), StandardCharsets.UTF_8)) {
            for (String line; (line = corpus.readLine()) != null;) {
                Document document = new Document();
                document.add(new StoredField("id", value(line, "_id")));
                document.add(new TextField("text", value(line, "title") + " " + value(line, "text"), Field.Store.NO));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
        IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
        searcher.setSimilarity(bm25);
        PrintStream out = new PrintStream(new BufferedOutputStream(System.out), false, "UTF-8");
        try (BufferedReader queries = Files.newBufferedReader(folder.resolve("queries.jsonl"), StandardCharsets.UTF_8)) {
            for (String line; (line = queries.readLine()) != null;) {
                int rank = 0;
                for (ScoreDoc hit : searcher.search(anyWord(analyzer, value(line, "text")), depth).scoreDocs)
                    out.printf("%s Q0 %s %d %.6f lucene%n", value(line, "_id"), searcher.doc(hit.doc).get("id"), ++rank, hit.score);
            }
        }
        out.flush();
    }
}
