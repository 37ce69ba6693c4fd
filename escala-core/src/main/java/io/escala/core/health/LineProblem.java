package io.escala.core.health;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a line, and what to do about it.
 *
 * @param kind what is wrong
 * @param since when Meta said so or it was found, or null when that is not known
 * @param until when it ends by itself, or null
 * @param detail Meta's own word for it, or null
 */
public record LineProblem(
        Kind kind,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable String detail) {
    /** What is wrong with a line. */
    public enum Kind {
        /** The line is stopped: Meta refused its token, permission or payment, or an administrator stopped it. */
        STOPPED(Remedy.RESTORE_ACCESS),
        /** The WhatsApp Business Account is banned: nothing is sent. */
        BANNED(Remedy.APPEAL),
        /** The WhatsApp Business Account will be banned. */
        BAN_SCHEDULED(Remedy.APPEAL),
        /** Nobody can be written to outside the messaging window. */
        STARTING_RESTRICTED(Remedy.WAIT_OR_APPEAL),
        /** Nobody can be answered within the messaging window. */
        ANSWERING_RESTRICTED(Remedy.WAIT_OR_APPEAL),
        /** Meta blocked every message of the Page. */
        MESSAGING_RESTRICTED(Remedy.WAIT_OR_APPEAL),
        /** Something else than messages is restricted; the detail names it. */
        OTHER_RESTRICTED(Remedy.WAIT_OR_APPEAL),
        /** Many people block or report the number. */
        QUALITY_RED(Remedy.SEND_LESS),
        /** Some people block or report the number. */
        QUALITY_YELLOW(Remedy.SEND_LESS),
        /** Meta rejected the display name, or it expired. */
        NAME_NOT_APPROVED(Remedy.CHANGE_NAME),
        /** Meta rejected the WhatsApp Business Account. */
        ACCOUNT_REJECTED(Remedy.APPEAL),
        /** The number is not connected; the detail says how Meta calls that. */
        NOT_CONNECTED(Remedy.REGISTER),
        /** Meta says that nothing can be sent; the detail says why. */
        SENDING_BLOCKED(Remedy.FOLLOW_ADVICE),
        /** Meta says that not everything can be sent; the detail says why. */
        SENDING_LIMITED(Remedy.FOLLOW_ADVICE),
        /** The app is not subscribed: nothing is received. */
        NOT_SUBSCRIBED(Remedy.SUBSCRIBE),
        /** The app is not subscribed to everything that is expected. */
        FIELDS_MISSING(Remedy.SUBSCRIBE),
        /** The messages go to another address than the app's; the detail is its host. */
        DELIVERED_ELSEWHERE(Remedy.CHECK_CALLBACK);

        private final Remedy remedy;

        Kind(Remedy remedy) {
            this.remedy = remedy;
        }

        /** Returns what to do about it. */
        public Remedy remedy() {
            return remedy;
        }
    }

    /** What to do about it. */
    public enum Remedy {
        /** Mend token, permission or payment at Meta; then resume the line. */
        RESTORE_ACCESS,
        /** Ask Meta for a review in the Business Support Home. */
        APPEAL,
        /** Wait until it ends, or ask Meta for a review in the Business Support Home. */
        WAIT_OR_APPEAL,
        /** Write less, only to those who expect it, with better templates. */
        SEND_LESS,
        /** Choose another display name in the WhatsApp Manager. */
        CHANGE_NAME,
        /** Register the number, or connect it again. */
        REGISTER,
        /** Do what Meta advises. */
        FOLLOW_ADVICE,
        /** Subscribe the app to the line. */
        SUBSCRIBE,
        /** Remove the other address, unless it is yours. */
        CHECK_CALLBACK
    }

    public LineProblem {
        Objects.requireNonNull(kind, "kind");
    }

    /** Returns what to do about it. */
    public Remedy remedy() {
        return kind.remedy();
    }

    /**
     * Returns what is wrong and what to do, as sentences for an administrator.
     *
     * @param locale Spanish, or anything else for English
     */
    public String text(Locale locale) {
        return LineProblemTexts.in(Objects.requireNonNull(locale, "locale")).of(this);
    }
}
