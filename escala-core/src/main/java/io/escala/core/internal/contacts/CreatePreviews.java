package io.escala.core.internal.contacts;

import io.escala.core.contacts.CreatePreview;
import io.escala.core.contacts.LikelyTwin;
import io.escala.core.contacts.NewContact;
import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.result.Refusal;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Entitlement;
import io.escala.crm.change.State;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the decision to create a contact without committing it, and finds the likely twins. Thread-safe. */
final class CreatePreviews {
    private final InboxContext context;
    private final Actor actor;
    private final AccountId account;

    CreatePreviews(InboxContext context, Actor actor) {
        this.context = context;
        this.actor = actor;
        this.account = actor.account();
    }

    CreatePreview create(ConversationId conversation, NewContact contact) {
        Set<Entitlement> has = context.entitlements().of(account);
        return context.loop().run(() -> {
            StateLoader loader = context.load(account).settings().fieldSettings();
            ContactForm form = ContactForm.read(contact, loader.state().account());
            State state = ContactLoader.forConversation(loader, conversation, form, namesakes(contact));
            // Before the decision, which applies what it would change.
            List<LikelyTwin> twins = RegistrationPreconditions.conversation(state, conversation, actor, has)
                            .isEmpty()
                    ? twins(state, form, Correspondent.of(state, conversation).orElseThrow())
                    : List.of();
            return Decision.nothing(new CreatePreview(
                    CreateDecision.fromConversation(context.begin(actor, state), conversation, form, actor, has)
                            .answer()
                            .refusals(),
                    twins));
        });
    }

    CreatePreview add(NewContact contact) {
        Set<Entitlement> has = context.entitlements().of(account);
        return context.loop().run(() -> {
            StateLoader loader = context.load(account).settings().fieldSettings();
            ContactForm form = ContactForm.read(contact, loader.state().account());
            State state = ContactLoader.forPreview(loader, form, namesakes(contact));
            List<LikelyTwin> twins =
                    CreateDecision.forbidden(actor, has).isEmpty() ? twins(state, form, null) : List.of();
            List<Refusal> refusals = CreateDecision.alone(context.begin(actor, state), form, actor, has)
                    .answer()
                    .refusals();
            return Decision.nothing(new CreatePreview(refusals, twins));
        });
    }

    private List<ContactId> namesakes(NewContact contact) {
        return Namesakes.read(context.store(), account, Namesakes.of(contact));
    }

    private List<LikelyTwin> twins(State state, ContactForm form, @Nullable Correspondent writer) {
        return LikelyTwins.of(
                state,
                form,
                writer,
                form.hasKeysOfLines() ? state.account().lines() : List.of(),
                AccessRules.looksUpContacts(actor));
    }
}
