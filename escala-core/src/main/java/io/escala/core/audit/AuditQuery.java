package io.escala.core.audit;

import io.escala.crm.account.UserId;
import io.escala.crm.audit.AuditFilter;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditResult;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.line.LineId;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which audit records are wanted. All conditions must match; each step sets one, instead of what it was before. Immutable.
 *
 * <pre>{@code
 * AuditQuery.all().by(sam).from(lastWeek).onlyDenied()
 * }</pre>
 */
public final class AuditQuery {
    private static final AuditQuery ALL = new AuditQuery(AuditFilter.EVERYTHING);

    private final AuditFilter filter;

    private AuditQuery(AuditFilter filter) {
        this.filter = filter;
    }

    /** Returns a query of all records. */
    public static AuditQuery all() {
        return ALL;
    }

    /**
     * Selects records from a time on.
     *
     * @param time the first instant, to the millisecond
     */
    public AuditQuery from(Instant time) {
        Objects.requireNonNull(time, "time");
        return with(time, filter.before(), filter.user(), filter.operations(), filter.subject(), filter.result());
    }

    /**
     * Selects records before a time.
     *
     * @param time the first instant that is too late, to the millisecond
     */
    public AuditQuery before(Instant time) {
        Objects.requireNonNull(time, "time");
        return with(filter.from(), time, filter.user(), filter.operations(), filter.subject(), filter.result());
    }

    /**
     * Selects what a user did or was denied.
     *
     * @param user the user
     */
    public AuditQuery by(UserId user) {
        Objects.requireNonNull(user, "user");
        return with(filter.from(), filter.before(), user, filter.operations(), filter.subject(), filter.result());
    }

    /**
     * Selects some operations.
     *
     * @param operations any of these; none for all
     * @throws IllegalArgumentException for {@link AuditOperation#UNKNOWN}
     */
    public AuditQuery of(AuditOperation... operations) {
        return with(
                filter.from(),
                filter.before(),
                filter.user(),
                Set.of(Objects.requireNonNull(operations, "operations")),
                filter.subject(),
                filter.result());
    }

    /**
     * Selects records about something.
     *
     * @param subject what they are about
     * @throws IllegalArgumentException for {@link AuditSubject.Kind#UNKNOWN}
     */
    public AuditQuery about(AuditSubject subject) {
        Objects.requireNonNull(subject, "subject");
        return with(filter.from(), filter.before(), filter.user(), filter.operations(), subject, filter.result());
    }

    /**
     * Selects records about a conversation.
     *
     * @param conversation the conversation
     */
    public AuditQuery about(ConversationId conversation) {
        return about(AuditSubject.of(Objects.requireNonNull(conversation, "conversation")));
    }

    /**
     * Selects records about a contact.
     *
     * @param contact the contact
     */
    public AuditQuery about(ContactId contact) {
        return about(AuditSubject.of(Objects.requireNonNull(contact, "contact")));
    }

    /**
     * Selects records about a line.
     *
     * @param line the line
     */
    public AuditQuery about(LineId line) {
        return about(AuditSubject.of(Objects.requireNonNull(line, "line")));
    }

    /** Selects what was carried out. */
    public AuditQuery onlyDone() {
        return with(AuditResult.DONE);
    }

    /** Selects what was denied. */
    public AuditQuery onlyDenied() {
        return with(AuditResult.DENIED);
    }

    private AuditQuery with(AuditResult result) {
        return with(filter.from(), filter.before(), filter.user(), filter.operations(), filter.subject(), result);
    }

    private static AuditQuery with(
            @Nullable Instant from,
            @Nullable Instant before,
            @Nullable UserId user,
            Set<AuditOperation> operations,
            @Nullable AuditSubject subject,
            @Nullable AuditResult result) {
        return new AuditQuery(new AuditFilter(from, before, user, operations, subject, result));
    }

    /** Returns the query as stores take it. */
    public AuditFilter toFilter() {
        return filter;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AuditQuery query && filter.equals(query.filter);
    }

    @Override
    public int hashCode() {
        return filter.hashCode();
    }

    /** Equal queries have equal texts. */
    @Override
    public String toString() {
        return "AuditQuery[" + filter.from() + ", " + filter.before() + ", " + filter.user() + ", "
                + new TreeSet<>(filter.operations()) + ", " + filter.subject() + ", " + filter.result() + "]";
    }
}
