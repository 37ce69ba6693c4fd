package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The numbers in the display names of this module are numbers of rules, one by one. */
class RuleNumbersTest {
    private static final Pattern NUMBER = Pattern.compile("\\b[SM]\\d+\\b");
    private static final Pattern NUMBERED = Pattern.compile("[SM]\\d+(, [SM]\\d+)* \\S.*");
    private static final Pattern NAME =
            Pattern.compile("@DisplayName\\(\\s*\"([^\"]*)\"((?:\\s*\\+\\s*\"[^\"]*\")*)\\s*\\)");

    private static List<String> displayNames() throws IOException {
        List<String> names = new ArrayList<>();
        try (var files = Files.walk(Path.of("src/test/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith("Test.java")).toList()) {
                Matcher name = NAME.matcher(Files.readString(file));
                while (name.find()) {
                    names.add((name.group(1) + name.group(2))
                            .replaceAll("\"?\\s*\\+\\s*\"", "")
                            .replace("\"", ""));
                }
            }
        }
        return names;
    }

    private static Set<String> rules() throws IOException {
        Set<String> rules = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("README.md"))) {
            Matcher rule = Pattern.compile("\\| ([SM]\\d+) \\|.*").matcher(line);
            if (rule.matches()) {
                rules.add(rule.group(1));
            }
        }
        return rules;
    }

    @Test
    void list_of_rules_is_complete() throws IOException {
        assertThat(rules()).hasSize(81 + 53);
    }

    @Test
    void display_names_name_rules_that_exist() throws IOException {
        List<String> names = displayNames();
        assertThat(names).hasSizeGreaterThan(80);
        for (String name : names) {
            List<String> numbers =
                    NUMBER.matcher(name).results().map(result -> result.group()).collect(Collectors.toList());
            assertThat(rules()).as(name).containsAll(numbers);
            assertThat(numbers).as(name).doesNotHaveDuplicates();
        }
    }

    @Test
    void rule_numbers_come_first_and_never_as_a_range() throws IOException {
        for (String name : displayNames()) {
            if (NUMBER.matcher(name).find()) {
                assertThat(name).matches(NUMBERED);
                assertThat(name).doesNotContainPattern("[SM]\\d+\\s*(-|–|to|\\.\\.)\\s*[SM]?\\d+");
            }
        }
    }
}
