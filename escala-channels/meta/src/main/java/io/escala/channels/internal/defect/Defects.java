package io.escala.channels.internal.defect;

import org.jspecify.annotations.Nullable;

/** Handles defects caught in one item, one delivery or one call. Thread-safe: stateless. */
public final class Defects {
    private static final int MAX_FRAMES = 16;
    private static final int MAX_CAUSES = 4;

    private Defects() {}

    /**
     * Rethrows errors of the virtual machine, such as {@link OutOfMemoryError}. A {@link StackOverflowError} is not
     * rethrown, because the stack is unwound where it is caught.
     *
     * @param thrown the caught throwable
     */
    public static void passOnFatal(Throwable thrown) {
        if (thrown instanceof VirtualMachineError fatal && !(thrown instanceof StackOverflowError)) {
            throw fatal;
        }
    }

    /**
     * Describes a defect for the log: its class and those of its causes, and where each was thrown. Never includes a
     * message, which may contain personal data.
     *
     * @param thrown the caught throwable
     * @return one line
     */
    public static String describe(Throwable thrown) {
        StringBuilder line = new StringBuilder();
        @Nullable Throwable cause = thrown;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            line.append(i == 0 ? "" : ", caused by ").append(cause.getClass().getName());
            StackTraceElement[] frames = cause.getStackTrace();
            for (int frame = 0; frame < Math.min(MAX_FRAMES, frames.length); frame++) {
                line.append(frame == 0 ? " at " : " < ").append(frames[frame]);
            }
            cause = cause.getCause();
        }
        return line.toString();
    }
}
