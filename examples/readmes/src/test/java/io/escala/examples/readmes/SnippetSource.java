package io.escala.examples.readmes;

import java.util.List;

/** The form of a block of Java, and how it becomes a source file. Added code moves no line. */
enum SnippetSource {
    /** A whole file. It declares its imports, or none and gets the default imports. */
    FILE {
        @Override
        String file(String name, String imports, String code) {
            boolean whole = code.startsWith("package ") || code.startsWith("import ");
            return whole ? code : "package " + PACKAGE + "; " + imports + code;
        }
    },
    /** Statements: the body of a method that may throw anything. */
    STATEMENTS {
        @Override
        String file(String name, String imports, String code) {
            return "package " + PACKAGE + "; " + imports + "abstract class " + name
                    + " extends SnippetContext { void shown() throws Exception { " + code + "}}";
        }
    },
    /** Methods and fields: the body of a class. */
    MEMBERS {
        @Override
        String file(String name, String imports, String code) {
            return "package " + PACKAGE + "; " + imports + "abstract class " + name + " extends SnippetContext { "
                    + code + "}";
        }
    };

    /** The package of blocks that declare none, that of {@link SnippetContext}. */
    static final String PACKAGE = SnippetSource.class.getPackageName();

    /** The order in which they are tried; declarations can stand among statements, and would do as members too. */
    static final List<SnippetSource> TRIED = List.of(values());

    abstract String file(String name, String imports, String code);
}
