package io.escala.examples.readmes;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One block of code that a Markdown file shows.
 *
 * @param file the file, from the root of the project, with slashes
 * @param line the line number of its first line of code, from 1
 * @param code the code, without the indentation of the block
 */
record Snippet(String file, int line, String code) {
    private static final String FENCE = "```";

    /** Every block of Java of every Markdown file below a folder, by file. Build output and hidden folders are skipped. */
    static Map<String, List<Snippet>> below(Path root) throws IOException {
        return below(root, "java");
    }

    /** The same of another language. */
    static Map<String, List<Snippet>> below(Path root, String language) throws IOException {
        Map<String, List<Snippet>> found = new TreeMap<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = String.valueOf(folder.getFileName());
                boolean ours = folder.equals(root) || !(name.startsWith(".") || name.equals("target"));
                return ours ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (file.toString().endsWith(".md")) {
                    String name = root.relativize(file).toString().replace('\\', '/');
                    List<Snippet> shown = in(name, Files.readString(file), language);
                    if (!shown.isEmpty()) {
                        found.put(name, shown);
                    }
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    /** Every block of Java of one file: fenced, and marked as {@code java}. */
    static List<Snippet> in(String file, String markdown) {
        return in(file, markdown, "java");
    }

    private static List<Snippet> in(String file, String markdown, String language) {
        List<Snippet> found = new ArrayList<>();
        List<String> lines = markdown.lines().toList();
        int at = 0;
        while (at < lines.size()) {
            String mark = lines.get(at).strip();
            int begin = at + 1;
            at++;
            if (!mark.startsWith(FENCE)) {
                continue;
            }
            int indentation = lines.get(begin - 1).indexOf(FENCE);
            StringBuilder code = new StringBuilder();
            while (at < lines.size() && !lines.get(at).strip().equals(FENCE)) {
                String line = lines.get(at);
                code.append(line.substring(Math.min(indentation, line.length())))
                        .append('\n');
                at++;
            }
            at++;
            if (mark.equals(FENCE + language)) {
                found.add(new Snippet(file, begin + 1, code.toString()));
            }
        }
        return found;
    }
}
