package io.escala.core.internal.records;

import io.escala.core.internal.access.AccessRules;
import io.escala.core.result.Refusal;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Entitlement;
import io.escala.crm.account.Permission;
import io.escala.crm.account.UserId;
import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.record.CrmRecord;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who may change records and companies. Pure. */
final class RecordAccess {
    private RecordAccess() {}

    /** The refusal of whoever may change no record at all. */
    static Optional<Refusal> anyRecord(Actor actor, Set<Entitlement> has) {
        return AccessRules.entitled(actor, has)
                .or(() -> actor.kind() == Actor.Kind.AUTOMATION || changesSome(actor)
                        ? Optional.empty()
                        : Optional.of(notPermitted()));
    }

    private static boolean changesSome(Actor actor) {
        return Stream.of(
                        Permission.MANAGE_CONTACTS,
                        Permission.MANAGE_OWN_CONTACTS,
                        Permission.MANAGE_MARKETING_CONTACTS)
                .anyMatch(actor::may);
    }

    /** Whether a user or the host may change a record. Requires its contact. */
    static boolean changes(Actor actor, State state, CrmRecord record) {
        Contact contact = Optional.ofNullable(record.contact())
                .flatMap(state.contacts()::find)
                .orElse(null);
        return actor.may(Permission.MANAGE_CONTACTS)
                || (actor.may(Permission.MANAGE_OWN_CONTACTS)
                        && (isUser(actor, record.owner()) || (contact != null && isUser(actor, contact.owner()))))
                || (actor.may(Permission.MANAGE_MARKETING_CONTACTS) && contact != null && contact.marketing());
    }

    private static boolean isUser(Actor actor, @Nullable UserId owner) {
        return owner != null && owner.equals(actor.user());
    }

    /** The refusal of whoever may not change companies. */
    static Optional<Refusal> companies(Actor actor, Set<Entitlement> has) {
        return AccessRules.entitled(actor, has).or(() -> AccessRules.permitted(actor, Permission.MANAGE_CONTACTS));
    }

    static Refusal notPermitted() {
        return Refusal.of(Refusal.Reason.NOT_PERMITTED, Refusal.Remedy.ASK_ADMINISTRATOR);
    }
}
