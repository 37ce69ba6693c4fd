package io.escala.core.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a defect, of the library or of a host's code, may throw without ending what goes on around it. Stateless. */
public final class Defects {
    /** A stack that overflowed says the same again and again. */
    private static final int FRAMES = 60;

    private static final int CAUSES = 5;

    private Defects() {}

    /**
     * Whether nobody can be expected to go on: errors of the virtual machine, such as a full heap. A stack that overflowed is none
     * of them: it is empty again once it was unwound.
     *
     * @param thrown what was thrown
     * @return whether to let it through
     */
    public static boolean isFatal(Throwable thrown) {
        return thrown instanceof VirtualMachineError && !(thrown instanceof StackOverflowError);
    }

    /**
     * Lets fatal errors through.
     *
     * @param thrown what was caught
     */
    public static void rethrowIfFatal(Throwable thrown) {
        if (thrown instanceof VirtualMachineError fatal && isFatal(fatal)) {
            throw fatal;
        }
    }

    /**
     * What is logged of it: classes and stack, and no messages, which may hold personal data.
     *
     * @param thrown what was thrown
     * @return something to log
     */
    public static Throwable withoutMessages(Throwable thrown) {
        return new Trace(thrown, CAUSES);
    }

    /** Its message is the name of the class that was thrown. */
    private static final class Trace extends Exception {
        private static final long serialVersionUID = 1L;

        Trace(Throwable of, int causes) {
            super(of.getClass().getName(), cause(of, causes), false, true);
            StackTraceElement[] frames = of.getStackTrace();
            setStackTrace(frames.length > FRAMES ? Arrays.copyOf(frames, FRAMES) : frames);
        }

        private static @Nullable Trace cause(Throwable of, int causes) {
            return causes == 0 || of.getCause() == null ? null : new Trace(of.getCause(), causes - 1);
        }
    }
}
