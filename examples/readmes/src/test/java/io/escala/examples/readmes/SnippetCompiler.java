package io.escala.examples.readmes;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Compiles the blocks of one file together, against this module's class path, in memory and without writing anything. */
final class SnippetCompiler {
    private static final JavaCompiler JAVAC =
            Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "needs a JDK");

    private static final List<String> OPTIONS = List.of(
            "--release",
            "17",
            "-proc:none",
            "-XDshould-stop.ifError=FLOW",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));

    private SnippetCompiler() {}

    /**
     * Compiles.
     *
     * @param imports default imports of a block
     * @param snippets all blocks of a file: later ones may use the classes of earlier ones
     * @return every problem, each as {@code file:line: message}; empty when all compile
     */
    static List<String> problems(String imports, List<Snippet> snippets) {
        List<Source> sources = new ArrayList<>();
        for (Snippet snippet : snippets) {
            sources.add(Source.of(imports, snippet));
        }
        DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
        try {
            task(told, sources).analyze();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> problems = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> each : told.getDiagnostics()) {
            if (each.getKind() == Diagnostic.Kind.ERROR) {
                problems.add(where(each) + each.getMessage(Locale.ENGLISH).replaceAll("\\s+", " "));
            }
        }
        return problems;
    }

    private static String where(Diagnostic<? extends JavaFileObject> each) {
        if (!(each.getSource() instanceof Source source)) {
            return "";
        }
        Snippet snippet = source.snippet;
        // Positions past the end are in the added closing brackets.
        long line = Math.min(each.getLineNumber(), snippet.code().lines().count());
        return snippet.file() + ":" + (snippet.line() + line - 1) + ": ";
    }

    private static JavacTask task(DiagnosticCollector<JavaFileObject> told, List<Source> sources) {
        return (JavacTask) JAVAC.getTask(null, null, told, OPTIONS, null, sources);
    }

    /** A block made into a source file. */
    private static final class Source extends SimpleJavaFileObject {
        private final Snippet snippet;
        private final String code;

        private Source(Snippet snippet, String name, String code) {
            super(URI.create("string:///" + name + Kind.SOURCE.extension), Kind.SOURCE);
            this.snippet = snippet;
            this.code = code;
        }

        /** Uses the first form that parses; as statements, when none does, to report the problem. */
        static Source of(String imports, Snippet snippet) {
            String name = "Line" + snippet.line();
            for (SnippetSource form : SnippetSource.TRIED) {
                Source source = new Source(snippet, name, form.file(name, imports, snippet.code()));
                String type = source.typeIfReadable();
                if (type != null) {
                    return new Source(snippet, type, source.code);
                }
            }
            return new Source(snippet, name, SnippetSource.STATEMENTS.file(name, imports, snippet.code()));
        }

        /** The name of its first type, or null when the compiler cannot even read it. */
        private @Nullable String typeIfReadable() {
            DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
            try {
                for (CompilationUnitTree unit : task(told, List.of(this)).parse()) {
                    if (told.getDiagnostics().stream().noneMatch(each -> each.getKind() == Diagnostic.Kind.ERROR)
                            && unit.getTypeDecls().stream().allMatch(ClassTree.class::isInstance)
                            && !unit.getTypeDecls().isEmpty()) {
                        return ((ClassTree) unit.getTypeDecls().get(0))
                                .getSimpleName()
                                .toString();
                    }
                }
                return null;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }
}
