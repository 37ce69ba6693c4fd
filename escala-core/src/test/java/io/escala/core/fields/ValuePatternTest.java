package io.escala.core.fields;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.result.Refusal.Cause;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Patterns of administrators")
class ValuePatternTest {
    @Test
    @DisplayName("are not judged without RE2/J, and that is said")
    void withoutTheLibrary() throws Exception {
        URL core = ValuePattern.class.getProtectionDomain().getCodeSource().getLocation();
        // The loader of the platform would find this module by its packages.
        try (URLClassLoader without = new URLClassLoader(new URL[] {core}, null)) {
            Method judge = without.loadClass(ValuePattern.class.getName())
                    .getDeclaredMethod("judge", String.class, String.class);
            judge.setAccessible(true);

            assertThat(judge.invoke(null, "a+", "aaa")).hasToString("UNAVAILABLE");
        }
        assertThat(ValuePattern.judge("a+", "aaa")).isEqualTo(ValuePattern.Verdict.MATCHES);
        assertThat(FieldParser.problem(ValuePattern.Verdict.UNAVAILABLE)).contains(Cause.NOT_SUPPORTED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[0-9]{8} | 12345678 | MATCHES",
                "[0-9]{8} | 123456789 | DIFFERS",
                "a{1,1000} | a | MATCHES",
                "(a{10}){100} | a | DIFFERS",
                "(a{10}){101} | a | MALFORMED",
                "a{2}b{501} | a | MALFORMED",
                "a{0,}b{99999999999999999999} | a | MALFORMED",
                "\\{x\\} | {x} | MATCHES",
                "(?i)ñandú | ÑANDÚ | MATCHES"
            })
    @DisplayName("match whole texts, and repeat at most a thousand times")
    void repetitions(String pattern, String text, ValuePattern.Verdict verdict) {
        assertThat(ValuePattern.judge(pattern, text)).isEqualTo(verdict);
    }
}
