package io.escala.core.internal.contacts;

import io.escala.core.contacts.RegistrationResult;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.conversation.ConversationId;

/** What a registration was about: the contact if there is one then, else the conversation. Pure. */
final class RegisteredSubject {
    private RegisteredSubject() {}

    static AuditSubject of(RegistrationResult result, ConversationId conversation) {
        if (result instanceof RegistrationResult.Created created) {
            return AuditSubject.of(created.card().contact().id());
        }
        if (result instanceof RegistrationResult.Associated associated) {
            return AuditSubject.of(associated.card().contact().id());
        }
        if (result instanceof RegistrationResult.AlreadyRegistered already) {
            return AuditSubject.of(already.card().contact().id());
        }
        return AuditSubject.of(conversation);
    }
}
