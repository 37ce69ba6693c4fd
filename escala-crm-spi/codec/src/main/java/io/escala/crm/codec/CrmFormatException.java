package io.escala.crm.codec;

/**
 * A text that {@link CrmCodec#read} cannot read. The message says what is unknown or wrong and where, without anything of the text itself,
 * which may be personal data; so the exception has no cause either.
 */
public final class CrmFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is the matter. */
    public enum Reason {
        /** A newer version of the form, which only a newer version of the library reads. */
        NEWER_FORMAT,
        /** A variant of a sealed family that this version of the library does not know. */
        UNKNOWN_VARIANT,
        /** A constant of an enum that this version of the library does not know. */
        UNKNOWN_CONSTANT,
        /** No JSON, JSON of another type, or a value that its type refuses. */
        DAMAGED
    }

    private final Reason reason;
    private final String path;

    private CrmFormatException(Reason reason, Location at, String message) {
        super(message + " at " + at.path());
        this.reason = reason;
        this.path = at.path();
    }

    static CrmFormatException newer(Location at) {
        return new CrmFormatException(Reason.NEWER_FORMAT, at, "newer version of the form");
    }

    static CrmFormatException unknownVariant(Location at, Class<?> family) {
        return new CrmFormatException(Reason.UNKNOWN_VARIANT, at, "unknown variant of " + family.getName());
    }

    static CrmFormatException unknownConstant(Location at, Class<?> type) {
        return new CrmFormatException(Reason.UNKNOWN_CONSTANT, at, "unknown constant of " + type.getName());
    }

    static CrmFormatException damaged(Location at, String what) {
        return new CrmFormatException(Reason.DAMAGED, at, what);
    }

    /** What is the matter. */
    public Reason reason() {
        return reason;
    }

    /** Where, such as {@code value.changes[2].message.content}: names of components and places in lists, maps and sets. */
    public String path() {
        return path;
    }
}
