package io.escala.examples.readmes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Problems in README code are detected and reported with their location. */
class SnippetCompilerTest {
    private static final String FENCE = "```";

    private static List<String> problems(String... lines) {
        return SnippetCompiler.problems(
                Imports.of("README.md"), Snippet.in("README.md", String.join("\n", lines) + "\n"));
    }

    @Test
    void statementsMembersAndFilesCompile() {
        assertThat(problems(
                        FENCE + "java",
                        "Receipt receipt = webhooks.post(WebhookRequest.of(Map.of(), new byte[0])).receipt();",
                        FENCE,
                        FENCE + "java",
                        "@Deprecated",
                        "private static int twice(int once) {",
                        "    return 2 * once; // and no more",
                        "}",
                        FENCE,
                        FENCE + "java",
                        "interface Shown {",
                        "    AccountId account();",
                        "}",
                        FENCE,
                        FENCE + "java",
                        "package com.example;",
                        "",
                        "public record Other(int number) {}",
                        FENCE))
                .isEmpty();
    }

    @Test
    void unknownNameIsReportedWithFileAndLine() {
        assertThat(problems("# Title", "", FENCE + "java", "int one = 1;", "inbox.fly(one);", FENCE))
                .singleElement()
                .asString()
                .startsWith("README.md:5: cannot find symbol")
                .contains("fly(int)");
    }

    @Test
    void syntaxErrorIsReportedWithFileAndLine() {
        assertThat(problems(FENCE + "java", "int one = 1;", "inbox.health() …", FENCE))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).startsWith("README.md:3: "));
    }

    @Test
    void unclosedBracketIsReportedAtTheLastLine() {
        assertThat(problems(FENCE + "java", "int one = 1;", "if (one > 0) {", FENCE))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).startsWith("README.md:3: "));
    }

    @Test
    void fileWithImportsGetsNoDefaultImports() {
        assertThat(problems(FENCE + "java", "import java.util.List;", "", "record Two(List<Inbox> inboxes) {}", FENCE))
                .singleElement()
                .asString()
                .startsWith("README.md:4: cannot find symbol");
    }

    @Test
    void internalPackageIsNotVisible() {
        assertThat(Imports.exported())
                .contains("io.escala.core.inbox", "io.escala.channels.webhook", "io.escala.crm.store")
                .noneMatch(name -> name.contains("internal"));
    }

    @Test
    void blocksHaveTheirLineAndNoIndentation() {
        List<Snippet> found = Snippet.in(
                "a.md",
                String.join(
                        "\n",
                        FENCE + "sh",
                        "java",
                        FENCE,
                        "- point",
                        "  " + FENCE + "java",
                        "  one();",
                        "",
                        "    two();",
                        "  " + FENCE,
                        FENCE + "javascript",
                        "three()",
                        FENCE));

        assertThat(found).containsExactly(new Snippet("a.md", 6, "one();\n\n  two();\n"));
    }
}
