package io.escala.channels.internal.mapping;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.direct.DirectOptin;
import io.escala.channels.event.direct.DirectReferral;
import io.escala.channels.event.whatsapp.WhatsAppCall;
import io.escala.channels.event.whatsapp.WhatsAppRequestWelcome;
import io.escala.channels.event.whatsapp.WhatsAppUserPreference;
import io.escala.channels.event.whatsapp.WhatsAppUserUpdate;
import io.escala.core.channel.AmendmentEvent;
import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.Party;
import io.escala.core.channel.PersonEvent;
import io.escala.crm.Channel;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.Referral;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.QuarantinedItem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps events about people other than messages: changed ids, consent, entered conversations and calls. */
final class PeopleMapping {
    private static final Map<String, ConsentState> PREFERENCES =
            Map.of("stop", ConsentState.WITHDRAWN, "resume", ConsentState.GRANTED);

    private static final Map<String, ConsentState> NOTIFICATIONS =
            Map.of("stop notifications", ConsentState.WITHDRAWN, "resume notifications", ConsentState.GRANTED);

    private static final String CALL_ENDS = "terminate";

    private PeopleMapping() {}

    /** A system message is an entry of the thread, also when it tells no new ids; a field without new ids is kept raw. */
    static ChannelEvent userUpdate(WhatsAppUserUpdate update) {
        LineKey line = update.line();
        Party before = PartyMapping.of(update.previous());
        Party after = PartyMapping.of(update.current());
        if (line == null || before == null || after == null) {
            return QuarantinedEvents.incomplete(update, update.kind(), before == null ? before : after);
        }
        PersonEvent.Notice notice = Notices.of(update);
        if (!before.keys().isEmpty() && !before.keys().containsAll(after.keys())) {
            return new PersonEvent.PersonChanged(line, before, after, update.at(), notice, update.raw());
        }
        Party unchanged = before.keys().isEmpty() ? after : before;
        return notice == null || unchanged.keys().isEmpty()
                ? keptRaw(update, update.kind())
                : new PersonEvent.PersonChanged(line, unchanged, unchanged, update.at(), notice, update.raw());
    }

    static ChannelEvent preference(WhatsAppUserPreference preference) {
        ConsentState state = state(PREFERENCES, preference.value());
        if (state == null || !"marketing_messages".equals(preference.category())) {
            return keptRaw(preference, preference.kind());
        }
        return consent(preference, preference.line(), PartyMapping.of(preference.user()), state, preference.at());
    }

    /** Marketing messages only: a plugin or one-time notification permits one message and is not consent. */
    static ChannelEvent optin(DirectOptin optin) {
        ConsentState state = optin.status() == null ? ConsentState.GRANTED : state(NOTIFICATIONS, optin.status());
        if (state == null || !"notification_messages".equals(optin.type())) {
            return keptRaw(optin, optin.kind());
        }
        return consent(optin, optin.line(), PartyMapping.of(optin.channel(), optin.user()), state, optin.at());
    }

    static ChannelEvent requestWelcome(WhatsAppRequestWelcome welcome) {
        return arrived(
                welcome,
                PartyMapping.of(welcome.user()),
                welcome.at(),
                WindowOpeners.contains(Channel.WHATSAPP, WindowOpeners.REQUEST_WELCOME),
                null);
    }

    static ChannelEvent referral(DirectReferral referral) {
        return arrived(
                referral,
                PartyMapping.of(referral.channel(), referral.user()),
                referral.at(),
                WindowOpeners.contains(referral.channel(), WindowOpeners.kind(referral.referral())),
                MessageContexts.referral(referral.referral()));
    }

    /**
     * A person's call is one entry. {@code connect} creates it with the time it rang; {@code terminate} is an edit of it,
     * deferred if it arrives first. Calls of the business and recordings create no entry.
     */
    static ChannelEvent call(WhatsAppCall call) {
        boolean begins = "connect".equals(call.event());
        boolean ends = CALL_ENDS.equals(call.event());
        if (!(begins || ends) || !"USER_INITIATED".equalsIgnoreCase(call.direction())) {
            return keptRaw(call, call.kind());
        }
        LineKey line = call.line();
        String id = StorableIds.usable(call.id());
        Party from = PartyMapping.of(call.user());
        if (line == null || id == null || from == null || from.keys().isEmpty()) {
            return QuarantinedEvents.incomplete(call, call.id(), from);
        }
        MessageContent content =
                new MessageContent.Raw("call", new String(call.raw().toByteArray(), StandardCharsets.UTF_8));
        if (ends) {
            Instant at = call.at() == null ? call.endedAt() : call.at();
            return new AmendmentEvent.Edited(line, from, id, at, content, CALL_ENDS, call.raw());
        }
        return new MessageEvent.Called(
                line,
                from,
                id,
                call.at() == null ? call.startedAt() : call.at(),
                content,
                WindowOpeners.contains(Channel.WHATSAPP, WindowOpeners.CALL),
                call.raw());
    }

    private static ChannelEvent consent(
            MetaEvent event, @Nullable LineKey line, @Nullable Party by, ConsentState state, @Nullable Instant at) {
        if (line == null || by == null || by.keys().isEmpty()) {
            return QuarantinedEvents.incomplete(event, event.kind(), by);
        }
        return new PersonEvent.ConsentChanged(line, by, ConsentPurpose.MARKETING, state, at, event.raw());
    }

    private static ChannelEvent arrived(
            MetaEvent event,
            @Nullable Party from,
            @Nullable Instant at,
            boolean opensWindow,
            @Nullable Referral referral) {
        LineKey line = event.line();
        if (line == null || from == null || from.keys().isEmpty()) {
            return QuarantinedEvents.incomplete(event, event.kind(), from);
        }
        return new PersonEvent.EnteredConversation(line, event.kind(), from, at, opensWindow, referral, event.raw());
    }

    private static @Nullable ConsentState state(Map<String, ConsentState> words, @Nullable String word) {
        return word == null ? null : words.get(word.toLowerCase(Locale.ROOT));
    }

    private static ChannelEvent keptRaw(MetaEvent event, String word) {
        return QuarantinedEvents.of(event, QuarantinedItem.Reason.UNRECOGNIZED, word);
    }
}
