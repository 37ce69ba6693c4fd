package io.escala.acceptance.access;

import io.escala.acceptance.fixture.InboxFixture;
import io.escala.core.inbox.Desk;
import io.escala.core.result.Outcome;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import org.jspecify.annotations.Nullable;

/**
 * A command, to be run by any actor.
 *
 * @param method the interface and name of its method
 * @param operation what the audit trail calls it
 * @param preparation makes what it changes, and returns how it is called
 */
record DeskCommand(String method, AuditOperation operation, Preparation preparation) {
    /** Makes what a command changes. */
    @FunctionalInterface
    interface Preparation {
        /**
         * Returns the prepared call.
         *
         * @param fixture the business
         * @param owner gives a conversation the owner that the test asks for
         */
        Prepared prepare(InboxFixture fixture, Ownership owner);
    }

    /** Gives a conversation the owner that the test asks for. */
    @FunctionalInterface
    interface Ownership {
        void of(ConversationId conversation);
    }

    /**
     * A call that changes something if the actor may.
     *
     * @param subject what it is about when it is denied, or null
     */
    record Prepared(@Nullable AuditSubject subject, Call call) {
        static Prepared on(ConversationId id, Call call) {
            return new Prepared(AuditSubject.of(id), call);
        }

        static Prepared on(ContactId id, Call call) {
            return new Prepared(AuditSubject.of(id), call);
        }

        static Prepared account(Call call) {
            return new Prepared(null, call);
        }
    }

    /** A call. */
    @FunctionalInterface
    interface Call {
        Outcome<?> run(Desk desk);
    }

    @Override
    public String toString() {
        return method;
    }
}
