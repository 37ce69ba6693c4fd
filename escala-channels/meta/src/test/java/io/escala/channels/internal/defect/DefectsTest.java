package io.escala.channels.internal.defect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DefectsTest {
    @Test
    void logContainsClassesAndFramesButNoMessages() {
        Throwable thrown =
                new IllegalStateException("a text of a customer", new IllegalArgumentException("the phone of another"));

        assertThat(Defects.describe(thrown))
                .matches("java.lang.IllegalStateException at [^<]*DefectsTest.*")
                .matches(".*, caused by java.lang.IllegalArgumentException at [^<]*DefectsTest.*")
                .doesNotContain("customer", "phone");
    }

    @Test
    void framesAndCausesAreBounded() {
        Throwable thrown = new IllegalStateException();
        for (int i = 0; i < 100; i++) {
            thrown = new IllegalStateException(thrown);
        }
        StackTraceElement[] frames = new StackTraceElement[1_024];
        Arrays.fill(frames, new StackTraceElement("A", "b", "A.java", 1));
        thrown.setStackTrace(frames);

        assertThat(Defects.describe(thrown).split("IllegalStateException", -1)).hasSize(5);
        assertThat(Defects.describe(thrown).split("A[.]b", -1)).hasSize(17);
    }

    @Test
    void virtualMachineErrorsExceptStackOverflowAreRethrown() {
        for (Throwable thrown : new Throwable[] {
            new StackOverflowError(), new AssertionError(), new LinkageError(), new IllegalStateException()
        }) {
            assertThatCode(() -> Defects.passOnFatal(thrown)).doesNotThrowAnyException();
        }
        assertThatExceptionOfType(OutOfMemoryError.class)
                .isThrownBy(() -> Defects.passOnFatal(new OutOfMemoryError("in a test")));
    }
}
