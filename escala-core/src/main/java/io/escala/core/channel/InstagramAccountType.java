package io.escala.core.channel;

import java.util.Objects;

/** Whether the Instagram account of a line is a professional one. Three variants, matched with {@code instanceof}. */
public sealed interface InstagramAccountType {
    /** It is a professional account: of a business, or of a creator. */
    record Professional() implements InstagramAccountType {}

    /** It is a personal account, which has no access to the messaging API. */
    record Personal() implements InstagramAccountType {}

    /**
     * It could not be determined. It must be read as neither.
     *
     * @param reason a short word: from the source, or {@link #NOT_ASKED} or {@link #SOURCE_FAILED}
     * @param code Meta's code, or 0 when there is none
     */
    record Unknown(String reason, int code) implements InstagramAccountType {
        /** Nobody was there to be asked: the inbox was built without a source. */
        public static final String NOT_ASKED = "NOT_ASKED";

        /** The source threw an exception, which is a bug. */
        public static final String SOURCE_FAILED = "SOURCE_FAILED";

        public Unknown {
            Objects.requireNonNull(reason, "reason");
        }

        /**
         * Creates a reason without a code.
         *
         * @param reason a short word
         */
        public Unknown(String reason) {
            this(reason, 0);
        }
    }
}
