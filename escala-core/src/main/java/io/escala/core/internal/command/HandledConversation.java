package io.escala.core.internal.command;

import io.escala.core.internal.audit.AuditTrail;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.account.Actor;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes into the audit trail what was done to a conversation, and to the contact and its records that went along. Reading leaves no record. */
final class HandledConversation {
    private HandledConversation() {}

    static void record(
            UnitOfWork unit, Actor actor, AuditOperation operation, Conversation before, Conversation after) {
        if (operation == AuditOperation.CONVERSATION_MARK_READ
                || operation == AuditOperation.CONVERSATION_MARK_UNREAD) {
            return;
        }
        AuditTrail.done(unit, actor, operation, AuditSubject.of(before.id()), fields(before, after));
        unit.changedContacts()
                .forEach(
                        (contact, fields) -> AuditTrail.done(unit, actor, operation, AuditSubject.of(contact), fields));
        unit.reassignedRecords()
                .forEach(moved -> AuditTrail.done(unit, actor, operation, AuditSubject.of(moved), List.of("OWNER")));
    }

    private static List<String> fields(Conversation before, Conversation after) {
        List<String> fields = new ArrayList<>();
        if (!Objects.equals(before.owner(), after.owner())) {
            fields.add("OWNER");
        }
        if (!before.tags().equals(after.tags())) {
            fields.add("TAGS");
        }
        if (before.open() != after.open()) {
            fields.add("STATE");
        }
        if (Unread.of(before).isUnread() != Unread.of(after).isUnread()) {
            fields.add("UNREAD");
        }
        return fields;
    }
}
