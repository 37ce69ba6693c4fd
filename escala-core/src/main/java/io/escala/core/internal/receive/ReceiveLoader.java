package io.escala.core.internal.receive;

import io.escala.core.channel.AmendmentEvent;
import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.DeliveryEvent;
import io.escala.core.channel.LineReported;
import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.PersonEvent;
import io.escala.core.channel.Quarantined;
import io.escala.core.channel.TemplateReported;
import io.escala.core.internal.identify.PartyKeys;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.crm.AccountId;
import io.escala.crm.change.Claim;
import io.escala.crm.change.Relation;
import io.escala.crm.change.State;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.line.LineKey;
import io.escala.crm.template.TemplateKey;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Loads the state for the events of one account, however many, in a fixed number of bulk reads: who holds the keys of the
 * persons and the ids of the messages they name, with those identities and messages; and what else their decisions read of
 * them.
 */
final class ReceiveLoader {
    private final InboxContext context;

    ReceiveLoader(InboxContext context) {
        this.context = context;
    }

    State load(AccountId account, List<RoutedEvent> events) {
        Set<Claim> claims = new LinkedHashSet<>();
        Set<MessageId> references = new LinkedHashSet<>();
        Set<Claim> deferred = new LinkedHashSet<>();
        Set<TemplateKey> templates = new LinkedHashSet<>();
        Set<LineKey> reportedLines = new LinkedHashSet<>();
        Set<Relation> wanted = EnumSet.noneOf(Relation.class);
        for (RoutedEvent event : events) {
            Set<Relation> loads = event.event().accept(LOADS);
            wanted.addAll(loads);
            claims.addAll(PartyKeys.claims(event.keys()));
            if (event.event() instanceof MessageEvent.Inbound inbound) {
                Claim quoted = ChosenOptions.quoted(event.line().id(), inbound);
                if (quoted != null) {
                    claims.add(quoted);
                }
            }
            Claim message = event.messageClaim();
            if (message != null) {
                claims.add(message);
                if (loads.contains(Relation.DEFERRED)) {
                    deferred.add(message);
                }
            }
            reference(event).ifPresent(references::add);
            if (event.event() instanceof TemplateReported reported) {
                templates.add(TemplateDecision.key(reported));
            }
            if (loads.contains(Relation.LINE_REPORTS)) {
                event.lines().forEach(line -> reportedLines.add(line.key()));
            }
        }
        StateLoader loader = context.load(account);
        loader.holders(claims)
                .messages(references)
                .deferred(deferred)
                .templates(templates)
                .lineReports(reportedLines);
        // What leads to more comes first.
        when(wanted, Relation.CONVERSATIONS, loader::conversations);
        when(wanted, Relation.IDENTITIES, loader::identities);
        // With the identities that a person was merged from, because those that are merged further follow.
        when(
                wanted,
                Relation.CONVERSATIONS_OF,
                () -> loader.conversationsOfIdentities().identities());
        when(wanted, Relation.UNSETTLED, loader::unsettled);
        when(wanted, Relation.CHANNEL_CONSENTS, loader::channelConsents);
        when(wanted, Relation.IDENTITIES_OF, loader::identitiesOfContacts);
        when(wanted, Relation.ALIASES, loader::aliases);
        when(wanted, Relation.CONTACTS, loader::contacts);
        when(wanted, Relation.CONTACT_KEYS, loader::contactKeys);
        when(wanted, Relation.MEDIA, loader::media);
        when(wanted, Relation.SETTINGS, loader::settings);
        return loader.state();
    }

    private static void when(Set<Relation> wanted, Relation relation, Runnable load) {
        if (wanted.contains(relation)) {
            load.run();
        }
    }

    /** Returns the message that an event's reference names; references of other apps are no ids of this library. */
    static Optional<MessageId> reference(RoutedEvent event) {
        return Optional.ofNullable(event.event().reference()).flatMap(ChosenOptions::reference);
    }

    private static final ChannelEvent.Cases<Set<Relation>> LOADS = new ChannelEvent.Cases<>() {
        @Override
        public Set<Relation> inbound(MessageEvent.Inbound inbound) {
            return InboundDecision.LOADS;
        }

        @Override
        public Set<Relation> echo(MessageEvent.Echo echo) {
            return EchoDecision.LOADS;
        }

        @Override
        public Set<Relation> status(DeliveryEvent.Status status) {
            return StatusDecision.loads(status);
        }

        @Override
        public Set<Relation> watermark(DeliveryEvent.Watermark watermark) {
            return ReadReceiptDecision.WATERMARK_LOADS;
        }

        @Override
        public Set<Relation> seen(DeliveryEvent.Seen seen) {
            return ReadReceiptDecision.SEEN_LOADS;
        }

        @Override
        public Set<Relation> edited(AmendmentEvent.Edited edited) {
            return Set.of();
        }

        @Override
        public Set<Relation> unsent(AmendmentEvent.Unsent unsent) {
            return AmendDecision.UNSENT_LOADS;
        }

        @Override
        public Set<Relation> reacted(AmendmentEvent.Reacted reacted) {
            return Set.of();
        }

        @Override
        public Set<Relation> quarantined(Quarantined quarantined) {
            return Set.of();
        }

        @Override
        public Set<Relation> personChanged(PersonEvent.PersonChanged changed) {
            return PersonChangeDecision.LOADS;
        }

        @Override
        public Set<Relation> consentChanged(PersonEvent.ConsentChanged consent) {
            return ConsentDecision.LOADS;
        }

        @Override
        public Set<Relation> enteredConversation(PersonEvent.EnteredConversation entered) {
            return EnteredConversationDecision.LOADS;
        }

        @Override
        public Set<Relation> called(MessageEvent.Called called) {
            return InboundDecision.LOADS;
        }

        @Override
        public Set<Relation> templateReported(TemplateReported reported) {
            return TemplateDecision.LOADS;
        }

        @Override
        public Set<Relation> lineReported(LineReported reported) {
            return LineReportDecision.LOADS;
        }
    };
}
