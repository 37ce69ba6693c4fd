package io.escala.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DefectsTest {
    @Test
    void virtualMachineErrorsExceptStackOverflowAreFatal() {
        assertThat(Stream.of(new OutOfMemoryError(), new InternalError())).allMatch(Defects::isFatal);
        assertThat(Stream.of(
                        new StackOverflowError(),
                        new NoClassDefFoundError(),
                        new AssertionError(),
                        new IllegalStateException()))
                .noneMatch(Defects::isFatal);

        OutOfMemoryError full = new OutOfMemoryError();
        assertThatThrownBy(() -> Defects.rethrowIfFatal(full)).isSameAs(full);
        Defects.rethrowIfFatal(new StackOverflowError());
    }

    @Test
    void logContainsClassesAndFramesButNoMessages() {
        Throwable thrown = new IllegalStateException("Rosa, 5493415550101", new AssertionError("rosa@example.com"));

        String logged = print(Defects.withoutMessages(thrown));

        assertThat(logged)
                .contains(
                        "java.lang.IllegalStateException",
                        "java.lang.AssertionError",
                        getClass().getName())
                .doesNotContain("Rosa", "rosa@", "5493415550101");
    }

    @Test
    void deepStacksAndCircularCausesAreTruncated() {
        StackOverflowError overflow = overflow();
        IllegalStateException one = new IllegalStateException();
        one.initCause(new IllegalStateException(one));

        assertThat(Defects.withoutMessages(overflow).getStackTrace()).hasSize(60);
        assertThat(print(Defects.withoutMessages(one))).hasSizeLessThan(100_000);
    }

    private static StackOverflowError overflow() {
        try {
            throw new IllegalStateException("not so deep: " + deeper(0));
        } catch (StackOverflowError e) {
            return e;
        }
    }

    private static int deeper(int depth) {
        return depth < 0 ? 0 : deeper(depth + 1) + 1;
    }

    private static String print(Throwable logged) {
        StringWriter text = new StringWriter();
        logged.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
