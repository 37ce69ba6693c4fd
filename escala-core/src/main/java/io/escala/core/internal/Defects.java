package io.escala.core.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Handling of exceptions from bugs in the library or the host's code. Stateless. */
public final class Defects {
    /** The frames of a stack overflow only repeat. */
    private static final int FRAMES = 60;

    private static final int CAUSES = 5;

    private Defects() {}

    /**
     * Returns whether an error of the virtual machine, such as a full heap, leaves no safe way to continue. A stack overflow
     * is not fatal, because the stack is empty again once it was unwound.
     *
     * @param thrown the exception
     * @return whether to rethrow it
     */
    public static boolean isFatal(Throwable thrown) {
        return thrown instanceof VirtualMachineError && !(thrown instanceof StackOverflowError);
    }

    /**
     * Rethrows fatal errors.
     *
     * @param thrown the caught exception
     */
    public static void rethrowIfFatal(Throwable thrown) {
        if (thrown instanceof VirtualMachineError fatal && isFatal(fatal)) {
            throw fatal;
        }
    }

    /**
     * Returns an exception to log: with classes and stack, and without messages, which may contain personal data.
     *
     * @param thrown the exception
     * @return the exception to log
     */
    public static Throwable withoutMessages(Throwable thrown) {
        return new Trace(thrown, CAUSES);
    }

    /** Its message is the name of the exception's class. */
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
