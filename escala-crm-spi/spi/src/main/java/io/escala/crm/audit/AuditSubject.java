package io.escala.crm.audit;

import io.escala.crm.account.UserId;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.AutoCloseRuleId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.internal.Checks;
import io.escala.crm.line.LineId;
import io.escala.crm.record.RecordId;
import io.escala.crm.text.SafeText;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.util.Objects;

/**
 * What something was done to, by an id of this library or of the host.
 *
 * @param kind what it is
 * @param id its id, at most 512 characters and 1,024 bytes of UTF-8
 */
public record AuditSubject(Kind kind, String id) {
    /** The kinds of subjects. */
    public enum Kind {
        CONVERSATION,
        CONTACT,
        /** An opportunity, an activity or a task. */
        RECORD,
        COMPANY,
        LINE,
        /** A user of the team. */
        USER,
        /** A rule that closes conversations. */
        AUTO_CLOSE_RULE,
        /** An item of the quarantine, by its id. */
        QUARANTINED_ITEM,
        /** Work of the quarantine, by kind and, where it may be told, id. */
        QUARANTINED_WORK,
        /** What only a newer version of this library knows. */
        UNKNOWN
    }

    public AuditSubject {
        Objects.requireNonNull(kind, "kind");
        Checks.opaque("id", id);
    }

    /** Returns a conversation as a subject. */
    public static AuditSubject of(ConversationId conversation) {
        return new AuditSubject(Kind.CONVERSATION, conversation.value());
    }

    /** Returns a contact as a subject. */
    public static AuditSubject of(ContactId contact) {
        return new AuditSubject(Kind.CONTACT, contact.value());
    }

    /** Returns a record as a subject. */
    public static AuditSubject of(RecordId record) {
        return new AuditSubject(Kind.RECORD, record.value());
    }

    /** Returns a company as a subject. */
    public static AuditSubject of(CompanyId company) {
        return new AuditSubject(Kind.COMPANY, company.value());
    }

    /** Returns a line as a subject. */
    public static AuditSubject of(LineId line) {
        return new AuditSubject(Kind.LINE, line.value());
    }

    /** Returns a user as a subject. */
    public static AuditSubject of(UserId user) {
        return new AuditSubject(Kind.USER, user.value());
    }

    /** Returns a rule that closes conversations as a subject. */
    public static AuditSubject of(AutoCloseRuleId rule) {
        return new AuditSubject(Kind.AUTO_CLOSE_RULE, rule.value());
    }

    /**
     * Returns quarantined work as a subject: by its kind alone where its id is Meta's id of a message, which contains the customer's number, or
     * is too long.
     */
    public static AuditSubject of(WorkKey work) {
        String id = work.kind() + "/" + work.id();
        return new AuditSubject(
                Kind.QUARANTINED_WORK,
                work.kind() == WorkKind.UNPARK || !SafeText.isId(id)
                        ? work.kind().name()
                        : id);
    }
}
