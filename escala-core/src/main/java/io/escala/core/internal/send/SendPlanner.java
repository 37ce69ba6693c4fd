package io.escala.core.internal.send;

import io.escala.core.internal.identify.PartyKeys;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.port.TeamMember;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendRequest;
import io.escala.core.template.TemplateField;
import io.escala.core.template.TemplateMedia;
import io.escala.core.template.TemplateValues;
import io.escala.crm.Channel;
import io.escala.crm.account.Actor;
import io.escala.crm.change.Claim;
import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import io.escala.crm.template.MessageTemplate;
import io.escala.crm.template.TemplateCategory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Loads what requests are judged by, and judges them. Thread-safe. */
final class SendPlanner {
    private final InboxContext context;
    private final Actor actor;

    SendPlanner(InboxContext context, Actor actor) {
        this.context = context;
        this.actor = actor;
    }

    /**
     * What a request is judged by.
     *
     * @param state the state
     * @param template the template that the draft names, or null
     * @param ownerName the name of the contact's owner, or null
     */
    record Known(
            State state,
            @Nullable MessageTemplate template,
            @Nullable String ownerName) {}

    /** Judges a request that is sent at once. */
    SendPlan plan(Known known, SendRequest request, Instant now) {
        return plan(known, request, null, now);
    }

    /**
     * Judges a request.
     *
     * @param sendAt when it is to be sent, or null for at once
     */
    SendPlan plan(Known known, SendRequest request, @Nullable Instant sendAt, Instant now) {
        return SendRules.plan(
                known.state(),
                new SendContext(
                        request,
                        actor,
                        context.entitlements().of(actor.account()),
                        context.gateways().keySet(),
                        known.template(),
                        known.ownerName(),
                        context.sending(),
                        sendAt,
                        now));
    }

    private Optional<MessageTemplate> template(State state, SendRequest request) {
        return request.draft() instanceof Draft.Template draft
                ? line(state, request.recipient())
                        .filter(line -> line.channel() == Channel.WHATSAPP)
                        .flatMap(line -> context.templates().find(line, draft.name(), draft.language()))
                : Optional.empty();
    }

    private static Optional<Line> line(State state, Recipient recipient) {
        return recipient.accept(new Recipient.Cases<>() {
            @Override
            public Optional<Line> conversation(Recipient.ToConversation to) {
                return state.conversations()
                        .find(to.conversation())
                        .flatMap(found -> state.account().line(found.line()));
            }

            @Override
            public Optional<Line> contact(Recipient.ToContact to) {
                return state.account().line(to.line());
            }
        });
    }

    /** Loads what a request is judged by. */
    Known load(SendRequest request) {
        return load(context.load(actor.account()), request);
    }

    /** Loads what a request is judged by, in addition to what was loaded. */
    Known load(StateLoader loader, SendRequest request) {
        loader.holders(List.of(Claim.clientReference(request.clientReference())));
        load(loader, request.recipient());
        // Including identities merged into the person's, whose keys are valid destinations too.
        loader.conversationsOfIdentities().identities().aliases();
        loader.messages(request.quoted().stream().toList()).lineReports();
        if (request.draft() instanceof Draft.Attachments attachments) {
            loader.libraryFiles(attachments.files());
        }
        MessageTemplate template = template(loader.state(), request).orElse(null);
        if (template != null) {
            loader.templates(List.of(template.key()));
            if (template.category() == TemplateCategory.MARKETING) {
                loader.consents().identitiesOfContacts().channelConsents();
            }
        }
        TemplateValues values =
                request.draft() instanceof Draft.Template draft ? draft.values() : TemplateValues.none();
        values.headerMedia().flatMap(TemplateMedia::file).ifPresent(file -> loader.libraryFiles(List.of(file.id())));
        if (values.shows(TemplateField.Kind.CUSTOM)) {
            loader.contacts().contactKeys().fieldSettings();
        }
        if (values.shows(TemplateField.Kind.EMAIL) || values.shows(TemplateField.Kind.PHONE)) {
            loader.contacts().contactKeys();
        }
        if (values.shows(TemplateField.Kind.COMPANY)) {
            loader.contacts().companiesOfContacts();
        }
        // They say whether the channel is used, whether a user may answer late, and how long a user who answers has the
        // conversation.
        State state = loader.settings().state();
        String owner = values.shows(TemplateField.Kind.OWNER) ? ownerName(state, request.recipient()) : null;
        return new Known(state, template, owner);
    }

    private @Nullable String ownerName(State state, Recipient recipient) {
        return contact(state, recipient)
                .map(Contact::owner)
                .map(owner -> context.members()
                        .members(actor.account(), Set.of(owner))
                        .get(owner))
                .map(TeamMember::displayName)
                .orElse(null);
    }

    private static Optional<Contact> contact(State state, Recipient recipient) {
        return recipient.accept(new Recipient.Cases<>() {
            @Override
            public Optional<Contact> conversation(Recipient.ToConversation to) {
                return state.conversations()
                        .current(to.conversation())
                        .flatMap(found -> state.identities().canonical(found.identity()))
                        .map(ChannelIdentity::contact)
                        .flatMap(state.contacts()::find);
            }

            @Override
            public Optional<Contact> contact(Recipient.ToContact to) {
                return state.contacts().find(to.contact());
            }
        });
    }

    /** Loads whom a message is addressed to. */
    static void load(StateLoader loader, Recipient recipient) {
        recipient.accept(new Recipient.Cases<StateLoader>() {
            @Override
            public StateLoader conversation(Recipient.ToConversation to) {
                return loader.conversations(List.of(to.conversation()))
                        .identities()
                        .lines()
                        .contacts();
            }

            @Override
            public StateLoader contact(Recipient.ToContact to) {
                loader.contacts(List.of(to.contact()))
                        .lines(List.of(to.line()))
                        .contactKeys()
                        .identitiesOfContacts();
                Optional<IdentityKey> number =
                        DestinationRules.phone(loader.state(), to.contact()).map(IdentityKey::whatsAppNumber);
                return number.isPresent()
                        ? loader.holders(PartyKeys.claims(List.of(number.get())))
                        : loader.aliases().holders(DestinationRules.userIds(loader.state(), to.contact()));
            }
        });
    }
}
