package io.escala.channels.internal.defect;

import org.jspecify.annotations.Nullable;

/** Defects that cost one item, one delivery or one call, and nothing else. Thread-safe: stateless. */
public final class Defects {
    private static final int MAX_FRAMES = 16;
    private static final int MAX_CAUSES = 4;

    private Defects() {}

    /**
     * Throws on what nobody may hold back: an error of the virtual machine, such as memory that is used up. An overflow of the
     * stack is none of those, for the stack is empty again where it is caught.
     *
     * @param thrown what was caught
     */
    public static void passOnFatal(Throwable thrown) {
        if (thrown instanceof VirtualMachineError fatal && !(thrown instanceof StackOverflowError)) {
            throw fatal;
        }
    }

    /**
     * What to log of a defect: the classes of it and of its causes, and where each was thrown. Never a message, which may repeat
     * what somebody wrote.
     *
     * @param thrown what was caught
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
