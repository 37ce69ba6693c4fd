package io.escala.crm.store;

import java.util.Objects;

/**
 * A store cannot be opened. The message says in words what is wrong and what to do about it, never a password. Trouble without
 * a reason of its own, such as a full disk, a server that is starting up or a pool without a free connection, is a
 * {@link StoreUnavailableException}, and opening may be tried again.
 *
 * <p>An author of a store throws it with the reasons that fit.
 */
public class StoreOpenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why a store cannot be opened. Later versions may add reasons. */
    public enum Reason {
        /** The driver is missing, or cannot be used on this machine. */
        DRIVER,
        /** The directory, the database or the schema does not exist. */
        NOT_FOUND,
        /** The user may not read the file, connect to the server, or create tables. */
        NO_PERMISSION,
        /** The server does not accept the user name or the password. */
        LOGIN_REFUSED,
        /** The file, its directory, its file system or the database is read-only. */
        READ_ONLY,
        /** Another process keeps the file or the schema locked. */
        LOCKED,
        /** The server does not answer, or refuses connections. */
        UNREACHABLE,
        /** The file is damaged. */
        CORRUPT,
        /** The file is something else. */
        NOT_A_DATABASE,
        /** The server is another product, or too old. */
        UNSUPPORTED_SERVER,
        /** Migrations are missing, and opening does not run them. */
        SCHEMA_OUTDATED,
        /** The schema is of a newer version of the library. */
        SCHEMA_NEWER,
        /** The schema is not one of a released version. */
        SCHEMA_UNKNOWN,
        /** The pool hands out connections with auto-commit off. */
        AUTO_COMMIT_OFF;

        /** Whether opening may succeed later without anybody doing anything: {@link #LOCKED} and {@link #UNREACHABLE}. */
        public boolean mayPass() {
            return this == LOCKED || this == UNREACHABLE;
        }
    }

    /**
     * Creates the exception.
     *
     * @param message what is wrong and what to do about it, without passwords and personal data
     */
    public StoreOpenException(Reason reason, String message) {
        super(message);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /**
     * Creates the exception.
     *
     * @param message what is wrong and what to do about it, without passwords and personal data
     * @param cause the engine's exception, as far as it contains neither
     */
    public StoreOpenException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /** Returns why, for a program to switch on. */
    public Reason reason() {
        return reason;
    }
}
